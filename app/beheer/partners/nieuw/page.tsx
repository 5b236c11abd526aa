import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { PartnerForm } from '../_form'
import { partnersPath } from '../_paths'

export default async function NewPartnerPage() {
  const who = await workerHere('/beheer/partners/nieuw')
  const heading = 'Nieuwe partner'
  return (
    <WorkPage
      who={who}
      path="/beheer/partners/nieuw"
      heading={heading}
      ownTitle
      back={{ href: partnersPath, label: 'Partners' }}
    >
      <PartnerForm title={heading} towns={await towns(who.actor)} />
    </WorkPage>
  )
}
