import { addDays, type LocalDate, type LocalTime } from '../../tools/time'
import type { DayPart } from './answers'

/** Days back that can still be entered, from paper or by a device that was away. */
export const DAYS_BACK = 60
/** Days for which is known what a device has sent. */
export const SEEN_DAYS = 7

/** The part of the day of a time on the clock: the morning ends at noon, the evening begins at six. */
export function dayPartAt(time: LocalTime): DayPart {
  const hour = Number(time.slice(0, 2))
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Why questions of a day cannot be stored, or null when they can. */
export function refusalOfDay(day: LocalDate, today: LocalDate): 'in_future' | 'too_old' | null {
  if (day > today) return 'in_future'
  return day < addDays(today, -DAYS_BACK) ? 'too_old' : null
}

/** A month as its first day, so many months before the one of this day. */
export function monthBefore(day: LocalDate, months: number): LocalDate {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}
