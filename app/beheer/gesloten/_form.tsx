'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { closureInput } from '@/lib/planning/input/closed'
import { wantRefusals } from '../spreekuren/_words'
import { closedSentences } from './_words'
import { wantClosureAction } from './actions'

type Props = {
  title: string
  branches: Option[]
  saved: Record<string, string>
  /** Which closure is changed; none: it is new. */
  closureId: string
}

/** Days on which a branch or the whole library is closed. */
export function ClosureForm({ title, branches, saved, closureId }: Props) {
  return (
    <StaffForm
      action={wantClosureAction}
      schema={closureInput}
      title={title}
      sentences={closedSentences}
      refusals={wantRefusals}
      along={{ closureId }}
      saved={saved}
    >
      <SelectField
        name="branchId"
        label="Waar?"
        first="Maak een keuze"
        options={[{ value: 'all', label: 'De hele bibliotheek' }, ...branches]}
      />
      <div className="beside">
        <DateField name="fromDate" label="Eerste dag dicht" />
        <DateField name="untilDate" label="Laatste dag dicht" hint="Leeg: het is één dag." optional />
      </div>
      <div className="beside">
        <TimeField name="fromTime" label="Vanaf hoe laat?" hint="Leeg: de hele dag." />
        <TimeField name="untilTime" label="Tot hoe laat?" hint="Leeg: de hele dag." />
      </div>
      <TextField
        name="reason"
        label="Waarom?"
        hint="Inwoners lezen dit, vanaf twee weken ervoor. Bijvoorbeeld: verbouwing."
      />
      <Buttons send="Kijk wat er verandert" />
      <p className="remark">U ziet eerst wie het raakt. Daarna pas bewaart u.</p>
    </StaffForm>
  )
}
