'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { LinesField, TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { courseInput, newCourseInput } from '@/lib/planning/input/courses'
import { courseSentences, levelWords, makeCourseRefusals, setCourseRefusals } from '../_words'
import { makeCourseAction, setCourseAction } from '../actions'

type Props = { title: string; courseId?: string; saved?: Record<string, string> }

/** What a course is called, what one learns, how long it takes and how many can come. */
export function CourseForm({ title, courseId, saved }: Props) {
  const isNew = courseId === undefined
  return (
    <StaffForm
      action={isNew ? makeCourseAction : setCourseAction}
      schema={isNew ? newCourseInput : courseInput}
      title={title}
      sentences={courseSentences}
      refusals={isNew ? makeCourseRefusals : setCourseRefusals}
      along={isNew ? undefined : { courseId }}
      saved={saved}
    >
      <TextField name="title" label="Naam" hint="Zo staat het op kaartjes en in brieven." />
      <ChoiceField
        name="level"
        legend="Voor wie?"
        look="line"
        choices={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
      />
      <div className="place-fields">
        <TextField name="lessonCount" label="Aantal lessen" kind="brief" numeric />
        <TextField name="minutes" label="Minuten per les" kind="brief" numeric />
        <TextField name="capacity" label="Plekken, meestal" kind="brief" numeric />
        <TextField name="minimum" label="Minstens nodig" kind="brief" numeric />
      </div>
      <p className="remark">
        Zijn er een week van tevoren te weinig mensen? Dan krijgt u een taak. Er wordt nooit vanzelf iets
        afgelast.
      </p>
      <h2>Wat inwoners lezen</h2>
      <p className="remark">
        Twee of drie korte zinnen: wat leert u hier? Wat er niet is in het Engels of Arabisch, staat er in het
        Nederlands.
      </p>
      <LinesField name="learns" label="Wat leert u? In het Nederlands" optional />
      <LinesField name="learnsEn" label="In het Engels" language="en" optional />
      <LinesField name="learnsAr" label="In het Arabisch" language="ar" optional />
      <TextField
        name="forWhom"
        label="Voor wie is het?"
        hint="Bijvoorbeeld: Voor wie nog nooit een muis vasthield."
        optional
      />
      <TextField name="bring" label="Wat neemt u mee?" hint="Bijvoorbeeld: Uw eigen telefoon." optional />
      <Buttons send={isNew ? 'Bewaar de cursus' : 'Bewaar'} />
    </StaffForm>
  )
}
