'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import type { RowGroup } from '@/app/_shared/forms/row-names'
import { Rows } from '@/app/_shared/forms/rows'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { MOST_HOLIDAYS, schoolHolidayNames, schoolHolidaysInput } from '@/lib/planning/input/closed'
import { closedSentences, schoolRefusals, schoolWords } from '../_words'
import { setSchoolHolidaysAction } from '../actions'

const group: RowGroup = {
  name: 'holidays',
  most: MOST_HOLIDAYS,
  called: (number) => (number === null ? 'Vakantie' : `Vakantie ${number}`),
  more: 'Nog een vakantie',
  less: (number) => `Haal vakantie ${number} weg`,
}

type Props = { title: string; region: string; saved: Record<string, string> }

/** The school holidays of a region that are not over. */
export function SchoolForm({ title, region, saved }: Props) {
  return (
    <StaffForm
      action={setSchoolHolidaysAction}
      schema={schoolHolidaysInput}
      title={title}
      sentences={closedSentences}
      refusals={schoolRefusals}
      along={{ region }}
      rows={[group]}
      saved={saved}
    >
      <Rows of={group}>
        <SelectField
          name="name"
          label="Welke vakantie?"
          first="Kies een vakantie"
          options={schoolHolidayNames.map((value) => ({ value, label: schoolWords[value] }))}
        />
        <div className="beside">
          <DateField name="fromDate" label="Eerste dag" />
          <DateField name="untilDate" label="Laatste dag" />
        </div>
      </Rows>
      <Buttons send="Bewaar de vakanties" />
    </StaffForm>
  )
}
