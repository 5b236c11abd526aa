import { type SQL, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import type { Transaction } from '../../tools/database'

/**
 * That a booking is of the source of a task, as a condition: of that network; or, where it came from everywhere, of nobody
 * who signed in, from an hour before the task on, and not from the library itself.
 */
export function ofRush(_tx: Transaction, taskId: string): SQL {
  return sql`exists (select from task t where t.id = ${taskId}::uuid and t.kind = 'rush'
    and case when t.source = ''::bytea
      then ${booking.createdAt} > t.created_at - interval '1 hour' and ${booking.partnerId} is null and not ${booking.atDesk}
        and not exists (select from own_address o where o.address = ${booking.source})
      else ${booking.source} = t.source end)`
}

/** Of which of these bookings somebody of that contact was here before: those are no inventions. */
export async function knownAmong(tx: Transaction, bookingIds: string[], now: Date): Promise<Set<string>> {
  if (bookingIds.length === 0) return new Set()
  const ids = sql`${`{${bookingIds.join()}}`}::uuid[]`
  const rows = await tx.execute<{ id: string }>(sql`
    select b.id from booking b join resident r on r.id = b.resident_id
    where b.id = any (${ids}) and r.contact_key is not null and exists (
      select from resident same join attendance a on a.resident_id = same.id
      where same.contact_key = r.contact_key and lower(a.during) < ${now.toISOString()}::timestamptz
        and (a.arrived_at is not null or a.mark = 'present'))`)
  return new Set(rows.map(({ id }) => id))
}
