import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { Unseen } from '@/app/_shared/forms/unseen'
import { needTopics } from '@/app/_shared/needs/topics'
import { topicWord } from '@/app/_shared/questions/topics'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { addressesFor, whoCanHelp } from '@/lib/needs/queries/agreements'
import type { Actor } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { dayOf } from '../_paths'
import { needAt } from '../vragen/_paths'
import { AddressButton } from './_address'
import { type Chosen, chosenBy, countedAs, type Ready } from './_chosen'
import { Helpers } from './_helpers'
import { keepOf, partnersOf } from './_paths'

export default async function PartnerPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/partner')
  const now = clock()
  const asked = await askedOf(searchParams)
  const chosen = await chosenBy(who.actor, asked, now)
  const { need, topic, town, branch, carried } = chosen
  // In the address: whoever comes back here with "Back" is busy with the same visitor, who is counted once.
  if (carried.bezoek && carried.bezoek !== asked.bezoek) redirect(partnersOf(carried))
  const back = need
    ? { href: needAt(need.needId, 'partner'), label: 'Terug naar de vraag' }
    : { href: dayOf({ vestiging: branch?.slug }), label: 'Vandaag' }
  return (
    <WorkPage who={who} path="/balie/partner" heading="Wie kan helpen?" back={back}>
      {need ? (
        <p className="lead">
          <bdi translate="no">{need.name}</bdi>
        </p>
      ) : (
        <About chosen={chosen} />
      )}
      {topic && town ? <Ways actor={who.actor} ready={{ ...chosen, topic, town }} now={now} /> : null}
    </WorkPage>
  )
}

/** What it is about and where somebody lives: that says who can help, and nothing about who it is. */
function About({ chosen: { topic, town, towns, carried } }: { chosen: Chosen }) {
  const { vestiging, via, geteld, bezoek } = carried
  const along = Object.entries({ vestiging, via, geteld, bezoek })
  return (
    <FilterForm wide path="/balie/partner" chosen={{ onderwerp: topic ?? undefined, plaats: town?.slug }}>
      <Unseen fields={Object.fromEntries(along.filter((one): one is [string, string] => Boolean(one[1])))} />
      <SelectField name="onderwerp" label="Waarover?" first="Kies een onderwerp" options={needTopics()} />
      <SelectField
        name="plaats"
        label="In welke gemeente woont de inwoner?"
        first="Kies een gemeente"
        options={towns.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </FilterForm>
  )
}

/** Never an empty list: whoever can be asked, and at the end the library itself. */
async function Ways({ actor, ready, now }: { actor: Actor; ready: Ready; now: Date }) {
  const { topic, town, carried } = ready
  const asked = { topic, municipalityId: town.id }
  const [helpers, here] = [await whoCanHelp(actor, asked, now), await addressesFor(actor, asked, now)]
  const others = here.filter(({ id }) => !helpers.some(({ organisation }) => organisation.id === id))
  const counted = countedAs(ready, now)
  return (
    <section aria-labelledby="wie">
      <h2 id="wie">
        {topicWord(topic)}, {town.name}
      </h2>
      {helpers.length === 0 ? (
        <p className="notice">
          Voor {topicWord(topic)} hebben wij in {town.name} met niemand een afspraak. Niemand gaat zonder hulp
          weg: wij houden de vraag bij ons, en spreken een dag af.
        </p>
      ) : null}
      <ul className="helpers">
        <Helpers helpers={helpers} ready={ready} counted={counted} now={now} />
        <li className="helper">
          <div>
            <h3>De bibliotheek</h3>
            <p>Wij houden de vraag bij ons, en spreken een dag af.</p>
          </div>
          <div className="helper-ways">
            <a className={helpers.length === 0 ? 'button primary' : 'button'} href={keepOf(carried)}>
              Wij helpen zelf verder
            </a>
          </div>
        </li>
      </ul>
      {others.length > 0 ? (
        <details className="fold">
          <summary>
            Alleen een adres: {others.length} andere {others.length === 1 ? 'organisatie' : 'organisaties'} in{' '}
            {town.name}
          </summary>
          <ul className="helpers">
            {others.map(({ id, name, description }) => (
              <li key={id} className="helper">
                <div>
                  <h3>
                    <bdi translate="no">{name}</bdi>
                  </h3>
                  {description.nl ? <p>{description.nl}</p> : null}
                </div>
                <div className="helper-ways">
                  <AddressButton
                    organisationId={id}
                    label="Adres op papier"
                    about={`van ${name}`}
                    {...{ carried, counted }}
                  />
                </div>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
