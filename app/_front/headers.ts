import { createHash, randomBytes } from 'node:crypto'
import { workPrefixes } from '../_shared/doors.ts'
import { languages } from '../_shared/language.ts'
import { printScript } from '../_shared/print-script.ts'
import { sumScript } from '../_shared/sum-script.ts'

export type Headers = Record<string, string>

/** The page with the mails of the demo shows what others wrote, and so runs no script. */
const mails = '/beheer/post'

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}

/** The security headers of every answer, whoever writes it and whatever it is. */
export function safeHeaders(protocol: 'http' | 'https'): Headers {
  return protocol === 'https'
    ? { ...everywhere, 'Strict-Transport-Security': 'max-age=31536000' }
    : everywhere
}

/**
 * What may be loaded and run by what stands at an address, page or not: nothing from elsewhere and no script, unless it
 * is one of the few pages named here.
 */
export function policyOf(url: string): string {
  const [path = ''] = url.split('?')
  if (printed.test(path)) return policy({ 'script-src': hashOf(printScript) })
  if (sums.test(path)) return policy({ 'script-src': hashOf(sumScript) })
  return isWork(path) ? workPolicy() : closedPolicy
}

const language = languages.join('|')
const printed = new RegExp(`^/(${language})/afspraak/(gemaakt|mijn|kaartje)$`)
const sums = new RegExp(`^/(${language})/even-geduld$`)
const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

function isWork(path: string): boolean {
  if (path === mails || path.startsWith(`${mails}/`)) return false
  return workPrefixes.includes(path.split('/')[1] ?? '')
}

/** Their own scripts, by a number that is used once. */
function workPolicy(): string {
  const nonce = randomBytes(16).toString('base64')
  // React in development makes functions out of text, and writes styles into the page.
  const dev = process.env.NODE_ENV === 'development'
  return policy({
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'style-src': `'self'${dev ? " 'unsafe-inline'" : ''}`,
    'connect-src': "'self'",
  })
}

function policy(more: Headers): string {
  const allowed = {
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    ...more,
  }
  return Object.entries(allowed)
    .map((pair) => pair.join(' '))
    .join('; ')
}

/** Of a page that runs no script at all, as nearly every one. */
export const closedPolicy = policy({})
