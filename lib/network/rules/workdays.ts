import { addDays, type LocalDate, weekday } from '../../tools/time'
import { type DaysOff, isOpen } from './hours'

/** Whether somebody of an organisation works: Monday to Friday, no public holiday, no day on which it is closed. */
export function isWorkday(date: LocalDate, off: DaysOff): boolean {
  return weekday(date) <= 5 && isOpen(date, off)
}

/** The day on which so many working days have gone by after this one; none: this day, or the first one that is worked. */
export function workday(count: number, from: LocalDate, off: DaysOff): LocalDate {
  let [date, left] = [from, count]
  // An organisation that is closed for a year on end still gets a day.
  for (let looked = 0; looked < 400; looked++) {
    if (left <= 0 && isWorkday(date, off)) return date
    date = addDays(date, 1)
    if (isWorkday(date, off)) left -= 1
  }
  return date
}
