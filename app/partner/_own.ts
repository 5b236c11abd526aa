import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { type PartnerBookingDetail, partnerBooking } from '@/lib/bookings/queries/partner'
import { hasToCome } from '@/lib/bookings/rules'
import { clock } from '@/lib/tools/clock'
import { isId } from './_asked'

export type OneBooking = { params: Promise<{ id: string }> }

/** The booking a page is about, for who may see it; for anybody else there is no such page. */
export async function ownBooking(params: OneBooking['params']) {
  const who = await workerHere('/partner/boekingen')
  const { id } = await params
  const now = clock()
  const booking = isId(id) ? await partnerBooking(who.actor, id, now) : null
  if (!booking) notFound()
  return { who, booking, now }
}

/** Whether there is still something to change: a course that has begun can be left, and put right. */
export function canChange(booking: PartnerBookingDetail, now: Date): boolean {
  if (booking.status === 'cancelled' || booking.activityCancelled) return false
  return booking.status === 'booked' ? hasToCome(booking.meetings, now) : booking.enrolUntil > now
}

/** Whether the library called it off and the resident has no other time yet: it can be moved, or left. */
export function isCalledOff({ status, activityCancelled, name }: PartnerBookingDetail): boolean {
  return status === 'booked' && activityCancelled && name !== ''
}
