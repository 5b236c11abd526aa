import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { lessonOff, meeting } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type Standing, standingOf } from '../rules/runs'

/** A course run as who plans it sees it: drafts, and what was called off, as well. Nobody who is in it. */
export type RunKept = {
  activityId: number
  courseId: number
  title: string
  branchId: number
  branchName: string
  languages: string[]
  startsAt: Date
  endsAt: Date
  /** The next lesson to come; null when all are over. */
  nextAt: Date | null
  lessons: number
  publishedAt: Date | null
  /** Until when somebody can come in; null: until the first lesson. */
  enrolUntil: Date | null
  places: number
  booked: number
  waiting: number
  minimum: number
  /** Whether its course is not given any more: no other run is made of it. */
  retired: boolean
  trainers: { userId: string; name: string }[]
  standing: Standing
}

/** So long after its last lesson a run is still among the others, to look back and to copy it. */
const DAYS_AFTER = 60

/** The course runs to come and of late, the first lesson to come on top. */
export async function runsKept(actor: Actor, now: Date): Promise<RunKept[]> {
  must(actor, 'agenda.set')
  const since = new Date(now.getTime() - DAYS_AFTER * 86_400_000).toISOString()
  return asActor(actor, (tx) => runsWhere(tx, sql`a.ends_at > ${since}::timestamptz`, now))
}

/** Runs of which another can be a copy: the last ones of each course, the latest first. */
export async function runsToCopy(actor: Actor, now: Date): Promise<RunKept[]> {
  must(actor, 'agenda.set')
  const since = new Date(now.getTime() - YEARS * 365 * 86_400_000).toISOString()
  const all = await asActor(actor, (tx) => runsWhere(tx, sql`a.ends_at > ${since}::timestamptz`, now))
  return all.sort((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
}

/** Who looks for last autumn's run looks back so far. */
const YEARS = 2

export type LessonKept = { meetingId: number; number: number; startsAt: Date; endsAt: Date; stands: boolean }
export type LessonGone = { number: number; startsAt: Date; endsAt: Date }

/** One run with its lessons and those that were called off; null when there is none. */
export async function runKept(
  actor: Actor,
  activityId: number,
  now: Date,
): Promise<(RunKept & { meetings: LessonKept[]; off: LessonGone[] }) | null> {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const [run] = await runsWhere(tx, sql`a.id = ${activityId}`, now)
    if (!run) return null
    const [meetings, off] = await Promise.all([
      tx
        .select({
          ...{ meetingId: meeting.id, number: meeting.number },
          ...{ startsAt: meeting.startsAt, endsAt: meeting.endsAt },
          stands: sql<boolean>`${meeting.keptBecause} is not null`,
        })
        .from(meeting)
        .where(eq(meeting.activityId, activityId))
        .orderBy(asc(meeting.startsAt)),
      tx
        .select({ number: lessonOff.number, startsAt: lessonOff.startsAt, endsAt: lessonOff.endsAt })
        .from(lessonOff)
        .where(eq(lessonOff.activityId, activityId))
        .orderBy(asc(lessonOff.startsAt)),
    ])
    return { ...run, meetings, off }
  })
}

/** A lesson of today that has not begun, with its run. */
export type LessonToday = LessonKept & {
  activityId: number
  title: string
  branchName: string
  booked: number
}

