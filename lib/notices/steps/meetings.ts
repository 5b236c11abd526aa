import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import type { Transaction } from '../../tools/database'
import { meetingOf } from '../rules/reminders'

export type Reminded = { activityId: number; startsAt: Date }

/** The meetings of which messages remind, by their ids. */
export async function meetingsWith(tx: Transaction, ids: number[]): Promise<Map<number, Reminded>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: meeting.id, activityId: meeting.activityId, startsAt: meeting.startsAt })
    .from(meeting)
    .where(inArray(meeting.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** When the meeting begins that a message is about: the one it reminds of, else the next; null when all have begun. */
export async function beginsAt(
  tx: Transaction,
  { key, activityId }: { key: string; activityId: number },
  now: Date,
): Promise<Date | null> {
  const id = meetingOf(key)
  const reminded = id === null ? undefined : (await meetingsWith(tx, [id])).get(id)
  if (reminded) return reminded.startsAt
  const [next] = await tx
    .select({ startsAt: meeting.startsAt })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), gt(meeting.startsAt, now)))
    .orderBy(asc(meeting.startsAt))
    .limit(1)
  return next?.startsAt ?? null
}
