import type { Change, Scope } from '../../planning/rules/change'
import type { Difference } from '../../planning/rules/difference'
import { applyChange, branchesOf } from '../../planning/steps/change'
import { closedFrom, lockPlanning } from '../../planning/steps/hours'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { type ShutLesson, shutLessons } from './lessons'
import { differenceIn } from './look'
import { type Stood, stoodIn } from './stood'

/** What a change does, as it stands under the planning lock once the change is written down. */
export type Effect = {
  scope: Scope
  /** What was let stand, by the plan as it was before. */
  stood: Stood
  difference: Difference
  lessons: ShutLesson[]
  /** Lessons that were let stand, on days that are open by now. */
  opened: number[]
}

/** Writes a change down and looks what it does; null when there is nothing to change. */
export async function effectOf(
  tx: Transaction,
  actor: Actor,
  change: Change,
  now: Date,
): Promise<Effect | null> {
  await lockPlanning(tx, 'alone')
  const stood = await stoodIn(tx, await branchesOf(tx, change), now)
  const scope = await applyChange(tx, actor, change, now)
  if (!scope) return null
  const [difference, closed] = await Promise.all([
    differenceIn(tx, scope, stood.desks, now),
    closedFrom(tx, localDate(now)),
  ])
  return { scope, stood, difference, ...(await shutLessons(tx, scope, closed, stood.shut, now)) }
}
