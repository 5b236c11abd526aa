import { type DayHours, uncovered } from './week'

/**
 * When a branch is open: at which hours somebody finds an open door, and at which of those somebody is there; null as long as
 * nobody wrote that down.
 */
export type OpenWeek = { open: readonly DayHours[]; staffed: readonly DayHours[] } | null

/** What is held at a branch: consultation hours, with whoever is there, or a lesson, to which its trainer comes. */
export type HeldHours = DayHours & { kind: 'consultation' | 'course' }

/** Of some hours: the parts at which the door is shut, and those at which it is open and nobody is there. */
export type OutsideParts = { shut: DayHours[]; unstaffed: DayHours[] }

/** When a branch is open and when somebody is there. Walk-in hours alone do not tell when a building is open. */
export function openWeekOf(written: readonly (DayHours & { kind: string })[]): OpenWeek {
  if (written.every(({ kind }) => kind === 'walk_in')) return null
  const bare = (all: typeof written) =>
    all.map(({ weekday, fromTime, untilTime }) => ({ weekday, fromTime, untilTime }))
  return { open: bare(written), staffed: bare(written.filter(({ kind }) => kind !== 'self_service')) }
}

/**
 * The parts of what is held at which a branch is not open, or at which nobody is there; none where its opening hours are not
 * known. A lesson needs no more than an open door.
 */
export function outsideOf({ kind, ...hours }: HeldHours, week: OpenWeek): OutsideParts {
  if (week === null) return { shut: [], unstaffed: [] }
  const { weekday } = hours
  const thatDay = (all: readonly DayHours[]) => all.filter((one) => one.weekday === weekday)
  const shut = uncovered(hours, thatDay(week.open)).map((part) => ({ weekday, ...part }))
  if (kind === 'course') return { shut, unstaffed: [] }
  const unstaffed = uncovered(hours, [...thatDay(week.staffed), ...shut])
  return { shut, unstaffed: unstaffed.map((part) => ({ weekday, ...part })) }
}

/** Whether a branch is known not to open on a day of the week. */
export function isShutOn(weekday: number, week: OpenWeek): boolean {
  return week?.open.every((one) => one.weekday !== weekday) ?? false
}

/**
 * The parts of what is held at a branch that fall outside new opening hours, or at which nobody is there any more, in the
 * order of the week; what overlaps is one. What fell outside before as well is left out: somebody has said that already.
 */
export function newlyOutside(held: readonly HeldHours[], before: OpenWeek, after: OpenWeek): DayHours[] {
  const known = new Set(held.flatMap((one) => allOf(outsideOf(one, before))).map(keyOf))
  const fresh = held.flatMap((one) => allOf(outsideOf(one, after))).filter((part) => !known.has(keyOf(part)))
  const parts: DayHours[] = []
  for (const part of fresh.sort((one, other) => keyOf(one).localeCompare(keyOf(other)))) {
    const last = parts.at(-1)
    if (!last || last.weekday !== part.weekday || last.untilTime < part.fromTime) parts.push({ ...part })
    else if (last.untilTime < part.untilTime) last.untilTime = part.untilTime
  }
  return parts
}

function allOf({ shut, unstaffed }: OutsideParts): DayHours[] {
  return [...shut, ...unstaffed]
}

function keyOf({ weekday, fromTime, untilTime }: DayHours): string {
  return `${weekday} ${fromTime} ${untilTime}`
}
