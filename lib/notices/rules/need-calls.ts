import { type Answer, UNREACHABLE } from '../../needs/rules/ends'
import {
  afterWindows,
  type CallingHours,
  halfDayOf,
  nextHalfDay,
  reachMoment,
} from '../../network/rules/hours'
import { addDays, atLocal, localDate, localTime } from '../../tools/time'
import type { NeedTold } from './need-truth'

/** So many moments to choose from. */
const MOMENTS = 3
/** Whole calling windows in which somebody is called who has to hear of her need. */
const WINDOWS = 2
/** Days ahead within which somebody calls again. */
const AHEAD = 31

/** Until when she has to be called who hears it only so. */
export function needCallUntil(since: Date, hours: CallingHours): Date {
  return afterWindows(WINDOWS, since, hours)
}

/** What she can say on the telephone, of what there is to say as it stands. */
export function saysTo(kind: NeedTold['kind'], answers: readonly Answer[]): Answer[] {
  return kind === 'need_sent' ? answers.filter((answer) => answer === 'stop') : [...answers]
}

/**
 * When somebody calls again who gets no answer now: on one of the next half days; after the third not before two weeks have
 * gone by since the first, so that nobody says too soon that she cannot be reached. It never ends by itself.
 */
export function needMoments(now: Date, tries: readonly Date[], hours: CallingHours): Date[] {
  const all = [...tries, now]
  const isEnough = new Set(all.map(halfDayOf)).size >= UNREACHABLE.halfDays
  const from = isEnough ? laterOf(addDays(localDate(all[0] as Date), UNREACHABLE.days), localDate(now)) : null
  const moments: Date[] = []
  let half = from === null ? nextHalfDay(now, hours) : reachMoment('call', atLocal(from, '00:00'), hours)
  while (moments.length < MOMENTS) {
    moments.push(half)
    half = nextHalfDay(half, hours)
  }
  return moments
}

/** The day two weeks after the first call; when that is over, a week from now. */
function laterOf(day: string, today: string): string {
  return day > today ? day : addDays(today, 7)
}

/** Whether somebody can call again at the moment that was chosen. */
export function isNeedMoment(at: Date, now: Date, hours: CallingHours): boolean {
  const last = atLocal(addDays(localDate(now), AHEAD), localTime(now))
  return at > now && at < last && reachMoment('call', at, hours) <= at
}
