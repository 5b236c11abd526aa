import { type CallingHours, reachMoment } from '../network/rules/hours'

export type ContactWay = 'call' | 'sms' | 'email' | 'card'

/**
 * By which channel someone hears of an event. What the resident did on screen was seen there; anything else
 * reaches people without e-mail or sms by a call.
 */
export function channelFor(contactWay: ContactWay, seen: boolean): ContactWay {
  if (contactWay === 'email' || contactWay === 'sms') return contactWay
  return seen ? 'card' : 'call'
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
