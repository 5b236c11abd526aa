'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { typedLessonsInput } from '@/lib/rescheduling/input/lessons'
import { runAt } from '../../_paths'
import { changeRefusals, courseSentences } from '../../_words'
import { askLessonsAction } from '../../actions'

type Props = {
  title: string
  activityId: string
  /** The lessons to come: how each is called, and how long it takes. */
  lessons: { id: string; called: string; minutes: string }[]
  saved: Record<string, string>
}

/** Where no lesson would be left at all, the way on is to call the whole run off. */
function callOffInstead(activityId: number) {
  return {
    text: changeRefusals.all_off,
    label: 'De hele cursus gaat niet door',
    href: runAt(activityId, 'afgelasten'),
  }
}

/** What changes of each lesson; who hears it is shown before it is saved. */
export function LessonsForm({ title, activityId, lessons, saved }: Props) {
  return (
    <StaffForm
      action={askLessonsAction}
      schema={typedLessonsInput}
      title={title}
      sentences={courseSentences}
      refusals={{ ...changeRefusals, all_off: callOffInstead(Number(activityId)) }}
      along={{
        activityId,
        ...Object.fromEntries(lessons.map(({ id, minutes }) => [`lesson.${id}.minutes`, minutes])),
      }}
      saved={saved}
    >
      <div id="lessons" tabIndex={-1} className="lesson-rows">
        {lessons.map(({ id, called }) => (
          <fieldset key={id} className="row">
            <legend>{called}</legend>
            <SelectField
              name={`lesson.${id}.way`}
              label="Wat verandert er?"
              options={[
                { value: 'keep', label: 'Niets' },
                { value: 'move', label: 'Andere dag of tijd' },
                { value: 'off', label: 'Gaat niet door' },
              ]}
            />
            <div className="if-moved">
              <DateField name={`lesson.${id}.day`} label="Nieuwe dag" hint="" />
              <TimeField name={`lesson.${id}.time`} label="Begint om" hint="" />
            </div>
          </fieldset>
        ))}
      </div>
      <Buttons send="Toon wie het hoort" />
    </StaffForm>
  )
}
