import { workerHere } from '@/app/_shared/session'
import { InvitePage } from '@/app/_shared/ui/invite'
import { InviteForm } from './_form'

export default async function InviteColleaguePage() {
  const who = await workerHere('/partner/collegas/uitnodigen')
  const heading = 'Nodig een collega uit'
  return (
    <InvitePage
      who={who}
      heading={heading}
      back={{ href: '/partner/collegas', label: 'Collega’s' }}
      lead={
        <>
          Uw collega krijgt een e-mail met een link. De link werkt 7 dagen. Uw collega kan daarna inwoners
          aanmelden voor {who.organisation}.
        </>
      }
    >
      <InviteForm title={heading} />
    </InvitePage>
  )
}
