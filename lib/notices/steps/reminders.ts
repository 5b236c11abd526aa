import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { type CallingHours, nextCallingDay } from '../../network/rules/hours'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, latest, localDate } from '../../tools/time'

/**
 * Bookings with a meeting until the end of tomorrow, or of the next day on which somebody calls, for which nobody has put
 * a reminder yet.
 */
export function withoutReminder(tx: Transaction, hours: CallingHours, now: Date) {
  const today = localDate(now)
  const [tomorrow, called] = [addDays(today, 1), nextCallingDay(today, hours)].map((day) =>
    atLocal(addDays(day, 1), '00:00'),
  ) as [Date, Date]
  // Asked of each booking by itself: under row-level security PostgreSQL looks no key up that it has to put together, and
  // at country size it would rather read every message there is.
  const reminder = sql`(select m.id from message m where m.booking_id = ${booking.id}
    and m.key = 'booking:' || ${booking.id} || ':reminder:' || ${meeting.id})`
  return tx
    .select({
      bookingId: booking.id,
      meetingId: meeting.id,
      startsAt: meeting.startsAt,
      contactWay: resident.contactWay,
      bookedAt: sql<string>`greatest(${booking.createdAt}, (select max(m.created_at) from message m
        where m.booking_id = ${booking.id} and m.kind in ('confirmation', 'moved')))`,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(
      and(
        eq(booking.status, 'booked'),
        isNull(activity.cancelledAt),
        ne(resident.contactWay, 'card'),
        gt(meeting.startsAt, now),
        lt(meeting.startsAt, latest([tomorrow, called])),
        or(eq(resident.contactWay, 'call'), lt(meeting.startsAt, tomorrow)),
        sql`${reminder} is null`,
      ),
    )
    .orderBy(asc(meeting.startsAt), asc(booking.id))
}
