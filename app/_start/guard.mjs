import { ServerResponse } from 'node:http'
import { readsPages, sendLine, sendPage } from './answers.mjs'

/** Statuses whose page is replaced by ours, besides everything from 500 up. */
const replacedPages = new Set([400, 404, 405])
/** For these also a bare line of text is replaced: Next answers so to a form it does not know. */
const replacedLines = new Set([...replacedPages, 409, 413])
/** Milliseconds an answer that has begun may go on after its deadline. */
const endTime = 30_000

const prototype = ServerResponse.prototype

/**
 * Stands between the app and the visitor. An error page of the app is replaced by ours; when the app
 * has not begun to answer after `deadline` milliseconds the visitor gets our page, and what the app
 * still says is dropped. `onTrouble(status, reason)` hears of each such answer.
 */
export function guardAnswer(req, res, { pages, deadline, headers = {}, onTrouble = () => {} }) {
  let state = 'open'
  let hurry = setTimeout(tooLate, deadline)
  const done = () => clearTimeout(hurry)
  res.once('close', done)

  const write = (status, ours, body) => {
    state = 'sending'
    for (const name of res.getHeaderNames()) prototype.removeHeader.call(res, name)
    prototype.writeHead.call(res, status, ours)
    prototype.end.call(res, body)
    state = 'replaced'
    done()
  }
  const replace = (status, reason) => {
    if (status >= 500) onTrouble(status, reason)
    if (readsPages(req)) sendPage(req, res, { status, pages, write, headers })
    else sendLine(res, { status, line: reason, write, headers })
  }
  function tooLate() {
    if (state === 'open') replace(503, 'deadline')
    else hurry = setTimeout(() => res.socket?.destroy(), endTime)
  }
  /** Decides at the first sign of an answer whether it goes through. */
  const begins = (status, type) => {
    if (state !== 'open') return
    if (isReplaced(req, status, type)) replace(status, 'error')
    else {
      state = 'passing'
      if (status >= 500) onTrouble(status, 'error')
    }
  }

  res.writeHead = (status, ...rest) => {
    begins(status, typeIn(rest.at(-1)) ?? res.getHeader('content-type'))
    if (state === 'passing') prototype.writeHead.call(res, status, ...rest)
    return res
  }
  res.flushHeaders = () => {
    if (!res.headersSent) res.writeHead(res.statusCode)
    if (state === 'passing') prototype.flushHeaders.call(res)
  }
  res.write = (chunk, encoding, callback) => {
    begins(res.statusCode, res.getHeader('content-type'))
    if (state === 'passing') return prototype.write.call(res, chunk, encoding, callback)
    return dropped(encoding, callback) || true
  }
  res.end = (chunk, encoding, callback) => {
    begins(res.statusCode, res.getHeader('content-type'))
    done()
    if (state === 'passing') return prototype.end.call(res, chunk, encoding, callback)
    dropped(chunk, encoding, callback)
    return res
  }
  for (const name of ['setHeader', 'appendHeader', 'setHeaders', 'removeHeader']) {
    res[name] = (...values) => (state === 'replaced' ? res : prototype[name].apply(res, values))
  }
  return {
    /** Answers for an app that failed without answering. */
    fail(reason) {
      if (state === 'open') replace(500, reason)
      else if (state === 'passing' && !res.writableEnded) res.socket?.destroy()
    },
  }
}

function isReplaced(req, status, type) {
  const kind = String(type ?? '')
  if (kind.startsWith('text/html')) return status >= 500 || replacedPages.has(status)
  const line = kind === '' || kind.startsWith('text/plain')
  return line && readsPages(req) && (status >= 500 || replacedLines.has(status))
}

function typeIn(headers) {
  if (headers === null || typeof headers !== 'object') return undefined
  if (Array.isArray(headers)) {
    const flat = headers.flat()
    const at = flat.findIndex((name, index) => index % 2 === 0 && /^content-type$/i.test(String(name)))
    return at < 0 ? undefined : flat[at + 1]
  }
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
}

function dropped(...callbacks) {
  for (const callback of callbacks) if (typeof callback === 'function') process.nextTick(callback)
}
