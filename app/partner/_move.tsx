'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { type Times, TimesField } from '@/app/_shared/forms/choices'
import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { Another } from '@/app/_shared/ui/another'
import { moveOwnInput } from '@/lib/bookings/input/change'
import { moveRefusals } from './_sentences'
import { moveBookingAction } from './actions'

type Props = {
  title: string
  bookingId: string
  days: Times
}

const sentences = { ...fieldSentences, overlap: 'Op deze tijd is er al iets anders.' }

/** Another time for a consultation, chosen from what is free. */
export function MoveForm({ title, bookingId, days }: Props) {
  return (
    <StaffForm
      action={moveBookingAction}
      schema={moveOwnInput}
      title={title}
      sentences={sentences}
      refusals={moveRefusals}
      along={{ bookingId }}
    >
      {/* Above the times: who is asked should not have to look for where to answer. */}
      <Another of="activityId" />
      <TimesField name="activityId" days={days} />
      {days.length > 0 ? <Buttons send="Kies deze tijd" /> : null}
    </StaffForm>
  )
}
