/** Hours that someone on the waiting list has to answer an offer, when the start is far enough away. */
export const OFFER_HOURS = 48
/** Hours before enrolment ends from which nobody is asked any more: whoever waits and looks can take what is free. */
export const OFFER_AHEAD_HOURS = 2
/** Days after an unanswered offer before the same person is asked again. */
export const ASK_AGAIN_DAYS = 7

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** `enrolUntil` is until when someone can still come in: the start, unless a run takes people in after it. */
export type ActivityFacts = { kind: 'consultation' | 'course'; enrolUntil: Date; cancelledAt: Date | null }

/** Why nobody can get a place in this activity any more, or null when they can. */
export function closedBecause(activity: ActivityFacts, now: Date): 'cancelled' | 'past' | null {
  if (activity.cancelledAt) return 'cancelled'
  if (activity.enrolUntil <= now) return 'past'
  return null
}

/** One active booking of an activity, as far as it matters for who gets a place. */
export type InActivity = {
  bookingId: string
  status: 'held' | 'waiting' | 'offered' | 'booked'
  placeNo: number | null
  lineNo: number
  holdUntil: Date | null
  offeredUntil: Date | null
  lapsedAt: Date | null
  /** The partner who booked; places may be kept for that one. */
  partnerId: number | null
}

/** Places that can be had: their numbers, and how many of them are kept for which partner. */
export type FreePlaces = { numbers: number[]; kept: ReadonlyMap<number, number> }

export type Promotions = {
  /** Holds that ran out: their places are free again. */
  released: string[]
  /** Offers that went by unanswered: back to the tail of the line. */
  lapsed: string[]
  /** Who is asked now, for which place, and until when. */
  offers: { bookingId: string; placeNo: number; until: Date }[]
  /** Places left for whoever comes next, lowest number first. */
  free: FreePlaces
}

/**
 * One activity as it was read under the lock: who is inside or stands in line, the places that nobody has at this moment,
 * and what is still kept for each partner (both as PostgreSQL reckons them, for lists as well).
 */
export type State = { bookings: InActivity[]; free: FreePlaces }

/**
 * Decides who gets the free places of one activity: first come, first served; a place kept for a partner goes
 * only to whom that partner booked. `keep` is the hold of the person who is just completing it; being a minute
 * late costs nobody a place that is still there.
 */
export function promotions(
  { bookings, free: nobodys }: State,
  activity: ActivityFacts,
  now: Date,
  keep: string | null = null,
): Promotions {
  const own = bookings.find((b) => b.bookingId === keep && b.status === 'held')
  const released = bookings.filter((b) => b !== own && ranOut(b.holdUntil, now))
  const lapsed = bookings.filter((b) => ranOut(b.offeredUntil, now))
  const numbers = nobodys.numbers.filter((number) => number !== own?.placeNo).sort((a, b) => a - b)
  const free = { numbers, kept: nobodys.kept }
  const line = bookings
    .filter((b) => b.status === 'waiting' && mayAsk(b, now))
    .sort((a, b) => a.lineNo - b.lineNo)
  const asked = isAsking(activity, now) ? ask(line, free) : { offers: [], free }
  const until = offerUntil(activity.enrolUntil, now)
  return {
    released: released.map((b) => b.bookingId),
    lapsed: lapsed.map((b) => b.bookingId),
    offers: asked.offers.map((offer) => ({ ...offer, until })),
    free: asked.free,
  }
}

function ranOut(until: Date | null, now: Date): boolean {
  return until !== null && until <= now
}

/** Whether people in line are still asked: there has to be time to answer, and to come. */
export function isAsking(activity: ActivityFacts, now: Date): boolean {
  const left = activity.enrolUntil.getTime() - now.getTime()
  return closedBecause(activity, now) === null && left >= OFFER_AHEAD_HOURS * HOUR
}

function ask(line: InActivity[], free: FreePlaces) {
  const offers: { bookingId: string; placeNo: number }[] = []
  let left = free
  for (const { bookingId, partnerId } of line) {
    const placeNo = placeFor(left, partnerId)
    if (placeNo === null) continue
    offers.push({ bookingId, placeNo })
    left = without(left, partnerId)
  }
  return { offers, free: left }
}

/** The place that someone booked by this partner (or by nobody) gets now, or null when there is none for them. */
export function placeFor({ numbers, kept }: FreePlaces, partnerId: number | null): number | null {
  const own = partnerId === null ? 0 : (kept.get(partnerId) ?? 0)
  const ofOthers = [...kept.values()].reduce((sum, places) => sum + places, 0) - own
  return own > 0 || numbers.length > ofOthers ? (numbers[0] ?? null) : null
}

/** How many places there are for residents booked by this partner (or by nobody). */
export function placesFor({ numbers, kept }: FreePlaces, partnerId: number | null): number {
  const own = partnerId === null ? 0 : (kept.get(partnerId) ?? 0)
  const all = [...kept.values()].reduce((sum, places) => sum + places, 0)
  return Math.min(numbers.length, own + Math.max(0, numbers.length - all))
}

/** What is left after someone of this partner (or of nobody) took the first place. */
export function without({ numbers, kept }: FreePlaces, partnerId: number | null): FreePlaces {
  const own = partnerId === null ? 0 : (kept.get(partnerId) ?? 0)
  const left = new Map(kept)
  if (partnerId !== null && own > 0) left.set(partnerId, own - 1)
  return { numbers: numbers.slice(1), kept: left }
}

function mayAsk(booking: InActivity, now: Date): boolean {
  return !booking.lapsedAt || booking.lapsedAt <= askAgainAfter(now)
}

/** Whoever let an offer go by at this moment or earlier may be asked again now. */
export function askAgainAfter(now: Date): Date {
  return new Date(now.getTime() - ASK_AGAIN_DAYS * 24 * HOUR)
}

/** Until when an offer made now stands: 48 hours, or half of what is left until nobody can come in any more. */
export function offerUntil(enrolUntil: Date, now: Date): Date {
  const halfway = (enrolUntil.getTime() - now.getTime()) / 2
  return new Date(now.getTime() + Math.min(OFFER_HOURS * HOUR, halfway))
}

/** Place in line (1 is next) of one waiting booking among those waiting, or null when it does not wait. */
export function placeInLine(
  waiting: { bookingId: string; lineNo: number }[],
  bookingId: string,
): number | null {
  const own = waiting.find((b) => b.bookingId === bookingId)
  return own ? waiting.filter((b) => b.lineNo <= own.lineNo).length : null
}
