import { and, asc, desc, eq, gt, inArray, isNull, not, type SQL, sql } from 'drizzle-orm'
import { activity, enrolUntil } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { branch } from '@/db/tables/network'
import { user } from '@/db/tables/team'
import { type Actor, must, visibleTo } from '../../tools/access'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { asSaid, type BookingFacts, factsOf, lineBefore } from './facts'

/** One line of a partner's list: who, what, where, and what became of it. */
export type PartnerBooking = {
  bookingId: string
  /** Empty when the name has been wiped. */
  name: string
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  kind: 'consultation' | 'course'
  title: string | null
  branchName: string
  startsAt: Date
  /** Until when someone can still come in. */
  enrolUntil: Date
  /** When the last meeting ends. */
  endsAt: Date
  activityCancelled: boolean
  offeredUntil: Date | null
  placeInLine: number | null
  cancelledBy: 'resident' | 'partner' | 'library' | null
  /** To how many of the lessons so far the resident came; null unless the resident said that it may be shared. */
  came: number | null
  lessonsSoFar: number | null
  createdAt: Date
}

/** A partner's bookings that may still need something: a place is offered, or the resident stands in line. */
export async function openPartnerBookings(actor: Actor, now: Date): Promise<PartnerBooking[]> {
  must(actor, 'booking.list')
  const waits = sql`${booking.status} = 'waiting'`
  const order = [waits, asc(booking.offeredUntil), asc(activity.startsAt), asc(booking.lineNo)]
  return listed(actor, { which: stillOpen(now), order, limit: 50, why: 'open_list' }, now)
}

/** Days in which a partner reads first what the library changed. */
const CHANGED_DAYS = 7

/**
 * A partner's bookings in which the library changed something in the past week: another time, a lesson that is off or at
 * another moment, or all of it called off. Who was booked hears it themselves.
 */
export async function changedPartnerBookings(actor: Actor, now: Date): Promise<PartnerBooking[]> {
  must(actor, 'booking.list')
  const which = changedSince(new Date(now.getTime() - CHANGED_DAYS * 86_400_000))
  return listed(actor, { which, order: [asc(activity.startsAt)], limit: 50, why: 'changed_list' }, now)
}

function changedSince(moment: Date): SQL {
  const since = sql`${moment.toISOString()}::timestamptz`
  return sql`case ${booking.status}
    when 'cancelled' then ${booking.cancelledBy} = 'library' and ${booking.cancelledAt} > ${since}
    when 'waiting' then false
    else ${activity.cancelledAt} > ${since}
      or exists (select from lesson_off o where o.activity_id = ${activity.id} and o.off_at > ${since})
      or exists (select from meeting m where m.activity_id = ${activity.id} and m.moved_at > ${since})
      or exists (select from message m where m.booking_id = ${booking.id} and m.kind = 'rescheduled'
        and m.created_at > ${since}) end`
}

/** A partner's other bookings, the newest first; with `after` those that follow that one in the list. */
export async function partnerBookings(
  actor: Actor,
  input: { after?: string; limit: number },
  now: Date,
): Promise<PartnerBooking[]> {
  must(actor, 'booking.list')
  const which = and(not(stillOpen(now)), input.after ? follows(input.after) : undefined)
  return listed(actor, { which, order: [desc(booking.createdAt)], limit: input.limit, why: 'list' }, now)
}

/** A family that was booked in one form has one moment: within it the ids go on. */
function follows(bookingId: string): SQL {
  return sql`(${booking.createdAt}, ${booking.id}) <
    (select x.created_at, x.id from booking x where x.id = ${bookingId}::uuid)`
}

/** Some of a partner's bookings by their ids, in the order in which they were made: a form for several. */
export async function partnerBookingsWith(
  actor: Actor,
  bookingIds: string[],
  now: Date,
): Promise<BookingFacts[]> {
  must(actor, 'booking.list')
  if (bookingIds.length === 0) return []
  return asActor(actor, async (tx) => {
    const found = []
    for (const id of bookingIds) found.push(await factsOf(actor, tx, id))
    const seen = found.filter((one) => one !== null)
    await note(tx, actor, entry('done', seen), now)
    return seen
  })
}

/** Everything a partner may know of one of its bookings, or null when it is not one of them. */
export async function partnerBooking(actor: Actor, bookingId: string, now: Date) {
  must(actor, 'booking.list')
  return asActor(actor, async (tx) => {
    const facts = await factsOf(actor, tx, bookingId)
    if (!facts) return null
    const [more] = await tx
      .select({
        createdAt: booking.createdAt,
        bookedBy: user.name,
        cancelledBy: booking.cancelledBy,
        attendanceShared: booking.attendanceShared,
        ownLaptop: booking.ownLaptop,
        ...attended,
      })
      .from(booking)
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .leftJoin(user, eq(user.id, booking.partnerUserId))
      .where(eq(booking.id, bookingId))
    if (!more) return null
    await note(tx, actor, entry('detail', [facts]), now)
    return { ...facts, ...more }
  })
}

export type PartnerBookingDetail = NonNullable<Awaited<ReturnType<typeof partnerBooking>>>

function entry(why: string, rows: { bookingId: string }[]) {
  return { verb: 'see', kind: 'booking', why, rowIds: rows.map((row) => row.bookingId) } as const
}

function stillOpen(now: Date): SQL {
  return and(
    inArray(booking.status, ['waiting', 'offered']),
    gt(enrolUntil, now.toISOString()),
    isNull(activity.cancelledAt),
  ) as SQL
}

const marked = (mark: SQL) => sql<number | null>`case when ${booking.attendanceShared} then (
  select count(*)::int from attendance t where t.booking_id = ${booking.id} and ${mark}) end`

/** Counted only where the resident said that it may be shared: what is not read cannot leak. */
const attended = { came: marked(sql`t.mark = 'present'`), lessonsSoFar: marked(sql`t.mark is not null`) }

type Which = { which: SQL | undefined; order: SQL[]; limit: number; why: string }

function listed(actor: Actor, { which, order, limit, why }: Which, now: Date): Promise<PartnerBooking[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        bookingId: booking.id,
        name: asSaid.name,
        status: booking.status,
        kind: activity.kind,
        title: activity.title,
        branchName: branch.name,
        startsAt: activity.startsAt,
        enrolUntil,
        endsAt: activity.endsAt,
        activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
        offeredUntil: booking.offeredUntil,
        placeInLine: lineBefore,
        cancelledBy: booking.cancelledBy,
        ...attended,
        createdAt: booking.createdAt,
      })
      .from(booking)
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      // Who was forgotten is still counted, and has no name to show.
      .where(and(visibleTo(actor), isNull(booking.wipedAt), which))
      .orderBy(...order, desc(booking.id))
      .limit(limit)
    await note(tx, actor, entry(why, rows), now)
    return rows as PartnerBooking[]
  })
}
