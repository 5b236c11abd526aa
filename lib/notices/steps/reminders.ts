import { sql } from 'drizzle-orm'
import { type CallingHours, nextCallingDay, type Way } from '../../network/rules/hours'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, latest, localDate } from '../../tools/time'

type Expected = { bookingId: string; meetingId: number; startsAt: string; contactWay: Way; bookedAt: string }

/**
 * Bookings with a meeting until the end of tomorrow, or of the next day on which somebody calls, for which nobody has put
 * a reminder yet.
 */
export function withoutReminder(tx: Transaction, hours: CallingHours, now: Date) {
  const today = localDate(now)
  const [tomorrow, called] = [addDays(today, 1), nextCallingDay(today, hours)].map((day) =>
    atLocal(addDays(day, 1), '00:00'),
  ) as [Date, Date]
  // Who is expected is found first, from the meetings on: what PostgreSQL thinks a look into the messages costs under
  // row-level security makes it read all bookings there are. And the message of each booking by itself: it looks no key
  // up that it has to put together.
  return tx.execute<Expected>(sql`
    with expected as materialized (
      select b.id, m.id as meeting_id, m.starts_at, r.contact_way, b.created_at
      from meeting m join activity a on a.id = m.activity_id join booking b on b.activity_id = m.activity_id
        join resident r on r.id = b.resident_id
      where m.starts_at > ${iso(now)}::timestamptz and m.starts_at < ${iso(latest([tomorrow, called]))}::timestamptz
        and a.cancelled_at is null and b.status = 'booked' and r.contact_way <> 'card'
        and (r.contact_way = 'call' or m.starts_at < ${iso(tomorrow)}::timestamptz)
    )
    select e.id as "bookingId", e.meeting_id::int as "meetingId", e.starts_at as "startsAt",
      e.contact_way as "contactWay", greatest(e.created_at, (select max(m.created_at) from message m
        where m.booking_id = e.id and m.kind in
        ('confirmation', 'moved', 'rescheduled', 'lessons_changed', 'new_address'))) as "bookedAt"
    from expected e
    where (select m.id from message m
      where m.booking_id = e.id and m.key = 'booking:' || e.id || ':reminder:' || e.meeting_id) is null
    order by e.starts_at, e.id`)
}

const iso = (moment: Date) => moment.toISOString()
