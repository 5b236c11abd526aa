import { asciiEmail } from '../tools/email'
import { readPhone } from '../tools/phone'
import { latin } from '../tools/secrets'

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

/** Letters and digits of a booking code: none that look or sound alike (no 0 O 1 I L 5 S 2 Z 8 B). */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY'
export const CODE_LENGTH = 6

/** Makes a booking code from random bytes; every letter is equally likely, so some bytes are passed over. */
export function codeFrom(bytes: Uint8Array): string {
  const limit = 256 - (256 % CODE_ALPHABET.length)
  const letters = [...bytes]
    .filter((byte) => byte < limit)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length])
  if (letters.length < CODE_LENGTH) throw new Error('too few random bytes for a code')
  return letters.slice(0, CODE_LENGTH).join('')
}

/** Text without what cannot be seen: control, zero-width and direction characters; single spaces, trimmed. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim()
}

/** How a name is compared: width, case and spaces do not matter. */
export function nameKey(name: string): string {
  return cleanText(name).normalize('NFKC').toLocaleLowerCase('nl')
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

/** Whether a name holds a web address or an e-mail address: a letter that begins with it leads a stranger there. */
export function hasAddress(name: string): boolean {
  const plain = latin(name).replace(/[\u3002\uff61]/g, '.')
  if (/@|:\/\/|\bwww\b/i.test(plain)) return true
  return [...plain.matchAll(/([\p{L}\p{M}\d-]{3,})\.(?=[\p{L}]{2})/gu)].some(
    ([, word = '']) => !titles.test(word),
  )
}

/** "Mevr.Jansen" is somebody, and no site. */
const titles = /^(mevr|mej|dhr|heer|drs|prof|ing|fam|mrs|miss)$/i

/** Whether a name starts with this letter, as people see it: accents, strokes and case do not matter. */
export function firstLetterMatches(name: string, letter: string): boolean {
  const first = seen(name)
  return first !== '' && first === seen(letter)
}

/** The first letter as a big Latin one where it looks like one: ß is an S, ı an I (that is what big letters make of it). */
function seen(text: string): string {
  const letters = cleanText(text)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
  const first = [...letters.toUpperCase()][0] ?? ''
  return alike[first] ?? first
}

/** Letters with a stroke or a tail, which Unicode keeps for letters of their own; and Greek and Cyrillic twins. */
const alike: Record<string, string> = Object.fromEntries(
  // biome-ignore format: one line per alphabet
  [
    'ŁL ĐD ÐD ØO ĦH ŦT ÆA ŒO ƁB ƊD ƏE ƎE ŊN ÞP ƘK ƗI ɆE ɎY ȺA ȻC ƵZ',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
    'АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS ҮY',
  ].flatMap((line) => line.split(' ').map((pair) => [...pair] as [string, string])),
)

/** A contact as it can be recognised by whoever gave it, and used by nobody: the card may be in other hands. */
export function masked(contact: string | null): string {
  if (!contact) return ''
  const [name = '', domain] = contact.split('@')
  return domain ? `${name.slice(0, 1)}…@${domain}` : `… ${contact.replace(/\s/g, '').slice(-3)}`
}
