import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { putBoardBefore } from '@/app/_start/board.mjs'

type App = (req: IncomingMessage, res: ServerResponse) => unknown

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => void server.close()))

const times = '/nl/hulp/tijd/mijdrecht'
const page = (key: string) =>
  `<h1>Tijd</h1><script>f("${key}")</script><form><input type="hidden" name="formKey" value="${key}"/></form>`

test('a page that is the same for everybody is made once, and everyone gets a form key of their own', async () => {
  let made = 0
  const site = await open((_req, res) => {
    made += 1
    res.setHeader('Content-Type', 'text/html')
    res.write('<p>Welkom</p>')
    res.end(page('the-key'))
  })
  const seen = await Promise.all(Array.from({ length: 20 }, () => visit(site + times)))
  expect(made).toBe(1)
  expect(new Set(seen.map(({ html }) => /value="([^"]+)"/.exec(html)?.[1])).size).toBe(20)
  for (const { html, type } of seen) {
    expect(html).toMatch(/^<p>Welkom<\/p><h1>Tijd<\/h1><form>/)
    expect(html).not.toContain('the-key')
    expect(type).toBe('text/html')
  }
})

test('nothing of the visitor who asked first reaches the app', async () => {
  const site = await open((req, res) => res.end(`cookie: ${req.headers.cookie}`))
  const { html } = await visit(site + times, { cookie: 'wegwijs=secret' })
  expect(html).toBe('cookie: undefined')
})

test('a page of one visitor is made for that visitor', async () => {
  const site = await open((req, res) => res.end(`<p>${req.headers.cookie}</p>`))
  for (const path of ['/nl/gegevens/naam', '/nl/hulp', `${times}?wijzig=2`]) {
    const seen = await Promise.all(['a', 'b'].map((who) => visit(site + path, { cookie: who })))
    expect(seen.map(({ html }) => html)).toEqual(['<p>a</p>', '<p>b</p>'])
  }
})

test('a form that was sent is never answered from the board', async () => {
  const site = await open((req, res) => res.end(req.method))
  await visit(site + times)
  const sent = await fetch(site + times, { method: 'POST', body: 'x' })
  expect(await sent.text()).toBe('POST')
})

test('a page without a form is the same for all, packed for whoever can unpack it', async () => {
  const site = await open((req, res) => {
    if (req.headers['if-none-match']) res.statusCode = 304
    res.setHeader('ETag', '"1"')
    res.end(req.headers['accept-encoding'] ? 'packed by the app' : '<h1>Cursussen</h1>')
  })
  for (const path of [
    '/nl',
    '/nl/vestigingen',
    '/nl/cursussen',
    '/nl/cursussen/in/mijdrecht/start',
    '/nl/cursussen/in/alle/alle/2',
  ]) {
    const seen = await visit(site + path, { 'if-none-match': '"1"', 'accept-encoding': 'gzip' })
    expect(seen).toMatchObject({ status: 200, html: '<h1>Cursussen</h1>', packing: 'gzip' })
    const plain = await visit(site + path, { 'accept-encoding': 'identity' })
    expect(plain).toMatchObject({ status: 200, html: '<h1>Cursussen</h1>', packing: null })
  }
})

test('what is not a page is passed on as it is, and asked for again', async () => {
  const answers = [404, 500, 200]
  const site = await open((_req, res) => {
    res.writeHead(answers.shift() as number, { 'X-Said': 'yes' })
    res.end(page('k'))
  })
  const seen = []
  for (let i = 0; i < 3; i++) seen.push(await visit(site + times))
  expect(seen.map(({ status, said }) => [status, said])).toEqual([404, 500, 200].map((one) => [one, 'yes']))
})

test('an app that fails is asked again by the next visitor', async () => {
  let fails = true
  const site = await open((_req, res) => {
    if (fails) throw new Error('no database')
    res.end(page('k'))
  })
  expect((await visit(site + times)).status).toBe(503)
  fails = false
  expect((await visit(site + times)).status).toBe(200)
})

async function open(app: App): Promise<string> {
  const shown = putBoardBefore(async (req: IncomingMessage, res: ServerResponse) => app(req, res), 60_000)
  const server = createServer((req, res) => {
    shown(req, res).catch(() => {
      res.statusCode = 503
      res.end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function visit(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers: { accept: 'text/html', ...headers } })
  const html = await answer.text()
  return {
    packing: answer.headers.get('content-encoding'),
    status: answer.status,
    html,
    type: answer.headers.get('content-type'),
    said: answer.headers.get('x-said'),
  }
}
