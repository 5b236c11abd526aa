import { openedBooking } from '../../bookings/queries/opened'
import { letterSender } from '../../network/queries/house-style'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import { namedSender } from '../../tools/mail'
import { calendarOf, hasCalendar } from '../rules/calendar'

/** The calendar of the booking that this browser has opened: none of who waits, `no_booking` when nothing is opened. */
export async function openedCalendar(
  actor: Actor,
  now: Date,
): Promise<ReturnType<typeof calendarOf> | null | 'no_booking'> {
  must(actor, 'booking.change')
  const booking = await openedBooking(actor, now)
  if (!booking) return 'no_booking'
  if (!hasCalendar(booking)) return null
  const { name } = await letterSender(actor)
  return calendarOf(booking, namedSender(config().mailFrom, name), now)
}
