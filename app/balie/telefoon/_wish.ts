import { addDays, isDate, type LocalDate, localDate, weekday } from '@/lib/tools/time'
import { dayOfMonth } from '../_booking-words'

/** Weeks ahead that the desk looks for a time. */
const WEEKS = 8

export type Days = { firstDay?: LocalDate; lastDay?: LocalDate; full?: boolean }

/** The days that can be asked for, as value and words. */
export function dayOptions(now: Date) {
  const monday = mondayOf(localDate(now))
  return [
    { value: 'vandaag', label: 'Vandaag' },
    { value: 'morgen', label: 'Morgen' },
    ...Array.from({ length: WEEKS }, (_, week) => {
      const from = addDays(monday, 7 * week)
      const name = ['Deze week', 'Volgende week'][week] ?? `Over ${week} weken`
      return { value: from, label: `${name} (${said(from)} – ${said(addDays(from, 6))})` }
    }),
  ]
}

/** Which days an answer means; none for the first times there are. */
export function daysOf(asked: string | undefined, now: Date): Days {
  const today = localDate(now)
  if (asked === 'vandaag') return { firstDay: today, lastDay: today }
  if (asked === 'morgen') return { firstDay: addDays(today, 1), lastDay: addDays(today, 1) }
  if (!asked || !isDate(asked)) return {}
  const firstDay = mondayOf(asked)
  return { firstDay, lastDay: addDays(firstDay, 6) }
}

function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekday(day))
}

function said(day: LocalDate): string {
  return dayOfMonth(new Date(`${day}T12:00:00Z`))
}
