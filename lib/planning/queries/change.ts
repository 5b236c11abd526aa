import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { type Change, reachesBack } from '../rules/change'
import { slotsOf } from '../rules/slots'
import { type Hours, hoursWith } from './hours'

/** Why a change is not even shown: it is of a day that is over, of nothing that is there, or the date has no hours. */
export type WantRefusal = 'day_past' | 'unknown' | 'not_that_day'

/** Looks whether a change that somebody typed can be, before it is shown what it does; nothing is changed. */
export async function want(actor: Actor, change: Change, now: Date): Promise<Result<Change, WantRefusal>> {
  must(actor, 'agenda.set')
  if (reachesBack(change, localDate(now))) return refuse('day_past', { [dayOf[change.kind]]: ['day_past'] })
  if (change.kind !== 'exception' || change.exception === null) return ok(change)
  const hours = await hoursWith(actor, change)
  if (!hours) return refuse('unknown')
  if (change.exception.fromTime === null && !isOn(hours, change.date))
    return refuse('not_that_day', { date: ['not_that_day'] })
  return ok(change)
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