/** The lessons of today that have not begun, of runs that go on: what is called off in the morning. */
export async function lessonsToday(actor: Actor, now: Date): Promise<LessonToday[]> {
  must(actor, 'agenda.set')
  const end = atLocal(addDays(localDate(now), 1), '00:00').toISOString()
  return asActor(actor, async (tx) => {
    const rows = await tx.execute<Record<string, string | number | boolean>>(sql`
      select m.id, m.number, m.starts_at, m.ends_at, m.kept_because is not null as stands, a.id as activity, a.title,
        br.name as branch,
        (select count(*)::int from seat s where s.activity_id = a.id and s.status = 'booked') as booked
      from meeting m join activity a on a.id = m.activity_id join branch br on br.id = a.branch_id
      where a.kind = 'course' and a.cancelled_at is null and m.starts_at > ${now.toISOString()}::timestamptz
        and m.starts_at < ${end}::timestamptz
      order by m.starts_at, m.id`)
    return rows.map((row) => ({
      ...{ meetingId: Number(row.id), number: Number(row.number), activityId: Number(row.activity) },
      ...{ startsAt: new Date(String(row.starts_at)), endsAt: new Date(String(row.ends_at)) },
      ...{ title: String(row.title), branchName: String(row.branch), booked: Number(row.booked) },
      stands: Boolean(row.stands),
    }))
  })
}

type Row = {
  id: string
  course_id: string
  title: string
  branch_id: string
  branch: string
  languages: string[]
  starts_at: string
  ends_at: string
  next_at: string | null
  lessons: number
  published_at: string | null
  enrol_until: string | null
  cancelled_at: string | null
  places: number
  booked: number
  waiting: number
  free: number
  minimum: number
  retired: boolean
  trainers: { userId: string; name: string }[]
}

async function runsWhere(tx: Transaction, which: SQL, now: Date): Promise<RunKept[]> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await tx.execute<Row>(sql`
    select a.id, a.course_id, a.title, a.branch_id, br.name as branch, a.languages, a.starts_at,
      coalesce((select max(m.ends_at) from meeting m where m.activity_id = a.id), a.ends_at) as ends_at,
      (select min(m.starts_at) from meeting m where m.activity_id = a.id and m.starts_at > ${moment}) as next_at,
      (select count(*)::int from meeting m where m.activity_id = a.id) as lessons,
      a.published_at, a.enrol_until, a.cancelled_at, c.minimum, c.retired_at is not null as retired,
      (select count(*)::int from place p where p.activity_id = a.id)
        - (select count(*)::int from overbooked o where o.activity_id = a.id) as places,
      (select count(*)::int from seat s where s.activity_id = a.id and s.status = 'booked') as booked,
      (select count(*)::int from seat s where s.activity_id = a.id and s.status in ('waiting', 'offered')) as waiting,
      (select count(*)::int from free_places(a.id, ${moment})) as free,
      (select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name) order by u.name), '[]')
        from run_trainer t join user_account u on u.id = t.user_id where t.activity_id = a.id) as trainers
    from activity a join course c on c.id = a.course_id join branch br on br.id = a.branch_id
    where a.kind = 'course' and ${which}
    order by next_at nulls last, a.starts_at desc, a.id`)
  return rows.map((row) => keptOf(row, now))
}

function keptOf(row: Row, now: Date): RunKept {
  const [startsAt, endsAt] = [new Date(row.starts_at), new Date(row.ends_at)]
  const [publishedAt, enrolUntil, cancelledAt, nextAt] = [
    ...[row.published_at, row.enrol_until, row.cancelled_at, row.next_at],
  ].map((moment) => (moment === null ? null : new Date(moment))) as (Date | null)[]
  const facts = { publishedAt: publishedAt ?? null, cancelledAt: cancelledAt ?? null, endsAt, free: row.free }
  return {
    ...{ activityId: Number(row.id), courseId: Number(row.course_id), title: row.title },
    ...{ branchId: Number(row.branch_id), branchName: row.branch, languages: row.languages },
    ...{ startsAt, endsAt, nextAt: nextAt ?? null, lessons: row.lessons },
    ...{ publishedAt: facts.publishedAt, enrolUntil: enrolUntil ?? null },
    ...{ places: row.places, booked: row.booked, waiting: row.waiting, minimum: row.minimum },
    ...{ retired: row.retired, trainers: row.trainers },
    standing: standingOf({ ...facts, enrolUntil: enrolUntil ?? startsAt }, now),
  }
}
