import { eq } from 'drizzle-orm'
import { consultationHours } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { type HeldHours, isShutOn, type OutsideParts, outsideOf } from '../../network/rules/opening'
import { openWeekAt } from '../../network/steps/opening'
import type { Change } from '../../planning/rules/change'
import type { Transaction } from '../../tools/database'
import { weekday } from '../../tools/time'

/** Hours that fall outside when a branch is open, or at which nobody is there; `shutDay`: it is not open that day at all. */
export type Outside = OutsideParts & { branchName: string; shutDay: boolean }

/**
 * What of the hours that a change brings falls outside the opening hours of their branch, or in hours at which nobody is
 * there; null when nothing does.
 */
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
  const { shut, unstaffed } = outsideOf(held, open)
  if (shut.length + unstaffed.length === 0) return null
  return { branchName: where.name, shutDay: isShutOn(held.weekday, open), shut, unstaffed }
}

/** The hours that a change brings, of every week or of one date; null when it brings none. */
function heldBy(change: Change): HeldHours | null {
  if (change.kind === 'hours') {
    const { weekday: on, fromTime, untilTime } = change.version
    return { kind: 'consultation', weekday: on, fromTime, untilTime }
  }
  if (change.kind !== 'exception' || !change.exception?.fromTime || !change.exception.untilTime) return null
  const { fromTime, untilTime } = change.exception
  return { kind: 'consultation', weekday: weekday(change.date), fromTime, untilTime }
}
