import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { anyone } from '@/app/_shared/guest'
import { LanguageLinks } from '@/app/_shared/needs/languages'
import { AddressPaper } from '@/app/_shared/needs/paper'
import { workerHere } from '@/app/_shared/session'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Branch, branches } from '@/lib/network/queries/branches'
import { branchInFull } from '@/lib/network/rules/where'
import { clock } from '@/lib/tools/clock'
import { addressOf, askLibraryOf, inNavigation } from '../_paths'
import { wantedBy } from '../_wanted'

export default async function AddressPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/vragen/nieuw')
  const { topic, town, language } = await wantedBy(who.actor, await askedOf(searchParams), clock())
  if (!topic || !town) redirect('/partner/vragen/nieuw')
  const wanted = { onderwerp: topic, plaats: town.slug, taal: language }
  const all = await branches(anyone)
  const here = all.filter(({ municipalitySlug }) => municipalitySlug === town.slug)
  return (
    <WorkPage
      who={who}
      path={inNavigation}
      heading="Adres op papier"
      back={{ href: askLibraryOf(wanted), label: 'Terug' }}
    >
      <p>Er is niets over de inwoner bewaard.</p>
      <LanguageLinks
        label="Taal van het papier"
        language={language}
        to={(taal) => addressOf({ ...wanted, taal })}
      />
      <PrintButton label="Print de adressen" />
      <div className="made-cards">
        {(here.length > 0 ? here : all).map((one) => (
          <AddressPaper key={one.id} language={language} of={onPaper(one)} libraryPhone={null} />
        ))}
      </div>
    </WorkPage>
  )
}

/** A branch as it stands on paper: when somebody is there without an appointment. */
function onPaper(branch: Branch) {
  const { phone, walkIn } = branch
  const nothing = {
    street: null,
    postcode: null,
    description: { nl: null, en: null, ar: null },
    closures: [],
  }
  return { ...nothing, name: branchInFull(branch), phone, town: null, hours: walkIn }
}
