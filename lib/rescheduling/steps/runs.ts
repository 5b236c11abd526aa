import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { seat } from '@/db/views'
import type { Transaction } from '../../tools/database'

/** Who is in a course run or waits for it: booked first, then by the order in which they came. */
export async function seatedIn(
  tx: Transaction,
  activityId: number,
): Promise<{ bookingId: string; status: 'booked' | 'waiting' | 'offered' }[]> {
  const rows = await tx
    .select({ bookingId: seat.id, status: seat.status })
    .from(seat)
    .where(and(eq(seat.activityId, activityId), inArray(seat.status, ['booked', 'waiting', 'offered'])))
    .orderBy(sql`${seat.status} <> 'booked'`, asc(seat.lineNo))
  return rows as { bookingId: string; status: 'booked' | 'waiting' | 'offered' }[]
}

/** How the residents of these bookings are reached. */
export async function reachedBy(
  tx: Transaction,
  bookingIds: readonly string[],
): Promise<Map<string, (typeof resident.$inferSelect)['contactWay']>> {
  const rows = await tx
    .select({ id: booking.id, way: resident.contactWay })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(inArray(booking.id, ['00000000-0000-0000-0000-000000000000', ...bookingIds]))
  return new Map(rows.map(({ id, way }) => [id, way]))
}

/** How those hear it who have a place in these runs, or have yet to take it; and who was taken off one (`left`). */
export async function waysInRuns(
  tx: Transaction,
  activityIds: readonly number[],
  left: readonly string[] = [],
) {
  const seated = await Promise.all(activityIds.map((id) => seatedIn(tx, id)))
  const told = seated.flat().filter(({ status }) => status !== 'waiting')
  const reached = await reachedBy(tx, [...told.map(({ bookingId }) => bookingId), ...left])
  return [...reached.values()]
}

/** When the next lesson of a run begins; null when all of them have begun. */
export async function nextLessonOf(tx: Transaction, activityId: number, now: Date): Promise<Date | null> {
  const [next] = await tx
    .select({ startsAt: meeting.startsAt })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), gt(meeting.startsAt, now)))
    .orderBy(asc(meeting.startsAt))
    .limit(1)
  return next?.startsAt ?? null
}

/** The lessons of a run that have not begun yet. */
export async function toComeOf(tx: Transaction, activityId: number, now: Date): Promise<number[]> {
  const rows = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), gt(meeting.startsAt, now)))
  return rows.map(({ id }) => id)
}
