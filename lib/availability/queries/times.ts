import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { localDate } from '../../tools/time'

export type FreeMoment = {
  activityId: number
  startsAt: Date
  endsAt: Date
  /** What is spoken there. */
  languages: string[]
  /** What can be asked there; null: everything. */
  topics: string[] | null
}

/** The times at one branch that can be booked now, soonest first; one for each moment and all that differs. */
export async function freeMoments(
  actor: Actor,
  input: { branchId: number },
  now: Date,
): Promise<FreeMoment[]> {
  must(actor, 'agenda.see')
  const rows = await database().execute<MomentRow>(sql`
    select distinct on (a.starts_at, a.languages, a.topics) a.id, a.starts_at, a.ends_at, a.languages, a.topics
    from activity a
    where a.kind = 'consultation' and a.branch_id = ${input.branchId} and ${bookable(now)}
    order by a.starts_at, a.languages, a.topics, a.id`)
  return rows.map(momentOf)
}

/** The first free time of a branch at which these topics can be asked (null: everything), or null where all are full. */
export type FirstFree = { branchId: number; topics: string[] | null; first: Date | null }

/** For every branch with consultations the first time that is free, apart for hours at which only certain topics can be asked. */
export async function firstFreeMoments(
  actor: Actor,
  _input: Record<string, never>,
  now: Date,
): Promise<FirstFree[]> {
  must(actor, 'agenda.see')
  const rows = await database().execute<{
    branch_id: string
    topics: string[] | null
    first: string | null
  }>(sql`
    select w.branch_id, w.topics, (
      select a.starts_at from activity a
      where a.kind = 'consultation' and a.branch_id = w.branch_id and a.topics is not distinct from w.topics
        and ${bookable(now)}
      order by a.starts_at limit 1) as first
    from (select distinct h.branch_id, v.topics from consultation_hours h join hours_version v on v.hours_id = h.id
      where v.valid_until is null or v.valid_until >= ${localDate(now)}::date) w`)
  return rows.map(({ branch_id, topics, first }) => ({
    ...{ branchId: Number(branch_id), topics },
    first: first === null ? null : new Date(first),
  }))
}

export type FreeAtBranch = {
  branchSlug: string
  branchName: string
  municipality: string
  /** The first free times, soonest first. */
  moments: (FreeMoment & { left: number })[]
}

/** Per branch the first free times, the branch with the soonest one first; only those that fit the wish. */
export async function freePerBranch(
  actor: Actor,
  input: {
    branchSlug?: string
    municipalitySlug?: string
    areaOf?: number
    language?: string
    /** Only times at which all of this can be asked; null: everything. */
    asks?: readonly string[] | null
    times: number
  },
  now: Date,
): Promise<FreeAtBranch[]> {
  must(actor, 'agenda.see')
  const { branchSlug = null, municipalitySlug = null, language = null, times } = input
  const asks = input.asks ? `{${input.asks.join()}}` : null
  const rows = await database().execute<FreeRow>(sql`
    select br.slug, br.name, mu.name as municipality, m.*,
      (select count(*)::int from free_places(m.id, ${now.toISOString()}::timestamptz)) as left
    from branch br join municipality mu on mu.id = br.municipality_id
      cross join lateral (
        select min(a.id) as id, a.starts_at, min(a.ends_at) as ends_at, a.languages, a.topics
        from activity a
        where a.kind = 'consultation' and a.branch_id = br.id and ${bookable(now)}
          and (${language}::text is null or ${language} = any(a.languages))
          and (${input.asks === undefined}::boolean or a.topics is null or a.topics @> ${asks}::text[])
        group by a.starts_at, a.languages, a.topics order by a.starts_at limit ${times}) m
    where (${branchSlug}::text is null or br.slug = ${branchSlug})
      and (${municipalitySlug}::text is null or mu.slug = ${municipalitySlug})
      and works_in(${input.areaOf ?? null}::bigint, mu.id)
    order by m.starts_at, br.name`)
  const perBranch = Map.groupBy(rows, (row) => row.slug)
  return [...perBranch.values()].map(atBranch)
}

type MomentRow = {
  id: string
  starts_at: string
  ends_at: string
  languages: string[]
  topics: string[] | null
}
type FreeRow = MomentRow & { slug: string; name: string; municipality: string; left: number }

function momentOf({ id, starts_at, ends_at, languages, topics }: MomentRow): FreeMoment {
  return {
    activityId: Number(id),
    startsAt: new Date(starts_at),
    endsAt: new Date(ends_at),
    ...{ languages, topics },
  }
}

function atBranch(rows: FreeRow[]): FreeAtBranch {
  const { slug: branchSlug, name: branchName, municipality } = rows[0] as FreeRow
  const moments = rows.map((row) => ({ ...momentOf(row), left: row.left }))
  return { branchSlug, branchName, municipality, moments }
}

export type Slot = FreeMoment & { branchSlug: string; branchName: string; left: number }

/** One time of a consultation with how many can still come then, or null when there is no such time. */
export async function consultationSlot(actor: Actor, activityId: number, now: Date): Promise<Slot | null> {
  must(actor, 'agenda.see')
  const [row] = await database().execute<Omit<FreeRow, 'municipality'>>(sql`
    select br.slug, br.name, a.id, a.starts_at, a.ends_at, a.languages, a.topics,
      (select count(*)::int from free_places(a.id, ${now.toISOString()}::timestamptz)) as left
    from activity a join branch br on br.id = a.branch_id
    where a.id = ${activityId} and a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at > ${now.toISOString()}::timestamptz`)
  if (!row) return null
  const { moments, branchSlug, branchName } = atBranch([{ ...row, municipality: '' }])
  return { ...(moments[0] as FreeAtBranch['moments'][number]), branchSlug, branchName }
}

/** A time that somebody let stand is for who was promised it: nobody new is shown it. */
function bookable(now: Date) {
  return sql`a.cancelled_at is null and a.kept_at is null and a.starts_at >= (select bookable_from(${now.toISOString()}::timestamptz))
      and a.starts_at < (select bookable_until(${now.toISOString()}::timestamptz))
      and exists (select from free_places(a.id, ${now.toISOString()}::timestamptz))`
}
