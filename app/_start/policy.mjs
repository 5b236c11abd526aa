import { randomBytes } from 'node:crypto'
import { workPrefixes } from '../_shared/doors.ts'

/**
 * The pages of people who work here, also one that was forgotten in the list of doors; the page with the mails of the
 * demo runs no script, as next.config says.
 */
const workPage = new RegExp(`^(?!/beheer/post([/?]|$))/(${workPrefixes.join('|')})(?=[/?]|$)`)
const dev = process.env.NODE_ENV === 'development'

/**
 * What a page of people who work here may load: its own scripts, by a number that is used once, and nothing from
 * elsewhere. Null for every other page.
 */
export function workPolicy(url) {
  if (!workPage.test(url)) return null
  const nonce = randomBytes(16).toString('base64')
  return [
    "default-src 'none'",
    // React in development makes functions out of text.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
