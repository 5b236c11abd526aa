import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { event } from '@/db/tables/needs'
import type { Answer } from '../../needs/rules/ends'
import { lockNeed } from '../../needs/steps/look'
import { said } from '../../needs/steps/said'
import { triedInVain } from '../../needs/steps/tried'
import { type UndoRefusal, undone } from '../../needs/steps/undo'
import { type Actor, Forbidden, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import type { Outcome } from '../rules/calls'
import { closeMessage, dueAgain, lastCall } from '../steps/calls'
import { afterNeedCall, needToCall } from '../steps/need-calls'

type Made = { messageId: string; outcome: Outcome; says?: Answer; again?: Date }
export type NeedCallRefusal = 'unknown' | 'taken' | 'choose' | 'other_moment' | 'changed'

/**
 * Writes down how a call about a need went, and what she said, which is so at once. Who was not reached is called again,
 * and it counts as a try; with a wrong number it stays on the list until somebody has found the right one.
 */
export async function finishNeedCall(
  actor: Actor,
  input: Made,
  now: Date,
): Promise<Result<{ callId: string }, NeedCallRefusal>> {
  must(actor, 'calls.make')
  const { userId } = caller(actor)
  return transaction<{ callId: string }, NeedCallRefusal>(
    actor,
    async (tx) => {
      const { messageId, outcome, says } = input
      if (says !== undefined && outcome !== 'spoken') return refuse('choose')
      const about = await needToCall(tx, messageId)
      if (!about) return refuse('unknown')
      const after = await afterNeedCall(tx, messageId, input, now)
      if (!after) return refuse('other_moment')
      const done = await writtenDown(tx, actor, about.needId, input, now)
      if (!done) return refuse('changed')
      if (!(await closeMessage(tx, messageId, userId, after.change, now))) return refuse('taken')
      const callId = randomUUID()
      const { againAt } = after
      await tx.insert(call).values({
        ...{ id: callId, messageId, outcome, at: now, calledBy: userId, dueBefore: about.dueAt, againAt },
      })
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'called', rowIds: [about.needId] }, now)
      return ok({ callId })
    },
    now,
  )
}

/** What she said, or that she was called in vain; false when there is nothing of the kind to say any more. */
async function writtenDown(
  tx: Transaction,
  actor: Actor,
  needId: string,
  { outcome, says }: Made,
  now: Date,
): Promise<boolean> {
  const before = await lockNeed(tx, actor, needId)
  if (!before) return false
  if (says !== undefined) return (await said(tx, actor, before, says, now)) !== null
  if (outcome !== 'spoken' && before.endedAt === null) await triedInVain(tx, actor, before, outcome, now)
  return true
}

/**
 * Undoes within ten minutes what was written down of a call about a need: it is to be made again, and the need stands as it
 * stood, unless something happened to it since, or everything was stopped.
 */
export async function undoNeedCall(
  actor: Actor,
  input: { callId: string },
  now: Date,
): Promise<Result<null, UndoRefusal>> {
  must(actor, 'calls.make')
  const who = caller(actor)
  return transaction<null, UndoRefusal>(
    actor,
    async (tx) => {
      const made = await lastCall(tx, input.callId)
      if (!made?.needId) return refuse('unknown')
      if (undoUntil(made.at) <= now) return refuse('too_late')
      const { needId } = made
      const eventId = await eventOf(tx, { ...made, needId })
      const back = eventId === null ? { needId } : await undone(tx, who, eventId, now)
      if (typeof back === 'string') return refuse(back)
      await dueAgain(tx, made)
      await tx.update(call).set({ undoneAt: now }).where(eq(call.id, made.callId))
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'call_undone', rowIds: [needId] }, now)
      return ok(null)
    },
    now,
  )
}

/** What a call wrote down of the need: at the same moment, by the same hand. */
async function eventOf(
  tx: Transaction,
  { needId, at, calledBy }: { needId: string; at: Date; calledBy: string | null },
): Promise<number | null> {
  if (calledBy === null) return null
  const [row] = await tx
    .select({ id: event.id })
    .from(event)
    .where(
      and(
        eq(event.needId, needId),
        eq(event.at, at),
        eq(event.userId, calledBy),
        inArray(event.kind, ['answered', 'tried']),
      ),
    )
  return row?.id ?? null
}

/** Only who works in the library calls, and writes down what she says. */
function caller(actor: Actor): Staff {
  must(actor, 'need.guard')
  if (actor.kind !== 'staff') throw new Forbidden('calls.make')
  return actor
}
