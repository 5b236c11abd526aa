import { and, eq, isNull } from 'drizzle-orm'
import { task } from '@/db/tables/calls'
import { type Actor, must } from '../tools/access'
import { note } from '../tools/journal'
import { ok, type Result, refuse } from '../tools/result'
import { transaction } from '../tools/transaction'

/** Writes down that a task is done, by whom and how it ended. */
export async function finishTask(
  actor: Actor,
  input: { taskId: string; receipt: 'told' | 'arranged' | 'given_up' },
  now: Date,
): Promise<Result<null, 'unknown'>> {
  must(actor, 'tasks.do')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    const doneBy = actor.kind === 'staff' ? actor.userId : null
    const [done] = await tx
      .update(task)
      .set({ doneAt: now, doneBy, receipt: input.receipt })
      .where(and(eq(task.id, input.taskId), isNull(task.doneAt)))
      .returning({ bookingId: task.bookingId, activityId: task.activityId })
    if (!done) return refuse('unknown')
    const about = done.bookingId
      ? { kind: 'booking' as const, rowIds: [done.bookingId] }
      : { kind: 'activity' as const, rowIds: [String(done.activityId)] }
    await note(tx, actor, { verb: 'change', ...about, why: 'task' }, now)
    return ok(null)
  })
}
