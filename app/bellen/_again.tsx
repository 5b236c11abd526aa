'use client'

import type { FormAction } from '@/app/_shared/forms/posted'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { callAgainInput } from '@/lib/notices/input'
import { refusals } from './_refusals'

type Props = {
  /** What writes it down: a call about a booking, or about a need. */
  action: FormAction
  messageId: string
  /** Of whom it is, for who does not see where the buttons stand. */
  about: string
  /** When somebody can call again, the moment to propose first; none when this was the last try. */
  moments: Option[]
  /** Sent along unseen. */
  along: Record<string, string>
}

const sentences = { choose_one: 'Kies wanneer u weer belt.' }

/** Nobody answered: whether something was said after the tone, and when somebody calls again. */
export function CallAgain({ action, messageId, about, moments, along }: Props) {
  const [only, ...others] = moments
  const again: Record<string, string> = only && others.length === 0 ? { again: only.value } : {}
  return (
    <StaffForm
      action={action}
      schema={callAgainInput}
      sentences={sentences}
      refusals={refusals}
      along={{ ...along, messageId, ...again }}
      id={`${messageId}-`}
    >
      {others.length > 0 ? <SelectField name="again" label="Bel weer" options={moments} /> : null}
      {only && others.length === 0 ? (
        <p>
          Bel weer: <b>{only.label}</b>
        </p>
      ) : null}
      {only ? null : <p>Dit is de derde keer op een andere halve dag. Nu beslist de coördinator.</p>}
      <p className="call-buttons">
        <Ending outcome="no_answer" label="Geen gehoor" about={about} />
        <Ending outcome="voicemail" label="Ingesproken" about={about} />
      </p>
      <p className="remark minor">
        Spreek niets persoonlijks in. Zeg alleen: “Dit is de bibliotheek. Wilt u ons terugbellen?”
      </p>
    </StaffForm>
  )
}

function Ending({ outcome, label, about }: { outcome: string; label: string; about: string }) {
  return (
    <button type="submit" className="button" name="outcome" value={outcome}>
      <span>{label}</span>
      <span className="hidden">{` ${about}`}</span>
    </button>
  )
}
