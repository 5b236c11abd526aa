import { and, eq, gt } from 'drizzle-orm'
import { booking, guest } from '@/db/tables/booking'
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

/** What is asked at the booking that this guest has made or opened, so that only times are offered at which it can be. */
export async function openedTopic(actor: Actor, now: Date): Promise<string | null> {
  must(actor, 'booking.change')
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const own = and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now))
  const [opened] = await asActor(actor, (tx) =>
    tx
      .select({ topic: booking.topic })
      .from(guest)
      .innerJoin(booking, eq(booking.id, guest.bookingId))
      .where(own),
  )
  return opened?.topic ?? null
}
