/** The pages to which a letter brings a key, and the cookie in which the front server keeps it for them. */
export const keyCookies = {
  '/uitnodiging': 'wegwijs-uitnodiging',
  '/inloggen/link': 'wegwijs-link',
} as const

/** Minutes that a key waits in the browser for its page; a letter with it can be opened again. */
export const KEY_MINUTES = 30

/**
 * A key as its cookie holds it: with the moment, in milliseconds, at which it came. The browser is told no time, for then it
 * would keep it when it is closed, for whoever comes next to that computer.
 */
export function withMoment(key: string, at: number): string {
  return `${at.toString(36)}.${key}`
}

/** The key in its cookie; empty when there is none, or when it has waited too long. */
export function keyIn(cookie: string, at: number): string {
  const [, moment = '', key = ''] = /^([0-9a-z]{8,9})\.([\w.~-]{1,100})$/.exec(cookie) ?? []
  return at - Number.parseInt(moment, 36) < KEY_MINUTES * 60_000 ? key : ''
}
