import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { SetUp } from '@/app/inloggen/_factor'
import { DropForm } from '@/app/inloggen/_forms'
import { ownFactor } from '@/lib/team/queries/factor'
import { dropFactorAction } from '../actions'

export default async function OwnSecondStepPage() {
  const who = await workerHere('/account')
  const factor = await ownFactor(who.actor)
  const heading = factor?.confirmedAt ? 'Stel de tweede stap opnieuw in' : 'Stel de tweede stap in'
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
            <DropForm action={dropFactorAction} title={heading} />
          </>
        ) : factor ? (
          <>
            <p className="lead">
              Bij het aanmelden met een link vult u voortaan ook een code uit een app in.
            </p>
            <SetUp factor={factor} title={heading} along={{ terug: '/account' }} />
          </>
        ) : null}
      </div>
    </WorkPage>
  )
}
