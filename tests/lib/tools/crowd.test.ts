import { createHash } from 'node:crypto'
import vm from 'node:vm'
import { beforeEach, describe, expect, test } from 'vitest'
import { sumScript } from '@/app/_shared/sum-script'
import { admits, passFor, sumFor } from '@/lib/tools/crowd'
import type { Sum } from '@/lib/tools/proof'
import { freshDatabase } from '../../support/database'
import { after, hours, minutes, now } from '../../support/world'

freshDatabase()
let source = Buffer.from('')
beforeEach(() => {
  process.env.FORMS_PER_HOUR = '5'
  process.env.WEGWIJS_SECRET = 'only in tests'
  source = Buffer.from(crypto.randomUUID())
})

/** As many forms as this address may send for nothing. */
async function crowd(): Promise<void> {
  for (let i = 0; i < 5; i += 1) expect(await admits(source, null, now)).toBe(true)
}

const solved = ({ salt, hash, most }: Sum) =>
  Array.from({ length: most }, (_, n) => n).find(
    (n) => createHash('sha256').update(`${salt}${n}`).digest('hex') === hash,
  ) as number

describe('an address that sends very many forms', () => {
  test('is let through as often as a busy branch needs, and then has to wait', async () => {
    await crowd()
    expect(await admits(source, null, now)).toBe(false)
    expect(await admits(Buffer.from('another'), null, now)).toBe(true)
    expect(await admits(source, null, after(minutes(1)))).toBe(true)
    expect(await admits(source, null, after(minutes(1)))).toBe(false)
    expect(await admits(source, null, after(hours(1)))).toBe(true)
  })

  test('goes on at once with the answer to a sum, twenty times', async () => {
    await crowd()
    const sum = await sumFor(source, now)
    const pass = passFor(sum, solved(sum), source, now)
    for (let i = 0; i < 20; i += 1) expect(await admits(source, pass, now)).toBe(true)
    expect(await admits(source, pass, now)).toBe(false)
    expect(await admits(source, passFor(sum, solved(sum), source, now), now)).toBe(false)
  })

  test('cannot send all its forms at the same moment to be counted as none', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => admits(source, null, now)))
    expect(answers.filter(Boolean)).toHaveLength(5)
  })

  test('has a pass for itself only, and for an hour', async () => {
    await crowd()
    const sum = await sumFor(source, now)
    const pass = passFor(sum, solved(sum), source, now)
    const other = Buffer.from(crypto.randomUUID())
    for (let i = 0; i < 5; i += 1) await admits(other, null, now)
    expect(await admits(other, pass, now)).toBe(false)
    const later = after(minutes(76))
    await Promise.all(Array.from({ length: 6 }, () => admits(source, null, later)))
    expect(await admits(source, pass, later)).toBe(false)
  })

  test('gets no pass for a wrong answer, an old sum, or a sum that is not ours', async () => {
    const sum = await sumFor(source, now)
    const answer = solved(sum)
    expect(passFor(sum, answer + 1, source, now)).toBeNull()
    expect(passFor(sum, answer, source, after(minutes(16)))).toBeNull()
    const own = { ...sum, hash: createHash('sha256').update(`${sum.salt}1`).digest('hex') }
    expect(passFor(own, 1, source, now)).toBeNull()
    await crowd()
    expect(await admits(source, 'made.up', now)).toBe(false)
  })

  test('has a harder sum the more comes from it', async () => {
    const first = (await sumFor(source, now)).most
    await crowd()
    const pass = async () => {
      const sum = await sumFor(source, now)
      return passFor(sum, solved(sum), source, now)
    }
    const one = await pass()
    for (let i = 0; i < 10; i += 1) await admits(source, one, now)
    expect((await sumFor(source, now)).most).toBe(first * 3)
  })

  test('does the sum with the script of the page, which is small', async () => {
    const { salt, hash, most } = await sumFor(source, now)
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
})
