import { addDays, type LocalDate } from '../../tools/time'

/** From which day until which day a version of an agreement holds, both included; without an end as long as it lasts. */
export type Validity = { validFrom: LocalDate; validUntil: LocalDate | null }

/** Working days that were promised: to look at what is asked, to call the resident, to tell what became of it. */
export type Days = { seeDays: number; contactDays: number; reportDays: number }

/** Months after the last day of a version that it is known who agreed. */
export const AGREED_MONTHS = 12

/** Whether a version holds on a day. */
export function holdsOn({ validFrom, validUntil }: Validity, day: LocalDate): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil)
}

/** How a version stands on a day: it holds, has still to begin, or is over. */
export function standingOf(version: Validity, today: LocalDate): 'holds' | 'coming' | 'over' {
  if (holdsOn(version, today)) return 'holds'
  return version.validFrom > today ? 'coming' : 'over'
}

/** The version that counts: the one that holds, else the first to come, else the last that held. */
export function versionThatCounts<Version extends Validity>(
  versions: readonly Version[],
  today: LocalDate,
): Version | undefined {
  const inOrder = [...versions].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return (
    inOrder.find((one) => holdsOn(one, today)) ??
    inOrder.find(({ validFrom }) => validFrom > today) ??
    inOrder.at(-1)
  )
}

/** The last day of the version before, when the next one begins; null when that is over by then anyway. */
export function closesOn({ validUntil }: Validity, nextFrom: LocalDate): LocalDate | null {
  const dayBefore = addDays(nextFrom, -1)
  return validUntil === null || validUntil > dayBefore ? dayBefore : null
}

/** Why a new version cannot begin on a day: it has gone by, or an earlier version begins then or later. */
export function beginRefusal(
  versions: readonly Validity[],
  validFrom: LocalDate,
  today: LocalDate,
): 'day_past' | 'overlaps' | null {
  if (validFrom < today) return 'day_past'
  return versions.some((version) => version.validFrom >= validFrom) ? 'overlaps' : null
}

/** What ending an agreement does to its versions: which one gets a last day, which ones never begin. */
export type Ending<Version> = { last: Version | null; never: Version[] }

/** How an agreement ends on a day; refused when that day has been, or comes after it is over anyway. */
export function endingOn<Version extends Validity>(
  versions: readonly Version[],
  lastDay: LocalDate,
  today: LocalDate,
): Ending<Version> | 'day_past' | 'ended' {
  if (lastDay < today) return 'day_past'
  const never = versions.filter(({ validFrom }) => validFrom > lastDay)
  const last = versions.find((version) => holdsOn(version, lastDay)) ?? null
  // Nothing left to end: it was over before, or is so by then.
  if (last === null && never.length < versions.length) return 'ended'
  return { last, never }
}
