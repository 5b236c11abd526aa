import { eq } from 'drizzle-orm'
import { branch } from '@/db/tables/network'
import { isClosedOn } from '../../network/rules/branches'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type Change, lastDayOf, reachesBack } from '../rules/change'
import { slotsOf } from '../rules/slots'
import { type Hours, hoursWith } from './hours'

/**
 * Why a change is not even shown: it is of a day that is over, of nothing that is there, the date has no hours, the hours
 * stop already by then, or the branch is closed for good by then.
 */
export type WantRefusal = 'day_past' | 'unknown' | 'not_that_day' | 'stops_already' | 'branch_closed'

/** Looks whether a change that somebody typed can be, before it is shown what it does; nothing is changed. */
export async function want(actor: Actor, change: Change, now: Date): Promise<Result<Change, WantRefusal>> {
  must(actor, 'agenda.set')
  if (reachesBack(change, localDate(now))) return refuse('day_past', { [dayOf[change.kind]]: ['day_past'] })
  const wanted = plannedAt(change)
  const closed = wanted && (await closedOf(actor, wanted.branchId))
  if (wanted && closed && isClosedOn(closed, wanted.day))
    return refuse('branch_closed', { [wanted.field]: ['branch_closed'] })
  const isException = change.kind === 'exception' && change.exception !== null
  if (change.kind !== 'hours_end' && !isException) return ok(change)
  const hours = await hoursWith(actor, change, now)
  if (!hours) return refuse('unknown')
  return canBe(change, hours)
}

/** Whether there is something to change in these hours on the day that was typed. */
function canBe(change: Change, hours: Hours): Result<Change, WantRefusal> {
  if (change.kind === 'hours_end') {
    const last = lastDayOf(hours.versions)
    const stops = hours.versions.length === 0 || (last !== null && last <= change.lastDay)
    return stops ? refuse('stops_already', { lastDay: ['stops_already'] }) : ok(change)
  }
  if (change.kind !== 'exception' || change.exception === null) return ok(change)
  if (change.exception.fromTime === null && !isOn(hours, change.date))
    return refuse('not_that_day', { date: ['not_that_day'] })
  return ok(change)
}

/** Where something is planned by a change and from which day on, with the field that says so; null when nothing is. */
function plannedAt(change: Change): { branchId: number; day: LocalDate; field: string } | null {
  if (change.kind === 'hours') {
    const field = change.hoursId === null ? 'branchId' : 'validFrom'
    return { branchId: change.branchId, day: change.version.validFrom, field }
  }
  if (change.kind !== 'closure' || !change.closure?.branchId) return null
  return { branchId: change.closure.branchId, day: change.closure.fromDate, field: 'branchId' }
}

async function closedOf(actor: Actor, branchId: number): Promise<{ closedFrom: LocalDate | null } | null> {
  const [found] = await asActor(actor, (tx) =>
    tx.select({ closedFrom: branch.closedFrom }).from(branch).where(eq(branch.id, branchId)),
  )
  return found ?? null
}

/** The field in which the day of a change is typed. */
const dayOf: Record<Change['kind'], string> = {
  hours: 'validFrom',
  hours_end: 'lastDay',
  exception: 'date',
  closure: 'untilDate',
  holiday: 'day',
  branch_closes: 'from',
}

/** Whether the hours are held on a date by their versions alone. */
function isOn(hours: Hours, date: string): boolean {
  const open = { closings: [], holidays: new Map([[date, false]]) }
  const versions = hours.versions.map((version) => ({ ...version, walkInDesks: 0 }))
  return slotsOf({ ...hours, versions, exceptions: [] }, date, date, open).length > 0
}
