import { hasBsn } from './bsn'
import { hasIban } from './iban'
import { hasPassword } from './password'
import { bare, lookAlike } from './signs'

/** What may never be kept: a citizen service number, a bank account, a password (AVG-3). */
export type Secret = 'bsn' | 'iban' | 'password'

/**
 * Finds the first thing in a text that may never be kept, whatever stands between its signs and in whatever script it is
 * typed. A text of twice the length takes twice as long.
 */
export function findSecret(text: string): Secret | null {
  const plain = bare(text)
  if (hasBsn(plain)) return 'bsn'
  const seen = lookAlike(plain)
  if (hasIban(seen)) return 'iban'
  return hasPassword(plain) || (seen !== plain.toUpperCase() && hasPassword(seen)) ? 'password' : null
}
