import { type CallingHours, reachMoment } from '../network/rules/hours'
import type { Carriers } from '../tools/config'

/** How many people hear something by a letter, how many when somebody calls, and how many only at the desk. */
export type Heard = { written: number; called: number; desk: number }

export type ContactWay = 'call' | 'sms' | 'email' | 'card'

/**
 * By which channel someone hears of an event. What the resident did on screen was seen there; anything else
 * reaches people without e-mail or sms by a call.
 */
export function channelFor(contactWay: ContactWay, seen: boolean): ContactWay {
  if (contactWay === 'email' || contactWay === 'sms') return contactWay
  return seen ? 'card' : 'call'
}

/** How somebody hears of what the library does, where a letter that nobody can take is a call. */
export function heardBy(contactWay: ContactWay, can: Carriers): keyof Heard {
  if (contactWay === 'card') return 'desk'
  return contactWay !== 'call' && can[contactWay] ? 'written' : 'called'
}

/** What can be promised: who would get an sms that cannot leave is called, and of an e-mail nothing is left but the card. */
export function promisedWay(contactWay: ContactWay, can: Carriers): ContactWay {
  if (contactWay === 'sms') return can.sms ? 'sms' : 'call'
  return contactWay === 'email' && !can.email ? 'card' : contactWay
}

/** How people hear of what the library does, in numbers. */
export function heardIn(ways: readonly ContactWay[], can: Carriers): Heard {
  const heard = { written: 0, called: 0, desk: 0 }
  for (const way of ways) heard[heardBy(way, can)] += 1
  return heard
}

/** The key of a message that somebody is expected at another moment, or none: with the one at which they would still come. */
export function keyWithWas(key: string, was: Date): string {
  return `${key}:was:${was.getTime()}`
}

/** The key of a message of another time at another branch than it was: who hears it hears where that is. */
export function keyElsewhere(key: string): string {
  return `${key}:elsewhere`
}

/** Whether a message is of another branch than somebody would come to. */
export function isElsewhere(key: string): boolean {
  return /:elsewhere(?::call)?$/.test(key)
}

/** At which moment somebody would come who has not heard it, of such a message; null for every other one. */
export function wasAt(key: string): Date | null {
  const found = /:was:(\d+)/.exec(key)?.[1]
  return found ? new Date(Number(found)) : null
}

/** What somebody waits for who has just asked for it: it goes at once, at any hour. */
const atOnce: ReadonlySet<string> = new Set([
  'sign_in',
  'invitation',
  'confirmation',
  'calendar',
  'need_sent',
])
/** What nobody asked for at this moment, by whatever way. */
const ofTheLibrary: ReadonlySet<string> = new Set([
  ...([
    'offer',
    'offer_lapsed',
    'reminder',
    'need_turn',
    'need_ask',
    'asked_partner',
    'digest',
    'stay',
  ] as const),
])

/** The moment at which a message may go: nobody is called, gets an sms or is offered something in the night. */
export function dueMoment(kind: string, channel: ContactWay, now: Date, hours: CallingHours): Date {
  if (channel === 'call') return reachMoment('call', now, hours)
  if (atOnce.has(kind)) return now
  return channel === 'sms' || ofTheLibrary.has(kind) ? reachMoment(channel, now, hours) : now
}
