/** What may never be kept: a citizen service number, a bank account, a password (AVG-3). */
export type Secret = 'bsn' | 'iban' | 'password'

/** Finds the first thing in a text that may never be kept, whatever separators or script it is typed in. */
export function findSecret(text: string): Secret | null {
  const plain = latin(text)
  if (hasBsn(plain)) return 'bsn'
  if (hasIban(plain)) return 'iban'
  return hasPassword(plain) ? 'password' : null
}

/** Full-width and Arabic digits become 0–9; what cannot be seen is gone. */
export function latin(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}

const SEPARATOR = '[\\s.,/_\\-\u2010-\u2015]'
const RUN = new RegExp(`\\+?\\d(?:${SEPARATOR}{0,3}\\d)*`, 'g')
/** A telephone number with its country, as far as it is written here: a plus or two zeros, and digits. */
const FROM_ABROAD = new RegExp(`(?:\\+|(?<!\\d)00)[1-9](?:${SEPARATOR}|\\d)*$`)

function hasBsn(text: string): boolean {
  return [...text.replaceAll('(0)', '').matchAll(RUN)].some(([run]) => ninesIn(run).some(isBsn))
}

/**
 * Every nine digits that are written as a whole, whatever other digits stand before or after them; not those that
 * can belong to a telephone number with its country, which has fifteen digits at most.
 */
function ninesIn(run: string): string[] {
  const groups = [...run.matchAll(/\d+/g)]
  return groups.flatMap((group, from) => {
    const nine = firstNine(groups.slice(from, from + 9).map(([digits]) => digits))
    return nine === null || isAbroad(run.slice(0, group.index), nine) ? [] : [nine]
  })
}

function firstNine(groups: string[]): string | null {
  let digits = ''
  for (const group of groups) {
    digits += group
    if (digits.length >= 9) return digits.length === 9 ? digits : null
  }
  return null
}

function isAbroad(before: string, nine: string): boolean {
  const [start] = before === '+' ? [before] : (FROM_ABROAD.exec(before) ?? [])
  return start !== undefined && `${start}${nine}`.replace(/\D/g, '').length <= 15
}

/** The 11-test on nine digits; a number that begins with two zeros is nobody's: it begins a call abroad. */
export function isBsn(digits: string): boolean {
  if (!/^(?!00)\d{9}$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return sum % 11 === 0
}

function hasIban(text: string): boolean {
  const runs = text.toUpperCase().match(/[A-Z]{2}\s?\d{2}(?:[\s.-]?[A-Z0-9]){11,30}/g) ?? []
  return runs.some((run) => someStartIsIban(run.replace(/[^A-Z0-9]/g, '')))
}

// What follows an account number in a sentence sticks to it, so every length an account can have is tried.
function someStartIsIban(run: string): boolean {
  return Array.from({ length: Math.max(0, run.length - 14) }, (_, i) => run.slice(0, 15 + i)).some(isIban)
}

/** The mod-97 test of ISO 13616 on an account number without spaces. */
export function isIban(account: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return false
  const moved = account.slice(4) + account.slice(0, 4)
  let rest = 0
  for (const sign of moved) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest === 1
}

function hasPassword(text: string): boolean {
  return /(wachtwoord|pincode|password|passwort|\bpin\b|\bww\b|كلمة\s*(ال)?(سر|مرور))\s*(:|=|is\b)/i.test(
    text,
  )
}
