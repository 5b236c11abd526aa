import { type DayHours, uncovered } from './week'

/** When a branch is open at all, whoever is there; null as long as nobody wrote that down. */
export type OpenWeek = readonly DayHours[] | null

/** The hours at which somebody finds an open door. Walk-in hours alone do not tell when a building is open. */
export function openWeekOf(written: readonly (DayHours & { kind: string })[]): OpenWeek {
  if (written.every(({ kind }) => kind === 'walk_in')) return null
  return written.map(({ weekday, fromTime, untilTime }) => ({ weekday, fromTime, untilTime }))
}

/** The parts of some hours at which the branch is not open; none where its opening hours are not known. */
export function outsideOf(hours: DayHours, open: OpenWeek): DayHours[] {
  if (open === null) return []
  const { weekday } = hours
  const thatDay = open.filter((one) => one.weekday === weekday)
  return uncovered(hours, thatDay).map((part) => ({ weekday, ...part }))
}

/** Whether a branch is known not to open on a day of the week. */
export function isShutOn(weekday: number, open: OpenWeek): boolean {
  return open?.every((one) => one.weekday !== weekday) ?? false
}

/**
 * The parts of what is held at a branch that fall outside new opening hours, in the order of the week; what overlaps is one.
 * What fell outside before as well is left out: somebody has said that already.
 */
export function newlyOutside(held: readonly DayHours[], before: OpenWeek, after: OpenWeek): DayHours[] {
  const known = new Set(held.flatMap((one) => outsideOf(one, before)).map(keyOf))
  const fresh = held.flatMap((one) => outsideOf(one, after)).filter((part) => !known.has(keyOf(part)))
  const parts: DayHours[] = []
  for (const part of fresh.sort((one, other) => keyOf(one).localeCompare(keyOf(other)))) {
    const last = parts.at(-1)
    if (!last || last.weekday !== part.weekday || last.untilTime < part.fromTime) parts.push({ ...part })
    else if (last.untilTime < part.untilTime) last.untilTime = part.untilTime
  }
  return parts
}

function keyOf({ weekday, fromTime, untilTime }: DayHours): string {
  return `${weekday} ${fromTime} ${untilTime}`
}
