import { beforeEach, describe, expect, test } from 'vitest'
import { openByCode } from '@/lib/drafts/commands'
import { sumFor } from '@/lib/tools/crowd'
import { countTry, limits } from '@/lib/tools/limits'
import { HARDEST } from '@/lib/tools/proof'
import { everybody, type Visitor } from '@/lib/tools/source'
import { freshDatabase } from '../../support/database'
import {
  aBooking,
  after,
  aGuest,
  anyone,
  aPass,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  type Guest,
  hours,
  now,
} from '../../support/world'

const database = freshDatabase('test')
let code = ''
beforeEach(async () => {
  const form = aBooking((await aSlot()).id, aPerson({ name: 'Riet' }))
  const made = await bookOne(anyone, form, now)
  code = made.ok ? made.value.code : ''
})

async function opens(typed: string, visitor: Visitor, given: { guest?: Guest; at?: Date } = {}) {
  const { at = now } = given
  const guest = given.guest ?? (await aGuest({}, at))
  const opened = await openByCode(guest, { code: typed, letter: 'R', visitor }, at)
  return opened.ok ? 'open' : opened.reason
}

/** So many wrong ones all over the country in this hour. */
async function guessed(count: number, at = now): Promise<void> {
  for (let i = 0; i < count; i += 1) await countTry('wrong_code', 'total', everybody(), at)
}

describe('a code that is right', () => {
  test('opens in a reading room in which others typed ten and more wrong ones', async () => {
    const room = aVisitor()
    const wrong: string[] = []
    for (let i = 0; i < 14; i += 1) wrong.push(await opens('AAAAAA', room))
    expect(wrong).toEqual([...Array(10).fill('no_match'), ...Array(4).fill('slow_down')])
    expect(await opens(code, room)).toBe('open')
    // And those that are wrong wait as before.
    expect(await opens('AAAAAA', room)).toBe('slow_down')
  })

  test('costs nothing, also when it is typed a hundred times', async () => {
    const room = aVisitor()
    for (let i = 0; i < 30; i += 1) expect(await opens(code, room)).toBe('open')
    expect(await opens('AAAAAA', room)).toBe('no_match')
  })
})

describe('when codes are guessed from very many addresses', () => {
  test('each next try costs a sum, and no address is free: 1,072 of them get no further', async () => {
    const answers: string[] = []
    for (let i = 0; i < 260; i += 1) answers.push(await opens('AAAAAA', aVisitor()))
    const free = limits.wrong_code.total.free
    expect(answers.slice(0, free).every((one) => one === 'no_match')).toBe(true)
    expect(answers.slice(free).every((one) => one === 'crowded')).toBe(true)
    // Not even a right one is looked at without; with a sum it is.
    const visitor = aVisitor()
    expect(await opens(code, visitor)).toBe('crowded')
    expect(await opens(code, { ...visitor, pass: aPass(visitor) })).toBe('open')
    expect(await opens(code, visitor, { at: after(hours(1)) })).toBe('open')
  })

  test('one sum is good for three tries', async () => {
    await guessed(limits.wrong_code.total.free)
    const visitor = aVisitor()
    const withPass = { ...visitor, pass: aPass(visitor) }
    const answers: string[] = []
    for (let i = 0; i < 4; i += 1) answers.push(await opens('AAAAAA', withPass))
    expect(answers).toEqual(['no_match', 'no_match', 'no_match', 'crowded'])
  })

  test('a browser that opened something before goes on without, but not to guess with', async () => {
    const [guest, visitor] = [await aGuest({}), aVisitor()]
    expect(await opens(code, visitor, { guest })).toBe('open')
    await guessed(limits.wrong_code.total.free)
    expect(await opens(code, visitor, { guest })).toBe('open')
    const wrong: string[] = []
    for (let i = 0; i < 5; i += 1) wrong.push(await opens('AAAAAA', visitor, { guest }))
    expect(wrong).toEqual(['no_match', 'no_match', 'no_match', 'crowded', 'crowded'])
  })
})

describe('who guesses on from one address, doing every sum', () => {
  /** As if so many of the wrong codes of this hour came from there. */
  const wrongFrom = ({ address, network }: Visitor, count: number) => database.sql`
    insert into attempt (what, source, hour, count, last_at)
    values ('guess address', ${address}, ${now}, ${count}, ${now}), ('guess network', ${network}, ${now}, ${count}, ${now})
    on conflict (what, source, hour) do update set count = excluded.count`

  // With sums that stay as they are it would be 1,800 in both.
  test.each([
    ['a telephone', 10_000, 120],
    ['a computer that reckons a hundred times as fast', 1_000_000, 650],
  ])('has so many tries in an hour with %s', async (_, perSecond, most) => {
    const visitor = aVisitor()
    let [seconds, tries] = [0, 0]
    for (let sums = 0; sums < limits.sum.address.free; sums += 1) {
      await wrongFrom(visitor, tries)
      const sum = await sumFor(visitor, now, true)
      seconds += sum.most / 2 / perSecond
      if (seconds > 3_600) break
      tries += sum.most < HARDEST * 20_000 ? limits.pass_code.recipient.free : 1
    }
    expect(tries).toBeGreaterThan(60)
    expect(tries).toBeLessThan(most)
  })

  test('has one try for the largest sum, and none for a small one; the owner elsewhere does a small one', async () => {
    await guessed(limits.wrong_code.total.free)
    const visitor = aVisitor()
    await wrongFrom(visitor, 40)
    expect(await opens('AAAAAA', { ...visitor, pass: aPass(visitor) })).toBe('crowded')
    const larger = { ...visitor, pass: aPass(visitor, now, 8) }
    expect(await opens('AAAAAA', larger)).toBe('no_match')
    await wrongFrom(visitor, 100)
    const largest = { ...visitor, pass: aPass(visitor, now, 32) }
    const answers = [await opens('AAAAAA', largest), await opens('AAAAAA', largest)]
    expect(answers).toEqual(['no_match', 'crowded'])
    const elsewhere = aVisitor()
    expect((await sumFor(elsewhere, now, true)).most).toBe(20_000)
    expect(await opens(code, { ...elsewhere, pass: aPass(elsewhere) })).toBe('open')
    // Nor is any other sum of theirs larger for it.
    expect((await sumFor(visitor, now)).most).toBe(20_000)
  })

  test('is counted by what was wrong, also from the next address of that network', async () => {
    const from = (last: number) => aVisitor({ from: `198.51.100.${last}` })
    for (let i = 0; i < 30; i += 1) await opens('AAAAAA', from(i))
    expect((await sumFor(from(99), now, true)).most).toBe(40_000)
    for (let i = 0; i < 10; i += 1) await opens(code, from(50))
    expect((await sumFor(from(99), now, true)).most).toBe(40_000)
  })
})
