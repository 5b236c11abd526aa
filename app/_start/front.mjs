import { createServer } from 'node:http'
import { loadPages, readsPages, sendLine, sendPage } from './answers.mjs'
import { putBoardBefore } from './board.mjs'
import { checkForm, Refusal, readBody, withBody } from './forms.mjs'
import { guardAnswer } from './guard.mjs'
import { workPolicy } from './policy.mjs'
import { frontSettings, isHost, isOwnPost, putTrueHeaders, visitorOf, wantsChange } from './visitor.mjs'

const bodyLimit = 64 * 1024
/** Milliseconds: for the app to begin its answer, for a visitor to send a form, for running requests at a stop. */
const deadlines = { answer: 8_000, body: 8_000, stop: 5_000 }
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * The front door: an HTTP server that lets only sound requests through to `handler(req, res)` and
 * lets only sound answers out. `stop()` finishes running requests first.
 *
 * @param {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown} handler
 */
export function createFront(handler, options = {}) {
  const settings = { ...frontSettings({}), deadline: deadlines.answer, build: '', log: logLine, ...options }
  const pages = settings.pages ?? loadPages(settings)
  const state = { stopping: false }
  const app = putBoardBefore(handler)
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
    },
    (req, res) => receive(req, res, { handler: app, settings, pages, state }),
  )
  server.on('checkContinue', (req, res) => {
    if (!(Number(req.headers['content-length']) > bodyLimit)) res.writeContinue()
    server.emit('request', req, res)
  })
  return Object.assign(server, { stop: () => stop(server, state) })
}

async function receive(req, res, { handler, settings, pages, state }) {
  const visitor = visitorOf(req, settings)
  const headers = visitor.protocol === 'https' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (state.stopping) res.shouldKeepAlive = false
  let request = req
  try {
    request = await admit(req, visitor)
  } catch (error) {
    refuse(req, res, { error, pages, headers, settings })
    return
  }
  const policy = workPolicy(req.url)
  if (policy) {
    // Next reads the nonce of its scripts from the request.
    request.headers['content-security-policy'] = policy
    res.setHeader('Content-Security-Policy', policy)
  }
  const guard = guardAnswer(request, res, {
    pages,
    deadline: settings.deadline,
    headers,
    onTrouble: (status, reason) => settings.log({ event: 'trouble', status, reason, ...place(req) }),
  })
  try {
    await handler(request, res)
  } catch (error) {
    settings.log({ event: 'handler_failed', error: error?.name, ...place(req) })
    guard.fail('error')
  }
}

/** The request as the app may see it; throws a Refusal when it may not see it at all. */
async function admit(req, visitor) {
  if (!methods.has(req.method)) throw new Refusal(405, 'method')
  if (!isHost(visitor.host)) throw new Refusal(400, 'host')
  if (!isSoundPath(req.url)) throw new Refusal(404, 'path')
  if (wantsChange(req) && !isOwnPost(req, visitor)) throw new Refusal(403, 'origin')
  putTrueHeaders(req, visitor)
  req.headers['x-wegwijs-path'] = req.url
  if (!wantsChange(req)) return req
  const body = await readBody(req, { limit: bodyLimit, patience: deadlines.body })
  if (!req.url.startsWith('/api/')) {
    if (req.method !== 'POST') throw new Refusal(405, 'method')
    await checkForm(req, body)
  }
  return withBody(req, body)
}

/** A path that starts at the root and whose percent signs spell text without a null sign. */
function isSoundPath(url) {
  const [path] = url.split('?')
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\') || path.includes('%00'))
    return false
  // A plain letter in disguise: the app would find the page, and our rules for it would not.
  if (/%(2d|2e|3\d|[46][1-9a-f]|5[0-9af]|7[0-9ae])/i.test(path)) return false
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function refuse(req, res, { error, pages, headers, settings }) {
  const status = error instanceof Refusal ? error.status : 500
  settings.log({
    event: 'refused',
    status,
    reason: error instanceof Refusal ? error.message : error?.name,
    ...place(req),
  })
  if (res.destroyed) return
  if (!req.complete) {
    // Let the answer arrive before a body that nobody reads closes the line.
    res.shouldKeepAlive = false
    req.resume()
    res.once('finish', () => setTimeout(() => req.socket.destroy(), 1_000).unref())
  }
  if (readsPages(req)) sendPage(req, res, { status, pages, headers })
  else sendLine(res, { status, line: error.message, headers })
}

/** Where a line of the log happened: no query and no address of the visitor. */
const place = (req) => ({ method: req.method, path: req.url.split('?')[0].slice(0, 200) })

function logLine(facts) {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...facts })}\n`)
}

async function stop(server, state) {
  state.stopping = true
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const end = setTimeout(() => server.closeAllConnections(), deadlines.stop)
  await closed
  clearTimeout(end)
}
