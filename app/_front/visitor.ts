import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** A request as a server gets it. */
export type Req = IncomingMessage & { method: string; url: string }

export type Visitor = {
  address: string
  protocol: 'http' | 'https'
  host: string
  /** The address is that of a proxy that nobody told of: all who come by it look like one. Said by who watches that. */
  isHidden?: boolean
}
type Settings = { publicUrl: URL | null; trustedProxies: number }
/** `phone`: what to call as long as the library did not write down its own; empty where nobody said which. */
export type FrontSettings = Settings & { phone: string }

/** Headers that only a trusted proxy, or Next itself, may speak through. */
const forwarding =
  /^(content-security-policy.*|x-wegwijs-.*|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|x-middleware-.*|x-nextjs-.*|x-action-.*|x-next-.*|x-prerender-.*|next-resume.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*)$/
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** The number of the demo library, which is nobody's. */
const demoPhone = '06 0000 0010'

/** The settings of the front that come from the environment. */
export function frontSettings(env: Partial<NodeJS.ProcessEnv> = process.env): FrontSettings {
  return {
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL) : null,
    trustedProxies: Number(env.TRUSTED_PROXIES ?? 0) || 0,
    phone: env.LIBRARY_PHONE || (env.DEMO === '1' ? demoPhone : ''),
  }
}

/** Who asks, and by which address and protocol they came; a proxy is believed only as far as it is trusted. */
export function visitorOf(req: Req, { publicUrl, trustedProxies }: Settings): Visitor {
  const vouched = (name: string) =>
    trustedProxies > 0 ? fromRight(req.headers[name], trustedProxies) : undefined
  const address = plainAddress(vouched('x-forwarded-for')) ?? plainAddress(req.socket.remoteAddress) ?? ''
  const said =
    trustedProxies > 0 ? (vouched('x-forwarded-proto') ?? only(req.headers['x-forwarded-proto'])) : ''
  const https = publicUrl ? publicUrl.protocol === 'https:' : said === 'https' || 'encrypted' in req.socket
  const host = publicUrl?.host ?? req.headers.host ?? ''
  return { address, protocol: https ? 'https' : 'http', host }
}

/** Whether an address is of the computer itself or of a network of its own: where a proxy stands, not who comes by it. */
export function isInside(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80)/i.test(address)
}

/** Takes away what a visitor may not say about himself, and tells the app what is true. */
export function putTrueHeaders(req: Req, visitor: Visitor): void {
  for (const name of Object.keys(req.headers)) {
    if (forwarding.test(name)) delete req.headers[name]
  }
  req.headers.host = visitor.host
  req.headers['x-forwarded-for'] = visitor.address
  req.headers['x-forwarded-proto'] = visitor.protocol
  req.headers['x-forwarded-host'] = visitor.host
  if (visitor.isHidden) req.headers['x-wegwijs-hidden'] = '1'
}

/** Whether a request wants to change something. */
export const wantsChange = (req: Req): boolean => changing.has(req.method)

/** A post is our own when the browser says it comes from this very site; a browser that says nothing is refused. */
export function isOwnPost(req: Req, visitor: Visitor): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return sameOrigin(req.headers.origin, `${visitor.protocol}://${visitor.host}`)
}

/** Whether the host that was asked for can be a host at all. */
export const isHost = (host: string): boolean => /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host)

function sameOrigin(said: string | undefined, own: string): boolean {
  if (!said) return false
  try {
    return new URL(said).origin === new URL(own).origin
  } catch {
    return false
  }
}

type Header = string | string[] | undefined

/** The value that the nth proxy from us wrote; each proxy adds what it saw at the right. */
function fromRight(header: Header, proxies: number): string | undefined {
  return entriesOf(header).at(-proxies)
}

/** What stands in a header to which each proxy adds at the right. */
export function entriesOf(header: Header): string[] {
  const values = String(header ?? '').split(',')
  return values.map((value) => value.trim()).filter(Boolean)
}

function only(header: Header): string | undefined {
  const values = String(header ?? '').split(',')
  return values.length === 1 ? values[0]?.trim() : ''
}

/** An address as a number alone; undefined when it is none. */
export function plainAddress(text: string | undefined): string | undefined {
  if (!text) return undefined
  const bare = text.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) ? address : undefined
}
