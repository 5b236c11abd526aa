import type { Closed } from '../../network/rules/hours'
import { addDays, type LocalDate } from '../../tools/time'
import { isWorkday } from './due'

/** Further back nobody counts: a promise of more than a year ago is as late as it gets. */
const DAYS_BACK = 366

/** How many working days have gone by since the last good day of a promise; 0 when it still stands. */
export function workdaysOver(dueOn: LocalDate, today: LocalDate, closures: readonly Closed[]): number {
  let over = 0
  for (let [day, looked] = [addDays(dueOn, 1), 0]; day <= today && looked < DAYS_BACK; looked++) {
    if (isWorkday(day, closures)) over += 1
    day = addDays(day, 1)
  }
  return over
}
