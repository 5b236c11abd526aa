import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { activity, course } from '@/db/tables/agenda'
import { giveTask } from '../../tasks/steps'
import { type Actor, must } from '../../tools/access'
import { asActor } from '../../tools/transaction'
import { LOOK_AHEAD_DAYS } from '../rules/runs'

/**
 * Gives the coordinator something to look at where a week before its start fewer people are booked in a run than it needs:
 * once a run. Nothing is called off by it. Answers for how many runs.
 */
export async function lookAtSmallRuns(
  actor: Actor,
  _input: Record<string, never>,
  now: Date,
): Promise<number> {
  must(actor, 'agenda.fill')
  const soon = new Date(now.getTime() + LOOK_AHEAD_DAYS * 86_400_000)
  return asActor(actor, async (tx) => {
    const small = await tx
      .select({ activityId: activity.id, before: activity.startsAt })
      .from(activity)
      .innerJoin(course, eq(course.id, activity.courseId))
      .where(
        and(
          ...[eq(activity.kind, 'course'), isNull(activity.cancelledAt)],
          ...[lte(activity.publishedAt, now), gt(activity.startsAt, now), lte(activity.startsAt, soon)],
          sql`(select count(*) from seat s where s.activity_id = ${activity.id} and s.status = 'booked') < ${course.minimum}`,
          sql`not exists (select from task t where t.activity_id = ${activity.id} and t.kind = 'too_few')`,
        ),
      )
      .orderBy(activity.startsAt)
    for (const run of small) await giveTask(tx, { kind: 'too_few', owner: 'coordinator', ...run }, now)
    return small.length
  })
}
