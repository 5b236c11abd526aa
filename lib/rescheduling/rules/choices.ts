import type { Kept } from '../../availability/rules/week'
import { type Heard, heardBy } from '../../messages/rules'
import type { DaysOff } from '../../network/rules/hours'
import { workday } from '../../network/rules/workdays'
import type { Carriers } from '../../tools/config'
import { localDate } from '../../tools/time'

/** What can be done for somebody whose time does not go on. */
export const ways = ['move', 'call', 'cancel', 'stand'] as const

/**
 * A time by its hours and its moment: so it is the same before and after a change, also where the change brings it and it
 * has no number yet.
 */
export type TimeAt = { hoursId: number; startsAt: Date }

/** The same in a few signs, with its moment in minutes. */
export function timeKey({ hoursId, startsAt }: TimeAt): string {
  return `${hoursId}.${startsAt.getTime() / 60_000}`
}

/** What somebody of the library chose for one who is hit; the reason where it is let stand. */
export type Choice = {
  bookingId: string
  way: (typeof ways)[number]
  /** To which time, where it is moved. */
  to?: TimeAt
  because?: Kept
}

/** Somebody who is hit, as far as it matters for what is proposed. */
export type Struck = {
  bookingId: string
  activityId: number
  startsAt: Date
  branchId: number
  topic: string | null
  contactWay: 'call' | 'sms' | 'email' | 'card'
}

/** A time that somebody could come instead. */
export type Free = TimeAt & {
  branchId: number
  left: number
  topics: readonly string[] | null
}

/** How people hear of a change, and for how many everything stays as it was, so that they hear nothing. */
export type Hears = Heard & { stands: number }

/** How each who is hit hears what was chosen for them, in numbers. */
export function hearsOf(
  choices: readonly Choice[],
  reached: ReadonlyMap<string, Struck['contactWay']>,
  can: Carriers,
): Hears {
  const hears = { written: 0, called: 0, desk: 0, stands: 0 }
  for (const { bookingId, way } of choices) {
    const contactWay = reached.get(bookingId) ?? 'card'
    // Who has a telephone is called about what does not go on, also where an sms could be sent.
    const by = way === 'call' && contactWay === 'sms' ? 'call' : contactWay
    hears[way === 'stand' ? 'stands' : heardBy(by, can)] += 1
  }
  return hears
}

/** Working days ahead that a new time is at least, for who is written to and not called. */
const AHEAD = 3

/**
 * For each who is hit the nearest free time at the same branch, no place twice; who cannot be called first gets one at
 * least three working days of the library ahead. Null where there is none, and for who has only a card: nobody could tell them.
 */
export function proposals(
  struck: readonly Struck[],
  free: readonly Free[],
  off: DaysOff,
  now: Date,
): Map<string, Free | null> {
  const left = new Map(free.map((one) => [timeKey(one), one.left]))
  const soonest = workday(AHEAD, localDate(now), off)
  const order = [...struck].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return new Map(
    order.map((one) => {
      const fits = free.filter(
        (time) =>
          (left.get(timeKey(time)) ?? 0) > 0 &&
          isFor(one, time) &&
          (one.contactWay === 'call' || localDate(time.startsAt) >= soonest),
      )
      const [nearest] = one.contactWay === 'card' ? [] : fits.sort((a, b) => away(one, a) - away(one, b))
      if (nearest) left.set(timeKey(nearest), (left.get(timeKey(nearest)) ?? 0) - 1)
      return [one.bookingId, nearest ?? null]
    }),
  )
}

/** Whether somebody could come at this time: at the same branch, and what they come for can be asked then. */
export function isFor(
  { branchId, topic }: Pick<Struck, 'branchId' | 'topic'>,
  time: Pick<Free, 'branchId' | 'topics'>,
): boolean {
  const asked = topic === null || time.topics === null || time.topics.includes(topic)
  return time.branchId === branchId && asked
}

function away({ startsAt }: Struck, time: Free): number {
  return Math.abs(time.startsAt.getTime() - startsAt.getTime())
}

/** Whether those who are hit are still those that were shown; who they are matters, not in which order. */
export function areShown(shown: readonly string[], hit: readonly string[]): boolean {
  return shown.length === hit.length && [...shown].sort().every((id, i) => id === [...hit].sort()[i])
}

/** The key of one telling, by a random `id`: of what the library changed there may be more than one in the life of a booking. */
export function tellingKey(bookingId: string, kind: string, id: string): string {
  return `booking:${bookingId}:${kind}:${id}`
}

/** Minutes in which what is changed in one sitting becomes one message, and a mistake can be put right before anybody reads it. */
const SITTING = 2

/** From when what the library changes now may be told. */
export function afterSitting(now: Date): Date {
  return new Date(now.getTime() + SITTING * 60_000)
}
