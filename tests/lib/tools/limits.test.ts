import { describe, expect, test } from 'vitest'
import {
  type By,
  countTry,
  forgetTries,
  giveBackTry,
  limits,
  type Step,
  stepOf,
  takeTry,
  triesOf,
} from '@/lib/tools/limits'
import { addressOf, hashesOf, networkOf } from '@/lib/tools/source'
import { freshDatabase } from '../../support/database'
import { after, days, hours, minutes, now } from '../../support/world'

const database = freshDatabase()
const source = () => Buffer.from(crypto.randomUUID())

describe('tries of one source', () => {
  test('are as many as are free, also when they come at the same moment', async () => {
    const one = source()
    const tries = Array.from({ length: 200 }, () => takeTry('wrong_code', 'address', one, now))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(limits.wrong_code.address.free)
  })

  test('then take half a minute, a minute, and never more than a quarter of an hour', async () => {
    const one = source()
    const take = (at = now) => takeTry('letter', 'recipient', one, at)
    for (let i = 0; i < 3; i += 1) expect(await take()).toBe(true)
    expect(await take(after(29_000))).toBe(false)
    expect(await take(after(30_000))).toBe(true)
    expect(await take(after(89_000))).toBe(false)
    expect(await take(after(90_000))).toBe(true)
    for (let i = 0; i < 30; i += 1) await countTry('letter', 'recipient', one, after(minutes(20)))
    expect(await take(after(minutes(34)))).toBe(false)
    expect(await take(after(minutes(35)))).toBe(true)
  })

  test('are given back to who was right, and forgotten after the hour', async () => {
    const one = source()
    await takeTry('second_factor', 'member', one, now)
    await giveBackTry('second_factor', 'member', one, now)
    expect(await triesOf('second_factor', 'member', one, now)).toBe(0)
    expect(await triesOf('second_factor', 'member', one, after(hours(1)))).toBe(0)
  })

  test('of one thing are not those of another, nor of another source', async () => {
    const one = source()
    for (let i = 0; i < 10; i += 1) await takeTry('wrong_code', 'address', one, now)
    expect(await takeTry('wrong_code', 'address', one, now)).toBe(false)
    expect(await takeTry('form', 'address', one, now)).toBe(true)
    expect(await takeTry('wrong_code', 'address', source(), now)).toBe(true)
  })

  test('of a day count until its end, and are gone the day after; of an hour two hours later', async () => {
    const one = source()
    await countTry('book', 'network', one, now)
    await countTry('form', 'address', one, now)
    expect(await countTry('book', 'network', one, after(hours(9)))).toBe(2)
    expect(await countTry('book', 'network', one, after(days(1)))).toBe(1)
    const kept = async (at: Date) => {
      await forgetTries({ hour: after(hours(-2), at), day: after(hours(-25), at) })
      const rows = await database.sql`select what from attempt where source = ${one} order by what`
      return rows.map(({ what }) => what)
    }
    expect(await kept(after(hours(3)))).toEqual(['book network', 'book network'])
    expect(await kept(after(days(3)))).toEqual([])
  })
})

describe('the table of limits', () => {
  const rows = Object.entries(limits).flatMap(([what, { per, ...all }]) =>
    Object.entries(all as Partial<Record<By, Step>>).map(([by, step]) => ({ what, by, per, step })),
  )

  test('says of all that is kept to a sum that it can be refused only from more than is free', () => {
    for (const { step } of rows) if (step.most !== undefined) expect(step.most).toBeGreaterThan(step.free)
    for (const { step } of rows) if (step.own !== undefined) expect(step.own).toBeGreaterThan(step.free)
  })

  test('shuts nobody out for what everybody together does: there is only a sum', () => {
    for (const { by, step } of rows) if (by === 'total') expect(step.most).toBeUndefined()
  })

  test('is times as much where who runs the site says so', () => {
    process.env.LIMITS_TIMES = '3'
    expect(stepOf('book', 'network')).toMatchObject({ free: 18, most: 36, own: 120 })
    delete process.env.LIMITS_TIMES
    expect(stepOf('book', 'network')).toMatchObject({ free: 6, most: 12, own: 40 })
  })
})

test('one address is an IPv4 address, or the network in which one computer has every address', () => {
  expect(addressOf('203.0.113.7')).toBe('203.0.113.7')
  expect(addressOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(addressOf('2001:0DB8:0001:0002:ffff::1')).toBe('2001:db8:1:2')
  expect(addressOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(addressOf('::1')).toBe('0:0:0:0')
})

test('one network is a /24, or a /48, and is kept as a hash with a key', () => {
  expect(networkOf('203.0.113.7')).toBe(networkOf('203.0.113.200'))
  expect(networkOf('203.0.113.7')).not.toBe(networkOf('203.0.114.7'))
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:9::1'))
  expect(networkOf('2001:db8:1::1')).not.toBe(networkOf('2001:db8:2::1'))
  expect(hashesOf('203.0.113.7').network).toHaveLength(32)
  expect(hashesOf('203.0.113.7').network.toString()).not.toContain('203')
})
