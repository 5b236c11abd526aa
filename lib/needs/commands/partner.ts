import { and, eq, isNull, sql } from 'drizzle-orm'
import { event } from '@/db/tables/needs'
import { askedCard } from '@/db/views'
import { type Actor, Forbidden, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { lockReferral } from '../steps/look'
import { again } from '../steps/said'
import { tell } from '../steps/tell'
import type { AnswerRefusal } from './answer'
import type { Reopening } from './end'

/**
 * An organisation told that she was helped, and that is not so: the need is open again, on top of the desk's list, and she
 * hears that somebody goes on with it. Only of who told so last; what others did since stays (`changed`).
 */
export async function reopenAsked(
  actor: Actor,
  input: { referralId: string; reason: Reopening },
  now: Date,
): Promise<Result<{ referralId: string; eventId: number }, AnswerRefusal>> {
  must(actor, 'need.act')
  const { referralId, reason } = input
  return transaction<{ referralId: string; eventId: number }, AnswerRefusal>(
    actor,
    async (tx) => {
      const locked = await lockReferral(tx, actor, referralId)
      if (typeof locked === 'string') return refuse(locked)
      const { need, referral: of } = locked
      // What she said herself is hers, what the desk ended since is the desk's, and what was merged counts with another.
      const isLast = need.endedAt?.getTime() === of.reportedAt?.getTime()
      const isTheirs = isLast && of.report === 'helped' && need.ended === 'helped' && need.saidBy === 'helper'
      if (!isTheirs || need.mergedInto !== null) return refuse('changed')
      const done = await again(tx, actor, need, { kind: 'reopened', referral: of, detail: reason }, now)
      await tell(tx, need.id, { kind: 'need_turn', eventId: done.eventId }, now)
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'reopen', rowIds: [need.id] }, now)
      return ok({ referralId, eventId: done.eventId })
    },
    now,
  )
}

export type WithdrawAskedRefusal = 'unknown' | 'changed'

/**
 * Whoever asked the library hears from the resident that she does not want it any more: nobody may call her from this
 * statement on, whomever the library asked. The library acts on it, and ends it with her word.
 */
export async function withdrawAsked(
  actor: Actor,
  input: { needId: string },
  now: Date,
): Promise<Result<{ needId: string }, WithdrawAskedRefusal>> {
  must(actor, 'need.withdraw')
  const { needId } = input
  return transaction<{ needId: string }, WithdrawAskedRefusal>(
    actor,
    async (tx) => {
      const own = and(eq(askedCard.id, needId), isNull(askedCard.endedAt))
      const [card] = await tx.select({ revision: askedCard.revision }).from(askedCard).where(own)
      if (!card) return refuse('unknown')
      if (actor.kind !== 'partner') throw new Forbidden('need.withdraw')
      const [row] = await tx.execute<{ count: number }>(
        sql`select withdraw_consent(${needId}::uuid, null, 'partner') as count`,
      )
      if (!row?.count) return refuse('changed')
      const { userId, organisationId } = actor
      // The need is not theirs to write: whoever has to act is read from this, and the revision stays the desk's.
      await tx.insert(event).values({
        ...{ needId, at: now, kind: 'withdrawn', by: 'partner', userId, organisationId },
        revision: card.revision,
      })
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'withdraw_asked', rowIds: [needId] }, now)
      return ok({ needId })
    },
    now,
  )
}
