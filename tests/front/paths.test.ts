import { globSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'
import { closedPolicy } from '@/app/_front/headers'
import { placeOf, routes } from '@/app/_front/routes'
import { sendRaw } from '../support/front'

let front: Front
let port = 0
const reached: string[] = []

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  front = createFront(async (req, res) => {
    reached.push(`${req.method} ${req.url}`)
    res.writeHead(200, { 'Content-Type': 'text/html' })
    res.end('<p>Welkom</p>')
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  port = (front.address() as AddressInfo).port
})
afterAll(() => front.stop())
beforeEach(() => {
  reached.length = 0
})

const ask = (method: string, target: string, more = '') =>
  sendRaw(
    port,
    `${method} ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\n${more}Connection: close\r\n\r\n`,
  )

/** The headers that no answer is without. */
const safe = (head: string) =>
  head.includes(`content-security-policy: ${closedPolicy}`) &&
  head.includes('x-content-type-options: nosniff')

const disguised = [
  '/nl/../aanmelden',
  '/nl/./hulp',
  '/nl/..',
  '/nl/.',
  '/nl/%2e%2e/beheer',
  '/nl/.%2E/beheer',
  '/api/../nl/hulp',
  '/api/%2e%2e/nl/hulp',
  '/_next/static/../../nl/hulp',
  '/_next/static/./x.js',
  '/nl//hulp',
  '//nl',
  '//elsewhere.example/nl',
  '/nl%2Fhulp',
  '/nl/%68ulp',
  '/nl/h%C3%BClp',
  '/nl/hulp%00',
  '/nl/hulp%3Fx=1',
  '/nl\\hulp',
  '/nl/..\\beheer',
  '/nl/hulp;x=1',
  '/nl/hulp.',
  '/nl/hulp.json',
  '/nl/hulp.rsc',
  '/nl/hulp+',
  '/nl/hulp:80',
  '/nl/hulp,',
  '/nl/hulp~',
  '/api/health.',
  '/api/health/',
  '/api/',
  '/api',
  '/api/nergens',
  '/nl/hulp#deel',
  '/nl/h\xfclp',
  '/nl/hulp?x=\xfc',
  'http://localhost/nl',
  'nl/hulp',
  '*',
]
const inside = [
  '/_next/image?url=%2Flogo.png&w=64&q=75',
  '/_next/data/abc/nl.json',
  '/_next/webpack-hmr',
  '/_next/',
  '/_next',
  '/_next/static',
  '/_next/static/',
  '/__nextjs_font/x.woff2',
  '/__nextjs_original-stack-frames',
  '/_not-found',
  '/_global-error',
  '/_error',
  '/.well-known/security.txt',
  '/favicon.ico',
]

describe('an address that is spelled in another way than ours', () => {
  test.each([...disguised, ...inside])('is nowhere, by whatever method: %s', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, head } = await ask(method, target, method === 'GET' ? '' : 'Content-Length: 0\r\n')
      expect([400, 404], `${method} ${target}`).toContain(status)
      expect(safe(head), `${method} ${target}`).toBe(true)
    }
    expect(reached).toEqual([])
  })

  test('has one spelling: what a browser would read as another one never gets through', () => {
    const sign = fc.constantFrom(
      '/',
      '.',
      '%',
      '2',
      'e',
      'E',
      'F',
      '\\',
      ';',
      'a',
      'nl',
      '_',
      '-',
      '~',
      ':',
      '@',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const path = `/${signs.join('')}`
        if (!placeOf(path)) return true
        return new URL(path, 'http://a').pathname === path && decodeURIComponent(path) === path
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('an address that is ours', () => {
  test.each([
    '/',
    '/nl',
    '/nl/hulp?x=/../&y=%2e%2e',
    '/nl/hulp/tijd/mijdrecht-2',
    '/nl/hulp/',
    '/partner/boekingen/0a1b2c3d-1111-4222-8333-444455556666',
    '/nl/afspraak/agenda.ics',
    '/balie/boeking/7/wat-weten-wij/gegevens.json',
    '/logo.png',
    '/api/health',
    '/_next/static/chunks/0-3~_x.y.js',
  ])('is read: %s', async (target) => {
    const { status, head } = await ask('GET', target)
    expect(status).toBe(200)
    expect(head).toContain('content-security-policy: ')
    expect(new Set(reached)).toEqual(new Set([`GET ${target}`]))
  })
})

describe('a method that an address does not answer to', () => {
  test.each([
    ['PUT', '/nl/hulp', 'get, head, post'],
    ['DELETE', '/partner', 'get, head, post'],
    ['OPTIONS', '/nl', 'get, head, post'],
    ['OPTIONS', '/api/health', 'get, head'],
    ['POST', '/api/health', 'get, head'],
    ['GET', '/api/questions', 'post'],
    ['PATCH', '/api/questions', 'post'],
    ['POST', '/logo.png', 'get, head'],
    ['POST', '/nl/hulp/', 'get, head'],
    ['POST', '/nl/afspraak/agenda.ics', 'get, head'],
    ['POST', '/_next/static/chunks/a.js', 'get, head'],
    ['TRACE', '/nl', 'get, head, post'],
  ])('%s %s', async (method, target, allowed) => {
    const { status, head } = await ask(method, target, 'Content-Length: 0\r\n')
    expect(status).toBe(405)
    expect(head).toContain(`allow: ${allowed}\r\n`)
    expect(safe(head)).toBe(true)
    expect(reached).toEqual([])
  })

  test('a page takes only a form', async () => {
    expect((await ask('POST', '/nl/hulp', 'Content-Length: 0\r\n')).status).toBe(415)
    expect(reached).toEqual([])
  })
})

test('the list of addresses that are no page is what the house has, and each answers only as its file does', () => {
  const found = Object.fromEntries(
    globSync('app/**/route{,.demo}.ts').map((file) => {
      const at = `/${file.replace(/^app\//, '').replace(/\/route(\.demo)?\.ts$/, '')}`
      const said = readFileSync(file, 'utf8').matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)
      return [at, [...said].map(([, method]) => method)]
    }),
  )
  expect(routes).toEqual(found)
})

test('every page of the house can be read and can take a form', () => {
  const pages = globSync('app/**/page{,.demo}.tsx').map(
    (file) => `/${file.replace(/^app\//, '').replace(/\/?page(\.demo)?\.tsx$/, '')}`,
  )
  expect(pages.length).toBeGreaterThan(80)
  for (const page of pages)
    expect([page, placeOf(page.replaceAll(/\[(\w+)\]/g, '$1'))]).toEqual([
      page,
      { methods: ['GET', 'HEAD', 'POST'], form: true },
    ])
})

describe('what Node would refuse in words of its own', () => {
  test.each([
    ['no request at all', 'nothing\r\n\r\n', 400],
    ['signs that are no letters in the first line', 'GET /nl\x00 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['headers without end', `GET /nl HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET /nl HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', 'GET /nl HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['an expectation', 'GET /nl HTTP/1.1\r\nHost: a\r\nExpect: more\r\nConnection: close\r\n\r\n', 417],
    [
      'two lengths',
      'POST /nl HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
  ])('%s', async (_what, text, status) => {
    const answer = await sendRaw(port, text)
    expect(answer.status).toBe(status)
    expect(safe(answer.head)).toBe(true)
    expect(reached).toEqual([])
  })
})
