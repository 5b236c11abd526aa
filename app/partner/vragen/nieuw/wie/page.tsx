import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { languageNames } from '@/app/_shared/language'
import { houseOf } from '@/app/_shared/needs/card'
import { ownPhone } from '@/app/_shared/own-phone'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { AskLibraryForm } from '../_form'
import { addressOf, consentOf, inNavigation } from '../_paths'
import { agreedBy } from '../_wanted'

const heading = 'Wie mag de bibliotheek bellen?'

export default async function PersonPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/vragen/nieuw')
  const asked = await askedOf(searchParams)
  const { topic, town, language, under, wanted } = await agreedBy(who.actor, asked, clock())
  // Whoever did not read it, or another text, reads it first.
  if (asked.goed !== CONSENT_VERSION) redirect(consentOf(wanted))
  return (
    <WorkPage
      who={who}
      path={inNavigation}
      heading={heading}
      back={{ href: consentOf(wanted), label: 'Terug naar de tekst' }}
      ownTitle
    >
      <p className="lead">
        De inwoner las de tekst in het {languageNames[language].dutch ?? 'Nederlands'} en vindt het goed dat
        de bibliotheek belt of schrijft.
      </p>
      <AskLibraryForm
        title={heading}
        along={{
          ...{ formKey: randomUUID(), topic, municipalityId: `${town.id}`, versionId: `${under.versionId}` },
          ...{ consentVersion: CONSENT_VERSION, consentLanguage: language, agreed: 'yes' },
        }}
        language={language}
        house={houseOf({ ...config(), libraryPhone: await ownPhone() }, await libraryLogo(who.actor))}
        addressAt={addressOf(wanted)}
      />
    </WorkPage>
  )
}
