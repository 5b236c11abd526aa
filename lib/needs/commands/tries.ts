import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { lockNeed } from '../steps/look'
import { turn } from '../steps/turn'

export type Try = 'no_answer' | 'voicemail' | 'wrong_number'
type Tried = Promise<Result<{ needId: string; eventId: number }, 'unknown' | 'closed'>>

/** Somebody of the library called her in vain: three such half days over two weeks, and a coordinator may sign. */
export async function tryToReach(actor: Actor, input: { needId: string; outcome: Try }, now: Date): Tried {
  must(actor, 'need.guard')
  return noting(actor, input.needId, { kind: 'tried', detail: input.outcome }, now)
}

/**
 * Somebody of the library called the organisation that is asked: a colleague sees it, and nobody calls twice. What she had
 * said about it has been heard by that; a promise that has gone by stays late.
 */
export async function calledPartner(actor: Actor, input: { needId: string }, now: Date): Tried {
  must(actor, 'need.guard')
  return noting(actor, input.needId, { kind: 'partner_called', detail: null }, now)
}

function noting(
  actor: Actor,
  needId: string,
  happened: { kind: 'tried' | 'partner_called'; detail: string | null },
  now: Date,
): Tried {
  return transaction<{ needId: string; eventId: number }, 'unknown' | 'closed'>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, needId)
      if (!before) return refuse('unknown')
      if (before.endedAt) return refuse('closed')
      const { referralId, ownerId } = before
      const referral = referralId !== null && ownerId !== null ? { id: referralId, toId: ownerId } : null
      const heard = happened.kind === 'partner_called' ? { says: null, saysAt: null } : {}
      const done = await turn(tx, actor, before, heard, { ...happened, referral }, now)
      await note(tx, actor, { verb: 'change', kind: 'need', why: happened.kind, rowIds: [needId] }, now)
      return ok({ needId, eventId: done.eventId })
    },
    now,
  )
}
