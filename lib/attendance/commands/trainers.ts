import { and, eq, isNull } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { runTrainer } from '@/db/tables/care'
import { member } from '@/db/tables/team'
import { mayWork } from '../../team/rules/sessions'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'

type Binding = { activityId: number; userId: string }
export type BindRefusal = 'unknown' | 'not_a_trainer'

/** Says that a trainer gives a course run: from then on they see who is expected at its lessons. Done twice it is once. */
export async function bindTrainer(
  actor: Actor,
  input: Binding,
  now: Date,
): Promise<Result<Binding, BindRefusal>> {
  must(actor, 'trainers.bind')
  return transaction<Binding, BindRefusal>(actor, async (tx) => {
    const { activityId, userId } = input
    if (!(await isRun(tx, activityId))) return refuse('unknown')
    if (!(await isTrainerHere(tx, actor, userId, localDate(now)))) return refuse('not_a_trainer')
    const boundBy = actor.kind === 'staff' ? actor.userId : null
    await tx.insert(runTrainer).values({ activityId, userId, boundBy, boundAt: now }).onConflictDoNothing()
    const entry = { verb: 'change', kind: 'activity', why: 'trainer_bound' } as const
    await note(tx, actor, { ...entry, rowIds: [String(activityId), userId] }, now)
    return ok({ activityId, userId })
  })
}

/** Says that a trainer does not give a course run any more: they see nobody of it from then on. */
export async function unbindTrainer(
  actor: Actor,
  input: Binding,
  now: Date,
): Promise<Result<Binding, 'unknown'>> {
  must(actor, 'trainers.bind')
  return transaction<Binding, 'unknown'>(actor, async (tx) => {
    const { activityId, userId } = input
    const [gone] = await tx
      .delete(runTrainer)
      .where(and(eq(runTrainer.activityId, activityId), eq(runTrainer.userId, userId)))
      .returning({ userId: runTrainer.userId })
    if (!gone) return refuse('unknown')
    const entry = { verb: 'change', kind: 'activity', why: 'trainer_unbound' } as const
    await note(tx, actor, { ...entry, rowIds: [String(activityId), userId] }, now)
    return ok({ activityId, userId })
  })
}

async function isRun(tx: Transaction, activityId: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(and(eq(activity.id, activityId), eq(activity.kind, 'course'), isNull(activity.cancelledAt)))
  return row !== undefined
}

/** A trainer of the own library, and a volunteer only from the day of the confidentiality promise. */
async function isTrainerHere(tx: Transaction, actor: Actor, userId: string, today: string): Promise<boolean> {
  if (actor.kind !== 'staff') return false
  const [work] = await tx
    .select({ volunteer: member.volunteer, secrecyPromisedOn: member.secrecyPromisedOn })
    .from(member)
    .where(
      and(
        ...[eq(member.userId, userId), eq(member.organisationId, actor.organisationId)],
        ...[eq(member.role, 'trainer'), isNull(member.deactivatedAt)],
      ),
    )
  return work !== undefined && mayWork(work, today)
}
