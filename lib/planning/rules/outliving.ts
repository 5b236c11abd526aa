import type { Change } from './change'
import { type Exception, isDayOf, type Version } from './slots'

/**
 * The dates with times of their own that are among the days of consultation hours until now, and not among those of a new
 * version that is in force then: they go on by themselves until somebody takes them away.
 */
export function outlivingBy<One extends Exception>(
  change: Change,
  { versions, exceptions }: { versions: readonly Version[]; exceptions: readonly One[] },
): One[] {
  if (change.kind !== 'hours' || change.hoursId === null) return []
  const { version: next } = change
  return exceptions.filter(({ date, off, fromTime }) => {
    const isLater = next.validUntil !== null && date > next.validUntil
    if (off || fromTime === null || date < next.validFrom || isLater) return false
    return !isDayOf(next, date) && versions.some((one) => isDayOf(one, date))
  })
}
