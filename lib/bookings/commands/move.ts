import { type Actor, must } from '../../tools/access'
import type { Result } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type MoveOwnRefusal, type Moving, moveOwn } from '../steps/move'
import { carefully, type Paced } from './carefully'

/** Why a consultation cannot be moved, by who asks: only a desk hears what somebody has here at that moment. */
export type MoveRefusal<Who = Actor> = Who extends { kind: 'guest' }
  ? Exclude<MoveOwnRefusal, 'overlap'>
  : MoveOwnRefusal | Paced<Who>

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
  return transaction<{ bookingId: string }, MoveOwnRefusal>(actor, (tx) => moveOwn(tx, actor, input, now))
}
