'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TickField } from '@/app/_shared/forms/fields'
import type { FormAction } from '@/app/_shared/forms/posted'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { eraseResident } from '@/lib/privacy/commands/erase'
import { eraseInput, eraseNeedInput } from '@/lib/privacy/input'
import type { ReasonOf } from '@/lib/tools/result'

const refusals: Record<ReasonOf<typeof eraseResident>, string> = {
  unknown: 'Deze boeking is er niet meer.',
}

type Props = {
  action: FormAction
  title: string
  /** By what they are wiped: a booking of theirs, or a need. */
  along: { bookingId: string } | { needId: string }
  /** Rows and needs of the same name and contact: whether they are hers, she says. */
  others: { id: string; label: string }[]
  keep: string
}

/** Asks once more before everything of a resident goes. */
export function EraseForm({ action, title, along, others, keep }: Props) {
  return (
    <StaffForm
      action={action}
      schema={'needId' in along ? eraseNeedInput : eraseInput}
      title={title}
      sentences={{}}
      refusals={refusals}
      along={along}
    >
      {others.length > 0 ? (
        <fieldset>
          <legend>Met dezelfde naam en hetzelfde nummer of adres. Ook van deze inwoner? Vraag het.</legend>
          {others.map(({ id, label }) => (
            <TickField key={id} name={`also.${id}`} label={label} />
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
