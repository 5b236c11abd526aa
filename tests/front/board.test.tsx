import type { Server } from 'node:http'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import { putBoardBefore } from '@/app/_front/board'
import type { Req } from '@/app/_front/visitor'
import { forEverybody } from '@/app/_shared/for-everybody'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'

type App = (req: Req, res: ServerResponse) => unknown

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => void server.close()))

const times = '/nl/hulp/tijd/mijdrecht'
const form = (key: string) => `<form><input type="hidden" name="formKey" value="${key}"/></form>`
const page = (key: string) => `${forEverybody}<h1>Tijd</h1><script>f("${key}")</script>${form(key)}`
const html = (res: ServerResponse) => res.setHeader('Content-Type', 'text/html; charset=utf-8')

/** Answers with the name of who asks, in a page that says of itself what is said here. */
const withName =
  (says: string, more: (res: ServerResponse) => void = () => {}): App =>
  (req, res) => {
    html(res)
    more(res)
    res.end(`${says}<p>${req.headers.cookie ?? 'nobody'}</p>`)
  }

describe('a page that is the same for everybody', () => {
  test('is made once, and everyone gets a form key of their own', async () => {
    let made = 0
    const site = await open((_req, res) => {
      made += 1
      html(res)
      res.write('<p>Welkom</p>')
      res.end(page('the-key'))
    })
    const seen = await Promise.all(Array.from({ length: 20 }, () => visit(site + times)))
    expect(made).toBe(1)
    expect(new Set(seen.map(({ html }) => /value="([^"]+)"/.exec(html)?.[1])).size).toBe(20)
    for (const { html, type } of seen) {
      expect(html).toMatch(/^<p>Welkom<\/p><h1>Tijd<\/h1><form>/)
      expect(html).not.toContain('the-key')
      expect(type).toBe('text/html; charset=utf-8')
    }
  })

  test('says so in its head, in the very words that are looked for', () => {
    expect(renderToStaticMarkup(<ForEverybody />)).toBe(forEverybody)
  })

  test('is asked for in nobody’s name: nothing of the visitor who came first reaches the app', async () => {
    const heard: unknown[] = []
    const site = await open((req, res) => {
      heard.push(req.headers)
      html(res)
      res.end(page('k'))
    })
    const own = {
      cookie: 'wegwijs=secret',
      authorization: 'Basic x',
      'accept-language': 'fy',
      'user-agent': 'hers',
      referer: `${site}/nl/gegevens/naam`,
      'x-forwarded-for': '10.0.0.9',
      'if-none-match': '"1"',
      'x-anything': 'hers',
    }
    await visit(site + times, own)
    expect(heard).toEqual([{ host: new URL(site).host, 'x-forwarded-for': '' }])
  })

  test('is packed for whoever can unpack it, and once where there is no form in it', async () => {
    const site = await open((_req, res) => {
      html(res)
      res.setHeader('ETag', '"1"')
      res.end(`${forEverybody}<h1>Cursussen</h1>`)
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

  test('is made apart for each name of the site', async () => {
    const site = await open((req, res) => {
      html(res)
      res.end(`${forEverybody}${req.headers['x-forwarded-proto']}`)
    })
    for (const proto of ['http', 'https'])
      expect((await visit(site + times, { 'x-forwarded-proto': proto })).html).toBe(proto)
  })

  test('carries nothing that the app said to one', async () => {
    const site = await open((_req, res) => {
      html(res)
      res.setHeader('X-Said', 'to you')
      res.end(page('k'))
    })
    expect(await visit(site + times)).toMatchObject({ status: 200, said: null })
  })
})

describe('an answer that is not everybody’s goes to nobody else', () => {
  const key = (value: string) => form(value)
  test.each<[what: string, app: App]>([
    ['a page that forgot to say that it is', withName('')],
    ['a page that says so where it is not seen', withName(`<script>${forEverybody}</script>`)],
    ['a page that shows what somebody typed', withName(forEverybody.replaceAll('<', '&lt;'))],
    ['a page that sets a cookie', withName(forEverybody, (res) => res.setHeader('Set-Cookie', 'a=b'))],
    ['a page that differs by cookie', withName(forEverybody, (res) => res.setHeader('Vary', 'rsc, Cookie'))],
    ['a page that differs by anything', withName(forEverybody, (res) => res.setHeader('Vary', '*'))],
    [
      'a page that is none',
      withName(forEverybody, (res) => res.setHeader('Content-Type', 'application/json')),
    ],
    ['a page without a kind', withName(forEverybody, (res) => res.removeHeader('Content-Type'))],
    ...[201, 204, 302, 404, 500].map((status): [string, App] => [
      `an answer with status ${status}`,
      (req, res) => {
        html(res)
        res.writeHead(status, { 'X-Said': req.headers.cookie ?? 'nobody' })
        res.end(status === 204 ? undefined : page('k'))
      },
    ]),
    ['a form without a key', withName(`${forEverybody}<form></form>`)],
    ['a form without a key beside one with two', withName(`${forEverybody}<form></form><form>${key('a')}`)],
    ['a key outside every form', withName(`${forEverybody}<input name="formKey" value="k"/>`)],
  ])('%s', async (_what, app) => {
    const site = await open(app)
    const answers = await Promise.all(['a', 'b', 'c'].map((who) => visit(site + times, { cookie: who })))
    const later = await visit(site + times, { cookie: 'd' })
    const seen = [...answers, later].map(({ html, said }) =>
      (said ?? html).replace(/<[^>]*>|&lt;[^>]*>/g, ''),
    )
    expect(seen).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a page with a name in it for who has a cookie, though it says that it is everybody’s', async () => {
    const site = await open(withName(forEverybody))
    const seen = []
    for (const who of ['Riet', 'Sanne', '']) seen.push(await visit(site + times, who ? { cookie: who } : {}))
    expect(seen.map(({ html }) => html)).toEqual(Array(3).fill('<p>nobody</p>'))
  })

  test('a page at any other address, whatever it says', async () => {
    const site = await open(withName(forEverybody))
    const others = ['/nl/gegevens/naam', '/nl/hulp', '/nl/afspraak/mijn', '/partner', '/', '/fy/cursussen']
    const queries = ['?wijzig=2', '?later=1&later=1&later=1', '?x=1', '?', '?later=1#'].map(
      (one) => times + one,
    )
    for (const path of [...others, ...queries.filter((one) => !one.endsWith('#')), `${times}/`]) {
      const seen = await Promise.all(['a', 'b'].map((who) => visit(site + path, { cookie: who })))
      expect(
        seen.map(({ html }) => html.replace(forEverybody, '')),
        path,
      ).toEqual(['<p>a</p>', '<p>b</p>'])
    }
  })

  test('a form that was sent', async () => {
    const site = await open((req, res) => {
      html(res)
      res.end(`${forEverybody}${req.method}`)
    })
    await visit(site + times)
    const sent = await fetch(site + times, { method: 'POST', body: 'x' })
    expect(await sent.text()).toContain('POST')
  })

  test('a part of a page, which React asks for', async () => {
    const site = await open(withName(forEverybody))
    for (const who of ['a', 'b'])
      expect((await visit(site + times, { cookie: who, rsc: '1' })).html).toContain(`<p>${who}</p>`)
  })
})

test('what went wrong for one is asked again for the next, and again for everybody a second later', async () => {
  let made = 0
  let fails = true
  const site = await open((_req, res) => {
    made += 1
    if (fails) throw new Error('no database')
    html(res)
    res.end(page('k'))
  }, 300)
  expect((await visit(site + times)).status).toBe(503)
  fails = false
  expect((await visit(site + times)).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 350))
  made = 0
  const seen = await Promise.all([1, 2, 3].map(() => visit(site + times)))
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(made).toBe(1)
})

test('who was answered meanwhile is not asked for again', async () => {
  let made = 0
  let answer = () => {}
  const site = await open((_req, res) => {
    made += 1
    answer = () => res.writeHead(500).end()
  })
  const gone = new AbortController()
  const waiting = fetch(site + times, { headers: { accept: 'text/html' }, signal: gone.signal })
  while (made === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  gone.abort()
  await expect(waiting).rejects.toThrow()
  await new Promise((resolve) => setTimeout(resolve, 50))
  answer()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(made).toBe(1)
})

async function open(app: App, hangingTime = 60_000): Promise<string> {
  const shown = putBoardBefore(async (req, res) => app(req, res), hangingTime)
  const server = createServer((req, res) => {
    shown(req as Req, res).catch(() => {
      res.statusCode = 503
      res.end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function visit(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html', ...headers } })
  const html = await answer.text()
  return {
    packing: answer.headers.get('content-encoding'),
    status: answer.status,
    html,
    type: answer.headers.get('content-type'),
    said: answer.headers.get('x-said'),
  }
}
