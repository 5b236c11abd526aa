import { randomBytes, timingSafeEqual } from 'node:crypto'
import { plainAddress, type Req, type Visitor } from './visitor.ts'

/** By this number, another one at each start, a request of the app to itself is known from a visitor's. */
const number = randomBytes(32).toString('base64url')
const name = 'x-wegwijs-own'

/** Gives a request that goes to the app the number that stands on it when the app asks further with the same headers. */
export function signAsOurs(req: Req): void {
  req.headers[name] = number
}

/**
 * Whether the app asks this itself: after an action it fetches the page to go on to, and an action that the page at an
 * address has not it would take to another page.
 */
export function isFromOurselves(req: Req): boolean {
  const said = Buffer.from(String(req.headers[name] ?? ''))
  return said.length === number.length && timingSafeEqual(said, Buffer.from(number))
}

/** In whose name the app asks: who sent the request by which it came to ask, never this machine. */
export function askedByOurselves({ headers }: Req): Visitor {
  const said = (header: string) => String(headers[header] ?? '')
  return {
    address: plainAddress(said('x-forwarded-for')) ?? '',
    protocol: said('x-forwarded-proto') === 'https' ? 'https' : 'http',
    host: said('x-forwarded-host'),
  }
}
