import { put } from '../../messages/steps'
import { type Actor, must } from '../../tools/access'
import { keyed } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { letterOf } from '../rules'
import { noted, ownBooking } from '../steps/own'

export type CalendarRefusal = 'unknown' | 'no_email' | 'not_booked' | 'past' | 'slow_down'

/** Sends the moments for a calendar once more, by e-mail; the same form sent twice is one letter. */
export async function sendCalendarAgain(
  actor: Actor,
  input: { bookingId: string; formKey: string },
  now: Date,
): Promise<Result<{ bookingId: string }, CalendarRefusal>> {
  must(actor, 'booking.change')
  return transaction<{ bookingId: string }, CalendarRefusal>(actor, async (tx) => {
    const own = await ownBooking(tx, actor, input.bookingId, now)
    if (!own) return refuse('unknown')
    if (own.contactWay !== 'email') return refuse('no_email')
    if (own.status !== 'booked' || own.activityCancelled) return refuse('not_booked')
    if (own.endsAt <= now) return refuse('past')
    if (!(await takeTry('letter', 'recipient', keyed('calendar', own.id), now, tx)))
      return refuse('slow_down')
    const key = `booking:${own.id}:calendar:${input.formKey}`
    await put(tx, { ...letterOf(own), key, kind: 'calendar', now })
    await noted(tx, actor, own, 'calendar', now)
    return ok({ bookingId: own.id })
  })
}
