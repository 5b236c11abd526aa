import { type CallingHours, halfDayOf, nextHalfDay, reachMoment } from '../../network/rules/hours'
import type { Told } from './truth'

export type Outcome = 'spoken' | 'no_answer' | 'voicemail' | 'wrong_number'
export type Answer = 'yes' | 'no' | 'other'

/** On how many different half days somebody is called in vain before a coordinator decides what happens. */
export const TRIES = 3
/** Minutes in which a call can be undone. */
export const UNDO_MINUTES = 10
/** Minutes that a call stays with who took it. */
export const LEASE_MINUTES = 15

const MINUTE = 60_000

/** What can be chosen on the telephone, and is done there and then; nothing about what is over. */
export function answersTo(kind: Told['kind'], of: 'consultation' | 'course'): Answer[] {
  if (kind === 'offer') return ['yes', 'no', 'other']
  if (kind === 'cancelled') return ['other']
  // Who cannot come to one lesson does not leave the whole course by that.
  return of === 'consultation' ? ['no', 'other'] : ['other']
}

/** Whether this is an answer to what was asked; an offer is not told without one. */
export function isAnswered(
  { outcome, answer }: { outcome: Outcome; answer?: Answer },
  kind: Told['kind'],
  of: 'consultation' | 'course',
): boolean {
  if (outcome !== 'spoken') return answer === undefined
  if (answer === undefined) return kind !== 'offer'
  return answersTo(kind, of).includes(answer)
}

/** When somebody calls again: on the next half day, or an hour later where that would be too late. */
export function nextTry(now: Date, until: Date, hours: CallingHours): Date {
  const half = nextHalfDay(now, hours)
  if (half < until) return half
  const soon = reachMoment('call', new Date(now.getTime() + 60 * MINUTE), hours)
  return soon < until ? soon : half
}

/** Whether somebody has been called on so many different half days that calling again makes no sense. */
export function isGivenUp(tries: Date[]): boolean {
  return new Set(tries.map(halfDayOf)).size >= TRIES
}

/** Until when a call of this moment can be undone. */
export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_MINUTES * MINUTE)
}

/** Until when a call that is taken now stays with who took it. */
export function leasedUntil(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * MINUTE)
}
