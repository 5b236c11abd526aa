import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import { activity } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { seat } from '@/db/views'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { note } from '../tools/journal'
import { ok, type Result, refuse } from '../tools/result'
import { transaction } from '../tools/transaction'
import { undoneSince } from './rules'
import { isOfSomebody } from './steps'

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
    await note(tx, actor, { verb: 'change', ...aboutOf(done, input.taskId), why: 'task' }, now)
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

/** Why a task that was done stays done. */
export type UndoTaskRefusal = 'unknown' | 'too_late' | 'given_again'

/**
 * Puts back a task that somebody wrote down as done, perhaps in the wrong row: for a day it is there to be done again, due
 * when it was. What is done by itself stays so, and so does what was given anew meanwhile.
 */
export async function undoTask(
  actor: Actor,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Result<null, UndoTaskRefusal>> {
  must(actor, 'tasks.do')
  return transaction<null, UndoTaskRefusal>(actor, async (tx) => {
    const [done] = await tx
      .select({ doneAt: task.doneAt, bookingId: task.bookingId, activityId: task.activityId })
      .from(task)
      .where(and(eq(task.id, taskId), isNotNull(task.doneBy), isOfSomebody))
      .for('update')
    if (!done?.doneAt) return refuse('unknown')
    if (done.doneAt <= undoneSince(now)) return refuse('too_late')
    if (await isGivenAgain(tx, taskId)) return refuse('given_again')
    await tx.update(task).set({ doneAt: null, doneBy: null, receipt: null }).where(eq(task.id, taskId))
    // What is not so any more since is nobody's to do.
    if (done.bookingId)
      await tx.execute(
        sql`select expect_at_meetings(${done.bookingId}, ${now.toISOString()}::timestamptz, false)`,
      )
    await note(tx, actor, { verb: 'change', ...aboutOf(done, taskId), why: 'task_undone' }, now)
    return ok(null)
  })
}

/** Whether the same is to be done already about the same. */
async function isGivenAgain(tx: Transaction, taskId: string): Promise<boolean> {
  const open = alias(task, 'open')
  const [row] = await tx
    .select({ id: open.id })
    .from(task)
    .innerJoin(open, and(eq(open.kind, task.kind), isNull(open.doneAt), isSame(open)))
    .where(eq(task.id, taskId))
  return row !== undefined
}

/** Of two calls it is not the same, nor of a call and what followed from something else. */
const isSame = (open: { bookingId: AnyPgColumn; source: AnyPgColumn; callId: AnyPgColumn }) =>
  and(
    or(eq(open.bookingId, task.bookingId), eq(open.source, task.source)),
    sql`${open.callId} is not distinct from ${task.callId}`,
  )

function aboutOf(
  { bookingId, activityId }: { bookingId: string | null; activityId: number | null },
  taskId: string,
) {
  return bookingId
    ? { kind: 'booking' as const, rowIds: [bookingId] }
    : { kind: 'activity' as const, rowIds: activityId ? [String(activityId)] : [taskId] }
}
