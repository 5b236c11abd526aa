import { workerHere } from '@/app/_shared/session'
import { TextField } from '@/app/_shared/ui/form'
import { InvitePage } from '@/app/_shared/ui/invite'
import { inviteColleagueAction } from '../actions'

export default async function InviteColleaguePage() {
  const who = await workerHere('/partner/collegas/uitnodigen')
  return (
    <InvitePage
      who={who}
      heading="Nodig een collega uit"
      back={{ href: '/partner/collegas', label: 'Collega’s' }}
      lead={
        <>
          Uw collega krijgt een e-mail met een link. De link werkt 7 dagen. Uw collega kan daarna inwoners
          aanmelden voor {who.organisation}.
        </>
      }
      action={inviteColleagueAction}
    >
      <TextField name="name" label="Naam van uw collega" />
      <TextField name="email" label="E-mailadres op het werk" type="email" ltr />
    </InvitePage>
  )
}
