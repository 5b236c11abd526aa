import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, type LocalDate, weekday } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type BlockRow, type BranchRow, type WeekBranch, weekAt } from '../rules/week'

/** So many branches are looked at in one go; who has more chooses a town, or the next ones. */
export const BRANCHES_SHOWN = 12

/** A week: its seven days, the branches that are shown, and how many there are. */
export type Week = { days: LocalDate[]; branches: WeekBranch[]; first: number; total: number }

/** What stands in the agenda in the week of a day, per branch, in numbers: of nobody. */
export async function weekOf(
  actor: Actor,
  input: { day: LocalDate; branchSlug?: string; municipalitySlug?: string; skip?: number },
  now: Date,
): Promise<Week> {
  must(actor, 'agenda.set')
  const monday = addDays(input.day, 1 - weekday(input.day))
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  return asActor(
    actor,
    async (tx) => {
      const rows = await branchesIn(tx, { ...input, monday })
      const blocks = rows.length > 0 ? await blocksIn(tx, { rows, monday }, now) : []
      const branches = rows.map((row) => weekAt(row, blocks, days))
      return { days, branches, first: input.skip ?? 0, total: rows[0]?.total ?? 0 }
    },
    now,
  )
}

/** The branches that are asked for, with what is so on days and not on times. */
function branchesIn(
  tx: Transaction,
  asked: { monday: LocalDate; branchSlug?: string; municipalitySlug?: string; skip?: number },
): Promise<BranchRow[]> {
  const { branchSlug = null, municipalitySlug = null, skip = 0 } = asked
  const [from, until] = [sql`${asked.monday}::date`, sql`${addDays(asked.monday, 6)}::date`]
  return tx.execute<BranchRow>(sql`
    select b.*, coalesce(w.all, '[]') as walk_in, coalesce(c.all, '[]') as closures, coalesce(e.all, '[]') as exceptions,
      coalesce((select json_agg(json_build_object('day', h.day, 'closed', h.closed)) from holiday h
        where h.day between ${from} and ${until}), '[]') as decided
    from (
      select br.id, br.slug, br.name, br.closed_from::text, count(*) over ()::int as total
      from branch br join municipality mu on mu.id = br.municipality_id
      where (br.closed_from is null or br.closed_from > ${from})
        and (${branchSlug}::text is null or br.slug = ${branchSlug})
        and (${municipalitySlug}::text is null or mu.slug = ${municipalitySlug})
      order by br.name, br.id limit ${BRANCHES_SHOWN} offset ${skip}) b
    left join lateral (select json_agg(json_build_object('weekday', o.weekday, ${span('o.from_time', 'o.until_time')})
        order by o.from_time) as all
      from opening_hours o where o.branch_id = b.id and o.kind = 'walk_in') w on true
    left join lateral (select json_agg(json_build_object('first', c.from_date, 'last', c.until_date,
        'reason', c.reason, ${span('c.from_time', 'c.until_time')}) order by c.from_time nulls first) as all
      from closure c where (c.branch_id is null or c.branch_id = b.id)
        and c.from_date <= ${until} and c.until_date >= ${from}) c on true
    left join lateral (select json_agg(json_build_object('date', x.date, 'hoursId', x.hours_id, 'because', x.because)
        order by x.date, x.hours_id) as all
      from hours_exception x join consultation_hours h on h.id = x.hours_id
      where h.branch_id = b.id and x.off and x.date between ${from} and ${until}) e on true
    order by b.name, b.id`)
}

const span = (from: string, until: string) =>
  sql.raw(`'from', to_char(${from}, 'HH24:MI'), 'until', to_char(${until}, 'HH24:MI')`)

/**
 * The times of consultation hours taken together per day, and every lesson: of these branches in this week, in the order
 * of the day. What does not go on is shown as long as somebody is still booked there.
 */
async function blocksIn(
  tx: Transaction,
  { rows, monday }: { rows: BranchRow[]; monday: LocalDate },
  now: Date,
): Promise<BlockRow[]> {
  const at = (date: LocalDate) => sql`${atLocal(date, '00:00').toISOString()}::timestamptz`
  const [from, until] = [at(monday), at(addDays(monday, 7))]
  const ids = sql`${`{${rows.map(({ id }) => id).join()}}`}::bigint[]`
  const seen = sql`(a.cancelled_at is null or f.booked > 0)`
  const full = sql`cross join lateral (
      select count(*)::int as booked, (count(*) filter (where s.status = 'booked'
        or s.offered_until > ${now.toISOString()}::timestamptz))::int as taken
      from seat s where s.activity_id = a.id and s.status in ('booked', 'offered')) f
    cross join lateral (select count(*)::int as places from place p where p.activity_id = a.id) p`
  const found = await tx.execute<BlockRow>(sql`
    select * from (${hoursBlocks({ ids, from, until, full, seen })}
      union all ${lessonBlocks({ ids, from, until, full, seen })}) block
    order by branch_id, day, "from", "until", title nulls first, hours_id, activity_id`)
  return [...found]
}

type Asked = Record<'ids' | 'from' | 'until' | 'full' | 'seen', ReturnType<typeof sql>>

function hoursBlocks({ ids, from, until, full, seen }: Asked) {
  const on = sql`filter (where a.cancelled_at is null)`
  return sql`
    select a.branch_id, (a.starts_at at time zone 'Europe/Amsterdam')::date::text as day,
      a.consultation_hours_id as hours_id, null::bigint as activity_id, null as title, null::int as number,
      null::int as lessons, ${clock(sql`coalesce(min(a.starts_at) ${on}, min(a.starts_at))`)} as "from",
      ${clock(sql`coalesce(max(a.ends_at) ${on}, max(a.ends_at))`)} as "until",
      (count(*) ${on})::int as times, coalesce(sum(p.places) ${on}, 0)::int as places,
      coalesce(sum(f.taken) ${on}, 0)::int as taken,
      array_agg(distinct a.kept_because) filter (where a.kept_because is not null) as kept,
      false as draft, (count(*) ${on}) = 0 as off,
      coalesce(sum(f.booked) filter (where a.cancelled_at is not null), 0)::int as called_off
    from activity a ${full}
    where a.kind = 'consultation' and a.branch_id = any(${ids}) and a.starts_at >= ${from} and a.starts_at < ${until}
      and ${seen}
    group by 1, 2, 3`
}

function lessonBlocks({ ids, from, until, full, seen }: Asked) {
  return sql`
    select a.branch_id, (m.starts_at at time zone 'Europe/Amsterdam')::date::text, null::bigint, a.id, a.title,
      m.number::int, c.lessons, ${clock(sql`m.starts_at`)}, ${clock(sql`m.ends_at`)}, 1, p.places, f.taken,
      array_remove(array[m.kept_because], null), a.published_at is null, m.off or a.cancelled_at is not null,
      case when a.cancelled_at is null then 0 else f.booked end
    from activity a ${full}
    cross join lateral (
      select n.number, n.starts_at, n.ends_at, n.kept_because, false as off from meeting n where n.activity_id = a.id
      union all select o.number, o.starts_at, o.ends_at, null, true from lesson_off o where o.activity_id = a.id) m
    cross join lateral (select max(n.number)::int as lessons from (
      select x.number from meeting x where x.activity_id = a.id
      union all select y.number from lesson_off y where y.activity_id = a.id) n) c
    where a.kind = 'course' and a.branch_id = any(${ids}) and a.starts_at < ${until} and a.ends_at > ${from}
      and m.starts_at >= ${from} and m.starts_at < ${until} and ${seen}`
}

const clock = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'Europe/Amsterdam', 'HH24:MI')`
