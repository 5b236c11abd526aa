import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import { runTrainer } from '@/db/tables/care'
import { branch, schoolHoliday } from '@/db/tables/network'
import { member } from '@/db/tables/team'
import { openWeekAt } from '../../network/steps/opening'
import { mayWork } from '../../team/rules/sessions'
import type { Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type LocalDate, localDate } from '../../tools/time'
import type { Around } from '../rules/lessons'
import { closedFrom } from './hours'

/** What keeps the lessons of a branch from a day, from a day on; null when there is no such branch. */
export async function aroundOf(tx: Transaction, branchId: number, from: LocalDate): Promise<Around | null> {
  const [found] = await tx
    .select({ region: branch.schoolRegion, closedFrom: branch.closedFrom })
    .from(branch)
    .where(eq(branch.id, branchId))
  if (!found) return null
  const s = schoolHoliday
  const [closed, open, schoolHolidays] = await Promise.all([
    closedFrom(tx, from),
    openWeekAt(tx, branchId),
    tx
      .select({ name: s.name, fromDate: s.fromDate, untilDate: s.untilDate })
      .from(s)
      .where(and(eq(s.region, found.region), gte(s.untilDate, from)))
      .orderBy(asc(s.fromDate)),
  ])
  return { branchId, ...found, closed, open, schoolHolidays }
}

/**
 * Who gives a run from now on, and nobody else: trainers of the own library, a volunteer from the day of the promise.
 * Answers false when one of them is not.
 */
export async function setTrainers(
  tx: Transaction,
  actor: Staff,
  activityId: number,
  userIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const given = eq(runTrainer.activityId, activityId)
  const before = new Set((await tx.select().from(runTrainer).where(given)).map(({ userId }) => userId))
  const gone = [...before].filter((id) => !userIds.includes(id))
  if (gone.length > 0) await tx.delete(runTrainer).where(and(given, inArray(runTrainer.userId, gone)))
  const fresh = userIds.filter((id) => !before.has(id))
  if (fresh.length === 0) return true
  const able = await ableToTeach(tx, actor, fresh, localDate(now))
  if (!fresh.every((id) => able.has(id))) return false
  const bound = { activityId, boundBy: actor.userId, boundAt: now }
  await tx.insert(runTrainer).values(fresh.map((userId) => ({ ...bound, userId })))
  return true
}

async function ableToTeach(tx: Transaction, actor: Staff, userIds: string[], today: LocalDate) {
  const rows = await tx
    .select()
    .from(member)
    .where(
      and(
        ...[inArray(member.userId, userIds), eq(member.organisationId, actor.organisationId)],
        eq(member.role, 'trainer'),
      ),
    )
  return new Set(rows.filter((one) => !one.deactivatedAt && mayWork(one, today)).map(({ userId }) => userId))
}
