import { type Decided, isHoliday } from '../../network/rules/holidays'
import {
  addDays,
  atLocal,
  type LocalDate,
  type LocalTime,
  localDate,
  localTime,
  weekday,
} from '../../tools/time'

/** Days on which a branch (or the whole library) is closed, both included; with times only from–until on each of them. */
export type Closing = {
  branchId: number | null
  fromDate: LocalDate
  untilDate: LocalDate
  fromTime: LocalTime | null
  untilTime: LocalTime | null
}

/** What keeps a library from being open. */
export type ClosedDays = { closings: readonly Closing[]; holidays: Decided }

/** How consultation hours look from a day until another. */
export type Version = {
  validFrom: LocalDate
  validUntil: LocalDate | null
  weekday: number
  rhythm: 'weekly' | 'fortnightly' | 'monthly'
  /** Every other week counts from the week of this day. */
  anchor: LocalDate | null
  /** Which of these weekdays in a month: 1 to 4, or 5 for the last. */
  nth: number | null
  fromTime: LocalTime
  untilTime: LocalTime
  minutes: number
  /** Minutes between one time and the next. */
  pause: number
  desks: number
  walkInDesks: number
  languages: readonly string[]
  topics: readonly string[] | null
}

/** How consultation hours differ on one date. */
export type Exception = {
  date: LocalDate
  off: boolean
  fromTime: LocalTime | null
  untilTime: LocalTime | null
  desks: number | null
}

/** Consultation hours with all that is known of them. */
export type HoursPlan = {
  id: number
  branchId: number
  /** The first day on which the branch is closed for good. */
  closedFrom: LocalDate | null
  versions: readonly Version[]
  exceptions: readonly Exception[]
}

/** One time that there is by the plan. */
export type SlotTime = {
  hoursId: number
  branchId: number
  startsAt: Date
  endsAt: Date
  /** How many people can come: the desks that are not kept for who walks in. */
  desks: number
  languages: readonly string[]
  topics: readonly string[] | null
}

/**
 * The times that consultation hours give from a day on, until and with another: by the version and the exception of each
 * day, without closures and holidays, and never at an hour that the clocks skip.
 */
export function slotsOf(hours: HoursPlan, from: LocalDate, until: LocalDate, closed: ClosedDays): SlotTime[] {
  const exceptions = new Map(hours.exceptions.map((one) => [one.date, one]))
  return hours.versions.flatMap((version) =>
    datesOf(version, hours.exceptions, from, until).flatMap((date) => {
      if (hours.closedFrom !== null && date >= hours.closedFrom) return []
      return slotsOn(hours, version, date, exceptions.get(date), closed)
    }),
  )
}

/** So far ahead is looked for the next day of consultation hours, and so many days at a time. */
const [YEAR, SOME_WEEKS] = [366, 56]

/** The next day on which consultation hours are held, kept for who walks in or not; null when there is none in a year. */
export function nextDayOf(hours: HoursPlan, now: Date, closed: ClosedDays): LocalDate | null {
  const today = localDate(now)
  const exceptions = new Map(hours.exceptions.map((one) => [one.date, one]))
  for (let ahead = 0; ahead < YEAR; ahead += SOME_WEEKS) {
    const [first, last] = [addDays(today, ahead), addDays(today, ahead + SOME_WEEKS - 1)]
    for (const version of hours.versions) {
      const held = { ...version, walkInDesks: 0 }
      const found = datesOf(version, hours.exceptions, first, last).find((date) => {
        if (hours.closedFrom !== null && date >= hours.closedFrom) return false
        return slotsOn(hours, held, date, exceptions.get(date), closed).some(({ endsAt }) => endsAt > now)
      })
      if (found) return found
    }
  }
  return null
}

/** The dates of a version between two days, also those that only an exception with times of its own makes one. */
function datesOf(
  version: Version,
  exceptions: readonly Exception[],
  from: LocalDate,
  until: LocalDate,
): LocalDate[] {
  const first = version.validFrom > from ? version.validFrom : from
  const last = version.validUntil !== null && version.validUntil < until ? version.validUntil : until
  const dates: LocalDate[] = []
  const begin = addDays(first, (version.weekday - weekday(first) + 7) % 7)
  for (let date = begin; date <= last; date = addDays(date, 7)) if (isTurn(date, version)) dates.push(date)
  const own = exceptions.filter(
    ({ date, fromTime }) => fromTime !== null && date >= first && date <= last && !dates.includes(date),
  )
  return own.length === 0 ? dates : [...dates, ...own.map(({ date }) => date)].sort()
}

