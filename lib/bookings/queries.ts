import { and, asc, desc, eq, gt, inArray, isNull, not, type SQL, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { booking, guest, resident } from '@/db/tables/booking'
import { branch } from '@/db/tables/network'
import { user } from '@/db/tables/team'
import type { Person } from '../residents/rules'
import { type Actor, must, visibleTo } from '../tools/access'
import type { Transaction } from '../tools/database'
import { note } from '../tools/journal'
import { asActor } from '../tools/transaction'

/** Everything a card, a letter or a confirmation page tells about one booking; never a topic or a partner. */
export type BookingFacts = {
  bookingId: string
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  kind: 'consultation' | 'course'
  /** The course's name; a consultation is never named. */
  title: string | null
  activityId: number
  activityCancelled: boolean
  branch: { id: number; slug: string; name: string; phone: string }
  startsAt: Date
  meetings: { number: number; startsAt: Date; endsAt: Date }[]
  code: string
  revision: number
  name: string
  contactOf: 'resident' | 'helper' | 'partner'
  contactWay: 'call' | 'sms' | 'email' | 'card'
  contact: string | null
  language: 'nl' | 'en' | 'ar'
  offeredUntil: Date | null
  /** 1 is next; null for who does not wait. */
  placeInLine: number | null
}

/** Who a booking is for, as it was said with that booking; bookings from before that was kept have the resident's. */
export const asSaid = {
  name: sql<string>`coalesce(${booking.name}, ${resident.name})`,
  contact: sql<string | null>`coalesce(${booking.contact}, ${resident.contact})`,
  contactOf: sql<Person['contactOf']>`coalesce(${booking.contactOf}, ${resident.contactOf})`,
  language: sql<Person['language']>`coalesce(${booking.language}, ${resident.language})`,
}

/** The facts of one booking for a letter; only jobs may ask for any booking. */
export async function letterFacts(actor: Actor, bookingId: string): Promise<BookingFacts | null> {
  must(actor, 'messages.deliver')
  return asActor(actor, async (tx) => {
    const facts = await factsOf(tx, actor, bookingId)
    const viaDesk = facts?.contactOf === 'partner' && facts.contactWay === 'email' && facts.contact
    return viaDesk ? { ...facts, contact: await deskOf(tx, bookingId, viaDesk) } : facts
  })
}

/**
 * Where a letter goes that a partner hands on: an address of one of its employees only as long as they work there; after
 * that to the contact person, or to whoever works there longest. Throws when nobody does: then a person has to call.
 */
async function deskOf(tx: Transaction, bookingId: string, address: string): Promise<string> {
  const [desk] = await tx.execute<{ contact: string | null }>(sql`
    select case when exists (select from user_account u where u.email = lower(${address}))
      then (select u.email from member m join user_account u on u.id = m.user_id
        where m.organisation_id = b.partner_id and m.deactivated_at is null
        order by u.email = lower(${address}) desc, m.contact_person desc, m.created_at limit 1)
      else ${address} end as contact
    from booking b where b.id = ${bookingId}::uuid`)
  if (!desk?.contact) throw Object.assign(new Error('nobody of this partner works here'), { code: 'NO_DESK' })
  return desk.contact
}

/** The booking that this guest has made or has opened with its code, or null. */
export async function openedBooking(actor: Actor, now: Date): Promise<BookingFacts | null> {
  must(actor, 'booking.change')
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const own = and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now))
  return asActor(actor, async (tx) => {
    const [opened] = await tx.select({ bookingId: guest.bookingId }).from(guest).where(own)
    return opened?.bookingId ? factsOf(tx, actor, opened.bookingId) : null
  })
}

async function factsOf(tx: Transaction, actor: Actor, bookingId: string): Promise<BookingFacts | null> {
  const [row] = await tx
    .select({
      bookingId: booking.id,
      status: booking.status,
      kind: activity.kind,
      title: activity.title,
      activityId: activity.id,
      activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
      branch: { id: branch.id, slug: branch.slug, name: branch.name, phone: branch.phone },
      startsAt: activity.startsAt,
      code: booking.code,
      revision: booking.revision,
      ...asSaid,
      contactWay: resident.contactWay,
      offeredUntil: booking.offeredUntil,
      placeInLine: lineBefore,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), visibleTo(actor)))
  if (!row) return null
  const meetings = await tx
    .select({ number: meeting.number, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, row.activityId))
    .orderBy(asc(meeting.number))
  return { ...row, status: row.status as BookingFacts['status'], meetings }
}

// ---------- what a partner sees of its own bookings ----------

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
    for (const id of bookingIds) found.push(await factsOf(tx, actor, id))
    const seen = found.filter((one) => one !== null)
    await note(tx, actor, entry('done', seen), now)
    return seen
  })
}

/** Everything a partner may know of one of its bookings, or null when it is not one of them. */
export async function partnerBooking(actor: Actor, bookingId: string, now: Date) {
  must(actor, 'booking.list')
  return asActor(actor, async (tx) => {
    const facts = await factsOf(tx, actor, bookingId)
    if (!facts) return null
    const [more] = await tx
      .select({
        createdAt: booking.createdAt,
        endsAt: activity.endsAt,
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
    gt(activity.startsAt, now),
    isNull(activity.cancelledAt),
  ) as SQL
}

const lineBefore = sql<number | null>`case when ${booking.status} = 'waiting' then (
  select count(*)::int from seat w
  where w.activity_id = ${booking.activityId} and w.status = 'waiting' and w.line_no <= ${booking.lineNo}) end`

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
      .where(and(visibleTo(actor), isNull(resident.forgottenAt), which))
      .orderBy(...order, desc(booking.id))
      .limit(limit)
    await note(tx, actor, entry(why, rows), now)
    return rows as PartnerBooking[]
  })
}
