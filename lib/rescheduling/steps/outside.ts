import { eq } from 'drizzle-orm'
import { consultationHours } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { isShutOn, outsideOf } from '../../network/rules/opening'
import type { DayHours } from '../../network/rules/week'
import { openWeekAt } from '../../network/steps/opening'
import type { Change } from '../../planning/rules/change'
import type { Transaction } from '../../tools/database'
import { weekday } from '../../tools/time'

/** Hours that fall outside when a branch is open; `shut`: it is not open that day at all. */
export type Outside = { branchName: string; shut: boolean; parts: DayHours[] }

/** What of the hours that a change brings falls outside the opening hours of their branch; null when nothing does. */
export async function outsideOpening(tx: Transaction, change: Change): Promise<Outside | null> {
  const held = heldBy(change)
  if (!held || (change.kind !== 'hours' && change.kind !== 'exception')) return null
  const at = { id: branch.id, name: branch.name }
  const ofHours = tx
    .select(at)
    .from(consultationHours)
    .innerJoin(branch, eq(branch.id, consultationHours.branchId))
    .where(eq(consultationHours.id, change.hoursId ?? 0))
  const ofBranch = tx.select(at).from(branch)
  const [where] =
    change.kind === 'hours' && change.hoursId === null
      ? await ofBranch.where(eq(branch.id, change.branchId))
      : await ofHours
  if (!where) return null
  const open = await openWeekAt(tx, where.id)
  const parts = outsideOf(held, open)
  const shut = isShutOn(held.weekday, open)
  return parts.length > 0 ? { branchName: where.name, shut, parts } : null
}

/** The hours that a change brings, of every week or of one date; null when it brings none. */
function heldBy(change: Change): DayHours | null {
  if (change.kind === 'hours') {
    const { weekday: on, fromTime, untilTime } = change.version
    return { weekday: on, fromTime, untilTime }
  }
  if (change.kind !== 'exception' || !change.exception?.fromTime || !change.exception.untilTime) return null
  const { fromTime, untilTime } = change.exception
  return { weekday: weekday(change.date), fromTime, untilTime }
}
