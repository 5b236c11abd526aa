import { addDays, atLocal, type LocalDate, localDate } from '../../tools/time'

/** The moment from which kept places are everyone's again: the beginning of that day on the clock of the library. */
export function untilMoment(day: LocalDate): Date {
  return atLocal(day, '00:00')
}

/** Days before the start at which kept places are proposed to be everyone's again. */
const DAYS_BEFORE = 7

/** The day that a form proposes: a week before the start, but never a day that is not to come. */
export function proposedDay(startsAt: Date, now: Date): LocalDate {
  const tomorrow = addDays(localDate(now), 1)
  const weekBefore = addDays(localDate(startsAt), -DAYS_BEFORE)
  return [tomorrow, weekBefore].sort()[1] as LocalDate
}

/** Why places cannot be kept until this moment: it has been, or it is after the start; null when they can. */
export function untilRefusal(until: Date, startsAt: Date, now: Date): 'until_past' | 'until_late' | null {
  if (until <= now) return 'until_past'
  return until > startsAt ? 'until_late' : null
}

/** How many places are still to be kept when a partner of whom so many are inside gets so many in all. */
export function stillToKeep(places: number, used: number): number {
  return Math.max(0, places - used)
}
