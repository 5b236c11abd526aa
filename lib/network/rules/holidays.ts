import { addDays, type LocalDate, weekday } from '../../tools/time'

/** The public holidays of the Netherlands, and Good Friday, on which many work. */
export const holidayNames = [
  ...(['new_year', 'good_friday', 'easter', 'easter_monday', 'kings_day', 'liberation_day'] as const),
  ...(['ascension', 'whit_sunday', 'whit_monday', 'christmas', 'second_christmas'] as const),
] as const
export type HolidayName = (typeof holidayNames)[number]

export type Holiday = { day: LocalDate; name: HolidayName; closed: boolean }

/** The holidays of a year in order, each with whether a library is usually closed then (facts 10). */
export function holidaysIn(year: number): Holiday[] {
  const known = years.get(year) ?? reckoned(year)
  years.set(year, known)
  return known
}

// They are asked of every day of every weekly hours, and Easter is long to reckon.
const years = new Map<number, Holiday[]>()

function reckoned(year: number): Holiday[] {
  const easter = easterSunday(year)
  const kings = weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`
  const named: [LocalDate, HolidayName][] = [
    [`${year}-01-01`, 'new_year'],
    [addDays(easter, -2), 'good_friday'],
    [easter, 'easter'],
    [addDays(easter, 1), 'easter_monday'],
    [kings, 'kings_day'],
    [`${year}-05-05`, 'liberation_day'],
    [addDays(easter, 39), 'ascension'],
    [addDays(easter, 49), 'whit_sunday'],
    [addDays(easter, 50), 'whit_monday'],
    [`${year}-12-25`, 'christmas'],
    [`${year}-12-26`, 'second_christmas'],
  ]
  return named
    .map(([day, name]) => ({ day, name, closed: name !== 'good_friday' }))
    .sort((a, b) => a.day.localeCompare(b.day))
}

/** The Dutch public holidays of a year, in order: nobody sits at the desk then, unless a library decides otherwise. */
export function publicHolidays(year: number): LocalDate[] {
  const known = closedDays.get(year) ?? holidaysIn(year).flatMap(({ day, closed }) => (closed ? [day] : []))
  closedDays.set(year, known)
  return known
}

const closedDays = new Map<number, LocalDate[]>()

/** What a library decided about days: closed though usually open, or open though usually closed. */
export type Decided = ReadonlyMap<LocalDate, boolean>

/** Whether a library is closed on this day for a public holiday, by the calendar and what it decided itself. */
export function isHoliday(date: LocalDate, decided: Decided): boolean {
  return decided.get(date) ?? publicHolidays(Number(date.slice(0, 4))).includes(date)
}

/** Easter Sunday in the Gregorian calendar (the algorithm of Gauss as completed by Lichtenberg). */
function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100)
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const sunShift = 2 - Math.floor((3 * century + 3) / 4)
  const cycle = year % 19
  const seed = (19 * cycle + moonShift) % 30
  const correction = Math.floor((seed + Math.floor(cycle / 11)) / 29)
  const fullMoon = 21 + seed - correction
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7)
  const easter = fullMoon + 7 - ((((fullMoon - firstSunday) % 7) + 7) % 7)
  return addDays(`${year}-03-01`, easter - 1)
}
