import { workerHere } from '@/app/_shared/session'
import { doorTitle, formWords } from '@/app/_shared/ui/door'
import { Form, TextField } from '@/app/_shared/ui/form'
import { inviteErrors, inviteRefusals } from '@/app/_shared/ui/people'
import { WorkPage } from '@/app/_shared/ui/work'
import { because } from '@/app/aanmelden/_words'
import { inviteAction } from '../actions'

const heading = 'Nodig een collega uit'

export default async function InviteColleaguePage() {
  const who = await workerHere('people.invite', 'partner')
  return (
    <WorkPage
      who={who}
      path="/partner/colleagues/uitnodigen"
      heading={heading}
      back={{ href: '/partner/colleagues', label: 'Collega’s' }}
      ownTitle
    >
      <div className="door">
        <p className="lead">
          Uw collega krijgt een e-mail met een link. De link werkt 7 dagen. Uw collega kan daarna inwoners
          aanmelden voor {who.organisation}.
        </p>
        <Form
          action={inviteAction}
          {...formWords}
          title={doorTitle(heading)}
          sentences={inviteErrors}
          refusals={because(inviteRefusals)}
        >
          <TextField name="name" label="Naam van uw collega" />
          <TextField name="email" label="E-mailadres op het werk" type="email" ltr />
          <div className="bar">
            <button type="submit" className="button primary">
              Stuur de uitnodiging
            </button>
          </div>
        </Form>
      </div>
    </WorkPage>
  )
}
