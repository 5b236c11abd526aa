import { Temporal } from 'temporal-polyfill'

/** Everybody in the library lives by this clock. */
export const TIME_ZONE = 'Europe/Amsterdam'

/** A day without a time, `2027-03-02`. */
export type LocalDate = string
/** A time without a day, `10:00` (seconds may follow). */
export type LocalTime = string
export type Language = 'nl' | 'en' | 'ar'

/** The day it is in the library at this instant. */
export function localDate(instant: Date): LocalDate {
  const at = instant.getTime()
  if (at !== last.at) last = { at, date: zoned(instant).toPlainDate().toString() }
  return last.date
}

// A command asks it of one moment a dozen times, and it is long to reckon.
let last: { at: number; date: LocalDate } = { at: Number.NaN, date: '' }

/** The time it is in the library at this instant, `10:00`. */
export function localTime(instant: Date): LocalTime {
  return zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The day that is `days` after (or, negative, before) a day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnight(date) + days * DAY).toISOString().slice(0, 10)
}

/** The same day and time on the clock so many months later (or, negative, earlier); the last day of a month that is shorter. */
export function addMonths(instant: Date, months: number): Date {
  return new Date(zoned(instant).add({ months }).epochMilliseconds)
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return new Date(midnight(date)).getUTCDay() || 7
}

const DAY = 24 * 3_600_000

/** A day on the calendar without a clock, where every day is as long: Temporal takes ten times as long for the same. */
function midnight(date: LocalDate): number {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) throw new RangeError('not a day')
  return at
}

/** Whether a day stands on the calendar: `2027-02-31` does not, nor does a year that nobody here lives in. */
export function isDate(date: LocalDate): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(date)) return false
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}

/**
 * The instant at which the clock in the library shows this time on this day. In the hour that is skipped in
 * spring it is the moment an hour later on the clock; in the doubled hour of autumn it is the first one.
 */
export function atLocal(date: LocalDate, time: LocalTime): Date {
  return new Date(plain(date, time).toZonedDateTime(TIME_ZONE).epochMilliseconds)
}

/** The first of some moments. */
export function earliest(moments: Date[]): Date {
  return new Date(Math.min(...moments.map((moment) => moment.getTime())))
}

/** The last of some moments. */
export function latest(moments: Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())))
}

/** The day in words, with the weekday and the year: "dinsdag 2 maart 2027". */
export function sayDate(instant: Date, language: Language): string {
  return dates[language].format(instant)
}

/** The time in words: "10.00 uur", "10:00". */
export function sayTime(instant: Date, language: Language): string {
  const time = localTime(instant)
  return language === 'nl' ? `${time.replace(':', '.')} uur` : time
}

function plain(date: LocalDate, time: LocalTime): Temporal.PlainDateTime {
  return Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(TIME_ZONE)
}

const dateFormat = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: TIME_ZONE,
  })

// Western digits and the Gregorian calendar, also in Arabic: the card has to match the clock on the wall.
const dates: Record<Language, Intl.DateTimeFormat> = {
  nl: dateFormat('nl-NL'),
  en: dateFormat('en-GB'),
  ar: dateFormat('ar-u-nu-latn-ca-gregory'),
}
