import { type Actor, must } from '../../tools/access'
import type { Result } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type TakeBackRefusal, takeBack } from '../steps/cancel'

export type CancelRefusal = TakeBackRefusal

/**
 * Takes a booking back; its place is free at once and goes to the first in line. `by` is who wanted it, where the desk does
 * it: the resident on the telephone, or the library itself.
 */
export async function cancelBooking(
  actor: Actor,
  input: { bookingId: string; by?: 'resident' | 'library' },
  now: Date,
): Promise<Result<{ bookingId: string }, CancelRefusal>> {
  must(actor, 'booking.change')
  return transaction<{ bookingId: string }, CancelRefusal>(actor, (tx) =>
    takeBack(tx, actor, { bookingId: input.bookingId, by: cancelledBy(actor, input.by) }, now),
  )
}

function cancelledBy(actor: Actor, by: 'resident' | 'library' = 'library') {
  if (actor.kind === 'guest') return 'resident'
  return actor.kind === 'partner' ? 'partner' : by
}
