import { z } from 'zod'
import { anotherInput } from '../../residents/input/names'
import { holdInput } from './book'

const booking = z.object({ bookingId: z.uuid('choose_one') })

/** Which of someone's bookings a button is about. */
export const ownBookingInput = booking

/** Another time for one of someone's bookings; `another` where somebody of that name is expected elsewhere then. */
export const moveOwnInput = booking.extend(holdInput.shape).extend({ another: anotherInput })

/** A place that was offered. */
export const acceptOwnInput = booking.extend({ another: anotherInput })

/** A booking that the desk takes back, and who wants that. */
export const takenBackInput = booking.extend({
  by: z.enum(['resident', 'library'], { error: 'choose_one' }),
})

/** The moments of a booking for a calendar once more; the same form sent twice is one letter. */
export const calendarInput = booking.extend({ formKey: z.uuid('form_old') })
