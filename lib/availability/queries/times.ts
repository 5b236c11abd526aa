import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { localDate } from '../../tools/time'

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
    where exists (select from hours_version v where v.hours_id = h.id
      and (v.valid_until is null or v.valid_until >= ${localDate(now)}::date))`)
  return new Map(rows.map((row) => [Number(row.branch_id), row.first === null ? null : new Date(row.first)]))
}

export type FreeAtBranch = {
  branchSlug: string
  branchName: string
  municipality: string
  /** The first free times, soonest first. */
  moments: (FreeMoment & { languages: string[]; left: number })[]
}

/** Per branch the first free times, the branch with the soonest one first; only those that fit the wish. */
export async function freePerBranch(
  actor: Actor,
  input: {
    branchSlug?: string
    municipalitySlug?: string
    areaOf?: number
    language?: string
    times: number
  },
  now: Date,
): Promise<FreeAtBranch[]> {
  must(actor, 'agenda.see')
  const { branchSlug = null, municipalitySlug = null, language = null, times } = input
  const rows = await database().execute<MomentRow>(sql`
    select br.slug, br.name, mu.name as municipality, m.*,
      (select count(*)::int from free_places(m.id, ${now.toISOString()}::timestamptz)) as left
    from branch br join municipality mu on mu.id = br.municipality_id
      cross join lateral (
        select min(a.id) as id, a.starts_at, min(a.ends_at) as ends_at, min(a.languages) as languages
        from activity a
        where a.kind = 'consultation' and a.branch_id = br.id and ${bookable(now)}
          and (${language}::text is null or ${language} = any(a.languages))
        group by a.starts_at order by a.starts_at limit ${times}) m
    where (${branchSlug}::text is null or br.slug = ${branchSlug})
      and (${municipalitySlug}::text is null or mu.slug = ${municipalitySlug})
      and works_in(${input.areaOf ?? null}::bigint, mu.id)
    order by m.starts_at, br.name`)
  const perBranch = Map.groupBy(rows, (row) => row.slug)
  return [...perBranch.values()].map(atBranch)
}

type MomentRow = {
  slug: string
  name: string
  municipality: string
  id: string
  starts_at: string
  ends_at: string
  languages: string[]
  left: number
}

function atBranch(rows: MomentRow[]): FreeAtBranch {
  const { slug: branchSlug, name: branchName, municipality } = rows[0] as MomentRow
  const moments = rows.map(({ id, starts_at, ends_at, languages, left }) => ({
    activityId: Number(id),
    startsAt: new Date(starts_at),
    endsAt: new Date(ends_at),
    languages,
    left,
  }))
  return { branchSlug, branchName, municipality, moments }
}

export type Slot = FreeMoment & { branchSlug: string; branchName: string; languages: string[]; left: number }

/** One time of a consultation with how many can still come then, or null when there is no such time. */
export async function consultationSlot(actor: Actor, activityId: number, now: Date): Promise<Slot | null> {
  must(actor, 'agenda.see')
  const [row] = await database().execute<Omit<MomentRow, 'municipality'>>(sql`
    select br.slug, br.name, a.id, a.starts_at, a.ends_at, a.languages,
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
