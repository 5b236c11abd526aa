import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Handler } from '@/app/_front/board'
import { createFront, type Front } from '@/app/_front/front'

const visitor = '203.0.113.7'
let app: Handler = async () => {}
let front: Front
let site = ''
let heard: { method: string; address: unknown; host: unknown; protocol: unknown }[] = []

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  front = createFront((req, res) => app(req, res), { trustedProxies: 1 })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())
beforeEach(() => {
  heard = []
})

/** The headers of a request, as Next hands them on when it asks further itself. */
const handedOn = (headers: NodeJS.Dict<string | string[]>) => {
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers
  return rest as Record<string, string>
}

/** An app that asks the site itself once, as Next does after an action, and then tells what it got. */
function asksFurther(method: 'GET' | 'POST', path: string, more: Record<string, string> = {}): void {
  app = async (req, res) => {
    const {
      'x-forwarded-for': address,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol,
    } = req.headers
    heard.push({ method: req.method, address, host, protocol })
    if (heard.length > 1) return res.end('further')
    const headers = { ...handedOn(req.headers), ...more }
    const answer = await fetch(site + path, { method, headers, ...(method === 'POST' ? { body: 'x' } : {}) })
    res.setHeader('X-Found', answer.headers.get('x-nextjs-action-not-found') ?? '')
    res.end(`${answer.status} ${await answer.text()}`)
  }
}

test('what the app asks of itself counts as asked by the visitor, by the address and the protocol they came by', async () => {
  asksFurther('GET', '/nl/afspraak/gemaakt')
  const headers = { 'x-forwarded-for': visitor, 'x-forwarded-proto': 'https', accept: 'text/html' }
  const answer = await fetch(`${site}/partner`, { headers })
  expect(await answer.text()).toBe('200 further')
  expect(heard).toEqual([
    { method: 'GET', address: visitor, host: new URL(site).host, protocol: 'https' },
    { method: 'GET', address: visitor, host: new URL(site).host, protocol: 'https' },
  ])
})

test('an action that is not on the page to which it is sent goes to no other page', async () => {
  asksFurther('POST', '/nl/hulp', { 'x-action-forwarded': '1', 'next-action': 'a'.repeat(42) })
  const answer = await fetch(`${site}/partner`, { headers: { 'x-forwarded-for': visitor } })
  expect(answer.headers.get('x-found')).toBe('1')
  expect(await answer.text()).toBe('404 not_here\n')
  expect(heard).toHaveLength(1)
})

test('a visitor cannot say that the app asks, nor that an action was handed on', async () => {
  let seen: NodeJS.Dict<string | string[]> = {}
  app = async (req, res) => {
    seen = req.headers
    res.end()
  }
  const made = { 'x-wegwijs-own': 'a'.repeat(43), 'x-action-forwarded': '1', 'x-forwarded-for': visitor }
  await fetch(`${site}/partner`, { headers: { ...made, 'x-prerender-revalidate': '1', 'next-resume': '1' } })
  expect(seen['x-wegwijs-own']).not.toBe(made['x-wegwijs-own'])
  expect([seen['x-action-forwarded'], seen['x-prerender-revalidate'], seen['next-resume']]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(seen['x-forwarded-for']).toBe(visitor)
})
