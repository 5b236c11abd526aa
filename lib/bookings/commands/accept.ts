import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import {
  closedBecause,
  type FreePlaces,
  type InActivity,
  isAsking,
  placeFor,
} from '../../places/rules/places'
import { expectAtMeetings, type Locked, promote } from '../../places/steps'
import { lockContact } from '../../residents/steps'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Closed, letterOf } from '../rules'
import { lookFor } from '../steps/look'
import { lockOwn, noted } from '../steps/own'
import { letterAt } from '../steps/ration'
import { carefully, type Paced } from './carefully'

export type AcceptRefusal<Who = Actor> = Refusal | Paced<Who>
type Refusal = Closed | 'not_offered' | 'overlap'

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
  return carefully(actor, about, now, () => accept(actor, input, now))
}

function accept(actor: Actor, input: { bookingId: string }, now: Date) {
  return transaction<{ bookingId: string }, Refusal>(actor, async (tx) => {
    const mine = await lockOwn(tx, actor, input, now)
    if (!mine) return refuse('unknown')
    const { own, activity } = mine
    if (own.status === 'booked') return ok({ bookingId: own.id })
    const closed = closedBecause(activity, now)
    if (closed) return refuse(closed)
    const { free, bookings } = await promote(tx, activity, now)
    const seat = bookings.find((one) => one.bookingId === own.id)
    const placeNo = seat ? placeOf(seat, activity, free, now) : null
    if (placeNo === null) return refuse('not_offered')
    await lockContact(tx, own.contactKey)
    const found = await lookFor(tx, activity.id, { ...own, openContact: null }, now, own.id)
    if (found.overlap) return refuse('overlap')
    await tx
      .update(booking)
      .set({ status: 'booked', placeNo, offeredUntil: null })
      .where(eq(booking.id, own.id))
    const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
    await Promise.all([
      expectAtMeetings(tx, own.id, now),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:confirmation`, kind: 'confirmation', now: at }),
      noted(tx, actor, own, 'accept', now),
    ])
    return ok({ bookingId: own.id })
  })
}

/** The place that is offered to this booking, or one that is left when nobody else in line is asked for it. */
function placeOf(seat: InActivity, activity: Locked, free: FreePlaces, now: Date): number | null {
  if (seat.status === 'offered' && seat.offeredUntil && seat.offeredUntil > now) return seat.placeNo
  const mayTake = seat.status === 'waiting' && (seat.lapsedAt !== null || !isAsking(activity, now))
  return mayTake ? placeFor(free, seat.partnerId) : null
}
