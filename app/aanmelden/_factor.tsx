import { ButtonForm } from '@/app/_shared/ui/button-form'
import { formWords } from '@/app/_shared/ui/door'
import { Form, TextField } from '@/app/_shared/ui/form'
import { Qr } from '@/app/_shared/ui/qr'
import type { confirmFactor, dropFactor, showDigits, showPaper } from '@/lib/team/commands/factor'
import type { ownFactor } from '@/lib/team/queries/factor'
import type { ReasonOf } from '@/lib/tools/result'
import { because, errorWords, slowDown } from './_words'
import { beginFactorAction, confirmFactorAction } from './actions'

type Factor = NonNullable<Awaited<ReturnType<typeof ownFactor>>>
type Props = { title: string; along?: Record<string, string> }

const refusals = because<
  ReasonOf<typeof confirmFactor | typeof showDigits | typeof showPaper | typeof dropFactor> | 'signed_out'
>({
  digits_refused: 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in.',
  paper_refused: 'Deze code klopt niet, of is al gebruikt. Probeer een andere code van papier.',
  slow_down: slowDown,
  signed_out: 'U bent afgemeld. Meld u opnieuw aan.',
})

/** What a form about the second step says, whichever it is. */
export const factorForm = { ...formWords, sentences: errorWords, refusals }

/** Setting the second step up: first the explanation, then what the app has to know and its first code. */
export function SetUp({ factor, title, along }: Props & { factor: Factor }) {
  if (!factor.setUp) return <Begin along={along} title={title} />
  const { address, key } = factor.setUp
  return (
    <Form action={confirmFactorAction} {...factorForm} title={title} along={along}>
      <ol>
        <li>Open de app op uw telefoon. Kies “toevoegen” of het plusje.</li>
        <li>
          Scan deze code met de app.
          <p>
            <Qr text={address} label="Code om met uw app te scannen" />
          </p>
          <details className="fold">
            <summary>Ik kan niet scannen</summary>
            <p>Typ deze sleutel in de app:</p>
            <p className="code-text key" translate="no">
              {key.replace(/(.{4})(?=.)/g, '$1 ')}
            </p>
          </details>
        </li>
        <li>De app toont nu 6 cijfers. Vul die hier in.</li>
      </ol>
      <Digits />
    </Form>
  )
}

function Begin({ along, title }: Props) {
  return (
    <>
      <title>{title}</title>
      <p>
        U hebt een app nodig die codes maakt, op uw telefoon. Bijvoorbeeld Microsoft Authenticator, Google
        Authenticator of Aegis. De app is gratis en werkt zonder internet.
      </p>
      <ButtonForm action={beginFactorAction} label="Ik heb een app. Begin" primary along={along} />
    </>
  )
}

/** The field for the six digits of the app, and its button. */
export function Digits() {
  return (
    <>
      <TextField
        name="code"
        label="De code uit uw app"
        hint="6 cijfers"
        autoComplete="one-time-code"
        numeric
      />
      <div className="bar">
        <button type="submit" className="button primary">
          Verder
        </button>
      </div>
    </>
  )
}
