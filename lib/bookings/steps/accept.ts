import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { closedBecause, type InActivity, isAsking, placeFor } from '../../places/rules/places'
import { expectAtMeetings, type Locked, promote, type Standing } from '../../places/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { type Closed, letterOf } from '../rules'
import { findBeside } from './beside'
import { lockOwn, noted } from './own'
import { letterAt } from './ration'

/** Why the place that was offered cannot be taken. */
export type TakeOfferRefusal = Closed | 'not_offered' | 'overlap'

/** Takes the place that is offered to a booking, or one that nobody before it in line wants, in an open transaction. */
export async function takeOffer(
  tx: Transaction,
  actor: Actor,
  input: { bookingId: string; another?: boolean },
  now: Date,
): Promise<Result<{ bookingId: string }, TakeOfferRefusal>> {
  const mine = await lockOwn(tx, actor, input, now)
  if (!mine) return refuse('unknown')
  const { own, activity } = mine
  if (own.status === 'booked') return ok({ bookingId: own.id })
  const closed = closedBecause(activity, now)
  if (closed) return refuse(closed)
  const standing = await promote(tx, activity, now)
  const seat = standing.bookings.find((one) => one.bookingId === own.id)
  const placeNo = seat ? placeOf(seat, activity, standing, now) : null
  if (placeNo === null) return refuse('not_offered')
  const beside = await findBeside(tx, actor, own, activity.id, now, input.another)
  if (!beside.ok) return beside
  await tx
    .update(booking)
    .set({ status: 'booked', placeNo, offeredUntil: null, residentId: beside.value.residentId })
    .where(eq(booking.id, own.id))
  const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
  await Promise.all([
    expectAtMeetings(tx, own.id, now),
    put(tx, { ...letterOf(own), key: `booking:${own.id}:confirmation`, kind: 'confirmation', now: at }),
    noted(tx, actor, own, 'accept', now),
  ])
  return ok({ bookingId: own.id })
}

/** The place that is offered to this booking, or one that is left when nobody else in line is asked for it. */
function placeOf(seat: InActivity, activity: Locked, standing: Standing, now: Date): number | null {
  if (seat.status === 'offered' && seat.offeredUntil && seat.offeredUntil > now) return seat.placeNo
  const nobodyAsks = !isAsking(activity, now) || standing.passedOver.includes(seat.bookingId)
  const mayTake = seat.status === 'waiting' && (seat.lapsedAt !== null || nobodyAsks)
  return mayTake ? placeFor(standing.free, seat.partnerId) : null
}
