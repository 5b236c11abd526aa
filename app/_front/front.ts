import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { errorCode, log } from '../../lib/tools/log.ts'
import { againAs, markOfBuild, tellForm, withoutCookies } from './again.ts'
import { bareAnswer, loadPages, type Pages, readsPages, sendLine, sendPage } from './answers.ts'
import { type Handler, putBoardBefore } from './board.ts'
import { asksOfMany, checkForm, Refusal, readBody, takesPicture, withBody } from './forms.ts'
import { Guard } from './guard.ts'
import { type Headers, policyOf, safeHeaders } from './headers.ts'
import { withoutKey } from './key.ts'
import { askedByOurselves, isFromOurselves, signAsOurs } from './own.ts'
import { rememberPhone } from './phone.ts'
import { ProxyWatch } from './proxies.ts'
import { type Place, pathOf, placeOf } from './routes.ts'
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
/** Where everybody who is hit has a field of about two hundred bytes. */
const peopleLimit = 1024 * 1024
const limitOf = (url = '') => (takesPicture(url) ? pictureLimit : asksOfMany(url) ? peopleLimit : bodyLimit)
/** So many times as long the app may take over what it does for everybody who is hit: a dozen statements each. */
const LONGER = 4
/** Milliseconds: for the app to begin its answer, for a visitor to send a form, for running requests at a stop. */
const deadlines = { answer: 8_000, body: 8_000, stop: 5_000 }

/** What Node cannot read and why, where it is not just wrong. */
const unread: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }
/** What monitors ask, on this very machine perhaps, and so by no proxy. */
const health = /^\/api\/health(\/jobs)?$/
/** By this Next knows that an action is not there, and says so to who sent it. */
const unknownAction = { 'x-nextjs-action-not-found': '1' }

type Settings = FrontSettings & {
  /** Milliseconds for the app to begin its answer. */
  deadline: number
  /** The folder of the build, where the pages stand that are shown when something is wrong. */
  build: string
  /** Whether somebody works on the site itself: then Next asks more of it. */
  dev: boolean
}
type Desk = {
  handler: Handler
  /** By what this build is known. */
  build: string
  settings: Settings
  pages: Pages
  proxies: ProxyWatch
  state: { stopping: boolean }
}

/** The front door, which finishes running requests before it stops. */
export type Front = Server & { stop: () => Promise<void> }

/**
 * The front door: an HTTP server that lets only sound requests through to the app and lets only sound
 * answers out.
 */
export function createFront(app: Handler, options: Partial<Settings> = {}): Front {
  const settings = { ...frontSettings({}), deadline: deadlines.answer, build: '', dev: false, ...options }
  const state = { stopping: false }
  const { phone, ask } = rememberPhone(app, settings.phone)
  const pages = loadPages({ build: settings.build, phone })
  const proxies = new ProxyWatch(settings.trustedProxies)
  const build = markOfBuild(settings.build)
  const desk = { handler: putBoardBefore(app), build, settings, pages, proxies, state }
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      // Node would refuse in its own words; we do, in ours.
      requireHostHeader: false,
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
  server.on('checkExpectation', (req, res) => {
    const told = { pages: desk.pages, headers: safeHeaders(visitorOf(req as Req, settings).protocol) }
    refuse(req as Req, res, { error: new Refusal(417, 'expectation'), ...told })
  })
  server.on('clientError', (error, socket) => hangUp(error, socket as Socket))
  return Object.assign(server, { stop: () => stop(server, state) })
}

