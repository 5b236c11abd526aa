import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'
import type { Plan } from '../rules/plan'

/**
 * Puts activities with their places and meetings into the agenda, in one statement; a slot that is there already stays
 * as it is. Returns the ids of the new ones.
 */
export async function plan(tx: Transaction, plans: Plan[]): Promise<number[]> {
  if (plans.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    with wanted as (
      select *, row_number() over (partition by branch_id, consultation_hours_id, course_id, starts_at order by n) as nth
      from jsonb_to_recordset(${JSON.stringify(plans.map(asRow))}::jsonb) as w (n int, kind text, branch_id bigint,
        consultation_hours_id bigint, course_id bigint, title text, capacity int, languages text[], topics text[], published_at timestamptz, enrol_until timestamptz,
        starts_at timestamptz, ends_at timestamptz, meetings jsonb)
    ), made as (
      insert into activity (kind, branch_id, consultation_hours_id, course_id, title, languages, topics,
        published_at, enrol_until, starts_at, ends_at)
      select kind, branch_id, consultation_hours_id, course_id, title, coalesce(languages, '{nl}'), topics, published_at,
        enrol_until, starts_at, ends_at
      from wanted order by n
      on conflict (consultation_hours_id, starts_at) where cancelled_at is null do nothing
      returning id, branch_id, consultation_hours_id, course_id, starts_at
    ), fresh as (
      -- Two runs of a course may begin at the same moment in the same branch: the first made is the first wanted.
      select made.id, w.n, w.capacity, w.meetings
      from (select *, row_number() over (partition by branch_id, consultation_hours_id, course_id, starts_at order by id)
          as nth from made) made
        join wanted w on w.branch_id = made.branch_id and w.starts_at = made.starts_at and w.nth = made.nth
          and w.consultation_hours_id is not distinct from made.consultation_hours_id
          and w.course_id is not distinct from made.course_id
    ), places as (
      insert into place (activity_id, number) select id, generate_series(1, capacity) from fresh
    ), meetings as (
      insert into meeting (activity_id, number, starts_at, ends_at)
      select id, m.number, (m.value ->> 'startsAt')::timestamptz, (m.value ->> 'endsAt')::timestamptz
      from fresh, jsonb_array_elements(fresh.meetings) with ordinality m (value, number)
    )
    select id from fresh order by n`)
  return rows.map(({ id }) => Number(id))
}

function asRow(plan: Plan, n: number) {
  const first = plan.meetings[0]
  const last = plan.meetings.at(-1)
  if (!first || !last) throw new Error('an activity meets at least once')
  return {
    n,
    kind: plan.kind,
    branch_id: plan.branchId,
    consultation_hours_id: plan.consultationHoursId,
    course_id: plan.courseId,
    title: plan.title,
    capacity: plan.capacity,
    languages: plan.languages,
    topics: plan.topics,
    published_at: plan.publishedAt,
    enrol_until: plan.enrolUntil,
    starts_at: first.startsAt,
    ends_at: last.endsAt,
    meetings: plan.meetings,
  }
}
