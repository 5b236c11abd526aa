import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { anyone } from '@/app/_shared/guest'
import { Turned } from '@/app/_shared/needs/turned'
import { workerHere } from '@/app/_shared/session'
import { texts } from '@/app/_shared/texts/texts'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { libraryName } from '@/lib/network/queries/branches'
import { clock } from '@/lib/tools/clock'
import { addressOf, consentOf, personOf } from '../_paths'
import { agreedBy, backOf } from '../_wanted'

export default async function ConsentPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/vragen/nieuw')
  const agreed = await agreedBy(who.actor, await askedOf(searchParams), clock())
  const library = await libraryName(anyone)
  if (!library) notFound()
  const { language, wanted } = agreed
  const { say } = texts(language)
  return (
    <Turned
      who={who}
      language={language}
      to={(taal) => consentOf({ ...wanted, taal })}
      back={backOf(agreed)}
      organisation={library}
      yes={
        <a className="button" href={personOf(wanted, CONSENT_VERSION)}>
          {say('need.consent.yes')}
        </a>
      }
      no={
        <a className="button" href={addressOf(wanted)}>
          {say('need.consent.address')}
        </a>
      }
    />
  )
}
