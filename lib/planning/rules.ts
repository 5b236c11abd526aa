import { type Closed, isOpen } from '../network/rules/hours'
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

export type SlotTime = { startsAt: Date; endsAt: Date; desks: number }

/** The times that a weekly rule gives in `days` days from a day on, without closures and public holidays. */
export function slotsOf(hours: Hours, from: LocalDate, days: number, closures: Closed[]): SlotTime[] {
  return Array.from({ length: days }, (_, i) => addDays(from, i))
    .filter((date) => weekday(date) === hours.weekday && isValid(date, hours) && isOpen(date, closures))
    .flatMap((date) => slotsOn(date, hours))
}

function isValid(date: LocalDate, hours: Hours): boolean {
  return hours.validFrom <= date && (hours.validUntil === null || date <= hours.validUntil)
}

function slotsOn(date: LocalDate, hours: Hours): SlotTime[] {
  const first = minutesOf(hours.fromTime)
  const count = Math.floor((minutesOf(hours.untilTime) - first) / hours.minutes)
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const startsAt = atLocal(date, timeOf(first + i * hours.minutes))
    return { startsAt, endsAt: new Date(startsAt.getTime() + hours.minutes * 60_000), desks: hours.desks }
  })
}

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
