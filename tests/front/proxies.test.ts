import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'
import { ProxyWatch } from '@/app/_front/proxies'
import type { Req } from '@/app/_front/visitor'

const fronts: Front[] = []
let lines: string[] = []
beforeEach(() => {
  lines = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(fronts.splice(0).map((front) => front.stop()))
})

/** A site that trusts so many proxies; each number is a visit through that many. What the app heard at the last. */
async function visitsTo(trustedProxies: number) {
  let found: unknown
  const front = createFront(
    async (req, res) => {
      found = req.headers['x-wegwijs-proxies']
      res.end()
    },
    { trustedProxies },
  )
  fronts.push(front)
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  return async (through: number[], path = '/partner') => {
    for (const proxies of through) {
      const by = Array.from({ length: proxies }, (_, nth) => `203.0.113.${nth}`).join(', ')
      await fetch(site + path, { headers: proxies > 0 ? { 'x-forwarded-for': by } : {} })
    }
    return found
  }
}

const said = () => lines.filter((line) => line.includes('"event":"proxies"'))
const times = (count: number, proxies: number) => Array.from({ length: count }, () => proxies)

test.each([
  [0, 1, 'more'],
  [1, 2, 'more'],
  [1, 0, 'fewer'],
  [2, 1, 'fewer'],
])(
  'that %i proxies are trusted and visits come through %i is noticed, and said once',
  async (trusted, through, found) => {
    const visits = await visitsTo(trusted)
    expect(await visits(times(30, through))).toBe(found)
    expect(said()).toHaveLength(1)
    expect(JSON.parse(said()[0] ?? '')).toMatchObject({ trusted, found })
    expect(said()[0]).not.toContain('203.0.113')
  },
)

test.each([0, 1, 2])('that all visits come through %i proxies, as was said, is well', async (trusted) => {
  const visits = await visitsTo(trusted)
  expect(await visits(times(30, trusted))).toBe('ok')
  expect(said()).toEqual([])
})

test('one visitor who makes an entry up among others changes nothing, nor does a monitor that comes by no proxy', async () => {
  const visits = await visitsTo(1)
  await visits(times(10, 1))
  expect(await visits([2, 1, 3, 1, 2, 1])).toBe('ok')
  for (const path of ['/api/health', '/api/health/jobs']) expect(await visits(times(30, 0), path)).toBe('ok')
  expect(said()).toEqual([])
})

test('once the setting is right again, that is what is said', async () => {
  const visits = await visitsTo(1)
  expect(await visits(times(8, 0))).toBe('fewer')
  expect(await visits(times(20, 1))).toBe('ok')
  expect(said()).toHaveLength(2)
})

describe('whoever asks is hidden from us', () => {
  /** So many requests from an address that bring so many entries; whether the last of them is hidden. */
  function ask(watch: ProxyWatch, address: string, entries: number, count = 1): boolean {
    const by = Array.from({ length: entries }, () => '203.0.113.9').join(', ')
    const req = { headers: entries > 0 ? { 'x-forwarded-for': by } : {} } as unknown as Req
    return Array.from({ length: count }, () => watch.hear(req, address)).at(-1) ?? false
  }

  test.each([
    ['a proxy that nobody told of', 0, '127.0.0.1', 1],
    ['a second proxy, on the internet', 1, '198.51.100.7', 2],
    ['fewer proxies than was said', 2, '10.0.0.3', 1],
  ])('by %s, for all who come by it', (_, trusted, address, entries) => {
    const watch = new ProxyWatch(trusted)
    ask(watch, address, entries, 5)
    expect(ask(watch, address, entries)).toBe(true)
    // What passes by now and then, around the proxy, changes nothing.
    for (const scan of ['192.0.2.1', '192.0.3.1', '192.0.4.1'])
      expect(ask(watch, scan, trusted, 2)).toBe(false)
    expect(ask(watch, address, entries)).toBe(true)
  })

  test('from the first request on where it comes from where a proxy stands', () => {
    expect(ask(new ProxyWatch(0), '10.0.0.3', 1)).toBe(true)
    expect(ask(new ProxyWatch(0), '198.51.100.7', 1)).toBe(false)
  })

  test('not because he says so himself, however often, from wherever he comes', () => {
    for (const address of ['10.0.0.66', '198.51.100.66']) {
      const watch = new ProxyWatch(0)
      ask(watch, '192.0.2.1', 0, 6)
      expect(ask(watch, address, 1, 500)).toBe(false)
      expect(watch.found).toBe('ok')
    }
  })

  test('no longer when nothing tells so for six hours', () => {
    let at = 0
    const watch = new ProxyWatch(0, () => at)
    expect(ask(watch, '10.0.0.3', 1, 9)).toBe(true)
    at += 6 * 3_600_000
    ask(watch, '192.0.2.1', 0, 6)
    expect(watch.found).toBe('ok')
  })
})
