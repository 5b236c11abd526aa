import { randomUUID } from 'node:crypto'
import { call } from '@/db/tables/calls'
import { type TakeOfferRefusal, takeOffer } from '../../bookings/steps/accept'
import { type TakeBackRefusal, takeBack } from '../../bookings/steps/cancel'
import { type MoveOwnRefusal, moveOwn } from '../../bookings/steps/move'
import { type Actor, Forbidden, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Answer, isAnswered, leasedUntil, type Outcome } from '../rules/calls'
import { afterCall, closeMessage, type ToCall, taskAfter, toCallAbout } from '../steps/calls'

type Called = {
  messageId: string
  outcome: Outcome
  answer?: Answer
  again?: Date
  /** The time that was chosen on the telephone. */
  activityId?: number
}
export type CallRefusal = 'unknown' | 'taken' | 'choose' | 'other_moment' | Done
/** Why what was said on the telephone cannot be done. */
type Done = TakeOfferRefusal | TakeBackRefusal | MoveOwnRefusal

/** Takes a call, so that no colleague calls the same person, for a quarter of an hour; `back` puts it back. */
export async function takeCall(
  actor: Actor,
  input: { messageId: string; back?: boolean },
  now: Date,
): Promise<Result<null, 'taken'>> {
  must(actor, 'calls.make')
  const { userId } = caller(actor)
  return transaction<null, 'taken'>(actor, async (tx) => {
    const mine = input.back
      ? { lease: null, leasedUntil: null }
      : { lease: userId, leasedUntil: leasedUntil(now) }
    return (await closeMessage(tx, input.messageId, userId, mine, now)) ? ok(null) : refuse('taken')
  })
}

/** Puts a call back that somebody took, for a colleague. */
export async function giveCallBack(actor: Actor, input: { messageId: string }, now: Date) {
  must(actor, 'calls.make')
  return takeCall(actor, { ...input, back: true }, now)
}

/**
 * Writes down how a call went, and does in the resident's name what was chosen: the place taken, another time, or the
 * booking taken back. Who was not reached is called again when that suits, three times on different half days, and then becomes a task.
 */
export async function finishCall(
  actor: Actor,
  input: Called,
  now: Date,
): Promise<Result<{ callId: string }, CallRefusal>> {
  must(actor, 'calls.make')
  const { userId } = caller(actor)
  return transaction<{ callId: string }, CallRefusal>(actor, async (tx) => {
    const about = await toCallAbout(tx, actor, input.messageId, now)
    if (!about) return refuse('unknown')
    if (!isAnswered(input, about.kind, about.of)) return refuse('choose')
    const done = await doneFor(tx, actor, about, input, now)
    if (!done.ok) return done
    const after = await afterCall(tx, about, input, now)
    if (!after) return refuse('other_moment')
    const { change, againAt } = after
    if (!(await closeMessage(tx, about.messageId, userId, change, now))) return refuse('taken')
    const callId = randomUUID()
    const { messageId, outcome, answer } = input
    await tx.insert(call).values({
      ...{ id: callId, messageId, outcome, answer, at: now, calledBy: userId },
      ...{ dueBefore: about.dueAt, againAt },
    })
    const givenUp = outcome !== 'spoken' && againAt === null
    await taskAfter(tx, about, { callId, outcome, other: answer === 'other', givenUp }, now)
    const rowIds = [about.bookingId]
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'called', rowIds }, now)
    return ok({ callId })
  })
}

/** Only who works in the library calls, and may do what is said on the telephone. */
function caller(actor: Actor): Staff {
  must(actor, 'booking.change')
  if (actor.kind !== 'staff') throw new Forbidden('calls.make')
  return actor
}

async function doneFor(
  tx: Transaction,
  actor: Actor,
  { kind, bookingId }: ToCall,
  { answer, activityId }: Called,
  now: Date,
): Promise<Result<unknown, Done>> {
  if (answer === 'yes' && activityId !== undefined) return moveOwn(tx, actor, { bookingId, activityId }, now)
  if (answer === 'yes' && kind === 'offer') return takeOffer(tx, actor, { bookingId }, now)
  if (answer === 'no') return takeBack(tx, actor, { bookingId, by: 'resident' }, now)
  return ok(null)
}
