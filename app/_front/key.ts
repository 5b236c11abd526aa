import { keyCookies, withMoment } from '../_shared/keys.ts'
import { pathOf } from './routes.ts'
import type { Req, Visitor } from './visitor.ts'

/** Where somebody goes on to, and what the browser keeps for that page. */
export type Onward = { status: 303; headers: Record<string, string> }

/**
 * A link in a letter brings a key behind the question mark. Whoever comes by it is led on to the same page without: the
 * key goes along in a cookie that no script reads, so that it stays in no history, on no screen and in nothing that the
 * page tells where somebody came from. Null for every other request.
 */
export function withoutKey(req: Req, visitor: Visitor): Onward | null {
  const path = pathOf(req.url)
  const name = Object.hasOwn(keyCookies, path) ? keyCookies[path as keyof typeof keyCookies] : null
  const asked = new URLSearchParams(req.url.slice(path.length))
  if (name === null || !asked.has('sleutel')) return null
  const key = asked.get('sleutel') ?? ''
  const kept = /^[\w.~-]{1,100}$/.test(key) ? key : ''
  const secure = visitor.protocol === 'https'
  const cookie = [
    `${secure ? '__Host-' : ''}${name}=${kept && withMoment(kept, Date.now())}`,
    'Path=/',
    ...(kept ? [] : ['Max-Age=0']),
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ')
  const headers = { Location: path, 'Set-Cookie': cookie, 'Referrer-Policy': 'no-referrer' }
  return { status: 303, headers }
}
