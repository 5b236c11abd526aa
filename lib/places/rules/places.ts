import { afterMinutes, afterWindows, type Reach, reachMoment, type Way } from '../../network/rules/hours'
import { latest } from '../../tools/time'

/** Hours before enrolment ends from which nobody is asked any more: whoever waits and looks can take what is free. */
export const OFFER_AHEAD_HOURS = 2
/** Days after an unanswered offer before the same person is asked again. */
export const ASK_AGAIN_DAYS = 7
/** Minutes in which somebody can be reached that every offer has at least. */
export const LEAST_MINUTES = 60

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * `enrolUntil` is until when someone can still come in: the start, unless a run takes people in after it. `publishedAt` is
 * from when a course run is there for residents; null: it is a draft.
 */
export type ActivityFacts = {
  kind: 'consultation' | 'course'
  enrolUntil: Date
  cancelledAt: Date | null
  publishedAt: Date | null
}

/** Why nobody can get a place in this activity, or null when they can; a run that is not published is not there. */
export function closedBecause(activity: ActivityFacts, now: Date): 'unknown' | 'cancelled' | 'past' | null {
  if (activity.kind === 'course' && !isPublished(activity, now)) return 'unknown'
  if (activity.cancelledAt) return 'cancelled'
  if (activity.enrolUntil <= now) return 'past'
  return null
}

/** Whether residents see a course run by now. */
export function isPublished({ publishedAt }: { publishedAt: Date | null }, now: Date): boolean {
  return publishedAt !== null && publishedAt <= now
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
  offers: Offer[]
  /** Who is passed over, because nobody could tell them in time: whoever of them looks can take what is free. */
  passedOver: string[]
  /** Places left for whoever comes next, lowest number first. */
  free: FreePlaces
  /** Places that came free and are nobody's: somebody was let in above the places there are. */
  disappearing: number[]
}

/**
 * One activity as it was read under the lock: who is inside or stands in line, the places that nobody has at this moment,
 * and what is still kept for each partner (both as PostgreSQL reckons them, for lists as well). `extra` is how many were
 * let in above the places: as many that come free disappear.
 */
export type State = { bookings: InActivity[]; free: FreePlaces; extra: number; telling: Telling }

/** What it takes to tell the people in line of a place. */
export type Telling = {
  reach: Reach
  /** How each of them hears it; who is not named is called. */
  ways: ReadonlyMap<string, Way>
  /** Offers that ran out before anybody could tell of them, and what became of the letter: they are made once more. */
  untold: ReadonlyMap<string, 'due' | 'dropped'>
}

type Offer = { bookingId: string; placeNo: number; until: Date }

/**
 * Decides who gets the free places of one activity: first come, first served; a place kept for a partner goes
 * only to whom that partner booked. `keep` is the hold of the person who is just completing it; being a minute
 * late costs nobody a place that is still there.
 */
export function promotions(
  { bookings, free: nobodys, extra, telling }: State,
  activity: ActivityFacts,
  now: Date,
  keep: string | null = null,
): Promotions {
  const own = bookings.find((b) => b.bookingId === keep && b.status === 'held')
  const released = bookings.filter((b) => b !== own && ranOut(b.holdUntil, now))
  // In the order in which they came, for so they join the tail of the line.
  const gone = bookings.filter((b) => ranOut(b.offeredUntil, now)).sort((a, b) => a.lineNo - b.lineNo)
  const numbers = nobodys.numbers.filter((number) => number !== own?.placeNo).sort((a, b) => a - b)
  const untold = gone.filter((b) => telling.untold.has(b.bookingId))
  const disappearing = disappear({ numbers, kept: nobodys.kept }, extra, untold)
  const left = numbers.filter((number) => !disappearing.includes(number))
  const free = { numbers: left, kept: nobodys.kept }
  const waiting = bookings.filter((b) => b.status === 'waiting' && mayAsk(b, now))
  const line = [...untold, ...waiting.sort((a, b) => a.lineNo - b.lineNo)]
  const untilOf = ({ bookingId }: InActivity) =>
    offerUntil(activity.enrolUntil, telling.ways.get(bookingId) ?? 'call', now, telling.reach)
  const asked = isAsking(activity, now) ? ask(line, free, untilOf) : { offers: [], passedOver: [], free }
  const again = new Set(asked.offers.map((offer) => offer.bookingId))
  return {
    released: released.map((b) => b.bookingId),
    lapsed: gone.filter((b) => !again.has(b.bookingId)).map((b) => b.bookingId),
    disappearing,
    ...asked,
  }
}

