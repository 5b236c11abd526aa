import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'

export type Level = 'start' | 'next' | 'anyone'
export type CourseRun = {
  activityId: number
  title: string
  level: Level
  /** What somebody learns, in Dutch and where somebody wrote it in other languages; for whom it is, and what to bring. */
  learns: { nl: string | null; en: string | null; ar: string | null }
  forWhom: string | null
  bring: string | null
  branchSlug: string
  branchName: string
  branchKind: 'library' | 'outside'
  branchPhone: string
  /** Whether it has begun: then what follows is from the next lesson on. */
  begun: boolean
  /** The first lesson to come. */
  startsAt: Date
  endsAt: Date
  lessons: number
  /** Where the branch is. */
  municipality: string
  /** What the trainer speaks. */
  languages: string[]
  /** Places that whoever asks can book now: what others have kept for them does not count. */
  left: number
  /** How many of those are kept for the partner who asks, and until when; null when none are. */
  ours: { places: number; until: Date } | null
  waiting: number
  /** Whether someone can still come in. */
  open: boolean
  /** When it was called off: lessons after that moment did not take place, and do not. */
  cancelledAt: Date | null
}

export type CourseWish = {
  branchSlug?: string
  municipalitySlug?: string
  /** Only where this organisation works. */
  areaOf?: number
  level?: Level
  /** A language that the trainer must speak. */
  language?: string
  /** Only where the one who asks can get a place now. */
  free?: boolean
  /** Other runs of the same course as this activity. */
  sameCourseAs?: number
  limit?: number
}

/** The course runs in which someone can still come, soonest first; only those that fit the wish. */
export async function courseList(actor: Actor, input: CourseWish, now: Date): Promise<CourseRun[]> {
  must(actor, 'agenda.see')
  const { branchSlug = null, municipalitySlug = null, level = null, language = null } = input
  const same = input.sameCourseAs ?? null
  return runs(
    actor,
    now,
    sql`a.cancelled_at is null and coalesce(a.enrol_until, a.starts_at) > ${now.toISOString()}::timestamptz
      and (${branchSlug}::text is null or br.slug = ${branchSlug})
      and (${municipalitySlug}::text is null or mu.slug = ${municipalitySlug})
      and (works_in(${input.areaOf ?? null}::bigint, mu.id)
        or ${keptFor(input.areaOf ?? null, now)})
      and (${level}::text is null or c.level = ${level})
      and (${language}::text is null or ${language} = any(a.languages))
      and (${same}::bigint is null or (a.id <> ${same}
        and a.course_id = (select s.course_id from activity s where s.id = ${same})))`,
    input.free ?? false,
    input.limit ?? null,
  )
}

/** Whether places are kept for this organisation: it has to see them wherever they are. */
function keptFor(organisationId: number | null, now: Date) {
  return sql`exists (select from reservation r where r.activity_id = a.id and r.partner_id = ${organisationId}::bigint
    and r.withdrawn_at is null and r.until_at > ${now.toISOString()}::timestamptz)`
}

/** One course run with its lessons to come (all of them once it is over), or null when there is no such run. */
export async function courseRun(actor: Actor, activityId: number, now: Date) {
  must(actor, 'agenda.see')
  const [run] = await runs(actor, now, sql`a.id = ${activityId}`)
  if (!run) return null
  const all = await database()
    .select({ number: meeting.number, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(asc(meeting.number))
  const meetings = all.filter((one) => one.startsAt >= run.startsAt)
  return { ...run, meetings }
}

type Row = {
  id: string
  title: string
  level: Level
  learns: string | null
  learns_en: string | null
  learns_ar: string | null
  for_whom: string | null
  bring: string | null
  slug: string
  name: string
  kind: 'library' | 'outside'
  phone: string
  municipality: string
  languages: string[]
  begun: boolean
  starts_at: string
  first_ends_at: string
  lessons: number
  left: number
  ours: number
  ours_until: string | null
  waiting: number
  open: boolean
  cancelled_at: string | null
}

async function runs(
  actor: Actor,
  now: Date,
  which: SQL,
  onlyFree = false,
  limit: number | null = null,
): Promise<CourseRun[]> {
  const own = actor.kind === 'partner' ? actor.organisationId : null
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await database().execute<Row>(sql`
    select a.id, a.title, c.level, c.learns, c.learns_en, c.learns_ar, c.for_whom, c.bring, br.slug, br.name, br.kind, br.phone, mu.name as municipality, a.languages,
      a.starts_at <= ${moment} as begun, next.starts_at, next.ends_at as first_ends_at, next.lessons,
      f.left, f.ours, case when f.ours > 0 then (select r.until_at from reservation r
        where r.activity_id = a.id and r.partner_id = ${own}::bigint and r.withdrawn_at is null) end as ours_until,
      (select count(*)::int from seat w where w.activity_id = a.id and w.status = 'waiting') as waiting,
      a.cancelled_at is null and coalesce(a.enrol_until, a.starts_at) > ${moment} as open, a.cancelled_at
    from activity a join course c on c.id = a.course_id join branch br on br.id = a.branch_id
      join municipality mu on mu.id = br.municipality_id
      cross join lateral (
        select min(m.starts_at) as starts_at, min(m.ends_at) as ends_at, count(*)::int as lessons
        from meeting m where m.activity_id = a.id and (m.starts_at > ${moment} or a.ends_at <= ${moment})) next
      cross join lateral (
        select (select count(*)::int from free_places(a.id, ${moment})) as free,
          coalesce(sum(k.places) filter (where k.partner_id = ${own}::bigint), 0)::int as own,
          coalesce(sum(k.places) filter (where k.partner_id is distinct from ${own}::bigint), 0)::int as of_others
        from kept_places(a.id, ${moment}) k) n
      cross join lateral (
        select least(n.own, n.free) as ours, greatest(least(n.own, n.free), n.free - n.of_others, 0) as left) f
    where a.kind = 'course' and a.published_at <= ${moment} and ${which} and (not ${onlyFree}::boolean or f.left > 0)
    order by next.starts_at, a.id limit ${limit}`)
  return rows.map(courseRunOf)
}

function courseRunOf(row: Row): CourseRun {
  return {
    activityId: Number(row.id),
    title: row.title,
    level: row.level,
    learns: { nl: row.learns, en: row.learns_en, ar: row.learns_ar },
    forWhom: row.for_whom,
    bring: row.bring,
    branchSlug: row.slug,
    branchName: row.name,
    branchKind: row.kind,
    branchPhone: row.phone,
    municipality: row.municipality,
    languages: row.languages,
    begun: row.begun,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.first_ends_at),
    lessons: row.lessons,
    left: row.left,
    ours: row.ours_until === null ? null : { places: row.ours, until: new Date(row.ours_until) },
    waiting: row.waiting,
    open: row.open,
    cancelledAt: row.cancelled_at === null ? null : new Date(row.cancelled_at),
  }
}
