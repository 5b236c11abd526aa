import { Secret, TOTP } from 'otpauth'

/** Seconds that one code of the app counts; the code before and after are good too, because clocks differ. */
export const STEP_SECONDS = 30
/** Codes on paper for who loses the app. */
export const PAPER_CODES = 10
/** Hours in which a second person can agree to take a lost second factor away. */
export const RESET_HOURS = 24
/** Minutes in which the codes on paper can be read, in the browser in which the second factor was set up. */
export const SHOW_MINUTES = 10

/** A secret as an app for codes knows it, under the name of an account. */
export function totpOf(secret: Uint8Array, account: string): TOTP {
  const shared = new Secret({ buffer: Uint8Array.from(secret).buffer })
  return new TOTP({ issuer: 'Wegwijs', label: account, secret: shared, period: STEP_SECONDS })
}

/** Which step of time a code belongs to; null when it does not count now, or has counted already. */
export function stepOf(totp: TOTP, code: string, lastStep: number | null, now: Date): number | null {
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
  return lastStep === null || step > lastStep ? step : null
}

/** Whether a code is one of the app; those on paper have letters and are longer. */
export function isDigits(code: string): boolean {
  return /^\d{6}$/.test(code)
}

/** Whether who asks may agree to take away a second factor: somebody else asked for it, less than a day ago. */
export function mayAgree(
  asked: { by: string | null; at: Date | null },
  agreeing: string,
  now: Date,
): boolean {
  if (!asked.by || !asked.at || asked.by === agreeing) return false
  return now.getTime() - asked.at.getTime() < RESET_HOURS * 3_600_000
}

/** None that look alike; 32 of them, so that every byte serves evenly. */
const PAPER_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code on paper of ten letters and digits, from at least as many bytes. */
export function paperCode(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 10)].map((byte) => PAPER_ALPHABET[byte % 32]).join('')
}

/** A code on paper as it is easy to read and to copy: `7KQ2M-D4X9P`. */
export function spelled(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1-')
}
