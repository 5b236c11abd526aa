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
      .returning({ bookingId: task.bookingId })
    if (!done) return refuse('unknown')
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'task', rowIds: [done.bookingId] }, now)
    return ok(null)
  })
}
