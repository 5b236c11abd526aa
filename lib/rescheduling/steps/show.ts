import type { Change, Scope } from '../../planning/rules/change'
import type { Difference } from '../../planning/rules/difference'
import { applyChange } from '../../planning/steps/change'
import { closedFrom, lockPlanning } from '../../planning/steps/hours'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { type ShutLesson, shutLessons } from './lessons'
import { differenceIn } from './look'

/** What a change does, as it stands under the planning lock once the change is written down. */
export type Effect = { scope: Scope; difference: Difference; lessons: ShutLesson[] }

/** Writes a change down and looks what it does; null when there is nothing to change. */
export async function effectOf(
  tx: Transaction,
  actor: Actor,
  change: Change,
  now: Date,
): Promise<Effect | null> {
  await lockPlanning(tx, 'alone')
  const scope = await applyChange(tx, actor, change, now)
  if (!scope) return null
  const [difference, closed] = await Promise.all([
    differenceIn(tx, scope, now),
    closedFrom(tx, localDate(now)),
  ])
  return { scope, difference, lessons: await shutLessons(tx, scope, closed, now) }
}
