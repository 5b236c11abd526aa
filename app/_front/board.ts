import { randomUUID } from 'node:crypto'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip as gzipWith } from 'node:zlib'
import { forEverybody } from '../_shared/for-everybody.ts'
import { languages } from '../_shared/language.ts'
import { readsPages, withoutScripts } from './answers.ts'
import { copyOf } from './forms.ts'
import { Sheet } from './sheet.ts'
import type { Req } from './visitor.ts'

/** Answers a request; the app is one. */
export type Handler = (req: Req, res: ServerResponse) => Promise<unknown>

type Copy = (packed: boolean) => Buffer | Promise<Buffer>
/** A page as it hangs there; null where the answer is not everybody's. */
type Page = { headers: OutgoingHttpHeaders; copy: Copy } | null
type Hanging = { until: number; page: Promise<Page> }

const gzip = promisify(gzipWith)
/** The addresses that are worth asking for once for all who come; whether the page is everybody's, it says itself. */
const busy = new RegExp(
  [
    `^/(${languages.join('|')})`,
    '(/vestigingen|/hulp/vestiging|/hulp/tijd/[a-z0-9-]{1,80}|/cursussen(/in/[a-z0-9-]{1,80}/[a-z]{1,20}(/\\d{1,4})?)?|/cursus/\\d{1,15})?',
    '(\\?(later|wijzig)=1(&(later|wijzig)=1)?)?$',
  ].join(''),
)
/** The value by which a form is recognised when it comes twice. */
const formKey = /(?<=name="formKey" value=")[^"]*(?=")/
/** Pages that hang there at most. */
const room = 200
/** What is asked for everybody is asked with these alone: nothing of the visitor who happened to come first. */
const asked = ['host', 'x-forwarded-host', 'x-forwarded-proto', 'x-wegwijs-path']
/** What a copy says of itself; the rest of an answer is about its way over the line, or about one visitor. */
const told = ['content-type', 'cache-control', 'link', 'vary']

/**
 * Puts a board before the app: a page that says that it is everybody's is asked for once a second, in nobody's
 * name, and copied out to whoever comes. Each copy gets form keys of its own, because by that key two clicks
 * of one visitor are known from the clicks of two. `hangingTime` in milliseconds counts from when the page was
 * asked for; a time that was taken meanwhile is refused kindly, as it always was. An answer that is anything else
 * than a whole page of everybody's never hangs: each visitor is answered by the app, as at every other address.
 */
export function putBoardBefore(app: Handler, hangingTime = 1_000): Handler {
  const board = new Map<string, Hanging>()
  return async (req, res) => {
    if (req.method !== 'GET' || !busy.test(req.url) || !readsPages(req)) return app(req, res)
    const page = await onBoard(board, addressOf(req), hangingTime, () => ask(app, req))
    // Who was told meanwhile that it takes too long asks for nothing any more.
    if (res.writableEnded || res.destroyed) return
    if (!page) return app(req, res)
    const packed = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
    await copyOut(page, res, packed)
  }
}

/** One site can have several names, and a page may say by which it was asked for. */
function addressOf({ url, headers }: Req): string {
  return `${headers['x-forwarded-proto']} ${headers.host} ${url}`
}

/** The page as it hangs there, or as it is being asked for. */
function onBoard(
  board: Map<string, Hanging>,
  address: string,
  hangingTime: number,
  load: () => Promise<Page>,
): Promise<Page> {
  const now = Date.now()
  const hanging = board.get(address)
  if (hanging && now < hanging.until) return hanging.page
  // An app that fails fails again for each visitor, and is heard then.
  const page = load().catch(() => null)
  if (board.size >= room) board.clear()
  board.set(address, { until: now + hangingTime, page })
  return page
}

async function ask(app: Handler, req: Req): Promise<Page> {
  const nobodys = copyOf(req, only(asked, req.headers))
  // Next would put the visitor's own in its place.
  nobodys.headers['x-forwarded-for'] = ''
  nobodys.push(null)
  const sheet = new Sheet(nobodys)
  await app(nobodys, sheet)
  const { status, headers, text } = await sheet.full
  const html = withoutScripts(text)
  if (status !== 200 || isOfOne(headers) || !html.includes(forEverybody) || !hasKeys(html)) return null
  const parts = html.replace(forEverybody, '').split(formKey)
  return { headers: only(told, headers), copy: parts.length > 1 ? copies(parts) : prints(parts.join('')) }
}

/**
 * Whether an answer is meant for the one who asked, or is no page. `Cache-Control` tells nothing here: Next says
 * `private, no-store` of every page that it makes when it is asked for, also of the free times.
 */
function isOfOne(headers: OutgoingHttpHeaders): boolean {
  const depends = /\*|\b(cookie|authorization)\b/i.test(String(headers.vary ?? ''))
  const page = String(headers['content-type']).startsWith('text/html')
  return depends || headers['set-cookie'] !== undefined || !page
}

/** Whether every form has its one key, which each copy replaces: with the same key two visitors would be one. */
function hasKeys(html: string): boolean {
  const [before = '', ...forms] = html.split('<form')
  const keysIn = (part: string) => part.split(formKey).length - 1
  return keysIn(before) === 0 && forms.every((form) => keysIn(form) === 1)
}

function only<Value>(names: string[], headers: NodeJS.Dict<Value>): NodeJS.Dict<Value> {
  return Object.fromEntries(names.flatMap((name) => (name in headers ? [[name, headers[name]]] : [])))
}

/** A page with forms: every form in every copy is written out with a key of its own. */
function copies(parts: string[]): Copy {
  return (packed) => {
    const text = Buffer.from(parts.reduce((html, part) => html + randomUUID() + part))
    return packed ? gzip(text) : text
  }
}

/** A page without: the same for all, packed at most once. */
function prints(html: string): Copy {
  const text = Buffer.from(html)
  let small: Promise<Buffer> | undefined
  return (packed) => {
    if (packed) small ??= gzip(text)
    return packed && small ? small : text
  }
}

async function copyOut({ headers, copy }: NonNullable<Page>, res: ServerResponse, packed: boolean) {
  const body = await copy(packed)
  res.writeHead(200, {
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  })
  res.end(body)
}
