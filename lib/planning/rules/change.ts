import { addDays, type LocalDate } from '../../tools/time'
import type { Closing, Exception, Version } from './slots'

export type { Closing, Exception, Version } from './slots'

/** Why consultation hours differ on a date. */
export const becauses = ['illness', 'training', 'event', 'busy', 'other'] as const
export type Because = (typeof becauses)[number]

/** How often consultation hours come back. */
export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const

/** What somebody wants to be different in what makes the agenda; null takes something away. */
export type Change =
  | { kind: 'hours'; hoursId: number | null; branchId: number; version: Version }
  | { kind: 'hours_end'; hoursId: number; lastDay: LocalDate }
  | {
      kind: 'exception'
      hoursId: number
      date: LocalDate
      exception: (Omit<Exception, 'date'> & { because: Because }) | null
    }
  | { kind: 'closure'; closureId: number | null; closure: (Closing & { reason: string }) | null }
  | { kind: 'holiday'; day: LocalDate; closed: boolean }
  | { kind: 'branch_closes'; branchId: number; from: LocalDate | null }

/** Which hours a change is about, and on which days; without an end it goes on. */
export type Scope = { hoursIds: number[]; branchIds: number[]; from: LocalDate; until: LocalDate | null }

type Span = { validFrom: LocalDate; validUntil: LocalDate | null }

/** What is left of a version beside a new one: the part before it, and the part after it when that ends. */
export function besideOf(old: Span, given: Span): { before: Span | null; after: Span | null } {
  const before = old.validFrom < given.validFrom ? { ...old, validUntil: addDays(given.validFrom, -1) } : null
  const goesOn = given.validUntil !== null && (old.validUntil === null || old.validUntil > given.validUntil)
  const after = goesOn && given.validUntil ? { ...old, validFrom: addDays(given.validUntil, 1) } : null
  return { before, after }
}

/** What stood ready to begin on a day, and when it begins now; null: never. `whole`: the hours themselves, no change of them. */
export type Displaced = { validFrom: LocalDate; begins: LocalDate | null; whole: boolean }

/** What stood ready and does not begin as it stood there, by a version that comes or by the end of the hours. */
export function displacedBy(change: Change, versions: readonly Span[]): Displaced[] {
  if (change.kind !== 'hours' && change.kind !== 'hours_end') return []
  return versions.flatMap(({ validFrom, validUntil }, i) => {
    const gone = { validFrom, begins: null, whole: i === 0 }
    if (change.kind === 'hours_end') return validFrom > change.lastDay ? [gone] : []
    const { version: given } = change
    const meets = given.validUntil === null || validFrom <= given.validUntil
    // Who changes the hours from their very first day means those hours.
    if (validFrom < given.validFrom || !meets || (i === 0 && validFrom === given.validFrom)) return []
    return [{ ...gone, begins: besideOf({ validFrom, validUntil }, given).after?.validFrom ?? null }]
  })
}

/** When hours would stop that go on by a change of them, and until when they do; null: without an end. */
export function prolongedBy(
  change: Change,
  versions: readonly Span[],
): { lastDay: LocalDate; until: LocalDate | null } | null {
  const lastDay = lastDayOf(versions)
  if (change.kind !== 'hours' || change.hoursId === null || lastDay === null) return null
  const until = change.version.validUntil
  return until === null || until > lastDay ? { lastDay, until } : null
}

/** The last day of hours with these versions; null when they go on, or were never held. */
export function lastDayOf(versions: readonly Pick<Span, 'validUntil'>[]): LocalDate | null {
  const ends = versions.map(({ validUntil }) => validUntil)
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null)
}

/** Whether a change reaches back to a day that is over: what was, stays as it was. Hours that are new may be older. */
export function reachesBack(change: Change, today: LocalDate): boolean {
  switch (change.kind) {
    case 'hours':
      return change.hoursId !== null && change.version.validFrom < today
    case 'hours_end':
      return change.lastDay < addDays(today, -1)
    case 'exception':
      return change.date < today
    case 'closure':
      return change.closure !== null && change.closure.untilDate < today
    case 'holiday':
      return change.day < today
    case 'branch_closes':
      return change.from !== null && change.from < today
  }
}
