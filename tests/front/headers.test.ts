import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Handler } from '@/app/_front/board'
import { createFront, type Front } from '@/app/_front/front'
import { policyOf } from '@/app/_front/headers'
import { workPrefixes } from '@/app/_shared/doors'
import { printScript } from '@/app/_shared/print-script'
import { sumScript } from '@/app/_shared/sum-script'

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}
const closed = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]
const security = /^(x-|referrer|cross-origin|permissions|content-security|strict-transport)/

let app: Handler = async () => {}
let front: Front
let site = ''

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  front = createFront((req, res) => app(req, res), { trustedProxies: 1 })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())
afterEach(() => {
  app = async () => {}
})

/** An app that answers so, whatever is asked. */
function answers(status: number, headers: Record<string, string> = { 'Content-Type': 'text/html' }): void {
  app = async (_req, res) => {
    res.writeHead(status, headers)
    res.end('<p>Welkom</p>')
  }
}

/** The security headers of an answer, with its policy apart, as the parts in it. */
async function askedFor(path: string, options: RequestInit = {}) {
  const answer = await fetch(site + path, { redirect: 'manual', ...options })
  await answer.text()
  const found = [...answer.headers].filter(([name]) => security.test(name))
  const { 'content-security-policy': policy = null, ...headers } = Object.fromEntries(found)
  return { status: answer.status, headers, policy: policy?.split('; ').sort() ?? null }
}

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

describe('each answer carries exactly its headers', () => {
  test.each([
    ['a page of a resident', '/nl/hulp', 200, []],
    ['a page that was copied out', '/nl', 200, []],
    ['a page to print', '/nl/afspraak/kaartje', 200, [`script-src ${hashOf(printScript)}`]],
    [
      'the same in another language',
      '/ar/afspraak/mijn?anders=1',
      200,
      [`script-src ${hashOf(printScript)}`],
    ],
    ['a page with a sum', '/en/even-geduld?naar=hulp', 200, [`script-src ${hashOf(sumScript)}`]],
    ['the mails of the demo', '/beheer/post', 200, []],
    ['one mail of the demo', '/beheer/post?brief=3', 200, []],
    ['an answer to a program', '/api/health', 200, []],
    ['a way on', '/', 307, []],
    ['an address that nobody knows', '/nergens', 200, []],
    ['an address that begins like one of ours', '/managers', 200, []],
    ['a page below a page to print', '/nl/afspraak/kaartje/x', 200, []],
    ['a page that is not there', '/nl/niets', 404, []],
    ['a page that is not there, for who works here', '/partner/niets', 404, []],
    ['a page that went wrong', '/nl/afspraak/mijn', 500, []],
  ])('%s', async (_what, path, status, more) => {
    answers(status)
    expect(await askedFor(path)).toEqual({ status, headers: everywhere, policy: [...closed, ...more].sort() })
  })

  test.each([200, 404])('a file of the build, which loads nothing: %i', async (status) => {
    answers(status, { 'Content-Type': 'text/css' })
    const policy = [...closed].sort()
    expect(await askedFor('/_next/static/chunks/a.css')).toEqual({ status, headers: everywhere, policy })
  })

  test.each(workPrefixes)('a page of people who work here: /%s', async (prefix) => {
    answers(200)
    const seen = await askedFor(`/${prefix}/iets?x=1`)
    const nonce = /'nonce-[^']+'/.exec(seen.policy?.join() ?? '')?.[0]
    const more = [`script-src ${nonce} 'strict-dynamic'`, "connect-src 'self'"]
    expect(seen).toEqual({ status: 200, headers: everywhere, policy: [...closed, ...more].sort() })
  })

  test('a request that never reaches the app', async () => {
    answers(200)
    const other = { method: 'POST', headers: { origin: 'https://elsewhere.example' } }
    expect(await askedFor('/nl/afspraak/mijn', other)).toEqual({
      status: 403,
      headers: everywhere,
      policy: [...closed].sort(),
    })
  })

  test('and over https the promise to stay there', async () => {
    for (const [status, path] of [
      [200, '/nl/hulp'],
      [404, '/nl/niets'],
      [404, '/nl/%2d'],
    ] as const) {
      answers(status)
      const { headers } = await askedFor(path, { headers: { 'x-forwarded-proto': 'https' } })
      expect(headers).toEqual({ ...everywhere, 'strict-transport-security': 'max-age=31536000' })
    }
  })
})

test('the app hears the number of its scripts, another one each time, and never one that a visitor made up', async () => {
  const heard: unknown[] = []
  app = async (req, res) => {
    heard.push(req.headers['content-security-policy'])
    res.end()
  }
  const made = { headers: { 'content-security-policy': "script-src 'nonce-mine'" } }
  const first = await fetch(`${site}/partner`, made)
  await fetch(`${site}/partner`, made)
  expect(heard[0]).toBe(first.headers.get('content-security-policy'))
  expect(heard[0]).toMatch(/'nonce-[\w+/=]{24}'/)
  expect(new Set(heard).size).toBe(2)
  await fetch(`${site}/_next/static/a.js`, made)
  expect(heard[2]).toBe([...closed].join('; '))
})

test('an app cannot take a header away by answering in its own way', async () => {
  app = async (_req, res) => {
    res.statusCode = 200
    res.setHeader('Content-Type', 'text/html')
    res.write('<p>')
    res.end('</p>')
  }
  expect(await askedFor('/nl/hulp')).toMatchObject({ headers: everywhere, policy: [...closed].sort() })
})

test('nothing that an app said stands on the page of ours that takes its place', async () => {
  app = async (_req, res) => {
    res.setHeader('Set-Cookie', 'a=b')
    res.setHeader('X-App', 'yes')
    res.writeHead(500, { 'Content-Type': 'text/html' })
    res.end('<p>a stack of lines</p>')
  }
  const answer = await fetch(`${site}/nl/hulp`)
  expect(await answer.text()).toContain('Er ging iets mis')
  expect([answer.headers.get('set-cookie'), answer.headers.get('x-app')]).toEqual([null, null])
})

test('outside development nothing may be made out of text', () => {
  expect(policyOf('/partner')).not.toMatch(/unsafe/)
})
