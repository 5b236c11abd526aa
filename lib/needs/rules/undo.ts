import { undoUntil } from '../../tools/undo'

/** What a tap wrote down and can be taken back by who tapped. */
const canBeUndone: ReadonlySet<string> = new Set([
  ...['accepted', 'declined', 'contacted', 'appointment', 'reported', 'kept', 'answered', 'tried'],
  ...['partner_called', 'ended'],
])
/** What took her consent away never comes back by that. */
const tookConsent: ReadonlySet<string | null> = new Set(['not_wanted', 'stop', 'unreachable'])

type Tapped = { kind: string; detail: string | null; at: Date; wasOwnerId: number | null }

/** Whether it is a tap of the kind that can be taken back at all. */
export function isTap({ kind }: Pick<Tapped, 'kind'>): boolean {
  return canBeUndone.has(kind)
}

/**
 * Whether what was written down stays for good: ten minutes have gone by, it took her consent away, or it opened a need
 * again by her own word.
 */
export function isForGood({ detail, wasOwnerId, at }: Tapped, now: Date): boolean {
  return undoUntil(at) <= now || tookConsent.has(detail) || (wasOwnerId === null && detail !== 'helped')
}
