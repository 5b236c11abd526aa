'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { runInput } from '@/lib/planning/input/runs'
import { EnrolField, LanguagesField, type Trainer, TrainersField } from '../../_fields'
import { courseSentences, setRunRefusals } from '../../_words'
import { setRunAction } from '../../actions'

type Props = { title: string; activityId: string; trainers: Trainer[]; saved: Record<string, string> }

/** What hits nobody of a run: its name, languages, trainers, and until when somebody can come in. */
export function SetRunForm({ title, activityId, trainers, saved }: Props) {
  return (
    <StaffForm
      action={setRunAction}
      schema={runInput}
      title={title}
      sentences={courseSentences}
      refusals={setRunRefusals}
      along={{ activityId }}
      saved={saved}
    >
      <TextField name="title" label="Naam" />
      <LanguagesField />
      <TrainersField trainers={trainers} />
      <EnrolField />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
