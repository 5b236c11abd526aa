import { workerHere } from '@/app/_shared/session'
import { Form, TextField } from '@/app/_shared/ui/form'
import { WorkPage } from '@/app/_shared/ui/work'
import { factorForm, SetUp } from '@/app/inloggen/_factor'
import { ownFactor } from '@/lib/team/queries/factor'
import { dropFactorAction } from '../actions'

export default async function OwnSecondStepPage() {
  const who = await workerHere('/account')
  const factor = await ownFactor(who.actor)
  const heading = factor?.confirmedAt ? 'Stel de tweede stap opnieuw in' : 'Stel de tweede stap in'
  const title = `${heading} – Wegwijs`
  return (
    <WorkPage
      who={who}
      path="/account/tweede-stap"
      heading={heading}
      back={{ href: '/account', label: 'Mijn account' }}
      ownTitle
    >
      <div className="door">
        {factor?.confirmedAt ? (
          <>
            <p className="lead">Eerst vervalt de tweede stap die u nu hebt. Vul daarvoor nog één code in.</p>
            <Form action={dropFactorAction} {...factorForm} title={title}>
              <TextField
                name="code"
                label="Een code uit uw app, of een code van papier"
                hint="Hebt u een nieuwe telefoon? Gebruik dan een code van papier."
                autoComplete="one-time-code"
              />
              <div className="bar">
                <button type="submit" className="button primary">
                  Laat de tweede stap vervallen
                </button>
              </div>
            </Form>
          </>
        ) : factor ? (
          <>
            <p className="lead">
              Bij het aanmelden met een link vult u voortaan ook een code uit een app in.
            </p>
            <SetUp factor={factor} title={title} along={{ terug: '/account' }} />
          </>
        ) : null}
      </div>
    </WorkPage>
  )
}
