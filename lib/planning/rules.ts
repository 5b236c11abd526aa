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
  const first = (hours.weekday - weekday(from) + 7) % 7
  const weeks = Math.max(0, Math.ceil((days - first) / 7))
  return Array.from({ length: weeks }, (_, i) => addDays(from, first + i * 7))
    .filter((date) => isValid(date, hours) && isOpen(date, closures))
    .flatMap((date) => slotsOn(date, hours))
}

function isValid(date: LocalDate, hours: Hours): boolean {
  return hours.validFrom <= date && (hours.validUntil === null || date <= hours.validUntil)
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
