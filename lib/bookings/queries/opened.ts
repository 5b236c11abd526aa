import { and, eq, gt } from 'drizzle-orm'
import { guest } from '@/db/tables/booking'
import { type Actor, must } from '../../tools/access'
import { asActor } from '../../tools/transaction'
import { type BookingFacts, factsOf } from './facts'

/** The booking that this guest has made or has opened with its code, or null. */
export async function openedBooking(actor: Actor, now: Date): Promise<BookingFacts | null> {
  must(actor, 'booking.change')
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const own = and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now))
  return asActor(actor, async (tx) => {
    const [opened] = await tx.select({ bookingId: guest.bookingId }).from(guest).where(own)
    return opened?.bookingId ? factsOf(actor, tx, opened.bookingId) : null
  })
}
