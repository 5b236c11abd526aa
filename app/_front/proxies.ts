import { log } from '../../lib/tools/log.ts'
import { entriesOf, type Req } from './visitor.ts'

/** Whether as many proxies write down who asks as the settings say. */
export type ProxiesFound = 'ok' | 'more' | 'fewer'

/** So many of the last requests are looked at, and from so many on there is something to say. */
const remembered = 20
const enough = 5

/**
 * Watches whether TRUSTED_PROXIES can be right. A visitor can make up an entry, or come around the proxy; so something is
 * only said when three in four of the last requests tell the same. Said once in the log, until it was right again.
 */
export class ProxyWatch {
  found: ProxiesFound = 'ok'
  readonly #trusted: number
  readonly #last: ProxiesFound[] = []

  constructor(trusted: number) {
    this.#trusted = trusted
  }

  /** Looks at one request as it came in. */
  hear(req: Req): void {
    const seen = entriesOf(req.headers['x-forwarded-for']).length
    this.#last.push(seen === this.#trusted ? 'ok' : seen > this.#trusted ? 'more' : 'fewer')
    if (this.#last.length > remembered) this.#last.shift()
    const before = this.found
    this.found = this.#told()
    if (this.found !== before) log('proxies', { trusted: this.#trusted, found: this.found })
  }

  #told(): ProxiesFound {
    const size = this.#last.length
    const most = (['more', 'fewer'] as const).find(
      (one) => size >= enough && this.#last.filter((told) => told === one).length * 4 >= size * 3,
    )
    return most ?? 'ok'
  }
}
