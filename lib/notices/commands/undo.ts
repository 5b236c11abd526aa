import { and, desc, eq, isNull } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { takeBack } from '../../bookings/steps/cancel'
import { takeTaskBack } from '../../tasks/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'

export type UndoRefusal = 'unknown' | 'too_late' | 'given_away' | 'past'

/**
 * Undoes what was written down of a call, within ten minutes: it is to be made again. A place that was taken is given
 * back in the resident's name; one that was given back is somebody else's already.
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
    if (made.answer === 'yes') {
      const left = await takeBack(tx, actor, { bookingId, by: 'resident' }, now)
      if (!left.ok) return left
    } else await dueAgain(tx, made)
    await tx.update(call).set({ undoneAt: now }).where(eq(call.id, made.callId))
    await takeTaskBack(tx, made.callId)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'call_undone', rowIds: [bookingId] }, now)
    return ok(null)
  })
}

type Made = { messageId: string; dueBefore: Date }

/** A call that nobody has called after; the row of its message is locked, so that it is undone once. */
async function lastCall(tx: Transaction, callId: string) {
  const [row] = await tx
    .select({
      callId: call.id,
      messageId: message.id,
      bookingId: message.bookingId,
      at: call.at,
      answer: call.answer,
      dueBefore: call.dueBefore,
    })
    .from(call)
    .innerJoin(message, eq(message.id, call.messageId))
    .where(and(eq(call.id, callId), isNull(call.undoneAt)))
    .for('update')
  if (!row) return null
  const [last] = await tx
    .select({ id: call.id })
    .from(call)
    .where(and(eq(call.messageId, row.messageId), isNull(call.undoneAt)))
    .orderBy(desc(call.at))
    .limit(1)
  return last?.id === callId ? row : null
}

async function dueAgain(tx: Transaction, { messageId, dueBefore }: Made): Promise<void> {
  const again = { status: 'due', receipt: null, finishedAt: null, dueAt: dueBefore } as const
  await tx
    .update(message)
    .set({ ...again, lease: null, leasedUntil: null })
    .where(eq(message.id, messageId))
}
