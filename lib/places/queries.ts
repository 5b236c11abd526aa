import { sql } from 'drizzle-orm'
import { type Actor, must } from '../tools/access'
import { database } from '../tools/database'

export type Reservation = {
  reservationId: number
  activityId: number
  title: string
  branchName: string
  startsAt: Date
  partnerId: number
  partnerName: string
  places: number
  /** How many of them residents of this partner have taken. */
  used: number
  until: Date
  /** Whether the day has come: what was unused is everyone's. */
  over: boolean
}

/** What is kept for partners in course runs that have not begun, the first course first. */
export async function reservations(actor: Actor, now: Date): Promise<Reservation[]> {
  must(actor, 'place.reserve')
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await database().execute<Record<string, string | number | boolean>>(sql`
    select r.id, r.activity_id, a.title, br.name as branch, a.starts_at, r.partner_id, o.name as partner,
      r.places, r.until_at, r.until_at <= ${moment} as over,
      (select count(*)::int from seat s where s.activity_id = r.activity_id and s.partner_id = r.partner_id
        and s.place_no is not null) as used
    from reservation r join activity a on a.id = r.activity_id join branch br on br.id = a.branch_id
      join organisation o on o.id = r.partner_id
    where r.withdrawn_at is null and a.cancelled_at is null and a.starts_at > ${moment}
    order by a.starts_at, a.id, o.name`)
  return rows.map((row) => ({
    reservationId: Number(row.id),
    activityId: Number(row.activity_id),
    title: String(row.title),
    branchName: String(row.branch),
    startsAt: new Date(String(row.starts_at)),
    partnerId: Number(row.partner_id),
    partnerName: String(row.partner),
    places: Number(row.places),
    used: Number(row.used),
    until: new Date(String(row.until_at)),
    over: Boolean(row.over),
  }))
}

export type Run = { activityId: number; title: string; branchName: string; startsAt: Date; free: number }

/** The course runs in which places can be kept, with what is free and kept for nobody; the first one first. */
export async function runsToReserve(actor: Actor, now: Date): Promise<Run[]> {
  must(actor, 'place.reserve')
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await database().execute<Record<string, string | number>>(sql`
    select a.id, a.title, br.name as branch, a.starts_at,
      greatest(0, (select count(*) from free_places(a.id, ${moment}))
        - (select coalesce(sum(k.places), 0) from kept_places(a.id, ${moment}) k))::int as free
    from activity a join branch br on br.id = a.branch_id
    where a.kind = 'course' and a.cancelled_at is null and a.published_at <= ${moment} and a.starts_at > ${moment}
    order by a.starts_at, a.id`)
  return rows.map((row) => ({
    activityId: Number(row.id),
    title: String(row.title),
    branchName: String(row.branch),
    startsAt: new Date(String(row.starts_at)),
    free: Number(row.free),
  }))
}
