import {
  addDays,
  atLocal,
  type LocalDate,
  type LocalTime,
  latest,
  localDate,
  weekday,
} from '../../tools/time'
import { type Decided, isHoliday } from './holidays'

/** Days on which a branch (or the whole library) is closed, both included. */
export type Closed = { fromDate: LocalDate; untilDate: LocalDate }

/** From when until when on one day. */
export type Window = { fromTime: LocalTime; untilTime: LocalTime }

/** On which days nobody of an organisation is there: when it is closed, and what it decided itself about public holidays. */
export type DaysOff = { closures: readonly Closed[]; holidays: Decided }

/** When the library calls people: a window or none for each day of the week, Monday first, without its days off. */
export type CallingHours = DaysOff & { week: readonly (Window | null)[] }

/** How long the library gives people to hear of an offer, and to answer it. */
export type Reach = CallingHours & {
  /** Hours that an offer stands, counted from when it can be told. */
  offerHours: number
  /** Whole calling windows in which somebody who must be called is reached. */
  windows: number
}

/** By which way somebody hears of something. */
export type Way = 'call' | 'sms' | 'email' | 'card'

type Span = { from: Date; until: Date }

const MINUTE = 60_000
/** Further ahead nobody looks for a day on which the library is open. */
const DAYS_AHEAD = 366

/** Letters and sms come between eight in the morning and nine in the evening. */
const awake: Window = { fromTime: '08:00', untilTime: '21:00' }
const office: Window = { fromTime: '09:00', untilTime: '17:00' }

/** As long as nobody wrote down anything else: public holidays as most keep them. */
export const usualDaysOff: DaysOff = { closures: [], holidays: new Map() }

/** As long as a library has set nothing else: Monday to Friday from nine to five, and two days for an offer. */
export const usualReach: Reach = {
  week: [office, office, office, office, office, null, null],
  ...usualDaysOff,
  offerHours: 48,
  windows: 1,
}

type Day = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** When a library calls, Monday first, as it has set that. */
export function weekOf(own: Record<`${Day}${'From' | 'Until'}`, LocalTime | null>): (Window | null)[] {
  return [
    windowOf(own.mondayFrom, own.mondayUntil),
    windowOf(own.tuesdayFrom, own.tuesdayUntil),
    windowOf(own.wednesdayFrom, own.wednesdayUntil),
    windowOf(own.thursdayFrom, own.thursdayUntil),
    windowOf(own.fridayFrom, own.fridayUntil),
    windowOf(own.saturdayFrom, own.saturdayUntil),
    windowOf(own.sundayFrom, own.sundayUntil),
  ]
}

function windowOf(fromTime: LocalTime | null, untilTime: LocalTime | null): Window | null {
  return fromTime && untilTime ? { fromTime, untilTime } : null
}

/** Whether there is anybody on this day: no closure and no public holiday. */
export function isOpen(date: LocalDate, { closures, holidays }: DaysOff): boolean {
  if (closures.some((closure) => closure.fromDate <= date && date <= closure.untilDate)) return false
  return !isHoliday(date, holidays)
}

/** Whether somebody of the library calls on this day. */
export function isCallingDay(date: LocalDate, hours: CallingHours): boolean {
  return windowOn(date, hours) !== null
}

/** The first day after this one on which somebody calls. */
export function nextCallingDay(date: LocalDate, hours: CallingHours): LocalDate {
  return localDate(windowFrom(addDays(date, 1), hours, () => true).from)
}

/** The last day before this one on which somebody calls. */
export function lastCallingDay(date: LocalDate, hours: CallingHours): LocalDate {
  for (let ago = 1; ago <= DAYS_AHEAD; ago++)
    if (isCallingDay(addDays(date, -ago), hours)) return addDays(date, -ago)
  return addDays(date, -1)
}

/** The first moment from now on at which somebody can hear of something by this way. */
export function reachMoment(way: Way, now: Date, hours: CallingHours): Date {
  if (way === 'card') return now
  return latest([nextSpan(way, now, hours).from, now])
}

/** When so many whole calling windows have gone by; one that has begun already is not whole. */
export function afterWindows(count: number, now: Date, hours: CallingHours): Date {
  let at = now
  for (let gone = 0; gone < count; gone++) {
    const since = at
    at = windowFrom(localDate(since), hours, ({ from }) => from >= since).until
  }
  return at
}

/** When somebody could be reached by this way for so many minutes. */
export function afterMinutes(minutes: number, way: Way, now: Date, hours: CallingHours): Date {
  let [at, left] = [now, minutes * MINUTE]
  for (;;) {
    const { from, until } = nextSpan(way, at, hours)
    const begin = latest([from, at])
    const end = new Date(begin.getTime() + left)
    if (end <= until) return end
    left -= until.getTime() - begin.getTime()
    at = until
  }
}

/** The next half of a day in which somebody calls, after the one of this moment: its beginning. */
export function nextHalfDay(now: Date, hours: CallingHours): Date {
  const today = localDate(now)
  const noon = atLocal(today, HALF)
  const window = windowOn(today, hours)
  if (window && now < noon && window.until > noon) return latest([noon, window.from])
  return windowFrom(addDays(today, 1), hours, () => true).from
}

/** Which half of which day it is: `2027-03-02 am`. */
export function halfDayOf(moment: Date): string {
  const date = localDate(moment)
  return `${date} ${moment < atLocal(date, HALF) ? 'am' : 'pm'}`
}

/** Where a day of calling is cut in two. */
const HALF: LocalTime = '13:00'

/** The span in which somebody can be reached that has not ended yet at this moment. */
function nextSpan(way: Way, at: Date, hours: CallingHours): Span {
  const today = localDate(at)
  if (way === 'call') return windowFrom(today, hours, ({ until }) => until > at)
  const own = spanOn(today, awake)
  return own.until > at ? own : spanOn(addDays(today, 1), awake)
}

function windowFrom(first: LocalDate, hours: CallingHours, fits: (span: Span) => boolean): Span {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const span = windowOn(addDays(first, ahead), hours)
    if (span && fits(span)) return span
  }
  // A library that calls on no day of a year still has its letters.
  return spanOn(addDays(first, DAYS_AHEAD), office)
}

function windowOn(date: LocalDate, hours: CallingHours): Span | null {
  const window = hours.week[weekday(date) - 1]
  return window && isOpen(date, hours) ? spanOn(date, window) : null
}

function spanOn(date: LocalDate, { fromTime, untilTime }: Window): Span {
  return { from: atLocal(date, fromTime), until: atLocal(date, untilTime) }
}
