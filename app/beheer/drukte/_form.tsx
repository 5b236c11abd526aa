'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { TicksField } from '@/app/_shared/forms/ticks'
import { cancelRushInput } from '@/lib/bookings/input/rush'
import { cancelRushAction } from './actions'

type Props = {
  title: string
  taskId: string
  ticks: { name: string; label: string; about: string }[]
  ticked: string[]
}

/** What is plainly false is ticked, and taken back together. */
export function FalseForm({ title, taskId, ticks, ticked }: Props) {
  return (
    <StaffForm
      action={cancelRushAction}
      schema={cancelRushInput}
      title={title}
      sentences={{ tick_one: 'Vink aan welke afspraken verzonnen zijn.' }}
      refusals={{}}
      along={{ taskId }}
      saved={Object.fromEntries(ticked.map((name) => [name, 'yes']))}
    >
      <TicksField
        name="false"
        legend="Welke zijn verzonnen?"
        hint="Twijfelt u? Laat de afspraak staan, of bel eerst."
        ticks={ticks}
      />
      <Buttons send="Zeg af wat is aangevinkt" />
    </StaffForm>
  )
}
