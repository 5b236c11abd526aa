import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ownPath, secondStepPage, signInPage, withBack } from '@/app/_shared/doors'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { present, wayIn } from '@/app/_shared/session'
import { Door } from '@/app/_shared/ui/door'
import { ownFactor } from '@/lib/team/queries/factor'
import { SetUp } from '../_factor'
import { DigitsForm, PaperForm } from '../_forms'
import { showDigitsAction, showPaperAction, signOutAction } from '../actions'

export default async function SecondStepPage({ searchParams }: Asked) {
  const { terug, papier } = await askedOf(searchParams)
  const back = ownPath(terug)
  const who = await present()
  if (!who) redirect(withBack(signInPage, back))
  if (who.step === 'none') redirect(wayIn(who, back))
  const factor = await ownFactor(who.actor)
  const along = back ? { terug: back } : undefined
  const setUp = who.step === 'set_up' && factor
  const heading = setUp ? 'Stel de tweede stap in' : 'De tweede stap'
  return (
    <Door heading={heading} ownTitle>
      {setUp ? (
        <>
          <p className="lead">
            U ziet gegevens van inwoners. Daarom vragen wij bij het aanmelden voortaan ook een code uit een
            app. Zo komt niemand binnen die alleen uw e-mail kan lezen.
          </p>
          <SetUp factor={factor} title={heading} along={along} />
        </>
      ) : papier ? (
        <Paper title={heading} along={along} back={back} />
      ) : (
        <App title={heading} along={along} back={back} />
      )}
      <hr />
      <ButtonForm action={signOutAction} label="Afmelden" />
    </Door>
  )
}

type Props = { title: string; along?: Record<string, string>; back: string | null }

function App({ title, along, back }: Props) {
  const paper = `${secondStepPage}?${new URLSearchParams({ papier: '1', ...(back ? { terug: back } : {}) })}`
  return (
    <>
      <DigitsForm action={showDigitsAction} title={title} along={along} />
      <p>
        Hebt u uw telefoon niet? <a href={paper}>Gebruik een code van papier</a>.
      </p>
    </>
  )
}

function Paper({ title, along, back }: Props) {
  return (
    <>
      <PaperForm action={showPaperAction} title={title} along={along} />
      <p>
        <a href={withBack(secondStepPage, back)}>Gebruik toch de app</a>
      </p>
      <p>
        Hebt u ook de codes niet meer? Vraag de coördinator om uw tweede stap te laten vervallen. Daar zijn
        twee mensen voor nodig. Is er maar één coördinator? Dan kan wie de website beheert het doen.
      </p>
    </>
  )
}
