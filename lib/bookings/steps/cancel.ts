import { eq, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { keyWithWas } from '../../messages/rules'
import { put, wouldComeAt } from '../../messages/steps'
import { expectAtMeetings, type Locked, promote } from '../../places/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { letterOf } from '../rules'
import { lockOwn, noted } from './own'
import { letterAt } from './ration'

/** Why a booking cannot be taken back. */
export type TakeBackRefusal = 'unknown' | 'past'
type By = 'resident' | 'partner' | 'library'

type Taking = { bookingId: string; by: By; quiet?: boolean }

/**
 * Takes a booking back in an open transaction; `by` is who wanted it. Its place goes to the first in line. Who leaves a
 * running course does so from the next lesson on: what was marked stays. `quiet`: nobody is called about it, for there is
 * perhaps nobody.
 */
export async function takeBack(
  tx: Transaction,
  actor: Actor,
  input: Taking,
  now: Date,
): Promise<Result<{ bookingId: string }, TakeBackRefusal>> {
  const left = await takeOff(tx, actor, input, now)
  if (!left.ok) return left
  if (left.value) await promote(tx, left.value, now)
  return ok({ bookingId: input.bookingId })
}

/**
 * The same, of a place that is about to go: nobody gets it, and nothing else changes there. Answers what was left; null
 * for who had gone already.
 */
export async function takeOff(
  tx: Transaction,
  actor: Actor,
  input: Taking,
  now: Date,
): Promise<Result<Locked | null, TakeBackRefusal>> {
  const found = await lockOwn(tx, actor, input, now)
  if (!found) return refuse('unknown')
  const { own, activity } = found
  if (own.status === 'cancelled') return ok(null)
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
  const byLibrary = input.by === 'library'
  const unheard = byLibrary ? await wouldComeAt(tx, own.id) : null
  const key = `booking:${own.id}:cancelled`
  // Whom it takes off because there is perhaps nobody, shares that contact with who is somebody.
  const isNews = byLibrary && !input.quiet
  const at = isNews ? now : await letterAt(tx, { ...own, bookingId: own.id }, now)
  await Promise.all([
    expectAtMeetings(tx, own.id, now),
    // Whom the library takes off has not heard it yet.
    put(tx, {
      ...letterOf(own),
      seen: !isNews,
      key: unheard ? keyWithWas(key, unheard) : key,
      kind: 'cancelled',
      now: at,
    }),
    noted(tx, actor, own, 'cancel', now),
  ])
  return ok(activity)
}
