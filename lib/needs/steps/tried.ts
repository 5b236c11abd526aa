import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import type { Need } from './look'
import { turn } from './turn'

/** In what way somebody called her in vain. */
export type Try = 'no_answer' | 'voicemail' | 'wrong_number'

/** Writes that somebody called her in vain; only of a need that is open, which is locked. */
export async function triedInVain(
  tx: Transaction,
  actor: Actor,
  before: Need,
  outcome: Try,
  now: Date,
): Promise<{ eventId: number }> {
  const { referralId, ownerId } = before
  const referral = referralId !== null && ownerId !== null ? { id: referralId, toId: ownerId } : null
  return turn(tx, actor, before, {}, { kind: 'tried', detail: outcome, referral }, now)
}
