import type { DaysOff } from '../../network/rules/hours'
import { isWorkday, workday } from '../../network/rules/workdays'
import { addDays, type LocalDate } from '../../tools/time'

/** The last good day of a promise, and from which day a coordinator has to act when nobody did. */
export type Due = { dueOn: LocalDate; coordinatorFrom: LocalDate }

/** Working days that an agreement gives: to look at what is asked, to call the resident, to tell how it went. */
export type Days = { seeDays: number; contactDays: number; reportDays: number }

/** A promise until this day: the library acts on the day after it, and a coordinator a working day later. */
export function dueOf(dueOn: LocalDate, library: DaysOff): Due {
  return { dueOn, coordinatorFrom: workday(2, dueOn, library) }
}

/** By which days who is asked today looks at it, and calls the resident: what stands on her card. */
export function promisesOf(
  { seeDays, contactDays }: Days,
  today: LocalDate,
  off: DaysOff,
): { seeBy: LocalDate; contactBy: LocalDate } {
  return { seeBy: workday(seeDays, today, off), contactBy: workday(contactDays, today, off) }
}

/** Until when who takes it on has to call: as was promised, or, for who is late, today or their next working day. */
export function contactUntil(contactBy: LocalDate, today: LocalDate, off: DaysOff): LocalDate {
  return contactBy >= today ? contactBy : workday(0, today, off)
}

/** Until when who spoke with her, or sees her on a day, has to tell how it went. */
export function reportUntil(
  { reportDays }: Pick<Days, 'reportDays'>,
  from: LocalDate,
  off: DaysOff,
): LocalDate {
  return workday(reportDays, from, off)
}

/** Further back nobody counts: a promise of more than a year ago is as late as it gets. */
const DAYS_BACK = 366

/**
 * How many working days have gone by since the last good day of each of these promises; 0 when it still stands. One walk
 * back from today, however many promises there are.
 */
export function workdaysOver(
  promised: readonly LocalDate[],
  today: LocalDate,
  off: DaysOff,
): Map<LocalDate, number> {
  const over = new Map(promised.map((dueOn) => [dueOn, 0]))
  const [first = today] = [...over.keys()].sort()
  let [day, gone] = [today, 0]
  for (let looked = 0; day > first && looked < DAYS_BACK; looked++) {
    if (isWorkday(day, off)) gone += 1
    day = addDays(day, -1)
    if (over.has(day)) over.set(day, gone)
  }
  for (const dueOn of over.keys()) if (dueOn < day) over.set(dueOn, gone)
  return over
}
