import { addDays, atLocal, type LocalDate, type LocalTime, weekday } from '../tools/time'

/** Weeks ahead that there are times to choose from. */
export const WEEKS_AHEAD = 8
/** Minutes before its start that a time can still be booked. */
export const BOOK_BEFORE_MINUTES = 60

/** A weekly rule: on this weekday from–until, so many desks, so many minutes each. */
export type Hours = {
  weekday: number
  fromTime: LocalTime
  untilTime: LocalTime
  minutes: number
  desks: number
  validFrom: LocalDate
  validUntil: LocalDate | null
}

/** Days on which a branch (or the whole library) is closed, both included. */
export type Closed = { fromDate: LocalDate; untilDate: LocalDate }

export type SlotTime = { startsAt: Date; endsAt: Date; desks: number }

/** The times that a weekly rule gives in `days` days from a day on, without closures and public holidays. */
export function slotsOf(hours: Hours, from: LocalDate, days: number, closures: Closed[]): SlotTime[] {
  const first = (hours.weekday - weekday(from) + 7) % 7
  const weeks = Math.max(0, Math.ceil((days - first) / 7))
  return Array.from({ length: weeks }, (_, i) => addDays(from, first + i * 7))
    .filter((date) => isValid(date, hours) && isOpen(date, closures))
    .flatMap((date) => slotsOn(date, hours))
}

function isValid(date: LocalDate, hours: Hours): boolean {
  return hours.validFrom <= date && (hours.validUntil === null || date <= hours.validUntil)
}

/** Whether there is anybody on this day: no closure and no public holiday. */
export function isOpen(date: LocalDate, closures: Closed[]): boolean {
  if (closures.some((closure) => closure.fromDate <= date && date <= closure.untilDate)) return false
  return !publicHolidays(Number(date.slice(0, 4))).includes(date)
}

function slotsOn(date: LocalDate, hours: Hours): SlotTime[] {
  const first = minutesOf(hours.fromTime)
  const count = Math.floor((minutesOf(hours.untilTime) - first) / hours.minutes)
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const startsAt = new Date(instantOf(date, first + i * hours.minutes))
    return { startsAt, endsAt: new Date(startsAt.getTime() + hours.minutes * 60_000), desks: hours.desks }
  })
}

/** Many desks begin at the same moments, and a zone is long to reckon: what was asked lately is remembered. */
function instantOf(date: LocalDate, minutes: number): number {
  const asked = `${date} ${minutes}`
  const known = instants.get(asked) ?? atLocal(date, timeOf(minutes)).getTime()
  if (instants.size > MOST_INSTANTS) instants.clear()
  instants.set(asked, known)
  return known
}

const MOST_INSTANTS = 20_000
const instants = new Map<string, number>()

function minutesOf(time: LocalTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function timeOf(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The first start that can still be booked now. */
export function bookableFrom(now: Date): Date {
  return new Date(now.getTime() + BOOK_BEFORE_MINUTES * 60_000)
}

/** The Dutch public holidays of a year, in order (facts 10): nobody sits at the desk then. */
export function publicHolidays(year: number): LocalDate[] {
  const known = holidays.get(year) ?? holidaysOf(year)
  holidays.set(year, known)
  return known
}

// They are asked of every day of every weekly hours, and Easter is long to reckon.
const holidays = new Map<number, LocalDate[]>()

function holidaysOf(year: number): LocalDate[] {
  const easter = easterSunday(year)
  return [
    `${year}-01-01`,
    ...[0, 1, 39, 49, 50].map((days) => addDays(easter, days)),
    weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`,
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ].sort()
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
