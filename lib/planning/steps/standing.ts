import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'
import type { Seated, Standing } from '../rules/difference'

type Row = {
  id: string
  hours_id: string
  starts_at: string
  ends_at: string
  places: number
  extra: number
  languages: string[]
  topics: string[] | null
  kept: boolean
  seated: Seated[] | null
}

/**
 * The times of these hours that stand in the agenda after a moment, with who is in them: booked, in line or asked. A form
 * that is only being filled in is not somebody yet.
 */
export async function standingAfter(tx: Transaction, hoursIds: number[], after: Date): Promise<Standing[]> {
  if (hoursIds.length === 0) return []
  const rows = await tx.execute<Row>(sql`
    select a.id, a.consultation_hours_id as hours_id, a.starts_at, a.ends_at, a.languages, a.topics,
      a.kept_at is not null as kept, (select count(*)::int from place p where p.activity_id = a.id) as places,
      (select count(*)::int from overbooked o where o.activity_id = a.id) as extra,
      (select jsonb_agg(jsonb_build_object('bookingId', s.id, 'status', s.status, 'lineNo', s.line_no,
          'topic', (select b.topic from booking b where b.id = s.id)))
        from seat s where s.activity_id = a.id and s.status in ('waiting', 'offered', 'booked')) as seated
    from activity a
    where a.consultation_hours_id = any(${`{${hoursIds.join()}}`}::bigint[]) and a.cancelled_at is null
      and a.starts_at > ${after.toISOString()}::timestamptz
    order by a.starts_at, a.id`)
  return rows.map((row) => ({
    activityId: Number(row.id),
    hoursId: Number(row.hours_id),
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    ...{ desks: row.places - row.extra, extra: row.extra },
    ...{ languages: row.languages, topics: row.topics, kept: row.kept },
    seated: row.seated ?? [],
  }))
}
