import { type CallingHours, halfDayOf, nextHalfDay, reachMoment } from '../../network/rules/hours'
import type { Told } from './truth'

export type Outcome = 'spoken' | 'no_answer' | 'voicemail' | 'wrong_number'
export type Answer = 'yes' | 'no' | 'other'

/** On how many different half days somebody is called in vain before a coordinator decides what happens. */
export const TRIES = 3
/** So many moments to choose from. */
const MOMENTS = 3
/** Minutes that a call stays with who took it. */
export const LEASE_MINUTES = 15

const MINUTE = 60_000

/** What can be chosen on the telephone, and is done there and then; nothing about what is over. */
export function answersTo(kind: Told['kind'], of: 'consultation' | 'course'): Answer[] {
  if (kind === 'offer') return ['yes', 'no', 'other']
  if (kind === 'cancelled') return ['other']
  // A new time is chosen while she is on the telephone; of a course there is no other one to move to.
  if (kind === 'called_off') return of === 'consultation' ? ['yes', 'no', 'other'] : ['no', 'other']
  if (kind === 'rescheduled') return ['yes', 'no', 'other']
  // Who cannot come to one lesson does not leave the whole course by that.
  return of === 'consultation' ? ['no', 'other'] : ['other']
}

/** Whether a yes means another time, that is chosen on the telephone. */
export function isNewTime(kind: Told['kind']): boolean {
  return kind === 'called_off' || kind === 'rescheduled'
}

/**
 * Whether this is an answer to what was asked. An offer is not told without one; nor is that something does not go on: as
 * long as she is booked there, somebody still has to do something.
 */
export function isAnswered(
  { outcome, answer, activityId }: { outcome: Outcome; answer?: Answer; activityId?: number },
  kind: Told['kind'],
  of: 'consultation' | 'course',
): boolean {
  if ((activityId !== undefined) !== (answer === 'yes' && isNewTime(kind))) return false
  if (outcome !== 'spoken') return answer === undefined
  if (answer === undefined) return kind !== 'offer' && kind !== 'called_off'
  return answersTo(kind, of).includes(answer)
}

/**
 * Until when calling makes sense: an answer is awaited, or the meeting that it is about begins; or all is over. Who is
 * expected at another moment hears it before the one at which they would come (`was`), as long as that is to come.
 */
export function untilOf(
  about: { offeredUntil: Date | null; startsAt: Date; endsAt: Date; was: Date | null },
  now: Date,
): Date {
  const { offeredUntil, startsAt, endsAt, was } = about
  const until = offeredUntil ?? (startsAt > now ? startsAt : endsAt)
  return was && was > now && was < until ? was : until
}

/**
 * When somebody can call again who gets no answer now, the moment to propose first: on one of the next half days, or an
 * hour later where those would be too late. None after the last try.
 */
export function momentsToTry(now: Date, tries: Date[], until: Date, hours: CallingHours): Date[] {
  if (isGivenUp([...tries, now])) return []
  const moments: Date[] = []
  let half = nextHalfDay(now, hours)
  while (half < until && moments.length < MOMENTS) {
    moments.push(half)
    half = nextHalfDay(half, hours)
  }
  return moments.length > 0 ? moments : [soonest(now, until, hours)]
}

/** Whether somebody can call again at the moment that was chosen: it is still to come, and in time. */
export function isMomentToTry(at: Date, now: Date, until: Date, hours: CallingHours): boolean {
  if (at <= now || reachMoment('call', at, hours) > at) return false
  return at < until || momentsToTry(now, [], until, hours).some((one) => one.getTime() === at.getTime())
}

function soonest(now: Date, until: Date, hours: CallingHours): Date {
  const inAnHour = now.getTime() + 60 * MINUTE
  const soon = reachMoment('call', new Date(inAnHour - (inAnHour % (15 * MINUTE))), hours)
  return soon < until ? soon : nextHalfDay(now, hours)
}

/** Whether somebody has been called on so many different half days that calling again makes no sense. */
export function isGivenUp(tries: Date[]): boolean {
  return new Set(tries.map(halfDayOf)).size >= TRIES
}

/** Until when a call that is taken now stays with who took it. */
export function leasedUntil(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * MINUTE)
}
