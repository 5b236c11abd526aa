import { globSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'
import { KEY_MINUTES, keyCookies, keyIn } from '@/app/_shared/keys'

const secret = 'abcDEF-_.0123456789abcdefghij'
const lines: string[] = []
const heard: unknown[] = []
let front: Front
let site = ''

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
  front = createFront(
    async (req, res) => {
      heard.push([req.url, req.headers])
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end('<p>Welkom</p>')
    },
    { trustedProxies: 1 },
  )
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(() => front.stop())

const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(site + path, { redirect: 'manual', headers })

test.each(Object.entries(keyCookies))(
  'a link with a key to %s leads on to the page without it',
  async (path, name) => {
    for (const more of ['', '&van=mail', '&sleutel=another']) {
      const answer = await open(`${path}?sleutel=${secret}${more}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
      // Without a time it ends with the browser: who comes next to this computer finds nothing.
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(new RegExp(`^${name}=[0-9a-z]+\\.${secret}; Path=/; HttpOnly; SameSite=Lax$`)),
      ])
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await answer.text()).not.toContain(secret)
    }
    const safe = await open(`${path}?sleutel=${secret}`, { 'x-forwarded-proto': 'https' })
    expect(safe.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(`^__Host-${name}=[0-9a-z]+\\.${secret}; Path=/; HttpOnly; SameSite=Lax; Secure$`),
      ),
    ])
    expect(JSON.stringify([heard, lines])).not.toContain(secret)
  },
)

test('a key waits half an hour for its page, also in a browser that is never closed', async () => {
  const began = Date.now()
  const [cookie = ''] = (await open(`/uitnodiging?sleutel=${secret}`)).headers.getSetCookie()
  const value = cookie.split(/[=;]/)[1] ?? ''
  expect(keyIn(value, began)).toBe(secret)
  expect(keyIn(value, began + KEY_MINUTES * 60_000 - 1)).toBe(secret)
  expect(keyIn(value, Date.now() + KEY_MINUTES * 60_000)).toBe('')
  for (const wrong of ['', secret, `.${secret}`, `!.${secret}`, `Infinity.${secret}`, 'zz.'])
    expect(keyIn(wrong, began)).toBe('')
})

test.each(['x%0d%0aSet-Cookie:%20a=b', 'x;%20Path=/nl', 'a'.repeat(101), ''])(
  'a key that can be none is not kept: %s',
  async (key) => {
    const answer = await open(`/uitnodiging?sleutel=${key}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.getSetCookie()).toEqual([
      'wegwijs-uitnodiging=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ])
  },
)

test('another address keeps what stands in it', async () => {
  expect((await open('/uitnodiging?van=mail')).status).toBe(200)
  expect((await open(`/nl/afspraak?sleutel=${secret}`)).headers.getSetCookie()).toEqual([])
})

test('no letter brings a key to any other page', () => {
  const made = globSync(['app/**/*.{ts,tsx}', 'lib/**/*.ts', 'emails/**/*.{ts,tsx}']).flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/(?:letterUrl\('|\$\{config\(\)\.siteUrl\}\/)([\w/]+)(?=['?])/g),
    ].map(([, page]) => `/${page}`),
  )
  const withKey = made.filter((page) => page !== '/partner/vragen')
  expect([...new Set(withKey)].sort()).toEqual(Object.keys(keyCookies).sort())
})
