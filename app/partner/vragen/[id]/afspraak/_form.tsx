'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { appointInput } from '@/lib/needs/input/partner'
import { appointAction } from '../../actions'

type Props = { title: string; referralId: string; firstDay: string; on: string | null }

const refusals = { day_past: 'Deze dag is al geweest. Vul een dag in vanaf vandaag.' }

/** On which day somebody of the organisation sees the resident. */
export function DayForm({ title, referralId, firstDay, on }: Props) {
  return (
    <StaffForm
      action={appointAction}
      schema={appointInput}
      title={title}
      sentences={{ choose_one: 'Maak een keuze.' }}
      refusals={refusals}
      saved={on ? { on } : {}}
      along={{ referralId }}
    >
      <DateField
        name="on"
        label="Op welke dag hebt u een afspraak met de inwoner?"
        hint="Bijvoorbeeld 3 maart. Na die dag vragen wij hoe het ging."
        min={firstDay}
      />
      <Buttons send="Zet de afspraak erbij" />
    </StaffForm>
  )
}
