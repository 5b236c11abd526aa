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
