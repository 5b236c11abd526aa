import { addDays, type LocalDate, weekday } from '@/lib/tools/time'

type Region = 'noord' | 'midden'
type Name = 'autumn' | 'christmas' | 'spring' | 'may' | 'summer'
export type DemoHoliday = { name: Name; fromDate: LocalDate; untilDate: LocalDate }

/** Days ahead that the invented coordinator looked up: school holidays are typed once a year. */
const AHEAD = 365

/**
 * School holidays of a region to come, invented after how the government spreads them: from a Saturday, by weeks of the
 * year, one region a week before the other in autumn and summer. For a demo only: the real days are on rijksoverheid.nl.
 */
export function schoolHolidaysAhead(region: Region, today: LocalDate): DemoHoliday[] {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
    .flatMap((one) => ofYear(region, one))
    .filter(({ fromDate, untilDate }) => untilDate >= today && fromDate <= addDays(today, AHEAD))
}

/** Those that begin in a year, in their order. */
function ofYear(region: Region, year: number): DemoHoliday[] {
  const later = region === 'midden' ? 1 : 0
  const holiday = (name: Name, monday: LocalDate, weeks = 1) => ({
    ...{ name, fromDate: addDays(monday, -2), untilDate: addDays(monday, 7 * weeks - 1) },
  })
  const christmas = `${year}-12-25`
  return [
    holiday('spring', weekOf(year, 8)),
    holiday('may', mondayBefore(`${year}-04-27`)),
    holiday('summer', weekOf(year, 28 + later), 6),
    holiday('autumn', weekOf(year, 42 + later)),
    // A Christmas at the weekend belongs to the week after it.
    holiday('christmas', mondayBefore(addDays(christmas, weekday(christmas) > 5 ? 2 : 0)), 2),
  ]
}

/** The Monday of a week as calendars count them: the fourth of January is in the first. */
function weekOf(year: number, week: number): LocalDate {
  return addDays(mondayBefore(`${year}-01-04`), 7 * (week - 1))
}

function mondayBefore(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date))
}
