'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { SearchSelect } from '@/app/_shared/forms/search-select'
import type { Option } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { reserveInput } from '@/lib/places/input'
import { fieldSentences, reserveRefusals } from './_words'
import { reservePlacesAction } from './actions'

type Props = {
  title: string
  runs: Option[]
  partners: Option[]
  /** What is changed, or what is proposed. */
  filled: Record<string, string>
  /** The earliest day that makes sense. */
  firstDay: string
  button: string
}

/** Keeps places in a course for one partner, or changes how many and until when. */
export function ReserveForm({ title, runs, partners, filled, firstDay, button }: Props) {
  return (
    <StaffForm
      action={reservePlacesAction}
      schema={reserveInput}
      title={title}
      sentences={fieldSentences}
      refusals={reserveRefusals}
      saved={filled}
    >
      <SearchSelect name="activityId" label="Cursus" first="Kies een cursus" options={runs} />
      <SearchSelect name="partnerId" label="Voor welke partner" first="Kies een partner" options={partners} />
      <TextField name="places" label="Aantal plekken" kind="brief" numeric />
      <DateField
        name="untilDay"
        label="Tot welke dag"
        hint="Bijvoorbeeld 3 maart, of 3-3-2027. Vanaf deze dag zijn de plekken die over zijn weer voor iedereen."
        min={firstDay}
      />
      <Buttons send={button} />
    </StaffForm>
  )
}
