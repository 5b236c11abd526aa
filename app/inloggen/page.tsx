import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ownPath, withBack } from '@/app/_shared/doors'
import { ForgetTyped } from '@/app/_shared/forms/forget'
import { present, wayIn } from '@/app/_shared/session'
import { Door } from '@/app/_shared/ui/door'
import type { ProviderRefusal } from '@/lib/team/commands/provider'
import { config } from '@/lib/tools/config'
import { AskLinkForm } from './_forms'
import { JoinDemo } from './_join'
import { noWork } from './_words'

/** Why a work account did not open the door. */
const accountWords: Record<ProviderRefusal | 'failed', string> = {
  not_invited: 'Met dit werkaccount kunt u niet aanmelden. Vraag de coördinator om een uitnodiging.',
  other_account:
    'Uw e-mailadres hoort hier bij een ander werkaccount. Vraag de coördinator om u af te melden en opnieuw uit te nodigen.',
  role_missing: 'Uw werkaccount heeft niet de juiste rol. Vraag het aan uw systeembeheerder.',
  no_work: noWork,
  failed: 'Het aanmelden met uw werkaccount is niet gelukt. Probeer het opnieuw.',
}

export default async function SignInPage({ searchParams }: Asked) {
  const { terug, uit, stil, fout } = await askedOf(searchParams)
  const who = await present()
  if (who && !stil) redirect(wayIn(who, terug ?? null))
  const back = ownPath(terug)
  const heading = 'Aanmelden'
  return (
    <Door heading={heading} ownTitle>
      <ForgetTyped />
      {uit ? <p className="notice">U bent afgemeld, op al uw apparaten.</p> : null}
      {stil ? <p className="notice">U bent afgemeld, omdat u een tijd niets deed.</p> : null}
      {fout ? (
        <p className="notice wrong">
          {Object.hasOwn(accountWords, fout)
            ? accountWords[fout as keyof typeof accountWords]
            : accountWords.failed}
        </p>
      ) : null}
      <p className="lead">Voor medewerkers van de bibliotheek en van partners.</p>
      <WorkAccount back={back} />
      <AskLinkForm title={heading} along={back ? { terug: back } : undefined} />
      <JoinDemo back={back} />
    </Door>
  )
}

function WorkAccount({ back }: { back: string | null }) {
  const { oidc } = config()
  if (!oidc) return null
  return (
    <section>
      <p>
        {/* Not a form: a provider may send someone on to another place, which the rules of a form forbid. */}
        <a className="button primary" href={withBack('/api/auth/start', back)}>
          Aanmelden met {oidc.name}
        </a>
      </p>
      <p className="remark minor">Of zonder werkaccount:</p>
    </section>
  )
}
