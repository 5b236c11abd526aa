import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type Answer, answersTo, throughOf } from '../rules/ends'
import { isWiped, type Need } from './look'
import { tell } from './tell'
import { endReferral, libraryTurn, nobodysTurn, turn, withdraw } from './turn'

/**
 * What she says herself is so, through whomever she says it: nobody called, helped, not yet, no more. Null when there is
 * nothing of the kind to say as it stands now.
 */
export async function said(
  tx: Transaction,
  actor: Actor,
  before: Need,
  says: Answer,
  now: Date,
): Promise<{ eventId: number; need: Need } | null> {
  const standing = { ...before, isAsked: before.referralId !== null }
  if (!answersTo(standing).includes(says)) return null
  if (before.ended && (await isWiped(tx, before.id))) return null
  const happened = { kind: 'answered', referral: underWay(before), detail: says } as const
  if (says === 'helped') {
    if (before.ended) return turn(tx, actor, before, { saidBy: 'resident' }, happened, now)
    return ended(tx, actor, before, { ended: 'helped', saidBy: 'resident' }, happened, now)
  }
  if (says === 'stop') {
    const stopped = await ended(tx, actor, before, { ended: 'stopped', saidBy: null }, happened, now)
    await withdraw(tx, before.id, { through: throughOf(actor) })
    return stopped
  }
  if (before.ended) return again(tx, actor, before, happened, now)
  return turn(tx, actor, before, { says, saysAt: now }, happened, now)
}

type Happened = Parameters<typeof turn>[4]
type End = Pick<Need, 'ended' | 'saidBy'> & { mergedInto?: string }

/** Ends a need, and what is under way of it. */
export async function ended(
  tx: Transaction,
  actor: Actor,
  before: Need,
  end: End,
  happened: Happened,
  now: Date,
): Promise<{ eventId: number; need: Need }> {
  if (before.referralId) await endReferral(tx, before.referralId, 'need_ended', now)
  const endedBy = actor.kind === 'staff' || actor.kind === 'partner' ? actor.userId : null
  return turn(tx, actor, before, { ...nobodysTurn, ...end, endedAt: now, endedBy }, happened, now)
}

/** Opens a need again that had ended: it is on top of the desk's list. */
export async function again(
  tx: Transaction,
  actor: Actor,
  before: Need,
  happened: Happened,
  now: Date,
): Promise<{ eventId: number; need: Need }> {
  const open = { ended: null, endedAt: null, endedBy: null, saidBy: null, says: null, saysAt: null } as const
  return turn(tx, actor, before, { ...(await libraryTurn(tx, now)), ...open }, happened, now)
}

/** She does not want that the one who was asked knows of her; the need goes on at the desk. */
export async function takenFromAsked(
  tx: Transaction,
  actor: Actor,
  before: Need,
  now: Date,
): Promise<{ eventId: number; need: Need } | null> {
  const referral = underWay(before)
  if (!referral) return null
  const change = { ...(await libraryTurn(tx, now)), says: null, saysAt: null }
  const told = await turn(tx, actor, before, change, { kind: 'withdrawn', referral }, now)
  // She hears what happens now, unless she is at her own page.
  if (actor.kind !== 'guest') await tell(tx, before.id, { kind: 'need_turn', eventId: told.eventId }, now)
  // Last: whoever was asked writes nothing about it from here on.
  await endReferral(tx, referral.id, 'withdrawn', now)
  await withdraw(tx, before.id, { organisationId: referral.toId, through: throughOf(actor) })
  return told
}

function underWay({ referralId, ownerId }: Need): { id: string; toId: number } | null {
  return referralId !== null && ownerId !== null ? { id: referralId, toId: ownerId } : null
}
