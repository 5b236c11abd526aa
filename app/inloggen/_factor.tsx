import { ButtonForm } from '@/app/_shared/forms/button-form'
import { titled } from '@/app/_shared/forms/words'
import { Qr } from '@/app/_shared/ui/qr'
import type { ownFactor } from '@/lib/team/queries/factor'
import { DigitsForm } from './_forms'
import { beginFactorAction, confirmFactorAction } from './actions'

type Factor = NonNullable<Awaited<ReturnType<typeof ownFactor>>>
type Props = { title: string; along?: Record<string, string> }

/** Setting the second step up: first the explanation, then what the app has to know and its first code. */
export function SetUp({ factor, title, along }: Props & { factor: Factor }) {
  if (!factor.setUp) return <Begin along={along} title={title} />
  const { address, key } = factor.setUp
  return (
    <DigitsForm action={confirmFactorAction} title={title} along={along}>
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
    </DigitsForm>
  )
}

function Begin({ along, title }: Props) {
  return (
    <>
      <title>{titled(title)}</title>
      <p>
        U hebt een app nodig die codes maakt, op uw telefoon. Bijvoorbeeld Microsoft Authenticator, Google
        Authenticator of Aegis. De app is gratis en werkt zonder internet.
      </p>
      <ButtonForm action={beginFactorAction} label="Ik heb een app. Begin" primary along={along} />
    </>
  )
}
