import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { seat } from '@/db/views'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { note } from '../tools/journal'
import { ok, type Result, refuse } from '../tools/result'
import { transaction } from '../tools/transaction'

/** Why a task is not done. */
export type FinishRefusal = 'unknown' | 'still_booked'

/**
 * Writes down that a task is done, by whom and how it ended. That something does not go on is done only when she has
 * another time, or none, and then by itself; or once the time has gone by. Telling her is not enough: nobody who is booked
 * stands before a closed door without somebody who still has to do something about it.
 */
export async function finishTask(
  actor: Actor,
  input: { taskId: string; receipt: 'told' | 'arranged' | 'given_up' },
  now: Date,
): Promise<Result<null, FinishRefusal>> {
  must(actor, 'tasks.do')
  return transaction<null, FinishRefusal>(actor, async (tx) => {
    const doneBy = actor.kind === 'staff' ? actor.userId : null
    if (await isStillBooked(tx, input.taskId, now)) return refuse('still_booked')
    const [done] = await tx
      .update(task)
      .set({ doneAt: now, doneBy, receipt: input.receipt })
      .where(and(eq(task.id, input.taskId), isNull(task.doneAt)))
      .returning({ bookingId: task.bookingId, activityId: task.activityId })
    if (!done) return refuse('unknown')
    const about = done.bookingId
      ? { kind: 'booking' as const, rowIds: [done.bookingId] }
      : { kind: 'activity' as const, rowIds: done.activityId ? [String(done.activityId)] : [input.taskId] }
    await note(tx, actor, { verb: 'change', ...about, why: 'task' }, now)
    return ok(null)
  })
}

/** Whether a task says that something does not go on, and she is still booked there before it would have been over. */
async function isStillBooked(tx: Transaction, taskId: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: task.id })
    .from(task)
    .innerJoin(seat, eq(seat.id, task.bookingId))
    .innerJoin(activity, eq(activity.id, seat.activityId))
    .where(
      and(
        ...[eq(task.id, taskId), eq(task.kind, 'called_off'), eq(seat.status, 'booked')],
        ...[isNotNull(activity.cancelledAt), gt(activity.endsAt, now)],
      ),
    )
  return row !== undefined
}
