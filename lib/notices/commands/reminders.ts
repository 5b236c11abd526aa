import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { put } from '../../messages/steps'
import { type CallingHours, nextCallingDay } from '../../network/rules/hours'
import { reachOf } from '../../network/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, latest, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { mustRemind, reminderKey } from '../rules/reminders'

/** How many reminders are put at once; the next minute takes the rest. */
const AT_ONCE = 500

/**
 * Puts a reminder in the tray for everyone who is expected at a meeting tomorrow, once per meeting; for who is called
 * also when nobody calls anymore before it. Who booked after the moment of the reminder gets none, nor does who has only
 * a card. Returns how many are new.
 */
export async function putReminders(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'messages.deliver')
  const { hours, expected } = await asActor(actor, async (tx) => {
    const hours = await reachOf(tx, now)
    return { hours, expected: await withoutReminder(tx, hours, now) }
  })
  const due = expected
    .filter((e) => mustRemind({ ...e, way: e.contactWay, bookedAt: new Date(e.bookedAt) }, now, hours))
    .slice(0, AT_ONCE)
  if (due.length === 0) return 0
  await asActor(actor, async (tx) => {
    for (const { bookingId, meetingId, contactWay } of due)
      await put(tx, {
        key: reminderKey(bookingId, meetingId),
        kind: 'reminder',
        bookingId,
        contactWay,
        seen: false,
        now,
      })
  })
  return due.length
}

/**
 * Bookings with a meeting until the end of tomorrow, or of the next day on which somebody calls, for which nobody has put
 * a reminder yet.
 */
function withoutReminder(tx: Transaction, hours: CallingHours, now: Date) {
  const today = localDate(now)
  const [tomorrow, called] = [addDays(today, 1), nextCallingDay(today, hours)].map((day) =>
    atLocal(addDays(day, 1), '00:00'),
  ) as [Date, Date]
  const reminder = sql`'booking:' || ${booking.id} || ':reminder:' || ${meeting.id}`
  return (
    tx
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
      // By the booking: under row-level security PostgreSQL does not look a key up that it has to put together.
      .leftJoin(message, and(eq(message.bookingId, booking.id), eq(message.key, reminder)))
      .where(
        and(
          eq(booking.status, 'booked'),
          isNull(activity.cancelledAt),
          ne(resident.contactWay, 'card'),
          gt(meeting.startsAt, now),
          lt(meeting.startsAt, latest([tomorrow, called])),
          or(eq(resident.contactWay, 'call'), lt(meeting.startsAt, tomorrow)),
          isNull(message.id),
        ),
      )
      .orderBy(asc(meeting.startsAt), asc(booking.id))
  )
}
