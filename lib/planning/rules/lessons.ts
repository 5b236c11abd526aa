import { isHoliday } from '../../network/rules/holidays'
import { isShutOn, type OpenWeek, outsideOf } from '../../network/rules/opening'
import type { DayHours } from '../../network/rules/week'
import {
  addDays,
  atLocal,
  type LocalDate,
  type LocalTime,
  localDate,
  localTime,
  weekday,
} from '../../tools/time'
import { type ClosedDays, isShut } from './slots'

/** A school holiday of the region of a branch, both days included. */
export type SchoolHoliday = {
  name: 'autumn' | 'christmas' | 'spring' | 'may' | 'summer'
  fromDate: LocalDate
  untilDate: LocalDate
}

/** What keeps the lessons of a branch from a day. */
export type Around = {
  branchId: number
  /** The first day on which the branch is closed for good. */
  closedFrom: LocalDate | null
  closed: ClosedDays
  /** Those of its region that are not over, in their order. */
  schoolHolidays: readonly SchoolHoliday[]
  region: 'noord' | 'midden' | 'zuid'
  /** When the branch is open: at hours without anybody as well, for a trainer comes along. */
  open: OpenWeek
}

/** How somebody wants the lessons of a run: the first day, at what time, how long, how many, and how many weeks apart. */
export type LessonWish = {
  first: LocalDate
  time: LocalTime
  minutes: number
  count: number
  weeks: number
}

export type Lesson = { startsAt: Date; endsAt: Date }

/** Why there is no lesson on a day: the library is closed, there is no school, or the clocks skip the time. */
export type Why = 'holiday' | 'closed' | 'clocks' | SchoolHoliday['name']

/** The lessons that a wish gives, and the days that were passed over. */
export type Proposal = {
  lessons: (Lesson & { date: LocalDate })[]
  skipped: { date: LocalDate; why: Why }[]
}

/** After so many days without a lesson nobody goes on looking: the branch is closed for good, or nearly. */
const MOST_SKIPPED = 60

/**
 * All lessons of a run, always on the same weekday and at the same time on the clock: around public holidays, closures and
 * school holidays, later where one is passed over. Fewer than were asked where the branch closes for good before.
 */
export function lessonsOf({ first, time, minutes, count, weeks }: LessonWish, around: Around): Proposal {
  const [lessons, skipped]: [Proposal['lessons'], Proposal['skipped']] = [[], []]
  for (
    let date = first;
    lessons.length < count && skipped.length < MOST_SKIPPED;
    date = addDays(date, 7 * weeks)
  ) {
    if (around.closedFrom !== null && date >= around.closedFrom) break
    const lesson = lessonOn(date, time, minutes)
    const why = lesson === null ? 'clocks' : whyNot(date, lesson, around)
    if (lesson && why === null) lessons.push({ date, ...lesson })
    else if (why) skipped.push({ date, why })
  }
  return { lessons, skipped }
}

/** A lesson on a day at a time on the clock; null at a time that the clocks skip. */
export function lessonOn(date: LocalDate, time: LocalTime, minutes: number): Lesson | null {
  const startsAt = atLocal(date, time)
  if (localTime(startsAt) !== time.slice(0, 5)) return null
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

function whyNot(date: LocalDate, lesson: Lesson, around: Around): Why | null {
  if (isHoliday(date, around.closed.holidays)) return 'holiday'
  if (isClosedAt(lesson, around)) return 'closed'
  const off = around.schoolHolidays.find((one) => one.fromDate <= date && date <= one.untilDate)
  return off?.name ?? null
}

/**
 * What is unusual about a lesson, though it can be meant so: a day on which there is usually none, a Sunday or another day on
 * which the branch does not open, or times outside its opening hours. Null when nothing is.
 */
export type Unusual = { on: Why | null; shutDay: boolean; outside: DayHours[] }

/** What is unusual about a lesson at a branch; null when nothing is. */
export function unusualIn(lesson: Lesson, around: Around): Unusual | null {
  const date = localDate(lesson.startsAt)
  const on = whyNot(date, lesson, around)
  const hours = { fromTime: localTime(lesson.startsAt), untilTime: localTime(lesson.endsAt) }
  const { shut: outside } = outsideOf({ kind: 'course', weekday: weekday(date), ...hours }, around.open)
  // Where nobody wrote down when a branch opens, a Sunday is still worth a second look.
  const shutDay = around.open === null ? weekday(date) === 7 : isShutOn(weekday(date), around.open)
  return on || shutDay || outside.length > 0 ? { on, shutDay, outside } : null
}

/** Until which day the school holidays are known, where some lessons are later than that; null where all are known. */
export function schoolUnknown(
  lessons: readonly Lesson[],
  { schoolHolidays, region }: Pick<Around, 'schoolHolidays' | 'region'>,
): { region: Around['region']; until: LocalDate | null; years: number[] } | null {
  const until =
    schoolHolidays
      .map(({ untilDate }) => untilDate)
      .sort()
      .at(-1) ?? null
  const later = lessons
    .map(({ startsAt }) => localDate(startsAt))
    .filter((date) => until === null || date > until)
  const years = [...new Set(later.map((date) => Number(date.slice(0, 4))))]
  return later.length > 0 ? { region, until, years } : null
}

/** Whether the branch is closed during a lesson. A school holiday is none: by hand a lesson may be then. */
export function isClosedAt({ startsAt, endsAt }: Lesson, { closed, ...branch }: Around): boolean {
  return isShut(branch, startsAt, endsAt, closed)
}

/** The first of these lessons that begins before another one has ended, by its place in the list; null when none does. */
export function overlapIn(lessons: readonly Lesson[]): number | null {
  const found = lessons.findIndex((one, i) =>
    lessons.some((other, j) => j < i && one.startsAt < other.endsAt && other.startsAt < one.endsAt),
  )
  return found < 0 ? null : found
}
