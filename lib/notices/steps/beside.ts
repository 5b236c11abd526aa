import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'

/** A meeting of another booking of the same resident. */
export type Beside = { bookingId: string; of: 'consultation' | 'course'; startsAt: Date; endsAt: Date }

type Row = Omit<Beside, 'startsAt' | 'endsAt'> & { key: string; starts_at: string; ends_at: string }

/**
 * Of what else messages about another address tell, by their keys: the meetings of other bookings of the same resident that
 * are elsewhere than was read, in their order. One message tells of all of them.
 */
export async function besideMove(
  tx: Transaction,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, Beside[]>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.execute<Row>(sql`
    select k.key, b.id as "bookingId", a.kind as of, m.starts_at, m.ends_at
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) k (key)
      join booking told on told.id::text = split_part(k.key, ':', 2)
      join booking b on b.resident_id = told.resident_id and b.id <> told.id and b.status in ('booked', 'offered')
        and b.addresses_read ->> 'until' = regexp_replace(k.key, ':call$', '')
      join activity a on a.id = b.activity_id and a.cancelled_at is null
      join meeting m on m.activity_id = a.id and m.starts_at > ${now.toISOString()}::timestamptz
    where b.addresses_read -> 'at' ->> (extract(epoch from m.starts_at) * 1000)::bigint::text is distinct from (
      select w.street || ', ' || w.postcode || ' ' || w.town
      from address_of(a.branch_id, (m.starts_at at time zone 'Europe/Amsterdam')::date) w)
    order by m.starts_at`)
  const found = rows.map(({ starts_at, ends_at, ...row }) => ({
    ...row,
    ...{ startsAt: new Date(starts_at), endsAt: new Date(ends_at) },
  }))
  const perKey = Map.groupBy(found, ({ key }) => key)
  return new Map([...perKey].map(([key, some]) => [key, some.map(({ key: _, ...one }) => one)]))
}
