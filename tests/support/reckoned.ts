import { usualReach } from '@/lib/network/rules/hours'
import type { InActivity, State } from '@/lib/places/rules/places'

export type Reservation = { partnerId: number; places: number; untilAt: Date }
export type Reckoned = {
  places: number[]
  bookings: InActivity[]
  reservations: Reservation[]
  /** How many were let in above the places. */
  extra?: number
}

/**
 * How an activity stands at a moment, reckoned the long way: the places that nobody has, and what is kept for each
 * partner and not yet used. What PostgreSQL answers must be the same.
 */
export function reckoned({ places, bookings, reservations, extra = 0 }: Reckoned, now: Date): State {
  const ranOut = (until: Date | null) => until !== null && until <= now
  const seated = bookings.filter((b) => b.placeNo !== null && !ranOut(b.holdUntil) && !ranOut(b.offeredUntil))
  const taken = new Set(seated.map((b) => b.placeNo))
  const used = (id: number) => seated.filter((b) => b.partnerId === id).length
  const kept = reservations
    .filter(({ untilAt }) => untilAt > now)
    .map((one) => [one.partnerId, Math.max(0, one.places - used(one.partnerId))] as const)
  const free = { numbers: places.filter((number) => !taken.has(number)), kept: new Map(kept) }
  // Everybody is told by letter, and nobody's offer was left untold.
  const ways = new Map(bookings.map((b) => [b.bookingId, 'email'] as const))
  return { bookings, free, extra, telling: { reach: usualReach, ways, untold: new Map() } }
}
