import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { runTrainer } from '@/db/tables/care'
import { branch } from '@/db/tables/network'
import { member, user } from '@/db/tables/team'
import { mayWork } from '../../team/rules/sessions'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

export type Trainer = { userId: string; name: string }
export type RunWithTrainers = {
  activityId: number
  title: string
  branchName: string
  startsAt: Date
  endsAt: Date
  trainers: Trainer[]
}

/** So long after its last lesson a run can still be given to somebody, to fill in what was left open. */
const DAYS_AFTER = 30

/** The course runs with who gives them, the first one first; what is over for a month is left out. */
export async function runsWithTrainers(actor: Actor, now: Date): Promise<RunWithTrainers[]> {
  must(actor, 'trainers.bind')
  return asActor(actor, async (tx) => {
    const since = new Date(now.getTime() - DAYS_AFTER * 86_400_000)
    const rows = await tx
      .select({
        activityId: activity.id,
        title: sql<string>`coalesce(${activity.title}, '')`,
        branchName: branch.name,
        startsAt: activity.startsAt,
        endsAt: activity.endsAt,
        userId: runTrainer.userId,
        name: user.name,
      })
      .from(activity)
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .leftJoin(runTrainer, eq(runTrainer.activityId, activity.id))
      .leftJoin(user, eq(user.id, runTrainer.userId))
      .where(and(eq(activity.kind, 'course'), isNull(activity.cancelledAt), gt(activity.endsAt, since)))
      .orderBy(asc(activity.startsAt), asc(activity.id), asc(user.name))
    return [...Map.groupBy(rows, ({ activityId }) => activityId).values()].map((group) => {
      const { userId: _, name: __, ...run } = group[0] as (typeof rows)[number]
      const trainers = group.flatMap(({ userId, name }) => (userId ? [{ userId, name: name ?? '' }] : []))
      return { ...run, trainers }
    })
  })
}

/** The trainers of the own library who may give a run: a volunteer only from the day of the confidentiality promise. */
export async function trainersToBind(actor: Actor, now: Date): Promise<Trainer[]> {
  must(actor, 'trainers.bind')
  if (actor.kind !== 'staff') return []
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        memberId: member.id,
        userId: member.userId,
        name: user.name,
        volunteer: member.volunteer,
        secrecyPromisedOn: member.secrecyPromisedOn,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(
        and(
          ...[eq(member.organisationId, actor.organisationId), eq(member.role, 'trainer')],
          isNull(member.deactivatedAt),
        ),
      )
      .orderBy(asc(user.name), asc(user.id))
    const able = rows.filter((one) => mayWork(one, localDate(now)))
    const rowIds = able.map(({ memberId }) => memberId)
    await note(tx, actor, { verb: 'see', kind: 'member', why: 'trainers', rowIds }, now)
    return able.map(({ userId, name }) => ({ userId, name }))
  })
}
