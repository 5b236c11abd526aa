import { and, arrayContains, eq, gt, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { journal } from '@/db/tables/tools'
import { seat } from '@/db/views'
import type { Transaction } from '../../tools/database'
import type { Lesson } from '../rules/lessons'

/** A course run that is locked as whoever books there locks it; null when there is none. */
export async function lockRun(tx: Transaction, activityId: number) {
  const [found] = await tx
    .select({
      ...{ id: activity.id, startsAt: activity.startsAt, endsAt: activity.endsAt },
      ...{ cancelledAt: activity.cancelledAt, publishedAt: activity.publishedAt },
    })
    .from(activity)
    .where(and(eq(activity.id, activityId), eq(activity.kind, 'course')))
    .for('no key update')
  return found ?? null
}

/** The lessons of a run that take place, in order. */
export function lessonsIn(tx: Transaction, activityId: number): Promise<Lesson[]> {
  return tx
    .select({ startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(meeting.startsAt)
}

/** Whether somebody is in a run, waits for it, is just booking it, or has places kept in it. */
export async function isTakenBySome(
  tx: Transaction,
  activityId: number,
  now: Date,
): Promise<'somebody_in' | 'kept' | null> {
  const inside = and(eq(seat.activityId, activityId), sql`${seat.status} <> 'cancelled'`)
  const [somebody] = await tx.select({ id: seat.id }).from(seat).where(inside).limit(1)
  if (somebody) return 'somebody_in'
  const [kept] = await tx.execute(
    sql`select 1 from kept_places(${activityId}, ${now.toISOString()}::timestamptz) k where k.places > 0`,
  )
  return kept ? 'kept' : null
}

/** Whether somebody was offered a place in a run, and has longer than until this moment to say so. */
export async function offersStandAfter(tx: Transaction, activityId: number, moment: Date): Promise<boolean> {
  const offered = and(eq(seat.activityId, activityId), eq(seat.status, 'offered'))
  return (await tx.$count(seat, and(offered, gt(seat.offeredUntil, moment)))) > 0
}

/** As long a form that was sent is known again. */
const DAYS_KNOWN = 7

/** The run that was made by this form already, as the journal has it; null when there is none. */
export async function madeByForm(tx: Transaction, formKey: string, now: Date): Promise<number | null> {
  const [line] = await tx
    .select({ rowIds: journal.rowIds })
    .from(journal)
    .where(
      and(
        ...[eq(journal.verb, 'make'), eq(journal.kind, 'activity'), eq(journal.why, 'run')],
        arrayContains(journal.rowIds, [formKey]),
        gt(journal.at, new Date(now.getTime() - DAYS_KNOWN * 86_400_000)),
      ),
    )
  return line ? Number(line.rowIds[0]) : null
}
