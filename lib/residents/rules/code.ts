/** Letters and digits of a booking code: none that look or sound alike (no 0 O 1 I L 5 S 2 Z 8 B). */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY'
export const CODE_LENGTH = 6
/** Signs that a code can have: that of a booking, and one more for what the library guards for somebody. */
export const CODE_LENGTHS = [CODE_LENGTH, CODE_LENGTH + 1]

/** Makes a code from random bytes, as long as that of a booking; every letter is equally likely, so some bytes are passed over. */
export function codeFrom(bytes: Uint8Array, length = CODE_LENGTH): string {
  const limit = 256 - (256 % CODE_ALPHABET.length)
  const letters = [...bytes]
    .filter((byte) => byte < limit)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length])
  if (letters.length < length) throw new Error('too few random bytes for a code')
  return letters.slice(0, length).join('')
}
