import { type OutgoingHttpHeader, ServerResponse } from 'node:http'
import { type Pages, readsPages, sendLine, sendPage, type Write } from './answers.ts'
import type { Headers } from './headers.ts'
import type { Req } from './visitor.ts'

/** Statuses whose page is replaced by ours, besides everything from 500 up. */
const replacedPages = new Set([400, 404, 405])
/** For these also a bare line of text is replaced: Next answers so to a form it does not know. */
const replacedLines = new Set([...replacedPages, 409, 413])
/** Milliseconds an answer that has begun may go on after its deadline. */
const endTime = 30_000

type Settings = {
  pages: Pages
  /** Milliseconds in which the app has to begin its answer. */
  deadline: number
  /** The security headers of every answer. */
  headers: Headers
  /** Hears of each answer that says something is wrong. */
  onTrouble?: (status: number, reason: string) => void
}

/**
 * Stands between the app and the visitor. An error page of the app is replaced by ours; when the app
 * has not begun to answer after its deadline the visitor gets our page, and what the app still says is
 * dropped.
 */
export class Guard {
  #state: 'open' | 'passing' | 'sending' | 'replaced' = 'open'
  #hurry: NodeJS.Timeout
  readonly #req: Req
  readonly #res: ServerResponse
  readonly #settings: Settings

  constructor(req: Req, res: ServerResponse, settings: Settings) {
    this.#req = req
    this.#res = res
    this.#settings = settings
    this.#hurry = setTimeout(() => this.#tooLate(), settings.deadline)
    res.once('close', () => clearTimeout(this.#hurry))
    Object.assign(res, this.#listening())
  }

  /** Answers for an app that failed without answering. */
  fail(reason: string): void {
    if (this.#state === 'open') this.#replace(500, reason)
    else if (this.#state === 'passing' && !this.#res.writableEnded) this.#res.socket?.destroy()
  }

  /** What the app calls to answer: each decides first whether the answer goes through. */
  #listening() {
    const res = this.#res
    const type = () => res.getHeader('content-type')
    const passes = (status: number, said = type()) => this.#passes(status, said)
    const change = (name: Changing) => [name, (...values: unknown[]) => this.#change(name, values)] as const
    return {
      writeHead: (status: number, ...rest: unknown[]) => {
        if (passes(status, typeIn(rest.at(-1)))) original(res, 'writeHead', [status, ...rest])
        return res
      },
      flushHeaders: () => {
        if (!res.headersSent) res.writeHead(res.statusCode)
        if (this.#state === 'passing') original(res, 'flushHeaders', [])
      },
      write: (...values: unknown[]) =>
        passes(res.statusCode) ? original(res, 'write', values) : dropped(values),
      end: (...values: unknown[]) => {
        const goes = passes(res.statusCode)
        clearTimeout(this.#hurry)
        if (goes) original(res, 'end', values)
        else dropped(values)
        return res
      },
      ...Object.fromEntries(changing.map(change)),
    }
  }

  #passes(status: number, type: OutgoingHttpHeader | undefined): boolean {
    if (this.#state === 'open') {
      if (isReplaced(this.#req, status, type)) this.#replace(status, 'error')
      else {
        this.#state = 'passing'
        if (status >= 500) this.#settings.onTrouble?.(status, 'error')
      }
    }
    return this.#state === 'passing'
  }

  #change(name: Changing, values: unknown[]): unknown {
    return this.#state === 'replaced' ? this.#res : original(this.#res, name, values)
  }

  #replace(status: number, reason: string): void {
    const { pages, headers, onTrouble } = this.#settings
    if (status >= 500) onTrouble?.(status, reason)
    const answer = { status, headers, write: this.#write }
    if (readsPages(this.#req)) sendPage(this.#req, this.#res, { ...answer, pages })
    else sendLine(this.#res, { ...answer, line: reason })
  }

  #write: Write = (status, ours, body) => {
    const res = this.#res
    this.#state = 'sending'
    for (const name of res.getHeaderNames()) original(res, 'removeHeader', [name])
    original(res, 'writeHead', [status, ours])
    original(res, 'end', [body])
    this.#state = 'replaced'
    clearTimeout(this.#hurry)
  }

  #tooLate(): void {
    if (this.#state === 'open') this.#replace(503, 'deadline')
    else this.#hurry = setTimeout(() => this.#res.socket?.destroy(), endTime)
  }
}

const changing = ['setHeader', 'appendHeader', 'setHeaders', 'removeHeader'] as const
type Changing = (typeof changing)[number]
type Method = Changing | 'writeHead' | 'flushHeaders' | 'write' | 'end'

/** Calls a method as Node made it. */
function original(res: ServerResponse, name: Method, values: unknown[]): unknown {
  return Reflect.apply(ServerResponse.prototype[name] as (...values: unknown[]) => unknown, res, values)
}

function isReplaced(req: Req, status: number, type: OutgoingHttpHeader | undefined): boolean {
  const kind = String(type ?? '')
  if (kind.startsWith('text/html')) return status >= 500 || replacedPages.has(status)
  const line = kind === '' || kind.startsWith('text/plain')
  return line && readsPages(req) && (status >= 500 || replacedLines.has(status))
}

function typeIn(headers: unknown): string | undefined {
  if (headers === null || typeof headers !== 'object') return undefined
  const flat = Array.isArray(headers) ? headers.flat() : Object.entries(headers).flat()
  const at = flat.findIndex((name, index) => index % 2 === 0 && /^content-type$/i.test(String(name)))
  return at < 0 ? undefined : String(flat[at + 1])
}

/** What nobody hears any more; who waits until it was written is told that it was. */
function dropped(values: unknown[]): true {
  for (const value of values) if (typeof value === 'function') process.nextTick(value as () => void)
  return true
}
