import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { mark } from '@/db/tables/care'
import { isHoliday } from '../network/rules/holidays'
import type { Window } from '../network/rules/hours'
import { giveTask } from '../tasks/steps'
import { type Actor, givenBy } from '../tools/access'
import type { Transaction } from '../tools/database'
import { localDate } from '../tools/time'
import { undoUntil } from '../tools/undo'
import { CALL_AFTER_ABSENCES, type Standing } from './rules/marks'

/** A row of the register under the lock. */
export type Expected = Standing & {
  bookingId: string
  meetingId: number
  startsAt: Date
  kind: 'consultation' | 'course'
}

/** Whether somebody marks at this meeting: the desk at all of them, a trainer at their own lessons. */
export async function isGiven(tx: Transaction, actor: Actor, meetingId: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.id, meetingId), givenBy(actor, meeting.id)))
  return row !== undefined
}

/** Locks who is expected at a meeting, in one order for everybody; who is not expected there, or not to be seen, is left out. */
export function lockExpected(tx: Transaction, meetingId: number, bookingIds: string[]): Promise<Expected[]> {
  return tx
    .select({
      bookingId: attendance.bookingId,
      meetingId: attendance.meetingId,
      arrivedAt: attendance.arrivedAt,
      mark: attendance.mark,
      markedAt: attendance.markedAt,
      manner: attendance.manner,
      revision: attendance.revision,
      startsAt: meeting.startsAt,
      kind: activity.kind,
    })
    .from(attendance)
    .innerJoin(meeting, eq(meeting.id, attendance.meetingId))
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .where(and(eq(attendance.meetingId, meetingId), inArray(attendance.bookingId, bookingIds)))
    .orderBy(asc(attendance.bookingId))
    .for('update', { of: attendance })
}

/** Writes down how somebody stands now, under the lock. */
export async function writeStanding(
  tx: Transaction,
  { bookingId, meetingId }: Pick<Expected, 'bookingId' | 'meetingId'>,
  { arrivedAt, mark, markedAt, manner, revision }: Standing,
): Promise<void> {
  await tx
    .update(attendance)
    .set({ arrivedAt, mark, markedAt, manner, revision })
    .where(and(eq(attendance.bookingId, bookingId), eq(attendance.meetingId, meetingId)))
}

/** The taps with these ids, whoever made them. */
export function marksWith(tx: Transaction, markIds: string[]) {
  return tx.select().from(mark).where(inArray(mark.id, markIds)).orderBy(asc(mark.bookingId))
}

/**
 * Gives the library somebody to call who stayed away from lessons, once the mark cannot be undone any more; or takes
 * that back, while nobody has called. Who left the course, or was wiped, is not called about it.
 */
export async function followAbsences(tx: Transaction, bookingId: string, now: Date): Promise<void> {
  const [row] = await tx
    .select({ absences: sql<number>`count(*)::int` })
    .from(attendance)
    .where(and(eq(attendance.bookingId, bookingId), eq(attendance.mark, 'absent'), isInCourse(bookingId)))
  const about = and(eq(task.bookingId, bookingId), eq(task.kind, 'missed_lessons'))
  const [known] = await tx.select({ doneAt: task.doneAt }).from(task).where(about)
  const missed = (row?.absences ?? 0) >= CALL_AFTER_ABSENCES
  if (missed && !known)
    await giveTask(tx, { kind: 'missed_lessons', bookingId, owner: 'adviser' }, undoUntil(now))
  if (!missed && known && !known.doneAt) await tx.delete(task).where(and(about, isNull(task.doneAt)))
}

/** Whoever gives the lesson sees no booking: the register says it. */
function isInCourse(bookingId: string) {
  return sql`exists (select from register r where r.booking_id = ${bookingId}::uuid and r.status = 'booked'
    and r.name <> '')`
}

/** Whether a branch is closed all day today, and otherwise at which hours it is. */
export type ClosedToday = { closed: boolean; closedAt: Window[] }

/**
 * Whether and when a branch is closed today, as columns of a statement: for good, for a public holiday as the library
 * decided about it, or for a closure of its own or of all.
 */
export function closedToday(_tx: Transaction, branchId: number, now: Date) {
  const today = localDate(now)
  const usual = isHoliday(today, new Map())
  const closures = sql`from closure c where (c.branch_id is null or c.branch_id = ${branchId})
    and ${today}::date between c.from_date and c.until_date`
  return {
    closed: sql<boolean>`(coalesce((select h.closed from holiday h where h.day = ${today}::date), ${usual}::boolean)
      or exists (select from branch br where br.id = ${branchId} and br.closed_from <= ${today}::date)
      or exists (select ${closures} and c.from_time is null))`,
    closedAt: sql<
      Window[]
    >`(select coalesce(json_agg(json_build_object('fromTime', to_char(c.from_time, 'HH24:MI'),
      'untilTime', to_char(c.until_time, 'HH24:MI')) order by c.from_time), '[]') ${closures} and c.from_time is not null)`,
  }
}
