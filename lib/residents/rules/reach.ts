import { asciiEmail } from '../../tools/email'
import { readPhone } from '../../tools/phone'
import { latin } from '../../tools/signs'
import { cleanText } from '../../tools/text'
import { nameKey } from './names'

/** Who a booking is for, and how they can be reached. */
export type Person = {
  name: string
  /** Whose telephone or e-mail it is: the resident's own, of someone who helps, or of the partner who books. */
  contactOf: 'resident' | 'helper' | 'partner'
  contactWay: 'call' | 'sms' | 'email' | 'card'
  contact: string | null
  language: 'nl' | 'en' | 'ar'
}

/** A person with the keys by which the same resident is recognised; without a contact nobody is. */
export type Who = Person & Keys
type Keys = { nameKey: string; contactKey: string | null }

/**
 * Adds the keys by which a resident is recognised. Reached through a partner, a resident is recognised by name among
 * those whom the same desk of that partner reaches.
 */
export function recognise<One extends Person>(person: One, partnerId: number | null = null): One & Keys {
  const { name, contact, contactWay, contactOf } = person
  if (contact === null) return { ...person, nameKey: nameKey(name), contactKey: null }
  const own = contactKey(contactWay, contact)
  const key = contactOf === 'partner' ? `partner:${partnerId}:${own}` : own
  return { ...person, nameKey: nameKey(name), contactKey: key }
}

/** How a telephone number or e-mail address is compared: `+31612345678`, `someone@example.org`. */
export function contactKey(way: Person['contactWay'], contact: string): string {
  if (way === 'email') return asciiEmail(cleanText(contact)).toLowerCase()
  const read = readPhone(contact)
  return 'number' in read ? read.number : latin(contact).replace(/[^\d+]/g, '')
}

/** Where a letter or sms is sent: what was typed, as a mail server (punycode) or an sms gateway (E.164) reads it. */
export function addressOf(way: 'sms' | 'email', contact: string): string {
  return way === 'email' ? asciiEmail(contact) : contactKey('sms', contact)
}

/** A contact as it can be recognised by whoever gave it, and used by nobody: the card may be in other hands. */
export function masked(contact: string | null): string {
  if (!contact) return ''
  const [name = '', domain] = contact.split('@')
  return domain ? `${name.slice(0, 1)}…@${domain}` : `… ${contact.replace(/\s/g, '').slice(-3)}`
}
