import { createServer, type Server, type ServerResponse } from 'node:http'
import { errorCode, log } from '../../lib/tools/log.ts'
import { loadPages, type Pages, readsPages, sendLine, sendPage } from './answers.ts'
import { type Handler, putBoardBefore } from './board.ts'
import { checkForm, Refusal, readBody, takesPicture, withBody } from './forms.ts'
import { Guard } from './guard.ts'
import { type Headers, policyOf, safeHeaders } from './headers.ts'
import { rememberPhone } from './phone.ts'
import {
  type FrontSettings,
  frontSettings,
  isHost,
  isOwnPost,
  putTrueHeaders,
  type Req,
  type Visitor,
  visitorOf,
  wantsChange,
} from './visitor.ts'

const bodyLimit = 64 * 1024
/** Where a picture can be sent: one that is too large is told so by its form, unless it is far too large. */
const pictureLimit = 2 * 1024 * 1024
const limitOf = (url = '') => (takesPicture(url) ? pictureLimit : bodyLimit)
/** Milliseconds: for the app to begin its answer, for a visitor to send a form, for running requests at a stop. */
const deadlines = { answer: 8_000, body: 8_000, stop: 5_000 }
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

type Settings = FrontSettings & {
  /** Milliseconds for the app to begin its answer. */
  deadline: number
  /** The folder of the build, where the pages stand that are shown when something is wrong. */
  build: string
}
type Desk = { handler: Handler; settings: Settings; pages: Pages; state: { stopping: boolean } }

/** The front door, which finishes running requests before it stops. */
export type Front = Server & { stop: () => Promise<void> }

/**
 * The front door: an HTTP server that lets only sound requests through to the app and lets only sound
 * answers out.
 */
export function createFront(app: Handler, options: Partial<Settings> = {}): Front {
  const settings = { ...frontSettings({}), deadline: deadlines.answer, build: '', ...options }
  const state = { stopping: false }
  const { phone, ask } = rememberPhone(app, settings.phone)
  const pages = loadPages({ build: settings.build, phone })
  const desk = { handler: putBoardBefore(app), settings, pages, state }
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
    },
    // A server always gets a method and an address.
    (req, res) => receive(req as Req, res, desk),
  )
  server.on('checkContinue', (req, res) => {
    if (!(Number(req.headers['content-length']) > limitOf(req.url))) res.writeContinue()
    server.emit('request', req, res)
  })
  // Before somebody needs it: then it may be too late to ask.
  server.once('listening', () => void ask())
  return Object.assign(server, { stop: () => stop(server, state) })
}

async function receive(req: Req, res: ServerResponse, { handler, settings, pages, state }: Desk) {
  const visitor = visitorOf(req, settings)
  const headers = safeHeaders(visitor.protocol)
  if (state.stopping) res.shouldKeepAlive = false
  let request = req
  try {
    request = await admit(req, visitor)
  } catch (error) {
    refuse(req, res, { error, pages, headers })
    return
  }
  putSafeHeaders(request, res, headers)
  const guard = new Guard(request, res, {
    pages,
    deadline: settings.deadline,
    headers,
    onTrouble: (status, reason) => log('trouble', { status, reason, ...place(req) }),
  })
  try {
    await handler(request, res)
  } catch (error) {
    log('handler_failed', { error: errorCode(error), ...place(req) })
    guard.fail('error')
  }
}

/** The request as the app may see it; throws a Refusal when it may not see it at all. */
async function admit(req: Req, visitor: Visitor): Promise<Req> {
  if (!methods.has(req.method)) throw new Refusal(405, 'method')
  if (!isHost(visitor.host)) throw new Refusal(400, 'host')
  if (!isSoundPath(req.url)) throw new Refusal(404, 'path')
  if (wantsChange(req) && !isOwnPost(req, visitor)) throw new Refusal(403, 'origin')
  putTrueHeaders(req, visitor)
  req.headers['x-wegwijs-path'] = req.url
  // Next hides from its pages that one of them is only asked anew.
  if (req.method === 'GET' && req.headers.rsc) req.headers['x-wegwijs-quiet'] = '1'
  if (!wantsChange(req)) return req
  const body = await readBody(req, { limit: limitOf(req.url), patience: deadlines.body })
  if (!req.url.startsWith('/api/')) {
    if (req.method !== 'POST') throw new Refusal(405, 'method')
    await checkForm(req, body)
  }
  return withBody(req, body)
}

/** On everything the app answers, its files and its own redirects too: nobody else has to think of them. */
function putSafeHeaders(req: Req, res: ServerResponse, headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  const policy = policyOf(req.url)
  if (policy === null) return
  res.setHeader('Content-Security-Policy', policy)
  // Next reads there the number that its scripts have to carry.
  req.headers['content-security-policy'] = policy
}

/** A path that starts at the root and whose percent signs spell text without a null sign. */
function isSoundPath(url: string): boolean {
  const [path = ''] = url.split('?')
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

type Refused = { error: unknown; pages: Pages; headers: Headers }

function refuse(req: Req, res: ServerResponse, { error, pages, headers }: Refused): void {
  const status = error instanceof Refusal ? error.status : 500
  const reason = error instanceof Refusal ? error.message : errorCode(error)
  log('refused', { status, reason, ...place(req) })
  if (res.destroyed) return
  if (!req.complete) {
    // Let the answer arrive before a body that nobody reads closes the line.
    res.shouldKeepAlive = false
    req.resume()
    res.once('finish', () => setTimeout(() => req.socket.destroy(), 1_000).unref())
  }
  if (readsPages(req)) sendPage(req, res, { status, pages, headers })
  else sendLine(res, { status, line: reason, headers })
}

/** Where a line of the log happened: no query and no address of the visitor. */
function place(req: Req): { method: string; path: string } {
  const [path = ''] = req.url.split('?')
  return { method: req.method, path: path.slice(0, 200) }
}

async function stop(server: Server, state: { stopping: boolean }): Promise<void> {
  state.stopping = true
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const end = setTimeout(() => server.closeAllConnections(), deadlines.stop)
  await closed
  clearTimeout(end)
}
