import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { latin } from './signs'

/** What can be wrong with a telephone number. */
export type PhoneRefusal = 'phone_wrong' | 'phone_short' | 'phone_long'

type Read = { number: string } | { wrong: PhoneRefusal }

/** Digits of a Dutch number behind its zero, or behind +31. */
const DUTCH = 9

/**
 * Reads a telephone number in whatever way it is written: `+31612345678` for all of `06-12345678`, `+31 (0)6 …`,
 * `+31 06 …` and `0031 6 …` (E.164). Where a Dutch one has a digit too many or too few, it says so; one from abroad
 * begins with a plus or two zeros, and has as many digits as numbers have there.
 */
export function readPhone(text: string): Read {
  const plain = latin(text)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\(0\)/, '')
  const digits = plain.replace(/[^\d+]/g, '')
  if (!/^[+\d\s().\-/]+$/.test(plain) || !/^\+?\d+$/.test(digits)) return { wrong: 'phone_wrong' }
  const national = dutchPart(digits)
  return national === null ? readForeign(digits.replace(/^00/, '+')) : readDutch(national)
}

/** A number as it was typed, with the digits and the plus that every telephone has; dashes and spaces stay. */
export function onKeys(text: string): string {
  return text.replace(/[\p{Nd}\uff0b]/gu, latin)
}

/** The digits of a Dutch number without its country and its zero; null for one from abroad. */
function dutchPart(digits: string): string | null {
  const [, withCountry] = /^(?:\+|00)310?(.*)$/.exec(digits) ?? []
  if (withCountry !== undefined) return withCountry
  if (/^31\d{9}$/.test(digits)) return digits.slice(2)
  return /^(\+|00)/.test(digits) ? null : digits.replace(/^0/, '')
}

function readDutch(national: string): Read {
  if (national.length < DUTCH) return { wrong: 'phone_short' }
  if (national.length > DUTCH) return { wrong: 'phone_long' }
  return national.startsWith('0') ? { wrong: 'phone_wrong' } : { number: `+31${national}` }
}

/** How many digits a number may have is known of every country; which of those are in use changes too often. */
function readForeign(digits: string): Read {
  const found = parsePhoneNumberFromString(digits)
  return found?.isPossible() ? { number: found.number } : { wrong: 'phone_wrong' }
}

/** Where an sms goes: this country and its neighbours, and there the numbers of mobile telephones. */
const mobiles: Record<string, RegExp> = { '+31': /^\+316/, '+32': /^\+324/, '+49': /^\+491[567]/ }

/** Why no sms goes to a number (E.164): it is no mobile telephone, or one far away; null when one can go. */
export function noSmsTo(number: string): 'phone_not_mobile' | 'phone_far' | null {
  const mobile = mobiles[number.slice(0, 3)]
  if (!mobile) return 'phone_far'
  return mobile.test(number) ? null : 'phone_not_mobile'
}
