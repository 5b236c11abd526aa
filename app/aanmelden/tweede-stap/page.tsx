import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { present, signInPage, wayIn, withBack } from '@/app/_shared/session'
import { ButtonForm } from '@/app/_shared/ui/button-form'
import { Door, doorTitle } from '@/app/_shared/ui/door'
import { Form, TextField } from '@/app/_shared/ui/form'
import { ownFactor } from '@/lib/team/queries/factor'
import { ownPath } from '@/lib/team/rules/sessions'
import { Digits, factorForm, SetUp } from '../_factor'
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
          <SetUp factor={factor} title={doorTitle(heading)} along={along} />
        </>
      ) : papier ? (
        <Paper title={doorTitle(heading)} along={along} back={back} />
      ) : (
        <App title={doorTitle(heading)} along={along} back={back} />
      )}
      <hr />
      <ButtonForm action={signOutAction} label="Afmelden" />
    </Door>
  )
}

type Props = { title: string; along?: Record<string, string>; back: string | null }

function App({ title, along, back }: Props) {
  const paper = `/aanmelden/tweede-stap?${new URLSearchParams({ papier: '1', ...(back ? { terug: back } : {}) })}`
  return (
    <>
      <Form action={showDigitsAction} {...factorForm} title={title} along={along}>
        <Digits />
      </Form>
      <p>
        Hebt u uw telefoon niet? <a href={paper}>Gebruik een code van papier</a>.
      </p>
    </>
  )
}

function Paper({ title, along, back }: Props) {
  return (
    <>
      <Form action={showPaperAction} {...factorForm} title={title} along={along}>
        <TextField
          name="code"
          label="Een code van papier"
          hint="U hebt 10 codes gekregen. Elke code werkt één keer."
          kind="code"
        />
        <div className="bar">
          <button type="submit" className="button primary">
            Verder
          </button>
        </div>
      </Form>
      <p>
        <a href={withBack('/aanmelden/tweede-stap', back)}>Gebruik toch de app</a>
      </p>
      <p>
        Hebt u ook de codes niet meer? Vraag de coördinator om uw tweede stap te laten vervallen. Daar zijn
        twee mensen voor nodig. Is er maar één coördinator? Dan kan wie de website beheert het doen.
      </p>
    </>
  )
}
