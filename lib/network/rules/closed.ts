import { addDays, type LocalDate, weekday } from '../../tools/time'
import { type Decided, type HolidayName, holidaysIn, isHoliday } from './holidays'
import type { Closed, Window } from './hours'

/** Days on which nobody finds an open door, and why; with times only between those on each of the days. */
export type ClosedDays = Closed & { times: Window | null; why: { reason: string } | { holiday: HolidayName } }

/** Days ahead, today included, of which somebody is told that a branch is closed. */
const AHEAD = 14

/** The last day of which somebody is told today. */
export function toldUntil(today: LocalDate): LocalDate {
  return addDays(today, AHEAD - 1)
}

/** When the whole library is closed in the coming days, in order; a holiday within a closure says nothing more. */
export function closedEverywhere(
  closures: readonly ClosedDays[],
  decided: Decided,
  today: LocalDate,
): ClosedDays[] {
  const until = toldUntil(today)
  const covered = ({ fromDate }: Closed) =>
    closures.some((one) => !one.times && one.fromDate <= fromDate && fromDate <= one.untilDate)
  const holidays = [...new Set([today, until].map((day) => Number(day.slice(0, 4))))]
    .flatMap(holidaysIn)
    .filter(({ day }) => today <= day && day <= until && isHoliday(day, decided))
    .map(({ day, name }) => ({ fromDate: day, untilDate: day, times: null, why: { holiday: name } }))
  return [...closures, ...holidays.filter((one) => !covered(one))].sort((a, b) =>
    a.fromDate.localeCompare(b.fromDate),
  )
}

/** What is worth telling beside these hours: a holiday only where somebody would have come in on such a day. */
export function worthTelling(
  closed: readonly ClosedDays[],
  walkIn: readonly { weekday: number }[],
): ClosedDays[] {
  return closed.filter(
    ({ why, fromDate }) => 'reason' in why || walkIn.some((one) => one.weekday === weekday(fromDate)),
  )
}
