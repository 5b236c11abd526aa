import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { type Organisation, organisationWith } from '@/lib/network/queries/organisations'
import { hoursWritten, perDay } from '@/lib/network/rules/week'
import { clock } from '@/lib/tools/clock'
import { PartnerForm } from '../_form'
import { numberIn } from '../_own'
import { partnerAt } from '../_paths'

export default async function ChangePartnerPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/partners/wijzig')
  const { partner } = await askedOf(searchParams)
  const [found, all] = await Promise.all([
    organisationWith(who.actor, { organisationId: numberIn(partner) }, clock()),
    towns(who.actor),
  ])
  if (!found) notFound()
  const heading = `Wijzig ${found.name}`
  return (
    <WorkPage
      who={who}
      path="/beheer/partners/wijzig"
      heading={heading}
      ownTitle
      back={{ href: partnerAt(found.id), label: found.name }}
    >
      <PartnerForm title={heading} towns={all} organisationId={String(found.id)} saved={savedOf(found)} />
    </WorkPage>
  )
}

function savedOf({ name, phone, street, postcode, town, description, areas, hours }: Organisation) {
  const texts = { phone, street, postcode, town }
  const written = {
    descriptionNl: description.nl,
    descriptionEn: description.en,
    descriptionAr: description.ar,
  }
  return Object.fromEntries([
    ['called', name],
    ...Object.entries({ ...texts, ...written }).map(([field, text]) => [field, text ?? '']),
    ...areas.map(({ id }) => [`town${id}`, 'yes']),
    ...perDay(hours).map(({ weekday, spans }) => [`hours${weekday}`, hoursWritten(spans)]),
  ]) as Record<string, string>
}
