import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { Fact } from '@/app/_shared/ui/facts'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { agreements } from '@/lib/needs/queries/versions'
import { type Organisation, organisationWith } from '@/lib/network/queries/organisations'
import { stretches } from '@/lib/network/rules/week'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { AgreementList } from '../../afspraken/_list'
import { Closures } from '../_closures'
import { numberIn } from '../_own'
import { partnerAt, partnersPath } from '../_paths'
import { addressWords, areaWords, hoursWords, kindWords } from '../_words'

const done: Record<string, string> = {
  gemaakt: 'De partner staat erbij. Maak nu een afspraak.',
  bewaard: 'Bewaard.',
  dicht: 'Bewaard. Deze dagen tellen niet mee als werkdag van deze partner.',
  open: 'Deze dagen tellen weer mee.',
}

type Props = Asked & { params: Promise<{ id: string }> }

export default async function PartnerPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/partners')
  const [{ id }, { gelukt, doe }, now] = [await params, await askedOf(searchParams), clock()]
  const [found, all] = await Promise.all([
    organisationWith(who.actor, { organisationId: numberIn(id) }, now),
    agreements(who.actor, now),
  ])
  if (!found) notFound()
  const own = all.filter(({ from, to }) => from.id === found.id || to.id === found.id)
  const [maySet, mayAgree] = [may(who.actor, 'partners.set'), may(who.actor, 'agreements.set')]
  return (
    <WorkPage
      who={who}
      path={partnerAt(found.id)}
      heading={<bdi translate="no">{found.name}</bdi>}
      title={found.name}
      back={{ href: partnersPath, label: 'Partners' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <Facts found={found} />
      {maySet ? (
        <p className="buttons">
          <a className="button" href={`/beheer/partners/wijzig?partner=${found.id}`}>
            Wijzig
          </a>
        </p>
      ) : null}
      <h2>Afspraken</h2>
      {own.length > 0 ? (
        <AgreementList agreements={own} now={now} />
      ) : (
        <p>Met {found.name} is nog niets afgesproken.</p>
      )}
      {mayAgree ? (
        <p className="buttons">
          <a className="button" href={`/beheer/afspraken/nieuw?partner=${found.id}`}>
            Nieuwe afspraak
          </a>
        </p>
      ) : null}
      <h2>Gesloten</h2>
      <Closures of={found} now={now} form={maySet && doe === 'dicht'} maySet={maySet} />
    </WorkPage>
  )
}

function Facts({ found }: { found: Organisation }) {
  const address = addressWords(found)
  return (
    <dl className="data-summary">
      <Fact label="Wat">
        {kindWords[found.kind]} in {areaWords(found.areas)}
      </Fact>
      <Fact label="Telefoon">
        {found.phone ? (
          <a href={dialled(found.phone)} translate="no" dir="ltr">
            {inGroups(found.phone)}
          </a>
        ) : (
          'Nog invullen'
        )}
      </Fact>
      <Fact label="Adres">{address ? <bdi translate="no">{address}</bdi> : 'Nog invullen'}</Fact>
      <Fact label="Uren">
        <Hours found={found} />
      </Fact>
      <Fact label="Inwoners lezen">
        <Read found={found} />
      </Fact>
      <Fact label="In Wegwijs">
        {found.hasMembers
          ? 'Er kijkt iemand mee: een vraag komt daar aan.'
          : 'Nog niemand. Een inwoner krijgt het adres mee. Of de balie belt zelf: een vraag staat meteen weer bij ons.'}
      </Fact>
    </dl>
  )
}

function Hours({ found }: { found: Organisation }) {
  if (found.hours.length === 0) return 'Nog invullen'
  return (
    <ul className="meetings">
      {stretches(found.hours).map((one) => (
        <li key={one.from}>{hoursWords(one)}</li>
      ))}
    </ul>
  )
}

function Read({ found: { description } }: { found: Organisation }) {
  const written = (['nl', 'en', 'ar'] as const).filter((language) => description[language])
  if (written.length === 0) return 'Nog in te vullen door de partner'
  return written.map((language) => (
    <p key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
      {description[language]}
    </p>
  ))
}
