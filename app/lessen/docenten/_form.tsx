'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { bindTrainer } from '@/lib/attendance/commands/trainers'
import { trainerInput } from '@/lib/attendance/input'
import type { Trainer } from '@/lib/attendance/queries/trainers'
import type { ReasonOf } from '@/lib/tools/result'
import { bindTrainerAction } from './actions'

const refusals: Record<ReasonOf<typeof bindTrainer>, string> = {
  unknown: 'Deze cursus is er niet meer.',
  not_a_trainer: 'Deze persoon werkt hier niet (meer) als docent, of moet eerst geheimhouding beloven.',
}

type Props = {
  activityId: number
  /** Which run it is, for who does not see where the form stands. */
  about: string
  trainers: Trainer[]
}

/** Says that a trainer gives a run. */
export function BindForm({ activityId, about, trainers }: Props) {
  return (
    <StaffForm
      id={`docent-${activityId}-`}
      action={bindTrainerAction}
      schema={trainerInput}
      sentences={{ choose_one: 'Kies een docent.' }}
      refusals={refusals}
      along={{ activityId: String(activityId) }}
    >
      <SelectField
        name="userId"
        label={
          <>
            <span>Docent</span>
            <span className="hidden">{` voor ${about}`}</span>
          </>
        }
        first="Kies een docent"
        options={trainers.map(({ userId, name }) => ({ value: userId, label: name }))}
      />
      <Buttons send="Zet erbij" about={`voor ${about}`} aside />
    </StaffForm>
  )
}
