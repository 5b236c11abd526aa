import { sql } from 'drizzle-orm'
import { type Actor, must } from '../access'
import { database } from '../database'
import { freePlace } from '../places/queries'
import { localDate } from '../time'
import { bookableFrom } from './rules'

export type FreeMoment = { activityId: number; startsAt: Date; endsAt: Date }

/** The times at one branch that can be booked now, soonest first; one per moment, however many desks are free. */
export async function freeMoments(
  actor: Actor,
  input: { branchId: number },
  now: Date,
): Promise<FreeMoment[]> {
  must(actor, 'agenda.see')
  const rows = await database().execute<{ id: string; starts_at: string; ends_at: string }>(sql`
    select distinct on (a.starts_at) a.id, a.starts_at, a.ends_at
    from activity a
    where a.kind = 'consultation' and a.branch_id = ${input.branchId} and ${bookable(now)}
    order by a.starts_at, a.id`)
  return rows.map((row) => ({
    activityId: Number(row.id),
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  }))
}

/** For every branch with consultations the first time that is free; a branch that is full has null. */
export async function firstFreeMoments(
  actor: Actor,
  _input: Record<string, never>,
  now: Date,
): Promise<Map<number, Date | null>> {
  must(actor, 'agenda.see')
  const rows = await database().execute<{ branch_id: string; first: string | null }>(sql`
    select distinct h.branch_id, (
      select a.starts_at from activity a
      where a.kind = 'consultation' and a.branch_id = h.branch_id and ${bookable(now)}
      order by a.starts_at limit 1) as first
    from consultation_hours h
    where h.valid_until is null or h.valid_until >= ${localDate(now)}::date`)
  return new Map(rows.map((row) => [Number(row.branch_id), row.first === null ? null : new Date(row.first)]))
}

function bookable(now: Date) {
  const free = freePlace({ activityId: sql`p.activity_id`, number: sql`p.number` }, now)
  return sql`a.cancelled_at is null and a.starts_at >= ${bookableFrom(now).toISOString()}::timestamptz
      and exists (select 1 from place p where p.activity_id = a.id and ${free})`
}