/**
 * Which of the places that came free disappear: as many as were let in above the places, but none that is kept for a
 * partner. Last those of whom nobody could tell that they were asked: theirs is offered once more.
 */
function disappear({ numbers, kept }: FreePlaces, extra: number, untold: InActivity[]): number[] {
  const keptPlaces = [...kept.values()].reduce((sum, places) => sum + places, 0)
  const theirs = untold.map(({ placeNo }) => placeNo).reverse()
  const others = numbers.filter((number) => !theirs.includes(number)).reverse()
  const order = [...others, ...theirs.filter((number) => number !== null && numbers.includes(number))]
  return (order as number[]).slice(0, Math.min(extra, Math.max(0, numbers.length - keptPlaces)))
}

function ranOut(until: Date | null, now: Date): boolean {
  return until !== null && until <= now
}

/** Whether people in line are still asked: there has to be time to answer, and to come. */
export function isAsking(activity: ActivityFacts, now: Date): boolean {
  const left = activity.enrolUntil.getTime() - now.getTime()
  return closedBecause(activity, now) === null && left >= OFFER_AHEAD_HOURS * HOUR
}

function ask(line: InActivity[], free: FreePlaces, untilOf: (booking: InActivity) => Date | null) {
  const offers: Offer[] = []
  const passedOver: string[] = []
  let left = free
  for (const booking of line) {
    const { bookingId, partnerId } = booking
    const first = placeFor(left, partnerId)
    if (first === null) continue
    const until = untilOf(booking)
    if (until === null) {
      if (booking.status === 'waiting') passedOver.push(bookingId)
      continue
    }
    // An offer that is made once more keeps its place: no other seat has to make way for it.
    const placeNo = booking.placeNo && left.numbers.includes(booking.placeNo) ? booking.placeNo : first
    offers.push({ bookingId, placeNo, until })
    left = without(left, partnerId, placeNo)
  }
  return { offers, passedOver, free: left }
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

/** What is left after someone of this partner (or of nobody) took a place, the first when it is not said which. */
export function without(
  { numbers, kept }: FreePlaces,
  partnerId: number | null,
  placeNo: number | undefined = numbers[0],
): FreePlaces {
  const own = partnerId === null ? 0 : (kept.get(partnerId) ?? 0)
  const left = new Map(kept)
  if (partnerId !== null && own > 0) left.set(partnerId, own - 1)
  return { numbers: numbers.filter((number) => number !== placeNo), kept: left }
}

function mayAsk(booking: InActivity, now: Date): boolean {
  return !booking.lapsedAt || booking.lapsedAt <= askAgainAfter(now)
}

/** Whoever let an offer go by at this moment or earlier may be asked again now. */
export function askAgainAfter(now: Date): Date {
  return new Date(now.getTime() - ASK_AGAIN_DAYS * 24 * HOUR)
}

/**
 * Until when an offer made now stands, counted from when it can be told: as many hours as the library gives, or half of
 * what is left until nobody can come in any more. For who must be called at least one whole calling window longer than
 * it takes to reach somebody, where there is time for that. Null when nobody could tell of it in time.
 */
export function offerUntil(enrolUntil: Date, way: Way, now: Date, reach: Reach): Date | null {
  const told = reachMoment(way, now, reach)
  const halfway = (enrolUntil.getTime() - told.getTime()) / 2
  if (halfway <= 0) return null
  const half = new Date(told.getTime() + Math.min(reach.offerHours * HOUR, halfway))
  const sure = way === 'call' ? afterWindows(reach.windows + 1, now, reach) : half
  const last = new Date(enrolUntil.getTime() - OFFER_AHEAD_HOURS * HOUR)
  const least = afterMinutes(LEAST_MINUTES, way, told, reach)
  const until = latest([half, least, ...(sure <= last ? [sure] : [])])
  return until < enrolUntil ? until : null
}

/** Whether nobody could tell of an offer before it ran out: its letter is still here, or was put on the call list too late. */
export function isUntold(
  { way, dueAt, offeredUntil }: { way: Way; dueAt: Date; offeredUntil: Date },
  reach: Reach,
): boolean {
  return way !== 'call' || afterMinutes(LEAST_MINUTES, 'call', dueAt, reach) > offeredUntil
}

/** Place in line (1 is next) of one waiting booking among those waiting, or null when it does not wait. */
export function placeInLine(
  waiting: { bookingId: string; lineNo: number }[],
  bookingId: string,
): number | null {
  const own = waiting.find((b) => b.bookingId === bookingId)
  return own ? waiting.filter((b) => b.lineNo <= own.lineNo).length : null
}
