'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { endHoursInput, exceptionInput } from '@/lib/planning/input/hours'
import { becauses } from '@/lib/planning/rules/change'
import { becauseWords, hoursSentences, wantRefusals } from './_words'
import { wantExceptionAction, wantHoursEndAction } from './actions'

type Props = { hoursId: string; firstDay: string; saved: Record<string, string> }

/** How consultation hours differ on one date. */
export function ExceptionForm({ hoursId, firstDay, saved }: Props) {
  return (
    <StaffForm
      action={wantExceptionAction}
      schema={exceptionInput}
      sentences={hoursSentences}
      refusals={wantRefusals}
      along={{ hoursId }}
      saved={saved}
      id="dag-"
    >
      <DateField name="date" label="Op welke dag?" min={firstDay} />
      <ChoiceField
        name="how"
        legend="Wat is er die dag?"
        look="line"
        choices={[
          { value: 'off', label: 'Geen spreekuur' },
          { value: 'other', label: 'Andere tijden, of meer of minder bureaus' },
        ]}
      />
      <div className="if-differs">
        <div className="beside">
          <TimeField name="fromTime" label="Van" hint="Leeg: de gewone tijden." />
          <TimeField name="untilTime" label="Tot" hint="Leeg: de gewone tijden." />
        </div>
        <TextField
          name="desks"
          label="Hoeveel bureaus?"
          hint="Leeg: zoveel als anders."
          kind="brief"
          numeric
          optional
        />
      </div>
      <SelectField
        name="because"
        label="Waarom?"
        hint="Alleen voor collega’s."
        first="Kies waarom"
        options={becauses.map((value) => ({ value, label: becauseWords[value] }))}
      />
      <Buttons send="Kijk wat er verandert" />
    </StaffForm>
  )
}

/** The last day of consultation hours. */
export function EndHoursForm({ hoursId, firstDay }: Omit<Props, 'saved'>) {
  return (
    <StaffForm
      action={wantHoursEndAction}
      schema={endHoursInput}
      sentences={hoursSentences}
      refusals={wantRefusals}
      along={{ hoursId }}
      id="stop-"
    >
      <DateField name="lastDay" label="Laatste dag" min={firstDay} />
      <Buttons send="Kijk wat er verandert" />
    </StaffForm>
  )
}
