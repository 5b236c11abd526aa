import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { type DeskBooking, deskBooking } from '@/lib/bookings/queries/desk'
import { hasToCome } from '@/lib/bookings/rules'
import { clock } from '@/lib/tools/clock'
import { isId } from '../_booking-paths'
import { screenOf } from '../_booking-words'

export type OneBooking = { params: Promise<{ id: string }> } & Asked

/** The booking a page is about, and what was asked of that page; the journal tells from which screen somebody came. */
export async function oneBooking({ params, searchParams }: OneBooking) {
  const who = await workerHere('/balie/boeking')
  const [{ id }, asked] = [await params, await askedOf(searchParams)]
  const now = clock()
  const from = screenOf(asked.van)
  const booking = isId(id) ? await deskBooking(who.actor, { bookingId: id, from }, now) : null
  if (!booking) notFound()
  return { who, booking, asked, now }
}

/**
 * Whether there is still something to change: a course that has begun can be left, and put right. What does not go on is
 * left for another time, or for none.
 */
export function canChange(booking: DeskBooking, now: Date): boolean {
  if (booking.status === 'cancelled' || booking.forgotten) return false
  if (booking.activityCancelled) return booking.status === 'booked' && booking.endsAt > now
  return booking.status === 'booked' ? hasToCome(booking.meetings, now) : booking.enrolUntil > now
}
