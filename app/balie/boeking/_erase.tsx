'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TickField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { eraseResident } from '@/lib/privacy/commands'
import { eraseInput } from '@/lib/privacy/input'
import type { ReasonOf } from '@/lib/tools/result'
import { eraseAction } from './actions'

const refusals: Record<ReasonOf<typeof eraseResident>, string> = {
  unknown: 'Deze boeking is er niet meer.',
}

type Props = {
  title: string
  bookingId: string
  /** Rows of the same name and contact: whether they are hers, she says. */
  others: { residentId: string; label: string }[]
  keep: string
}

/** Asks once more before everything of a resident goes. */
export function EraseForm({ title, bookingId, others, keep }: Props) {
  return (
    <StaffForm
      action={eraseAction}
      schema={eraseInput}
      title={title}
      sentences={{}}
      refusals={refusals}
      along={{ bookingId }}
    >
      {others.length > 0 ? (
        <fieldset>
          <legend>Met dezelfde naam en hetzelfde nummer of adres. Ook van deze inwoner? Vraag het.</legend>
          {others.map(({ residentId, label }) => (
            <TickField key={residentId} name={`also.${residentId}`} label={label} />
          ))}
        </fieldset>
      ) : null}
      <Buttons send="Ja, wis alles">
        <a className="button" href={keep}>
          Nee, laat het zo
        </a>
      </Buttons>
    </StaffForm>
  )
}
