import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { anyone } from '@/app/_shared/guest'
import { promiseWords } from '@/app/_shared/needs/promise'
import { needTopics } from '@/app/_shared/needs/topics'
import { topicWord } from '@/app/_shared/questions/topics'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { callingHours } from '@/lib/network/queries/branches'
import { clock } from '@/lib/tools/clock'
import { addressOf, consentOf, inNavigation } from './_paths'
import { type Asking, wantedBy } from './_wanted'

const path = '/partner/vragen/nieuw'

export default async function AskLibraryPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/vragen/nieuw')
  const now = clock()
  const asking = await wantedBy(who.actor, await askedOf(searchParams), now)
  return (
    <WorkPage
      who={who}
      path={inNavigation}
      heading="Vraag de bibliotheek om hulp"
      back={{ href: '/partner', label: 'Begin' }}
    >
      {asking.takes.length > 0 ? (
        <>
          <p className="lead">De bibliotheek belt de inwoner, en helpt verder.</p>
          <Wish asking={asking} />
          <Answer asking={asking} now={now} />
        </>
      ) : (
        <p className="notice">
          Uw organisatie heeft nog geen afspraak met de bibliotheek om inwoners over te nemen. Een tijd of een
          cursus boeken kan altijd.
        </p>
      )}
      <section aria-labelledby="meteen">
        <h2 id="meteen">Of boek meteen</h2>
        <p>Weet u al wat de inwoner nodig heeft? Dan kiest u zelf een tijd of een cursus.</p>
        <p>
          <a className="button" href="/partner/nieuw">
            Kies een tijd of een cursus
          </a>
        </p>
      </section>
    </WorkPage>
  )
}

/** Only what the library takes of this partner, and where. */
function Wish({ asking: { topic, town, towns, takes } }: { asking: Asking }) {
  const taken = new Set(takes.flatMap(({ topics }) => topics))
  const topics = needTopics()
    .map(({ group, options }) => ({ group, options: options.filter(({ value }) => taken.has(value)) }))
    .filter(({ options }) => options.length > 0)
  const where = new Set(takes.flatMap(({ municipalities }) => municipalities.map(({ id }) => id)))
  return (
    <FilterForm wide path={path} chosen={{ onderwerp: topic ?? undefined, plaats: town?.slug }}>
      <SelectField name="onderwerp" label="Waarover?" first="Kies een onderwerp" options={topics} />
      <SelectField
        name="plaats"
        label="In welke gemeente woont de inwoner?"
        first="Kies een gemeente"
        options={towns
          .filter(({ id }) => where.has(id))
          .map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </FilterForm>
  )
}

/** Whether the library takes it, and how fast; or what can be done instead. */
async function Answer({ asking: { topic, town, under }, now }: { asking: Asking; now: Date }) {
  if (!topic || !town) return null
  const wanted = { onderwerp: topic, plaats: town.slug }
  const off = await callingHours(anyone, now)
  return (
    <section aria-labelledby="antwoord">
      <h2 id="antwoord">
        {topicWord(topic)}, {town.name}
      </h2>
      {under ? (
        <p>{promiseWords(under, off, now)}</p>
      ) : (
        <p className="notice">
          Hiervoor is in {town.name} geen afspraak met de bibliotheek. Geef het adres van de bibliotheek, of
          boek een tijd.
        </p>
      )}
      <p className="buttons">
        {under ? (
          <a className="button" href={consentOf(wanted)}>
            Vraag de bibliotheek te bellen
          </a>
        ) : null}
        <a className="button" href={addressOf(wanted)}>
          Adres op papier
        </a>
      </p>
    </section>
  )
}