async function receive(req: Req, res: ServerResponse, desk: Desk) {
  const { handler, settings, pages, proxies } = desk
  const ours = isFromOurselves(req)
  const visitor = ours ? askedByOurselves(req) : visitorOf(req, settings)
  const headers = safeHeaders(visitor.protocol)
  if (desk.state.stopping) res.shouldKeepAlive = false
  if (!ours && !health.test(pathOf(req.url))) visitor.isHidden = proxies.hear(req, visitor.address)
  let request = req
  try {
    if (ours && wantsChange(req)) throw new Refusal(404, 'not_here', unknownAction)
    request = againAs(await admit(req, visitor, desk), visitor, desk.build)
    signAsOurs(request)
    request.headers['x-wegwijs-proxies'] = proxies.found
  } catch (error) {
    refuse(req, res, { error, pages, headers })
    return
  }
  const onward = withoutKey(request, visitor) ?? withoutCookies(request)
  if (onward) {
    sendLine(res, { status: onward.status, line: 'onward', headers: { ...headers, ...onward.headers } })
    return
  }
  putSafeHeaders(request, res, headers)
  const guard = new Guard(request, res, {
    pages,
    deadline: settings.deadline * (wantsChange(request) && asksOfMany(request.url) ? LONGER : 1),
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
async function admit(req: Req, visitor: Visitor, { settings, build }: Desk): Promise<Req> {
  if (!isHost(visitor.host) || !saysHost(req)) throw new Refusal(400, 'host')
  const place = soundPlace(req.url, settings.dev)
  if (!place.methods.includes(req.method))
    throw new Refusal(405, 'method', { Allow: place.methods.join(', ') })
  if (wantsChange(req) && !isOwnPost(req, visitor)) throw new Refusal(403, 'origin')
  putTrueHeaders(req, visitor)
  req.headers['x-wegwijs-path'] = req.url
  // Next hides from its pages that one of them is only asked anew.
  if (req.method === 'GET' && req.headers.rsc) req.headers['x-wegwijs-quiet'] = '1'
  if (!wantsChange(req)) return req
  const body = await readBody(req, { limit: limitOf(req.url), patience: deadlines.body })
  if (place.form) tellForm(req, await checkForm(req, body), build)
  return withBody(req, body)
}

/** What may be asked of an address as it stands in the first line of a request. */
function soundPlace(url: string, dev: boolean): Place {
  // No browser sends these: a whole address, a part of a page, signs that are no letters.
  if (!/^\/[\x21\x22\x24-\x7e]*$/.test(url)) throw new Refusal(400, 'path')
  const place = placeOf(pathOf(url), dev)
  if (!place) throw new Refusal(404, 'path')
  return place
}

/** Whether a request says once for which host it is, as its version asks. */
function saysHost({ rawHeaders, httpVersion }: Req): boolean {
  const said = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length
  return said === 1 || (said === 0 && httpVersion === '1.0')
}

/** On everything the app answers, its files and its own redirects too: nobody else has to think of them. */
function putSafeHeaders(req: Req, res: ServerResponse, headers: Headers): void {
  const policy = policyOf(req.url)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.setHeader('Content-Security-Policy', policy)
  // Next reads there the number that its scripts have to carry.
  req.headers['content-security-policy'] = policy
}

type Refused = { error: unknown; pages: Pages; headers: Headers }

function refuse(req: Req, res: ServerResponse, { error, pages, headers }: Refused): void {
  const status = error instanceof Refusal ? error.status : 500
  const reason = error instanceof Refusal ? error.message : errorCode(error)
  const told = error instanceof Refusal ? { ...headers, ...error.headers } : headers
  log('refused', { status, reason, ...place(req) })
  if (res.destroyed) return
  if (!req.complete) {
    // Let the answer arrive before a body that nobody reads closes the line.
    res.shouldKeepAlive = false
    req.resume()
    res.once('finish', () => setTimeout(() => req.socket.destroy(), 1_000).unref())
  }
  if (readsPages(req)) sendPage(req, res, { status, pages, headers: told })
  else sendLine(res, { status, line: reason, headers: told })
}

/** What Node itself cannot read is answered by us as well, and the line is cut. */
function hangUp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const status = unread[error.code ?? ''] ?? 400
  log('refused', { status, reason: errorCode(error) })
  socket.end(bareAnswer(status))
}

/** Where a line of the log happened: no query and no address of the visitor. */
function place(req: Req): { method: string; path: string } {
  return { method: req.method, path: pathOf(req.url).slice(0, 200) }
}

async function stop(server: Server, state: { stopping: boolean }): Promise<void> {
  state.stopping = true
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const end = setTimeout(() => server.closeAllConnections(), deadlines.stop)
  await closed
  clearTimeout(end)
}