/** Whether a date is one of the days of consultation hours by a version, holidays and closures aside. */
export function isDayOf(version: Version, date: LocalDate): boolean {
  const { validFrom, validUntil } = version
  const holds = validFrom <= date && (validUntil === null || date <= validUntil)
  return holds && weekday(date) === version.weekday && isTurn(date, version)
}

/** Whether hours that do not come back every week are held in the week of this day. */
function isTurn(date: LocalDate, { rhythm, anchor, nth }: Version): boolean {
  if (rhythm === 'fortnightly') return weeksBetween(anchor ?? date, date) % 2 === 0
  if (rhythm === 'monthly')
    return nth === 5
      ? addDays(date, 7).slice(0, 7) !== date.slice(0, 7)
      : Math.ceil(Number(date.slice(8)) / 7) === nth
  return true
}

function weeksBetween(one: LocalDate, other: LocalDate): number {
  const monday = (date: LocalDate) => Date.parse(addDays(date, 1 - weekday(date)))
  return Math.abs(Math.round((monday(other) - monday(one)) / (7 * 24 * 3_600_000)))
}

function slotsOn(
  hours: HoursPlan,
  version: Version,
  date: LocalDate,
  exception: Exception | undefined,
  { closings, holidays }: ClosedDays,
): SlotTime[] {
  if (exception?.off || isHoliday(date, holidays)) return []
  const shut = closings.filter(
    (one) =>
      (one.branchId === null || one.branchId === hours.branchId) &&
      one.fromDate <= date &&
      date <= one.untilDate,
  )
  if (shut.some(({ fromTime }) => fromTime === null)) return []
  const desks = Math.max(0, (exception?.desks ?? version.desks) - version.walkInDesks)
  if (desks === 0) return []
  const [first, last] = [
    minutesOf(exception?.fromTime ?? version.fromTime),
    minutesOf(exception?.untilTime ?? version.untilTime),
  ]
  const { minutes, languages, topics } = version
  const step = minutes + version.pause
  const count = Math.max(0, Math.floor((last - first + version.pause) / step))
  return Array.from({ length: count }, (_, i) => first + i * step).flatMap((at) => {
    const begin = instantOf(date, at)
    if (begin === null || shut.some((one) => overlaps(one, at, at + minutes))) return []
    const times = { startsAt: new Date(begin), endsAt: new Date(begin + minutes * 60_000) }
    return [{ hoursId: hours.id, branchId: hours.branchId, ...times, desks, languages, topics }]
  })
}

/** Whether a branch is closed at some moment between two: for a closure, a public holiday, or for good. */
export function isShut(
  { branchId, closedFrom }: { branchId: number; closedFrom: LocalDate | null },
  startsAt: Date,
  endsAt: Date,
  { closings, holidays }: ClosedDays,
): boolean {
  const date = localDate(startsAt)
  if (isHoliday(date, holidays) || (closedFrom !== null && date >= closedFrom)) return true
  const [from, until] = [minutesOf(localTime(startsAt)), minutesOf(localTime(endsAt))]
  return closings.some(
    (one) =>
      (one.branchId === null || one.branchId === branchId) &&
      one.fromDate <= date &&
      date <= one.untilDate &&
      (one.fromTime === null || overlaps(one, from, until)),
  )
}

function overlaps({ fromTime, untilTime }: Closing, from: number, until: number): boolean {
  return from < minutesOf(untilTime ?? '24:00') && minutesOf(fromTime ?? '00:00') < until
}

/**
 * Many desks begin at the same moments, and a zone is long to reckon: what was asked lately is remembered. Null for a
 * time that the clocks skip.
 */
function instantOf(date: LocalDate, minutes: number): number | null {
  const asked = `${date} ${minutes}`
  const known = instants.get(asked)
  if (known !== undefined) return known
  const time = timeOf(minutes)
  const instant = atLocal(date, time)
  const found = localTime(instant) === time ? instant.getTime() : null
  if (instants.size > MOST_INSTANTS) instants.clear()
  instants.set(asked, found)
  return found
}

const MOST_INSTANTS = 20_000
const instants = new Map<string, number | null>()

function minutesOf(time: LocalTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function timeOf(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
