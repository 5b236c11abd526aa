import { halfDayOf } from '../../network/rules/hours'
import { localDate } from '../../tools/time'
import { isUnreachable, UNREACHABLE } from './ends'

const DAY = 24 * 3_600_000

/** How far calling in vain has come: on so many half days, so many days apart; and whether a coordinator may sign. */
export type Tried = { halfDays: number; days: number; enough: boolean; needed: typeof UNREACHABLE }

/** How far these calls in vain are towards saying that she cannot be reached. */
export function triedSoFar(tries: readonly Date[]): Tried {
  const days = tries.map((at) => Date.parse(localDate(at)))
  return {
    halfDays: new Set(tries.map(halfDayOf)).size,
    days: days.length === 0 ? 0 : (Math.max(...days) - Math.min(...days)) / DAY,
    enough: isUnreachable(tries),
    needed: UNREACHABLE,
  }
}
