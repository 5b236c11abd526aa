import { randomUUID } from 'node:crypto'
import { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip as gzipWith } from 'node:zlib'
import { readsPages, withoutScripts } from './answers.mjs'

const gzip = promisify(gzipWith)
/** What hangs on the board: branches, free times and courses, the same for everybody and asked for most of all. */
const hangs =
  /^\/(nl|en|ar)\/(hulp\/(vestiging|tijd\/[a-z0-9-]{1,80})|cursus\/\d{1,15})(\?(later|wijzig)=1(&(later|wijzig)=1)?)?$/
/** Pages that hang there at most. */
const room = 500
/** The headers of an answer that are about its way over the line. */
const ofTheLine = ['connection', 'content-length', 'keep-alive', 'transfer-encoding']

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
  // So that nothing of one visitor can ever hang there, and what hangs there is text.
  delete req.headers.cookie
  delete req.headers['accept-encoding']
  const sheet = new Sheet(req)
  await handler(req, sheet)
  const { status, headers, text } = await sheet.full
  const key = /name="formKey" value="([^"]+)"/.exec(text)?.[1]
  const body = withoutScripts(text)
  return { status, headers, parts: key ? body.split(key) : [body] }
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

async function copyOut({ status, headers, parts }, res, packed) {
  const text = Buffer.from(parts.join(randomUUID()))
  const body = packed ? await gzip(text) : text
  res.writeHead(status, {
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  })
  res.end(body)
}
