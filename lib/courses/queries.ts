import { asc, eq, sql } from 'drizzle-orm'
import { meeting } from '@/db/schema'
import { type Actor, must } from '../access'
import { database } from '../database'
import { freePlace } from '../places/queries'

export type Level = 'start' | 'next' | 'anyone'
export type CourseRun = {
  activityId: number
  title: string
  level: Level
  branchSlug: string
  branchName: string
  branchPhone: string
  /** The first lesson. */
  startsAt: Date
  endsAt: Date
  lessons: number
  /** Places that can be booked now. */
  left: number
  waiting: number
  cancelled: boolean
}

/** The course runs that have not begun, soonest first; of one branch and for one level if asked. */
export async function courseList(
  actor: Actor,
  input: { branchSlug?: string; level?: Level },
  now: Date,
): Promise<CourseRun[]> {
  must(actor, 'agenda.see')
  return runs(
    now,
    sql`a.cancelled_at is null and a.starts_at > ${now.toISOString()}::timestamptz
      and (${input.branchSlug ?? null}::text is null or br.slug = ${input.branchSlug ?? null})
      and (${input.level ?? null}::text is null or c.level = ${input.level ?? null})`,
  )
}

/** One course run with all its lessons, or null when there is no such run. */
export async function courseRun(actor: Actor, activityId: number, now: Date) {
  must(actor, 'agenda.see')
  const [run] = await runs(now, sql`a.id = ${activityId}`)
  if (!run) return null
  const meetings = await database()
    .select({ number: meeting.number, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(asc(meeting.number))
  return { ...run, meetings }
}

type Row = {
  id: string
  title: string
  level: Level
  slug: string
  name: string
  phone: string
  starts_at: string
  first_ends_at: string
  lessons: number
  left: number
  waiting: number
  cancelled: boolean
}

async function runs(now: Date, which: ReturnType<typeof sql>): Promise<CourseRun[]> {
  const free = freePlace({ activityId: sql`p.activity_id`, number: sql`p.number` }, now)
  const rows = await database().execute<Row>(sql`
    select a.id, a.title, c.level, br.slug, br.name, br.phone, a.starts_at,
      (select m.ends_at from meeting m where m.activity_id = a.id and m.number = 1) as first_ends_at,
      (select count(*)::int from meeting m where m.activity_id = a.id) as lessons,
      greatest(0, (select count(*)::int from place p where p.activity_id = a.id and ${free})
        - kept_places(a.id, ${now.toISOString()}::timestamptz, null)) as left,
      (select count(*)::int from seat w where w.activity_id = a.id and w.status = 'waiting') as waiting,
      a.cancelled_at is not null as cancelled
    from activity a join course c on c.id = a.course_id join branch br on br.id = a.branch_id
    where a.kind = 'course' and ${which}
    order by a.starts_at, a.id`)
  return rows.map((row) => ({
    activityId: Number(row.id),
    title: row.title,
    level: row.level,
    branchSlug: row.slug,
    branchName: row.name,
    branchPhone: row.phone,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.first_ends_at),
    lessons: row.lessons,
    left: row.left,
    waiting: row.waiting,
    cancelled: row.cancelled,
  }))
}
