import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { addDays, atLocal, type LocalDate } from '../../tools/time'

export type DeskTime = {
  activityId: number
  startsAt: Date
  endsAt: Date
  /** What is spoken there. */
  languages: string[]
  /** How many can still come then. */
  left: number
}

/** Where and when the desk looks for a time: the first ones, or those of some days; full ones only when it asks. */
export type DeskWish = {
  branchId: number
  /** What somebody comes for. */
  topic: string | null
  firstDay?: LocalDate
  lastDay?: LocalDate
  full?: boolean
  times: number
}

/** The times of one branch that have not begun, soonest first, one a moment and language: until its very start the desk can book it. */
export async function deskTimes(actor: Actor, input: DeskWish, now: Date): Promise<DeskTime[]> {
  must(actor, 'desk.work')
  const moment = sql`${now.toISOString()}::timestamptz`
  const from = input.firstDay ? atLocal(input.firstDay, '00:00').toISOString() : null
  const until = input.lastDay ? atLocal(addDays(input.lastDay, 1), '00:00').toISOString() : null
  const rows = await database().execute<Row>(sql`
    select * from (
      select distinct on (a.starts_at, a.languages) a.id, a.starts_at, a.ends_at, a.languages, f.left
      from activity a
        cross join lateral (select count(*)::int as left from free_places(a.id, ${moment})) f
      where a.branch_id = ${input.branchId} and a.kind = 'consultation' and a.cancelled_at is null
        and a.starts_at > greatest(${moment}, ${from}::timestamptz)
        and (${until}::timestamptz is null or a.starts_at < ${until}::timestamptz)
        and (a.topics is null or ${input.topic}::text = any(a.topics))
        and (${input.full ?? false}::boolean or f.left > 0)
      order by a.starts_at, a.languages, f.left desc, a.id) t
    order by t.starts_at limit ${input.times}`)
  return rows.map((row) => ({
    activityId: Number(row.id),
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    languages: row.languages,
    left: row.left,
  }))
}

type Row = { id: string; starts_at: string; ends_at: string; languages: string[]; left: number }
