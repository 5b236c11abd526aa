import { closedBecause, placeFor } from '../../places/rules/places'
import { promote } from '../../places/steps'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { Closed } from '../rules'
import { findBeside } from '../steps/beside'
import { moveTo } from '../steps/move'
import { lockOwn, noted } from '../steps/own'
import { carefully, type Paced } from './carefully'

/** Why a consultation cannot be moved, by who asks: only a desk hears what somebody has here at that moment. */
export type MoveRefusal<Who = Actor> = Who extends { kind: 'guest' }
  ? Exclude<Refusal, 'overlap'>
  : Refusal | Paced<Who>
type Refusal = Closed | 'full' | 'overlap'
type Moving = { bookingId: string; activityId: number; another?: boolean }

/**
 * Moves a consultation to another time in one go: the old place is let go only when the new one is ours. A desk that
 * hears that somebody of that name is expected elsewhere then, may say that this is `another`.
 */
export async function moveBooking<Who extends Actor>(
  actor: Who,
  input: Moving,
  now: Date,
): Promise<Result<{ bookingId: string }, MoveRefusal<Who>>> {
  must(actor, 'booking.change')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  const moved = carefully(actor, about, now, () => move(actor, input, now))
  return moved as Promise<Result<{ bookingId: string }, MoveRefusal<Who>>>
}

function move(actor: Actor, input: Moving, now: Date) {
  return transaction<{ bookingId: string }, Refusal>(actor, async (tx) => {
    const mine = await lockOwn(tx, actor, input, now)
    if (!mine) return refuse('unknown')
    const { own, activity: from } = mine
    if (own.activityId === input.activityId && own.status === 'booked') return ok({ bookingId: own.id })
    const to = mine.others.get(input.activityId)
    if (!to || own.status !== 'booked' || from.kind !== 'consultation' || to.kind !== 'consultation')
      return refuse('unknown')
    // What does not go on is left for another time, also when it would have begun by now.
    const closed = (from.cancelledAt ? null : closedBecause(from, now)) ?? closedBecause(to, now)
    if (closed) return refuse(closed)
    const { free } = await promote(tx, to, now)
    const placeNo = placeFor(free, own.partnerId)
    if (placeNo === null) return refuse('full')
    // It keeps its own right to be open: only what overlaps is in the way.
    const beside = await findBeside(tx, actor, own, to.id, now, input.another)
    if (!beside.ok) return refuse(beside.reason, { activityId: [beside.reason] })
    await moveTo(tx, { ...own, ...beside.value }, to, placeNo, now)
    await noted(tx, actor, own, 'move', now)
    await promote(tx, from, now)
    return ok({ bookingId: own.id })
  })
}
