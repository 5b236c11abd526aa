export type ContactWay = 'call' | 'sms' | 'email' | 'card'

/**
 * By which channel someone hears of an event. What the resident did on screen was seen there; anything else
 * reaches people without e-mail or sms by a call.
 */
export function channelFor(contactWay: ContactWay, seen: boolean): ContactWay {
  if (contactWay === 'email' || contactWay === 'sms') return contactWay
  return seen ? 'card' : 'call'
}
