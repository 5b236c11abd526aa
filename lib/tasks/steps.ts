import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { task } from '@/db/tables/calls'
import { afterWindows } from '../network/rules/hours'
import { reachOf } from '../network/steps/reach'
import type { Transaction } from '../tools/database'

export type NewTask = Pick<
  typeof task.$inferInsert,
  'kind' | 'bookingId' | 'activityId' | 'source' | 'callId' | 'owner'
> & {
  /** By which it can be found again. */
  id?: string
  /** What has begun by then: it has to be done before. */
  before?: Date
}

/** Minutes before something begins by which what has to be done about it is done. */
const AHEAD = 60

/**
 * Gives somebody of the library something to do about a booking or a course run, by the end of the next whole day on which
 * they call, and before what it is about begins.
 */
export async function giveTask(tx: Transaction, { before, ...given }: NewTask, now: Date): Promise<void> {
  const called = afterWindows(1, now, await reachOf(tx, now))
  const last = before ? Math.max(before.getTime() - AHEAD * 60_000, now.getTime()) : called.getTime()
  const dueAt = new Date(Math.min(last, called.getTime()))
  await tx
    .insert(task)
    .values({ id: randomUUID(), ...given, dueAt, createdAt: now })
    // Of some there is one at most, however many find it at once.
    .onConflictDoNothing()
}

/**
 * The same, of which one is enough: what there was still to do of this kind about the booking goes, and this is due no later
 * than that. What tells of another address stays: it can be taken back by itself.
 */
export async function giveOneTask(
  tx: Transaction,
  given: NewTask & { bookingId: string },
  now: Date,
): Promise<void> {
  const gone = await tx.execute<{ due_at: string }>(sql`
    delete from task t where t.kind = ${given.kind} and t.booking_id = ${given.bookingId} and t.done_at is null
      and not exists (select from booking b where b.id = t.booking_id and b.addresses_read->>'until' like '%:' || t.id)
    returning due_at`)
  const due = gone.map(({ due_at: at }) => new Date(at).getTime())
  const id = randomUUID()
  await giveTask(tx, { ...given, id }, now)
  if (due.length === 0) return
  const dueAt = new Date(Math.min(...due))
  await tx
    .update(task)
    .set({ dueAt })
    .where(and(eq(task.id, id), gt(task.dueAt, dueAt)))
}

/**
 * What there is to do of a task now. That somebody is booked on what does not go on is not said beside the call that is
 * to be made about it, or what followed from that call: it is there again as soon as those are done and she is still
 * booked. Whether a course has enough people is nobody's question once it is called off.
 */
export function toDoNow(_tx: Transaction, now: Date): SQL {
  const { id, kind, bookingId, activityId } = task
  const at = sql`${now.toISOString()}::timestamptz`
  return sql`${task.doneAt} is null and ${task.createdAt} <= ${at} and case ${kind}
    when 'called_off' then
      not exists (select from message m where m.booking_id = ${bookingId} and m.kind = 'called_off'
        and m.channel = 'call' and m.status = 'due')
      and not exists (select from task o where o.booking_id = ${bookingId} and o.id <> ${id} and o.done_at is null
        and o.kind in ('not_reached', 'wrong_number', 'something_else'))
    when 'too_few' then exists (select from activity a where a.id = ${activityId} and a.cancelled_at is null)
    else true end`
}

/** Whether a task is about somebody of whom it is still known who they are, or about nobody. */
export const isOfSomebody = sql`(${task.bookingId} is null
  or exists (select from booking b where b.id = ${task.bookingId} and b.wiped_at is null))`

/** Takes back what followed from a call that is undone; what somebody has done already stays. */
export async function takeTaskBack(tx: Transaction, callId: string): Promise<void> {
  await tx.delete(task).where(and(eq(task.callId, callId), isNull(task.doneAt)))
}
