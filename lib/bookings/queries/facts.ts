import { and, asc, eq, sql } from 'drizzle-orm'
import { activity, course, enrolUntil, lessonOff, meeting } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { branch } from '@/db/tables/network'
import type { Address, Called } from '../../network/rules/where'
import type { Person } from '../../residents/rules/reach'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'

export type Meeting = {
  number: number
  startsAt: Date
  endsAt: Date
  address: Address | null
  /** Since when it is at another moment than it first was; null where it never was moved. */
  movedAt: Date | null
}

/** Everything a card, a letter or a confirmation page tells about one booking; never a topic or a partner. */
export type BookingFacts = {
  bookingId: string
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  kind: 'consultation' | 'course'
  /** The course's name; a consultation is never named. */
  title: string | null
  /** What to bring to the course, as somebody typed it: like the name it tells which course, so no card or letter has it. */
  bring: string | null
  activityId: number
  activityCancelled: boolean
  branch: Called & { id: number; slug: string; phone: string }
  /** The first meeting at which the resident is expected. */
  startsAt: Date
  /** Until when someone can still come in. */
  enrolUntil: Date
  /** When the last meeting ends. */
  endsAt: Date
  /** Each with where the branch is on that day; null where nobody wrote that down. */
  meetings: Meeting[]
  /** Lessons that do not take place. */
  off: { number: number; startsAt: Date; endsAt: Date; offAt: Date }[]
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
  /** Open consultations that were made earlier at the same contact, as far as the actor may see them. */
  openBefore: number
}

/**
 * Who a booking is for, as it was said with that booking; bookings from before that was kept have the resident's, and one
 * that was wiped nobody's.
 */
export const asSaid = {
  name: sql<string>`coalesce(${booking.name}, ${resident.name}, '')`,
  contact: sql<string | null>`coalesce(${booking.contact}, ${resident.contact})`,
  contactOf: sql<Person['contactOf']>`coalesce(${booking.contactOf}, ${resident.contactOf}, 'resident')`,
  language: sql<Person['language']>`coalesce(${booking.language}, ${resident.language}, 'nl')`,
}

/** What may be told of one booking, in an open transaction; null when the actor may not see it. */
export async function factsOf(
  actor: Actor,
  tx: Transaction,
  bookingId: string,
): Promise<BookingFacts | null> {
  const [row] = await tx
    .select({
      bookingId: booking.id,
      status: booking.status,
      kind: activity.kind,
      title: activity.title,
      bring: course.bring,
      activityId: activity.id,
      activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
      branch: { id: branch.id, slug: branch.slug, name: branch.name, kind: branch.kind, phone: branch.phone },
      startsAt: activity.startsAt,
      enrolUntil,
      endsAt: activity.endsAt,
      code: booking.code,
      revision: booking.revision,
      ...asSaid,
      contactWay: sql<Person['contactWay']>`coalesce(${resident.contactWay}, 'card')`,
      offeredUntil: booking.offeredUntil,
      placeInLine: lineBefore,
      openBefore,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .leftJoin(course, eq(course.id, activity.courseId))
    .leftJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), visibleTo(actor)))
  if (!row) return null
  const status = row.status as BookingFacts['status']
  const meetings = await meetingsOf(tx, bookingId, row, status)
  const off = row.kind === 'course' ? await offOf(tx, row.activityId) : []
  return { ...row, status, startsAt: meetings[0]?.startsAt ?? row.startsAt, meetings, off }
}

/** Who came into a running course is not told of the lessons before; of what does not go on all that would have been. */
async function meetingsOf(
  tx: Transaction,
  bookingId: string,
  { activityId, activityCancelled }: { activityId: number; activityCancelled: boolean },
  status: BookingFacts['status'],
): Promise<BookingFacts['meetings']> {
  const all = await tx
    .select({
      number: meeting.number,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      movedAt: meeting.movedAt,
      address: addressAt,
      expected: sql<boolean>`${attendance.bookingId} is not null`,
    })
    .from(meeting)
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .leftJoin(attendance, and(eq(attendance.meetingId, meeting.id), eq(attendance.bookingId, bookingId)))
    .where(eq(meeting.activityId, activityId))
    .orderBy(asc(meeting.number))
  const own = status === 'booked' && !activityCancelled ? all.filter(({ expected }) => expected) : all
  return own.map(({ expected: _, ...one }) => one)
}

/** Where a branch is on the day of a meeting there, on the clock of the library. */
const addressAt = sql<Address | null>`(
  select jsonb_build_object('street', a.street, 'postcode', a.postcode, 'town', a.town, 'entrance', a.entrance, 'mapUrl', a.map_url)
  from address_of(${activity.branchId}, (${meeting.startsAt} at time zone 'Europe/Amsterdam')::date) a
  where a.street is not null)`

function offOf(tx: Transaction, activityId: number): Promise<BookingFacts['off']> {
  const { number, startsAt, endsAt, offAt } = lessonOff
  return tx
    .select({ number, startsAt, endsAt, offAt })
    .from(lessonOff)
    .where(eq(lessonOff.activityId, activityId))
    .orderBy(asc(startsAt))
}

/** How many consultations that are still open were made earlier at the contact of a booking. */
export const openBefore = sql<number>`(select count(*)::int from booking earlier
  where earlier.open_contact = ${booking.openContact} and earlier.status <> 'cancelled'
    and (lower(earlier.open_during), earlier.id) < (lower(${booking.openDuring}), ${booking.id})
    and upper(earlier.open_during) > lower(${booking.openDuring}))`

/** 1 for who is next in line, by the order in which people came; null for who does not wait. */
export const lineBefore = sql<number | null>`case when ${booking.status} = 'waiting' then (
  select count(*)::int from seat w
  where w.activity_id = ${booking.activityId} and w.status = 'waiting' and w.line_no <= ${booking.lineNo}) end`
