import { workerHere } from '@/app/_shared/session'
import { InvitePage } from '@/app/_shared/ui/invite'
import { organisationsToInviteFor } from '@/lib/team/queries/invitations'
import { InviteForm } from './_form'

export default async function InviteMemberPage() {
  const who = await workerHere('/beheer/mensen/uitnodigen')
  const organisations = await organisationsToInviteFor(who.actor)
  const heading = 'Nodig iemand uit'
  return (
    <InvitePage
      who={who}
      heading={heading}
      back={{ href: '/beheer/mensen', label: 'Mensen' }}
      lead="Deze persoon krijgt een e-mail met een link. De link werkt 7 dagen."
    >
      <InviteForm
        title={heading}
        organisations={organisations.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
    </InvitePage>
  )
}
