import { type Actor, must } from '../../tools/access'
import type { Result } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type TakeOfferRefusal, takeOffer } from '../steps/accept'
import { carefully, type Paced } from './carefully'

export type AcceptRefusal<Who = Actor> = TakeOfferRefusal | Paced<Who>

/**
 * Takes the place that was offered to someone on the waiting list, while the offer stands; or, for who let an offer go
 * by, a place that nobody before them in line wants.
 */
export async function acceptOffer<Who extends Actor>(
  actor: Who,
  input: { bookingId: string },
  now: Date,
): Promise<Result<{ bookingId: string }, AcceptRefusal<Who>>> {
  must(actor, 'booking.change')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  return carefully(actor, about, now, () =>
    transaction<{ bookingId: string }, TakeOfferRefusal>(actor, (tx) => takeOffer(tx, actor, input, now)),
  )
}
