'use server'

import { staffAction } from '@/app/_shared/action'
import { acceptOffer, cancelBooking, moveBooking, sendCalendarAgain } from '@/lib/changes/commands'
import { calendarInput, moveOwnInput, ownBookingInput } from '@/lib/changes/input'
import { correctBooking } from '@/lib/corrections/commands'
import { correctionInput } from '@/lib/corrections/input'
import { bookTogether } from '@/lib/together/commands'
import { consultationResidentsForm, courseResidentsForm } from '@/lib/together/input'
import { doneAt, ownAt } from './_paths'
import { growing as growingAction } from './_rows'

export const bookIntoCourse = growingAction(staffAction(courseResidentsForm, bookTogether, doneAt))
export const bookConsultation = growingAction(staffAction(consultationResidentsForm, bookTogether, doneAt))
export const cancelForResident = staffAction(ownBookingInput, cancelBooking, ownAt)
export const moveForResident = staffAction(moveOwnInput, moveBooking, ownAt)
export const correctForResident = staffAction(correctionInput, correctBooking, ownAt)
export const acceptForResident = staffAction(ownBookingInput, acceptOffer, ownAt)
export const sendCalendar = staffAction(
  calendarInput,
  sendCalendarAgain,
  (made) => `${ownAt(made)}?agenda=verstuurd`,
)
