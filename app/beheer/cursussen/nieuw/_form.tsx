'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import type { RowGroup } from '@/app/_shared/forms/row-names'
import { Rows } from '@/app/_shared/forms/rows'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { MOST_LESSONS, newRunInput } from '@/lib/planning/input/runs'
import type { Around } from '@/lib/planning/rules/lessons'
import { EnrolField, LanguagesField, PublishField, type Trainer, TrainersField } from '../_fields'
import { UnusualLesson } from '../_unusual'
import { courseSentences, makeRunRefusals } from '../_words'
import { makeRunAction } from '../actions'

const lessonRows: RowGroup = {
  name: 'lessons',
  most: MOST_LESSONS,
  called: (number) => `Les ${number ?? 1}`,
  more: 'Nog een les',
  less: (number) => `Laat les ${number} weg`,
}

type Props = {
  title: string
  formKey: string
  courseId: string
  branchId: string
  trainers: Trainer[]
  saved: Record<string, string>
  /** What keeps lessons of the branch from a day. */
  around: Around
  today: string
}

/** All about a run that is about to be made: its lessons, which can be moved or left out, and who can come. */
export function RunForm({ title, formKey, courseId, branchId, trainers, saved, around, today }: Props) {
  return (
    <StaffForm
      action={makeRunAction}
      schema={newRunInput}
      title={title}
      sentences={courseSentences}
      refusals={makeRunRefusals}
      along={{ formKey, courseId, branchId }}
      rows={[lessonRows]}
      saved={saved}
    >
      <div className="lesson-rows">
        <Rows of={lessonRows}>
          <DateField name="day" label="Dag" hint="" />
          <TimeField name="time" label="Begint om" hint="" />
          <UnusualLesson around={around} today={today} />
        </Rows>
      </div>
      <h2>Over de cursus</h2>
      <TextField name="title" label="Naam" hint="Zo staat het op kaartjes en in brieven." />
      <div className="place-fields">
        <TextField name="minutes" label="Minuten per les" kind="brief" numeric />
        <TextField name="places" label="Plekken" kind="brief" numeric />
      </div>
      <LanguagesField />
      <TrainersField trainers={trainers} />
      <h2>Aanmelden</h2>
      <EnrolField />
      <PublishField />
      <Buttons send="Bewaar de reeks" />
    </StaffForm>
  )
}
