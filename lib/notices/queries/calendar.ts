import { openedBooking } from '../../bookings/queries/opened'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import { calendarOf, hasCalendar } from '../rules/calendar'

/** The calendar of the booking that this browser has opened: none of who waits, `no_booking` when nothing is opened. */
export async function openedCalendar(
  actor: Actor,
  now: Date,
): Promise<ReturnType<typeof calendarOf> | null | 'no_booking'> {
  must(actor, 'booking.change')
  const booking = await openedBooking(actor, now)
  if (!booking) return 'no_booking'
  return hasCalendar(booking) ? calendarOf(booking, config().mailFrom, now) : null
}
