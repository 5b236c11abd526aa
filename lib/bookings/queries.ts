import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { branch } from '@/db/network'
import { activity, booking, guest, meeting, resident } from '@/db/schema'
import { type Actor, must, visibleTo } from '../access'
import type { Transaction } from '../database'
import { asActor } from '../transaction'

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

/** The facts of one booking for a letter; only jobs may ask for any booking. */
export async function letterFacts(actor: Actor, bookingId: string): Promise<BookingFacts | null> {
  must(actor, 'messages.deliver')
  return asActor(actor, (tx) => factsOf(tx, actor, bookingId))
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
      name: resident.name,
      contactOf: resident.contactOf,
      contactWay: resident.contactWay,
      contact: resident.contact,
      language: resident.language,
      offeredUntil: booking.offeredUntil,
      placeInLine: sql<number | null>`case when ${booking.status} = 'waiting' then (
        select count(*)::int from seat w
        where w.activity_id = ${booking.activityId} and w.status = 'waiting' and w.line_no <= ${booking.lineNo}) end`,
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
