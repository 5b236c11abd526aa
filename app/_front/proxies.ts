import { log } from '../../lib/tools/log.ts'
import { entriesOf, isInside, type Req } from './visitor.ts'

/** Whether as many proxies write down who asks as the settings say. */
export type ProxiesFound = 'ok' | 'more' | 'fewer'

/** So many of the last requests of one network are looked at, and from so many on it tells something. */
const remembered = 20
const enough = 5
/** So many networks are listened to, for six hours: whoever comes only once or twice tells nothing. */
const networks = 200
const SIX_HOURS = 6 * 3_600_000

/** What one network told last, what that comes to, and when it was heard. */
type Heard = { last: ProxiesFound[]; voice: ProxiesFound[]; at: number }

/**
 * Watches whether TRUSTED_PROXIES can be right. A visitor can make up entries, as many and as often as they like, or come
 * around the proxy; so each network counts once, however much comes from it, and something is only said when three in four
 * of them tell the same. Said once in the log, until it was right again.
 */
export class ProxyWatch {
  found: ProxiesFound = 'ok'
  readonly #trusted: number
  readonly #clock: () => number
  readonly #heard = new Map<string, Heard>()

  constructor(trusted: number, clock: () => number = Date.now) {
    this.#trusted = trusted
    this.#clock = clock
  }

  /**
   * Looks at one request as it came in, from this address; answers whether it is hidden from us who asks: by as many
   * proxies too many or too few as nearly all come, or, when nobody has told much yet, from where a proxy stands.
   */
  hear(req: Req, address: string): boolean {
    const seen = entriesOf(req.headers['x-forwarded-for']).length
    const told = seen === this.#trusted ? 'ok' : seen > this.#trusted ? 'more' : 'fewer'
    this.#remember(told, networkOf(address))
    const voices = [...this.#heard.values()].flatMap(({ voice }) => voice)
    const before = this.found
    this.found = mostOf(voices)
    if (this.found !== before) log('proxies', { trusted: this.#trusted, found: this.found })
    if (voices.length === 0) return told === 'more' && isInside(address)
    return told !== 'ok' && told === this.found
  }

  #remember(told: ProxiesFound, network: string): void {
    const now = this.#clock()
    const last = [...(this.#heard.get(network)?.last ?? []), told].slice(-remembered)
    // Put at the end: whoever was not heard for longest stands first.
    this.#heard.delete(network)
    this.#heard.set(network, { last, voice: voiceOf(last), at: now })
    for (const [one, { at }] of this.#heard) {
      if (this.#heard.size <= networks && now - at < SIX_HOURS) break
      this.#heard.delete(one)
    }
  }
}

/** What one network tells, in all that came from it; nothing when that is little. */
function voiceOf(last: ProxiesFound[]): ProxiesFound[] {
  return last.length < enough ? [] : [mostOf(last)]
}

/** What three in four tell; otherwise that it is well. */
function mostOf(told: ProxiesFound[]): ProxiesFound {
  const isMost = (one: ProxiesFound) => told.filter((other) => other === one).length * 4 >= told.length * 3
  return told.length === 0 ? 'ok' : ((['more', 'fewer'] as const).find(isMost) ?? 'ok')
}

/** What counts as one that tells: a /24, or of IPv6 a /48. */
function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 3).join(':') : address.replace(/\.\d+$/, '')
}
