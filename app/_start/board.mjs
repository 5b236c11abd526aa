import { randomUUID } from 'node:crypto'
import { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip as gzipWith } from 'node:zlib'
import { readsPages, withoutScripts } from './answers.mjs'

const gzip = promisify(gzipWith)
/** What hangs on the board: the start, branches, free times and courses; they know nobody and everybody asks for them. */
const hangs = new RegExp(
  [
    '^/(nl|en|ar)',
    '(/vestigingen|/hulp/vestiging|/hulp/tijd/[a-z0-9-]{1,80}|/cursussen(/in/[a-z0-9-]{1,80}/[a-z]{1,20}(/\\d{1,4})?)?|/cursus/\\d{1,15})?',
    '(\\?(later|wijzig)=1(&(later|wijzig)=1)?)?$',
  ].join(''),
)
/** The value by which a form is recognised when it comes twice. */
const formKey = /(?<=name="formKey" value=")[^"]*(?=")/
/** Pages that hang there at most. */
const room = 200
/** What is of one visitor, or of what one visitor has already: a page for everybody is asked for without. */
const ofOne = ['cookie', 'accept-encoding', 'if-none-match', 'if-modified-since', 'range']
/** The headers of an answer that are about its way over the line. */
const ofTheLine = ['connection', 'content-length', 'etag', 'keep-alive', 'transfer-encoding']

/**
 * Puts a board before the app: a page that is the same for everybody is asked for once a second, without
 * anybody's cookie, and copied out to whoever comes. Each copy gets a form key of its own, because by that
 * key two clicks of one visitor are known from the clicks of two. `hangingTime` in milliseconds counts from
 * when the page was asked for; a time that was taken meanwhile is refused kindly, as it always was.
 */
export function putBoardBefore(handler, hangingTime = 1_000) {
  const board = new Map()
  return async (req, res) => {
    if (req.method !== 'GET' || !hangs.test(req.url) || !readsPages(req)) return handler(req, res)
    const packed = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
    const page = await onBoard(board, req.url, hangingTime, () => ask(handler, req))
    await copyOut(page, res, packed)
  }
}

/** The page as it hangs there, or as it is being asked for; what is not a page with status 200 does not stay. */
function onBoard(board, url, hangingTime, load) {
  const now = Date.now()
  const hanging = board.get(url)
  if (hanging && now < hanging.until) return hanging.page
  const page = load()
  const mine = { until: now + hangingTime, page }
  if (board.size >= room) board.clear()
  board.set(url, mine)
  const takeDown = () => {
    if (board.get(url) === mine) board.delete(url)
  }
  page.then(({ status }) => status === 200 || takeDown(), takeDown)
  return page
}

async function ask(handler, req) {
  // So that nothing of one visitor can ever hang there, and what hangs there is whole.
  for (const name of ofOne) delete req.headers[name]
  const sheet = new Sheet(req)
  await handler(req, sheet)
  const { status, headers, text } = await sheet.full
  const parts = withoutScripts(text).split(formKey)
  return { status, headers, copy: parts.length > 1 ? copies(parts) : prints(parts[0]) }
}

/** A page with forms: every form in every copy is written out with a key of its own. */
function copies(parts) {
  return (packed) => {
    const text = Buffer.from(parts.reduce((html, part) => html + randomUUID() + part))
    return packed ? gzip(text) : text
  }
}

/** A page without: the same for all, packed at most once. */
function prints(html) {
  const text = Buffer.from(html)
  let small
  return (packed) => {
    if (packed) small ??= gzip(text)
    return packed ? small : text
  }
}

/** An answer that goes to nobody: it keeps what the app writes, and resolves `full` when that is all. */
class Sheet extends ServerResponse {
  #written = []
  full = new Promise((resolve) => {
    this.once('finish', () => {
      const headers = this.getHeaders()
      for (const name of ofTheLine) delete headers[name]
      resolve({ status: this.statusCode, headers, text: Buffer.concat(this.#written).toString() })
    })
  })

  writeHead(status, ...rest) {
    this.statusCode = status
    const headers = typeof rest.at(-1) === 'object' ? rest.at(-1) : {}
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value)
    return this
  }

  flushHeaders() {}

  write(chunk, ...rest) {
    this.#written.push(Buffer.from(chunk, typeof rest[0] === 'string' ? rest[0] : 'utf8'))
    rest.find((one) => typeof one === 'function')?.()
    return true
  }

  end(...rest) {
    if (typeof rest[0] === 'string' || rest[0] instanceof Uint8Array) this.write(rest[0], rest[1])
    this.finished = true
    this.emit('finish')
    this.emit('close')
    rest.find((one) => typeof one === 'function')?.()
    return this
  }
}

async function copyOut({ status, headers, copy }, res, packed) {
  const body = await copy(packed)
  res.writeHead(status, {
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  })
  res.end(body)
}
