import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { LanguageLinks } from '@/app/_shared/needs/languages'
import { AddressPaper } from '@/app/_shared/needs/paper'
import { ownPhone } from '@/app/_shared/own-phone'
import { workerHere } from '@/app/_shared/session'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { organisationWith } from '@/lib/network/queries/organisations'
import { clock } from '@/lib/tools/clock'
import { readyBy } from '../_chosen'
import { addressOf, partnersOf } from '../_paths'

export default async function AddressPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/partner')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const { language, carried, need } = await readyBy(who.actor, asked, now)
  const { organisatie = '' } = asked
  const found = /^\d{1,9}$/.test(organisatie)
    ? await organisationWith(who.actor, { organisationId: Number(organisatie) }, now)
    : null
  if (!found) notFound()
  return (
    <WorkPage
      who={who}
      path="/balie/partner"
      heading="Adres op papier"
      back={{ href: partnersOf(carried), label: 'Wie kan helpen?' }}
    >
      {asked.geteld && !need ? <p>De vraag is geteld. Er is niets over de inwoner bewaard.</p> : null}
      <LanguageLinks
        label="Taal van het papier"
        language={language}
        to={(taal) => addressOf({ ...carried, taal }, organisatie)}
      />
      <PrintButton label="Print het adres" />
      <AddressPaper language={language} of={found} libraryPhone={(await ownPhone()) || null} />
    </WorkPage>
  )
}
