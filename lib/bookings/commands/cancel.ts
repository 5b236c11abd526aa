import { eq, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { expectAtMeetings, promote } from '../../places/steps'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { letterOf } from '../rules'
import { lockOwn, noted } from '../steps/own'
import { letterAt } from '../steps/ration'

export type CancelRefusal = 'unknown' | 'past'

/**
 * Takes a booking back; its place is free at once and goes to the first in line. Who leaves a running course does so from
 * the next lesson on: what was marked stays.
 */
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
    if (own.lastStartsAt <= now) return refuse('past')
    const cancelled = {
      status: 'cancelled',
      placeNo: null,
      offeredUntil: null,
      cancelledAt: now,
      cancelledBy: cancelledBy(actor),
      revision: sql`${booking.revision} + 1`,
    } as const
    await tx.update(booking).set(cancelled).where(eq(booking.id, own.id))
    const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
    await Promise.all([
      expectAtMeetings(tx, own.id, now),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:cancelled`, kind: 'cancelled', now: at }),
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
