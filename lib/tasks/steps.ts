import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { task } from '@/db/tables/calls'
import { afterWindows } from '../network/rules/hours'
import { reachOf } from '../network/steps'
import type { Transaction } from '../tools/database'

export type NewTask = Pick<typeof task.$inferInsert, 'kind' | 'bookingId' | 'callId' | 'owner'>

/** Gives somebody of the library something to do about a booking, by the end of the next whole day on which they call. */
export async function giveTask(tx: Transaction, given: NewTask, now: Date): Promise<void> {
  const dueAt = afterWindows(1, now, await reachOf(tx, now))
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
