import { type HolidayName, holidaysIn, isHoliday } from '../../network/rules/holidays'
import { type LocalDate, type LocalTime, weekday } from '../../tools/time'

type Span = { from: LocalTime; until: LocalTime }
/** How many people can come, and how many do. */
type Full = { places: number; taken: number }
/** Why a time is let stand: it was promised, it is elsewhere, somebody is there after all, or it cannot wait. */
export const keptBecause = ['promised', 'elsewhere', 'staffed', 'urgent'] as const
export type Kept = (typeof keptBecause)[number]

/** The times of one consultation hours on a day, together. */
export type HoursBlock = Span &
  Full & {
    kind: 'hours'
    hoursId: number | null
    times: number
    /** Why some of it is let stand though the plan has it no more. */
    kept: Kept[]
    /** How many people have a time of it that does not go on, and did not choose another yet. */
    calledOff: number
  }

/** One lesson of a course run. */
export type LessonBlock = Span &
  Full & {
    kind: 'lesson'
    activityId: number
    title: string
    number: number
    lessons: number
    /** It falls on a day or hours on which the branch is closed, and nobody let it stand. */
    shut: boolean
    /** Residents do not see the run yet. */
    draft: boolean
    /** The lesson, or the whole run, does not go on. */
    off: boolean
    kept: Kept[]
    /** How many people are still in a run that does not go on. */
    calledOff: number
  }

/** Consultation hours that are off on this one day, and why. */
export type OffBlock = { kind: 'off'; hoursId: number; because: string }

export type WeekBlock = HoursBlock | LessonBlock | OffBlock

export type Closed = { reason: string; from: LocalTime | null; until: LocalTime | null }

/** One day at one branch. */
export type WeekDay = {
  date: LocalDate
  /** Why the branch is closed, all day or a part of it. */
  closed: Closed[]
  /** The public holiday on which it is closed; null on every other day. */
  holiday: HolidayName | 'own' | null
  /** Whether the branch is closed for good by then. */
  gone: boolean
  walkIn: Span[]
  blocks: WeekBlock[]
}

export type WeekBranch = { id: number; slug: string; name: string; days: WeekDay[] }

/** A branch as it is read, with what is so on days and not on times. */
export type BranchRow = {
  id: string
  slug: string
  name: string
  closed_from: LocalDate | null
  total: number
  walk_in: (Span & { weekday: number })[]
  closures: (Closed & { first: LocalDate; last: LocalDate })[]
  exceptions: { date: LocalDate; hoursId: number; because: string }[]
  decided: { day: LocalDate; closed: boolean }[]
}

/** The times of one consultation hours on a day together, or one lesson, as they are read. */
export type BlockRow = {
  branch_id: string
  day: LocalDate
  hours_id: string | null
  activity_id: string | null
  title: string | null
  number: number | null
  lessons: number | null
  from: LocalTime
  until: LocalTime
  times: number
  places: number
  taken: number
  kept: Kept[] | null
  draft: boolean
  off: boolean
  called_off: number
}

/** The days of a branch, each with what is held there. */
export function weekAt(row: BranchRow, blocks: BlockRow[], days: LocalDate[]): WeekBranch {
  const own = Map.groupBy(
    blocks.filter(({ branch_id }) => branch_id === row.id),
    ({ day }) => day,
  )
  return {
    ...{ id: Number(row.id), slug: row.slug, name: row.name },
    days: days.map((date) => dayOf(row, date, own.get(date) ?? [])),
  }
}

function dayOf(row: BranchRow, date: LocalDate, blocks: BlockRow[]): WeekDay {
  const decided = new Map(row.decided.map(({ day, closed }) => [day, closed]))
  const shut: Shut = {
    closed: row.closures
      .filter(({ first, last }) => first <= date && date <= last)
      .map(({ reason, from, until }) => ({ reason, from, until })),
    holiday: isHoliday(date, decided) ? holidayNamed(date) : null,
    gone: row.closed_from !== null && row.closed_from <= date,
  }
  const walkIn = row.walk_in.filter((one) => one.weekday === weekday(date))
  const off = row.exceptions.filter((one) => one.date === date)
  return {
    ...{ date, ...shut, walkIn: isAllDay(shut) ? [] : walkIn.map(({ from, until }) => ({ from, until })) },
    blocks: [
      ...blocks.map((one) => blockOf(one, shut)),
      ...off.map(({ hoursId, because }): OffBlock => ({ kind: 'off', hoursId, because })),
    ],
  }
}

type Shut = Pick<WeekDay, 'closed' | 'holiday' | 'gone'>

/** Whether a branch is closed the whole day. */
export function isAllDay({ closed, holiday, gone }: Shut): boolean {
  return gone || holiday !== null || closed.some(({ from }) => from === null)
}

function isShutAt(shut: Shut, { from, until }: Span): boolean {
  return (
    isAllDay(shut) ||
    shut.closed.some((one) => from < (one.until ?? '24:00') && (one.from ?? '00:00') < until)
  )
}

function holidayNamed(date: LocalDate): HolidayName | 'own' {
  return holidaysIn(Number(date.slice(0, 4))).find(({ day }) => day === date)?.name ?? 'own'
}

function blockOf(row: BlockRow, day: Shut): WeekBlock {
  const { from, until, places, taken, called_off: calledOff, times, draft, off } = row
  const kept = row.kept ?? []
  const shared = { from, until, places, taken, calledOff, kept }
  if (row.activity_id === null) {
    const hoursId = row.hours_id === null ? null : Number(row.hours_id)
    return { kind: 'hours', ...shared, hoursId, times }
  }
  return {
    ...{ kind: 'lesson', ...shared, activityId: Number(row.activity_id), title: row.title ?? '', draft, off },
    ...{ number: row.number ?? 0, lessons: row.lessons ?? 0 },
    shut: !off && kept.length === 0 && isShutAt(day, shared),
  }
}
