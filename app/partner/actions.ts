'use server'

import { staffAction } from '@/app/_shared/action'
import { growingAction } from '@/app/_shared/forms/growing'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { book } from '@/lib/bookings/commands/book'
import { sendCalendarAgain } from '@/lib/bookings/commands/calendar'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { moveBooking } from '@/lib/bookings/commands/move'
import { acceptOwnInput, calendarInput, moveOwnInput, ownBookingInput } from '@/lib/bookings/input/change'
import { correctionInput } from '@/lib/bookings/input/correct'
import { consultationResidentsForm, courseResidentsForm } from '@/lib/bookings/input/residents'
import { doneAt, ownAt } from './_paths'

export const bookCourseAction = growingAction(staffAction(courseResidentsForm, book, doneAt))
export const bookConsultationAction = growingAction(staffAction(consultationResidentsForm, book, doneAt))
export const cancelBookingAction = staffAction(ownBookingInput, cancelBooking, ownAt)
export const moveBookingAction = staffAction(moveOwnInput, moveBooking, ownAt)
export const correctBookingAction = staffAction(correctionInput, correctBooking, ownAt)
export const acceptOfferAction = staffAction(acceptOwnInput, acceptOffer, ownAt)
export const sendCalendarAgainAction = staffAction(
  calendarInput,
  sendCalendarAgain,
  (made) => `${ownAt(made)}?agenda=verstuurd`,
)
