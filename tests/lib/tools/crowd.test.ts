import { createHash } from 'node:crypto'
import vm from 'node:vm'
import { beforeEach, describe, expect, test } from 'vitest'
import { sumScript } from '@/app/_shared/sum-script'
import { admits, passFor, sumFor, takeAnswer } from '@/lib/tools/crowd'
import { countTry } from '@/lib/tools/limits'
import type { Sum } from '@/lib/tools/proof'
import { freshDatabase } from '../../support/database'
import { after, aVisitor, hours, minutes, now } from '../../support/world'

const database = freshDatabase()
let visitor = aVisitor()
const FREE = 600
beforeEach(() => {
  process.env.WEGWIJS_SECRET = 'only in tests'
  visitor = aVisitor()
})

/** As many forms as this address may send for nothing. */
async function crowd(): Promise<void> {
  await Promise.all(Array.from({ length: FREE - 1 }, () => countTry('form', 'address', visitor.address, now)))
  expect(await admits(visitor, now)).toBe(true)
}

const solved = ({ salt, hash, most }: Sum) =>
  Array.from({ length: most }, (_, n) => n).find(
    (n) => createHash('sha256').update(`${salt}${n}`).digest('hex') === hash,
  ) as number

describe('an address that sends very many forms', () => {
  test('is let through as often as a busy branch needs, and then has to wait', async () => {
    await crowd()
    expect(await admits(visitor, now)).toBe(false)
    expect(await admits(aVisitor(), now)).toBe(true)
    expect(await admits(visitor, after(minutes(1)))).toBe(true)
    expect(await admits(visitor, after(minutes(1)))).toBe(false)
    expect(await admits(visitor, after(hours(1)))).toBe(true)
  })

  test('goes on at once with the answer to a sum, twenty times', async () => {
    await crowd()
    const sum = await sumFor(visitor, now)
    const pass = passFor(sum, solved(sum), visitor, now)
    for (let i = 0; i < 20; i += 1) expect(await admits({ ...visitor, pass }, now)).toBe(true)
    expect(await admits({ ...visitor, pass }, now)).toBe(false)
    expect(await admits({ ...visitor, pass: passFor(sum, solved(sum), visitor, now) }, now)).toBe(false)
  })

  test('cannot send all its forms at the same moment to be counted as none', async () => {
    await Promise.all(
      Array.from({ length: FREE - 5 }, () => countTry('form', 'address', visitor.address, now)),
    )
    const answers = await Promise.all(Array.from({ length: 40 }, () => admits(visitor, now)))
    expect(answers.filter(Boolean)).toHaveLength(5)
  })

  test('has a pass for itself only, and for an hour', async () => {
    await crowd()
    const sum = await sumFor(visitor, now)
    const pass = passFor(sum, solved(sum), visitor, now)
    const other = aVisitor({ pass })
    await Promise.all(Array.from({ length: FREE }, () => countTry('form', 'address', other.address, now)))
    expect(await admits(other, now)).toBe(false)
    const later = after(minutes(76))
    await Promise.all(Array.from({ length: FREE }, () => countTry('form', 'address', visitor.address, later)))
    expect(await admits({ ...visitor, pass }, later)).toBe(false)
  })

  test('gets no pass for a wrong answer, an old sum, or a sum that is not ours', async () => {
    const sum = await sumFor(visitor, now)
    const answer = solved(sum)
    expect(passFor(sum, answer + 1, visitor, now)).toBeNull()
    expect(passFor(sum, answer, visitor, after(minutes(16)))).toBeNull()
    const own = { ...sum, hash: createHash('sha256').update(`${sum.salt}1`).digest('hex') }
    expect(passFor(own, 1, visitor, now)).toBeNull()
    await crowd()
    expect(await admits({ ...visitor, pass: 'made.up' }, now)).toBe(false)
  })

  test('has a harder sum the more comes from it', async () => {
    const first = (await sumFor(visitor, now)).most
    await crowd()
    await Promise.all(
      Array.from({ length: 2 * FREE }, () => countTry('form', 'address', visitor.address, now)),
    )
    expect((await sumFor(visitor, now)).most).toBe(first * 3)
  })

  test('does the sum with the script of the page, which is small', async () => {
    const { salt, hash, most } = await sumFor(visitor, now)
    const field = {
      dataset: { salt, hash, most: String(most) },
      value: -1,
      form: { requestSubmit: () => {} },
    }
    const browser = { document: { querySelector: () => field }, setTimeout: (run: () => void) => run() }
    vm.runInNewContext(sumScript, browser)
    expect(createHash('sha256').update(`${salt}${field.value}`).digest('hex')).toBe(hash)
    expect(sumScript.length).toBeLessThan(2_048)
  })

  test('where all look like one is ten times as much, and hands in sums without an end', async () => {
    const hidden = aVisitor({ from: '127.0.0.1', isHidden: true })
    await database.sql`insert into attempt (what, source, hour, count, last_at)
      values ('form address', ${hidden.address}, ${now}, ${10 * FREE - 1}, ${now})`
    expect(await admits(hidden, now)).toBe(true)
    expect(await admits(hidden, now)).toBe(false)
    await database.sql`insert into attempt (what, source, hour, count, last_at)
      values ('sum address', ${hidden.address}, ${now}, 100000, ${now})`
    const sum = await sumFor(hidden, now)
    const pass = await takeAnswer(sum, solved(sum), hidden, now)
    expect(await admits({ ...hidden, pass }, now)).toBe(true)
    // Of who can be told apart each address hands in so many.
    const told = aVisitor()
    await database.sql`insert into attempt (what, source, hour, count, last_at)
      values ('sum address', ${told.address}, ${now}, 600, ${now})`
    const another = await sumFor(told, now)
    expect(await takeAnswer(another, solved(another), told, now)).toBeNull()
  })
})
