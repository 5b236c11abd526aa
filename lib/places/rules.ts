/** Hours that someone on the waiting list has to answer an offer, when the start is far enough away. */
export const OFFER_HOURS = 48
/** Days after an unanswered offer before the same person is asked again. */
export const ASK_AGAIN_DAYS = 7

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type ActivityFacts = { kind: 'consultation' | 'course'; startsAt: Date; cancelledAt: Date | null }

/** Why nobody can get a place in this activity any more, or null when they can. */
export function closedBecause(activity: ActivityFacts, now: Date): 'cancelled' | 'past' | null {
  if (activity.cancelledAt) return 'cancelled'
  if (activity.startsAt <= now) return 'past'
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
}

export type Promotions = {
  /** Holds that ran out: their places are free again. */
  released: string[]
  /** Offers that went by unanswered: back to the tail of the line. */
  lapsed: string[]
  /** Who is asked now, for which place, and until when. */
  offers: { bookingId: string; placeNo: number; until: Date }[]
  /** Places left for whoever comes next, lowest number first. */
  free: number[]
}

/**
 * Decides who gets the free places of one activity: first come, first served. `keep` is the hold of the
 * person who is just completing it; being a minute late costs nobody a place that is still there.
 */
export function promotions(
  places: number[],
  bookings: InActivity[],
  activity: ActivityFacts,
  now: Date,
  keep?: string,
): Promotions {
  const ranOut = (b: InActivity) =>
    b.bookingId !== keep && b.status === 'held' && b.holdUntil !== null && b.holdUntil <= now
  const lapsed = (b: InActivity) => b.status === 'offered' && b.offeredUntil !== null && b.offeredUntil <= now

  const released = bookings.filter(ranOut)
  const unanswered = bookings.filter(lapsed)
  const gone = new Set([...released, ...unanswered])
  const taken = new Set(bookings.filter((b) => !gone.has(b)).map((b) => b.placeNo))
  const free = places.filter((number) => !taken.has(number)).sort((a, b) => a - b)

  const line = bookings
    .filter((b) => b.status === 'waiting' && mayAsk(b, now))
    .sort((a, b) => a.lineNo - b.lineNo)
  const asked = closedBecause(activity, now) ? [] : line.slice(0, free.length)
  const until = offerUntil(activity.startsAt, now)
  return {
    released: released.map((b) => b.bookingId),
    lapsed: unanswered.map((b) => b.bookingId),
    offers: asked.map((b, i) => ({ bookingId: b.bookingId, placeNo: free[i] as number, until })),
    free: free.slice(asked.length),
  }
}

function mayAsk(booking: InActivity, now: Date): boolean {
  return !booking.lapsedAt || booking.lapsedAt <= askAgainAfter(now)
}

/** Whoever let an offer go by at this moment or earlier may be asked again now. */
export function askAgainAfter(now: Date): Date {
  return new Date(now.getTime() - ASK_AGAIN_DAYS * 24 * HOUR)
}

/** Until when an offer made now stands: 48 hours, or half of what is left until the start. */
export function offerUntil(startsAt: Date, now: Date): Date {
  const halfway = (startsAt.getTime() - now.getTime()) / 2
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
