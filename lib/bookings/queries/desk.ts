import { and, asc, eq, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { attendance, booking } from '@/db/tables/booking'
import { organisation } from '@/db/tables/network'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import type { Screen } from '../input/find'
import { factsOf } from './facts'

/**
 * All that the desk needs of one booking, and from which screen it was opened; null when there is none. A name that was
 * wiped is empty.
 */
export async function deskBooking(actor: Actor, input: { bookingId: string; from?: Screen }, now: Date) {
  must(actor, 'desk.work')
  const { bookingId, from = 'booking' } = input
  return asActor(actor, async (tx) => {
    const facts = await factsOf(actor, tx, bookingId)
    if (!facts) return null
    const [more] = await tx
      .select({
        createdAt: booking.createdAt,
        topic: booking.topic,
        ownLaptop: booking.ownLaptop,
        atDesk: booking.atDesk,
        partner: organisation.name,
        cancelledBy: booking.cancelledBy,
        cancelledAt: booking.cancelledAt,
        lapsedAt: booking.lapsedAt,
        waiting: sql<number>`(select count(*)::int from seat w
          where w.activity_id = ${activity.id} and w.status = 'waiting')`,
        // The last move was to another branch than she knew: then it is said where that is.
        elsewhere: sql<boolean>`exists (select from message m where m.booking_id = ${booking.id}
          and m.kind in ('moved', 'rescheduled') and m.key ~ ':elsewhere(:call)?$'
          and split_part(m.key, ':', 4) = ${booking.revision}::text)`,
        forgotten: sql<boolean>`${booking.wipedAt} is not null`,
      })
      .from(booking)
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .leftJoin(organisation, eq(organisation.id, booking.partnerId))
      .where(and(eq(booking.id, bookingId), visibleTo(actor)))
    if (!more) return null
    const marks = await marksOf(tx, bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: `desk:${from}`, rowIds: [bookingId] }, now)
    return { ...facts, ...more, marks }
  })
}

export type DeskBooking = NonNullable<Awaited<ReturnType<typeof deskBooking>>>

/** How it went at the meetings where something was written down. */
function marksOf(tx: Transaction, bookingId: string) {
  return tx
    .select({ startsAt: meeting.startsAt, arrivedAt: attendance.arrivedAt, mark: attendance.mark })
    .from(attendance)
    .innerJoin(meeting, eq(meeting.id, attendance.meetingId))
    .where(
      and(
        eq(attendance.bookingId, bookingId),
        sql`(${attendance.mark} is not null or ${attendance.arrivedAt} is not null)`,
      ),
    )
    .orderBy(asc(meeting.startsAt))
}
