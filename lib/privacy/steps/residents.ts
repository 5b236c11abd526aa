import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { activity, enrolUntil } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { register } from '../rules/register'
import { overBefore, type Term } from '../rules/terms'

/** So many bookings are wiped at once; the next minute takes the rest. */
const AT_ONCE = 500

/** Whether who has a booking was expected at a lesson that has begun. Of a row of `booking`, by that name. */
export const hadLesson = sql<boolean>`exists (select from attendance where attendance.booking_id = booking.id)`

/**
 * When what somebody has left was called off; not as long as they have to hear it yet: whoever does not know could still
 * come for nothing. Of rows of `booking` and `activity`, by those names.
 */
export const calledOffAt =
  sql<Date | null>`case when booking.status = 'cancelled' and activity.cancelled_at is not null
    and not exists (select from message where message.booking_id = booking.id and message.status = 'due')
    and not exists (select from task where task.booking_id = booking.id and task.done_at is null)
  then activity.cancelled_at end`.mapWith(activity.cancelledAt)

/**
 * Bookings of which the time that it may be known whose they are is up, each by its own term (as `bookingKnownUntil` has
 * it of one); nobody else has them in hand.
 */
export async function dueBookings(tx: Transaction, now: Date): Promise<string[]> {
  const { consultation, course, line } = register.bookings.kept
  const before = (term: Term) => sql`${overBefore(term, now).toISOString()}::timestamptz`
  const rows = await tx.execute<{ id: string }>(sql`
    select booking.id from booking join activity on activity.id = booking.activity_id
    where booking.wiped_at is null and booking.resident_id is not null and case
      when activity.kind = 'consultation' then activity.ends_at < ${before(consultation.term)}
      when booking.status = 'waiting' or (booking.status = 'cancelled' and not ${hadLesson})
        then least(${enrolUntil}, ${calledOffAt}) < ${before(line.term)}
      else least(activity.ends_at, ${calledOffAt}) < ${before(course.term)} end
    limit ${AT_ONCE} for update of booking skip locked`)
  return rows.map(({ id }) => id)
}

/**
 * Forgets residents who have no booking (any more), such as how somebody was reached before that was put right; not while a
 * letter about just that has still to go there. Returns whom.
 */
export async function leftBehind(tx: Transaction): Promise<string[]> {
  // As a value of each resident, by the index on their bookings: as "not exists" all bookings are read.
  const alone = sql`(select count(*) from booking b where b.resident_id = r.id) = 0`
  const found = await tx.execute<{ id: string }>(sql`
    select r.id from resident r
    where case when ${alone} then not exists (select from message m where m.status = 'due'
      and m.kind = 'contact_changed' and m.key like '%:' || r.id) else false end
    limit ${AT_ONCE} for update of r skip locked`)
  if (found.length === 0) return []
  const ids = `{${found.map(({ id }) => id).join()}}`
  const gone = await tx.execute<{ id: string }>(
    sql`delete from resident r where r.id = any(${ids}::uuid[]) and ${alone} returning r.id`,
  )
  return gone.map(({ id }) => id)
}

/**
 * Wipes whose bookings were, in an open transaction: name, contact, topic, answers, code and messages, who tapped what about
 * them, and what there was still to do. What is left only counts. Returns which.
 */
export async function wipeBookings(tx: Transaction, bookingIds: string[], now: Date): Promise<string[]> {
  if (bookingIds.length === 0) return []
  const ids = `{${bookingIds.join()}}`
  const rows = await tx.execute<{ id: string }>(
    sql`select wipe_bookings(${ids}::uuid[], ${now.toISOString()}::timestamptz) as id`,
  )
  return rows.map(({ id }) => id)
}

/** The same of all bookings of these residents, with which they are gone themselves. */
export async function wipe(tx: Transaction, residentIds: string[], now: Date): Promise<void> {
  const theirs = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(inArray(booking.residentId, residentIds))
  const ids = theirs.map(({ id }) => id)
  await wipeBookings(tx, ids, now)
}

/**
 * Who a booking is of, with the keys by which that person is known; `wiped` when nobody knows any more, null when the booking
 * is not to be seen.
 */
export async function residentOf(tx: Transaction, actor: Actor, bookingId: string) {
  const [row] = await tx
    .select({
      residentId: resident.id,
      nameKey: resident.nameKey,
      contactKey: resident.contactKey,
    })
    .from(booking)
    .leftJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), ne(booking.status, 'held'), visibleTo(actor)))
  if (!row) return null
  const { residentId, nameKey, contactKey } = row
  return residentId === null || nameKey === null ? ('wiped' as const) : { residentId, nameKey, contactKey }
}

/**
 * Other rows of the same name at the same contact: reached in another way, or said to be somebody else. Whether it is the
 * same person, only that person knows.
 */
export async function alike(
  tx: Transaction,
  { residentId, ...keys }: { residentId: string; nameKey: string; contactKey: string | null },
) {
  return (await alikeTo(tx, keys)).filter((one) => one.residentId !== residentId)
}

/** All rows of a name at a contact. */
export function alikeTo(
  tx: Transaction,
  { nameKey, contactKey }: { nameKey: string; contactKey: string | null },
) {
  return tx
    .select({ residentId: resident.id, contactWay: resident.contactWay, twin: resident.twin })
    .from(resident)
    .where(and(eq(resident.contactKey, contactKey ?? ''), eq(resident.nameKey, nameKey)))
    .orderBy(asc(resident.contactWay), asc(resident.twin))
}
