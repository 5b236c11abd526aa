import { eq, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { expectAtMeetings, promote } from '../../places/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { letterOf } from '../rules'
import { lockOwn, noted } from './own'
import { letterAt } from './ration'

/** Why a booking cannot be taken back. */
export type TakeBackRefusal = 'unknown' | 'past'
type By = 'resident' | 'partner' | 'library'

/**
 * Takes a booking back in an open transaction; `by` is who wanted it. Who leaves a running course does so from the next
 * lesson on: what was marked stays. `quiet`: nobody is called about it, for there is perhaps nobody.
 */
export async function takeBack(
  tx: Transaction,
  actor: Actor,
  input: { bookingId: string; by: By; quiet?: boolean },
  now: Date,
): Promise<Result<{ bookingId: string }, TakeBackRefusal>> {
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
    cancelledBy: input.by,
    revision: sql`${booking.revision} + 1`,
  } as const
  await tx.update(booking).set(cancelled).where(eq(booking.id, own.id))
  const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
  await Promise.all([
    expectAtMeetings(tx, own.id, now),
    // Whom the library takes off has not heard it yet.
    put(tx, {
      ...letterOf(own),
      seen: input.by !== 'library' || input.quiet === true,
      key: `booking:${own.id}:cancelled`,
      kind: 'cancelled',
      now: at,
    }),
    noted(tx, actor, own, 'cancel', now),
  ])
  await promote(tx, activity, now)
  return ok({ bookingId: own.id })
}
