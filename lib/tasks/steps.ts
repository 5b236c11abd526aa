import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { task } from '@/db/tables/calls'
import { afterWindows } from '../network/rules/hours'
import { reachOf } from '../network/steps/reach'
import type { Transaction } from '../tools/database'

export type NewTask = Pick<
  typeof task.$inferInsert,
  'kind' | 'bookingId' | 'activityId' | 'callId' | 'owner'
> & {
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
    .values({ ...given, id: randomUUID(), dueAt, createdAt: now })
    // Of some there is one at most, however many find it at once.
    .onConflictDoNothing()
}

/** Takes back what followed from a call that is undone; what somebody has done already stays. */
export async function takeTaskBack(tx: Transaction, callId: string): Promise<void> {
  await tx.delete(task).where(and(eq(task.callId, callId), isNull(task.doneAt)))
}
