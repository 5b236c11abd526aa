'use client'

import type { ReactNode } from 'react'
import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import type { FormAction } from '@/app/_shared/forms/posted'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { confirmFactor, dropFactor, showDigits, showPaper } from '@/lib/team/commands/factor'
import type { askLink, enterByCode } from '@/lib/team/commands/signin'
import { eitherInput, paperInput, totpInput } from '@/lib/team/input/factor'
import { askInput, codeInput } from '@/lib/team/input/signin'
import type { ReasonOf } from '@/lib/tools/result'
import { errorWords, noWork, slowDown } from './_words'
import { askLinkAction, enterByCodeAction } from './actions'

type Step = { title: string; along?: Record<string, string> }

const askRefusals: Record<ReasonOf<typeof askLink>, string> = { slow_down: slowDown, crowded: slowDown }
const codeRefusals: Record<ReasonOf<typeof enterByCode>, string> = {
  code_wrong: 'Deze code klopt niet, of werkt niet meer. Na 5 keer fout hebt u een nieuwe e-mail nodig.',
  slow_down: slowDown,
  crowded: slowDown,
  no_work: noWork,
}
const factorRefusals: Record<
  ReasonOf<typeof confirmFactor | typeof showDigits | typeof showPaper | typeof dropFactor> | 'signed_out',
  string
> = {
  digits_refused: 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in.',
  paper_refused: 'Deze code klopt niet, of is al gebruikt. Probeer een andere code van papier.',
  slow_down: slowDown,
  signed_out: 'U bent afgemeld. Meld u opnieuw aan.',
}

/** Asks for a link by e-mail. */
export function AskLinkForm({ title, along }: Step) {
  return (
    <StaffForm
      action={askLinkAction}
      schema={askInput}
      title={title}
      sentences={errorWords}
      refusals={askRefusals}
      along={along}
    >
      <TextField
        name="email"
        label="Uw e-mailadres"
        hint="U krijgt een e-mail met een link. U hebt geen wachtwoord nodig."
        type="email"
        autoComplete="email"
        ltr
      />
      <Buttons send="Stuur mij een link" />
    </StaffForm>
  )
}

/** The six digits of the letter, for who reads it on another device. */
export function CodeForm({ title }: Step) {
  return (
    <StaffForm
      action={enterByCodeAction}
      schema={codeInput}
      title={title}
      sentences={errorWords}
      refusals={codeRefusals}
    >
      <OnceField label="De code uit de e-mail" hint="6 cijfers" />
      <Buttons send="Aanmelden" />
    </StaffForm>
  )
}

type FactorProps = Step & { action: FormAction; children?: ReactNode }

/** The six digits that the app shows, after what has to be done first. */
export function DigitsForm({ children, ...step }: FactorProps) {
  return (
    <StaffForm {...step} schema={totpInput} sentences={errorWords} refusals={factorRefusals}>
      {children}
      <OnceField label="De code uit uw app" hint="6 cijfers" />
      <Buttons send="Verder" />
    </StaffForm>
  )
}

/** One of the codes on paper. */
export function PaperForm(step: FactorProps) {
  return (
    <StaffForm {...step} schema={paperInput} sentences={errorWords} refusals={factorRefusals}>
      <TextField
        name="code"
        label="Een code van papier"
        hint="U hebt 10 codes gekregen. Elke code werkt één keer."
        kind="code"
        autoComplete="one-time-code"
      />
      <Buttons send="Verder" />
    </StaffForm>
  )
}

/** Any code that shows that the second step is one's own, to let it lapse. */
export function DropForm(step: FactorProps) {
  return (
    <StaffForm {...step} schema={eitherInput} sentences={errorWords} refusals={factorRefusals}>
      <TextField
        name="code"
        label="Een code uit uw app, of een code van papier"
        hint="Hebt u een nieuwe telefoon? Gebruik dan een code van papier."
        autoComplete="one-time-code"
      />
      <Buttons send="Laat de tweede stap vervallen" />
    </StaffForm>
  )
}

function OnceField(props: { label: string; hint: string }) {
  return <TextField name="code" {...props} autoComplete="one-time-code" numeric />
}
