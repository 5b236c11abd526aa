'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { publishInput } from '@/lib/planning/input/runs'
import { localDate, localTime } from '@/lib/tools/time'
import { PublishField } from '../_fields'
import { courseSentences, publishRefusals } from '../_words'
import { publishRunAction } from '../actions'

/** From when residents see a run. */
export function PublishForm(props: { activityId: string; publishedAt: Date | null; now: Date }) {
  const { activityId, publishedAt, now } = props
  const saved: Record<string, string> =
    publishedAt === null
      ? { publish: 'draft' }
      : publishedAt <= now
        ? { publish: 'now' }
        : { publish: 'moment', publishDay: localDate(publishedAt), publishTime: localTime(publishedAt) }
  return (
    <StaffForm
      action={publishRunAction}
      schema={publishInput}
      sentences={courseSentences}
      refusals={publishRefusals}
      along={{ activityId }}
      saved={saved}
      id="zien-"
    >
      <PublishField />
      <Buttons send="Bewaar" aside />
    </StaffForm>
  )
}
