import { halfDayOf } from '../../network/rules/hours'
import { localDate } from '../../tools/time'

/** On how many different half days somebody is called in vain, over how many days, before a coordinator may sign. */
export const UNREACHABLE = { halfDays: 3, days: 14 } as const

const DAY = 24 * 3_600_000

/** Whether these calls in vain are enough to say that she cannot be reached. */
export function isUnreachable(tries: readonly Date[]): boolean {
  if (new Set(tries.map(halfDayOf)).size < UNREACHABLE.halfDays) return false
  const days = tries.map((at) => Date.parse(localDate(at)))
  return Math.max(...days) - Math.min(...days) >= UNREACHABLE.days * DAY
}

/** What a report says, and whether it ends a need: only when she was helped. Everything else comes back to the desk. */
export type Report = 'helped' | 'partly' | 'not_helped' | 'no_contact' | 'no_show' | 'not_wanted'
export type Decline = 'not_ours' | 'no_room' | 'wrong_town' | 'not_wanted' | 'other'

/** What she can say herself: on her page, on the telephone, at the desk. */
export type Answer = 'nobody_called' | 'helped' | 'not_yet' | 'stop'

type Standing = {
  ended: 'helped' | 'stopped' | 'unreachable' | null
  mergedInto: string | null
  saidBy: 'resident' | 'helper' | null
  /** Whether somebody was asked who has to call her still. */
  isAsked: boolean
}

/** What there is for her to say as it stands now. */
export function answersTo({ ended, mergedInto, saidBy, isAsked }: Standing): Answer[] {
  if (mergedInto !== null) return []
  if (ended === null) return [...(isAsked ? (['nobody_called'] as const) : []), 'helped', 'not_yet', 'stop']
  // A helper's word is asked back; and who was given up on is there after all.
  if (ended === 'helped') return saidBy === 'helper' ? ['helped', 'not_yet'] : ['not_yet']
  return ended === 'unreachable' ? ['not_yet'] : []
}

/** Through whom a resident says something. */
export function throughOf(actor: { kind: string }): 'resident' | 'desk' | 'partner' {
  if (actor.kind === 'guest') return 'resident'
  return actor.kind === 'partner' ? 'partner' : 'desk'
}
