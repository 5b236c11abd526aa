import { type Asked, askedOf } from '@/app/_shared/asked'
import { Turned } from '@/app/_shared/needs/turned'
import { workerHere } from '@/app/_shared/session'
import { texts } from '@/app/_shared/texts/texts'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { clock } from '@/lib/tools/clock'
import { AddressButton } from '../_address'
import { countedAs, helperBy, readyBy } from '../_chosen'
import { consentOf, partnersOf, personOf } from '../_paths'

export default async function ConsentPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/partner')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const ready = await readyBy(who.actor, asked, now)
  const { versionId, organisation } = await helperBy(who.actor, ready, asked, now)
  const { language } = ready
  const carried = { ...ready.carried, taal: language }
  const { word, say } = texts(language)
  return (
    <Turned
      who={who}
      language={language}
      to={(taal) => consentOf({ ...carried, taal }, versionId)}
      back={{ href: partnersOf(carried), label: 'Terug' }}
      organisation={organisation.name}
      yes={
        <a className="button" href={personOf(carried, versionId, CONSENT_VERSION)}>
          {say('need.consent.yes')}
        </a>
      }
      no={
        <AddressButton
          organisationId={organisation.id}
          label={word('need.consent.address')}
          carried={carried}
          counted={countedAs(ready, now)}
        />
      }
    />
  )
}
