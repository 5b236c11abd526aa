import { eq } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { takeBack } from '../../bookings/steps/cancel'
import { takeTaskBack } from '../../tasks/steps'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import { isNewTime } from '../rules/calls'
import { dueAgain, lastCall, tellNewTime } from '../steps/calls'

export type UndoRefusal = 'unknown' | 'too_late' | 'given_away' | 'past'

/**
 * Undoes what was written down of a call, within ten minutes: it is to be made again. A place that was taken is given
 * back in the resident's name; one that was given back is somebody else's already. Who was given another time keeps it,
 * for the one before may not go on, and is called to hear it.
 */
export async function undoCall(
  actor: Actor,
  input: { callId: string },
  now: Date,
): Promise<Result<null, UndoRefusal>> {
  must(actor, 'calls.make')
  must(actor, 'booking.change')
  return transaction<null, UndoRefusal>(actor, async (tx) => {
    const made = await lastCall(tx, input.callId)
    if (!made?.bookingId) return refuse('unknown')
    if (undoUntil(made.at) <= now) return refuse('too_late')
    if (made.answer === 'no') return refuse('given_away')
    const { bookingId } = made
    if (made.answer === 'yes' && isNewTime(made.kind))
      await tellNewTime(tx, { bookingId, told: made.key }, now)
    else if (made.answer === 'yes') {
      const left = await takeBack(tx, actor, { bookingId, by: 'resident' }, now)
      if (!left.ok) return left
    } else await dueAgain(tx, made)
    await tx.update(call).set({ undoneAt: now }).where(eq(call.id, made.callId))
    await takeTaskBack(tx, made.callId)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'call_undone', rowIds: [bookingId] }, now)
    return ok(null)
  })
}
