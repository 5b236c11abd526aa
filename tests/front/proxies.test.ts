import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFront, type Front } from '@/app/_front/front'

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
