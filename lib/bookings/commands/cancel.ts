import { eq, sql } from 'drizzle-orm'
import { attendance, booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { promote } from '../../places/steps'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { letterOf } from '../rules'
import { lockOwn, noted } from '../steps/own'

export type CancelRefusal = 'unknown' | 'past'

/** Takes a booking back; its place is free at once and goes to the first in line. */
export async function cancelBooking(
  actor: Actor,
  input: { bookingId: string },
  now: Date,
): Promise<Result<{ bookingId: string }, CancelRefusal>> {
  must(actor, 'booking.change')
  return transaction<{ bookingId: string }, CancelRefusal>(actor, async (tx) => {
    const found = await lockOwn(tx, actor, input, now)
    if (!found) return refuse('unknown')
    const { own, activity } = found
    if (own.status === 'cancelled') return ok({ bookingId: own.id })
    if (activity.startsAt <= now) return refuse('past')
    const cancelled = {
      status: 'cancelled',
      placeNo: null,
      offeredUntil: null,
      cancelledAt: now,
      cancelledBy: cancelledBy(actor),
      revision: sql`${booking.revision} + 1`,
    } as const
    await Promise.all([
      tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
      tx.update(booking).set(cancelled).where(eq(booking.id, own.id)),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:cancelled`, kind: 'cancelled', now }),
      noted(tx, actor, own, 'cancel', now),
    ])
    await promote(tx, activity, now)
    return ok({ bookingId: own.id })
  })
}

function cancelledBy(actor: Actor): 'resident' | 'partner' | 'library' {
  if (actor.kind === 'guest') return 'resident'
  return actor.kind === 'partner' ? 'partner' : 'library'
}
