import { type Actor, must } from '../../tools/access'
import type { Result } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type TakeOfferRefusal, takeOffer } from '../steps/accept'
import { carefully, type Paced } from './carefully'

/** Why a place that was offered cannot be taken, by who asks: only a desk hears what somebody has here at that moment. */
export type AcceptRefusal<Who = Actor> = Who extends { kind: 'guest' }
  ? Exclude<TakeOfferRefusal, 'overlap'>
  : TakeOfferRefusal | Paced<Who>

/**
 * Takes the place that was offered to someone on the waiting list, while the offer stands; or, for who let an offer go
 * by, a place that nobody before them in line wants.
 */
export async function acceptOffer<Who extends Actor>(
  actor: Who,
  input: { bookingId: string; another?: boolean },
  now: Date,
): Promise<Result<{ bookingId: string }, AcceptRefusal<Who>>> {
  must(actor, 'booking.change')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  const taken = carefully(actor, about, now, () =>
    transaction<{ bookingId: string }, TakeOfferRefusal>(actor, (tx) => takeOffer(tx, actor, input, now)),
  )
  return taken as Promise<Result<{ bookingId: string }, AcceptRefusal<Who>>>
}
