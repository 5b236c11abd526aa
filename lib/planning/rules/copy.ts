import { addDays, type LocalDate, type LocalTime, localDate, localTime } from '../../tools/time'
import type { Lesson } from './lessons'
import { type Enrol, enrolWish } from './runs'

/** How the lessons of a run usually were: also where one was off, moved, or of another length. */
export type Usual = { count: number; minutes: number; weeks: 1 | 2; time: LocalTime }

const DAY = 86_400_000

/** How the lessons of a run usually were, of those that were held and those that were off; at least one. */
export function usualOf(lessons: readonly Lesson[]): Usual {
  const starts = inOrder(lessons)
  const days = starts.map((startsAt) => Date.parse(localDate(startsAt)) / DAY)
  const apart = days.slice(1).map((day, i) => day - (days[i] ?? day))
  return {
    count: lessons.length,
    minutes: mostOften(lessons.map(({ startsAt, endsAt }) => (+endsAt - +startsAt) / 60_000)),
    weeks: mostOften(apart) >= 14 ? 2 : 1,
    time: mostOften(starts.map(localTime)),
  }
}

/**
 * Until when somebody can come in to a run that is a copy of another: as many days before its first lesson, or until its
 * lesson of the same number. A day before today is none: then until the first lesson.
 */
export function enrolLike(
  copied: { enrolUntil: Date | null; startsAt: Date; lessons: readonly Lesson[] },
  next: readonly Lesson[],
  today: LocalDate,
): Enrol {
  const wish = enrolWish(copied.enrolUntil, copied.startsAt)
  const dates = inOrder(next).map(localDate)
  const [first] = dates
  if (wish.enrol === 'start' || first === undefined) return { enrol: 'start' }
  if (wish.enrol === 'later') {
    const begun = copied.lessons.filter(({ startsAt }) => localDate(startsAt) <= wish.enrolDay).length
    return { enrol: 'later', enrolDay: dates[Math.min(Math.max(begun, 1), dates.length) - 1] ?? first }
  }
  const before = (Date.parse(localDate(copied.startsAt)) - Date.parse(wish.enrolDay)) / DAY
  const enrolDay = addDays(first, -before)
  return enrolDay < today ? { enrol: 'start' } : { enrol: 'before', enrolDay }
}

function inOrder(lessons: readonly Lesson[]): Date[] {
  return lessons.map(({ startsAt }) => startsAt).sort((a, b) => +a - +b)
}

/** What is there most often; of what is there as often, the last: a first lesson is moved sooner than all others. */
function mostOften<Value>(all: readonly Value[]): Value {
  const counts = new Map<Value, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return all.findLast((one) => counts.get(one) === most) as Value
}
