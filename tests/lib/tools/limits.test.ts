import { describe, expect, test } from 'vitest'
import { countTry, giveBackTry, networkOf, takeTry, triesOf } from '@/lib/tools/limits'
import { freshDatabase } from '../../support/database'
import { after, hours, minutes, now } from '../../support/world'

freshDatabase()
const source = () => Buffer.from(crypto.randomUUID())

describe('tries of one source', () => {
  test('are as many as are free, also when they come at the same moment', async () => {
    const one = source()
    const taken = await Promise.all(Array.from({ length: 200 }, () => takeTry('wrong_code', one, 10, now)))
    expect(taken.filter(Boolean)).toHaveLength(10)
  })

  test('then take half a minute, a minute, and never more than a quarter of an hour', async () => {
    const one = source()
    for (let i = 0; i < 3; i += 1) expect(await takeTry('form', one, 3, now)).toBe(true)
    expect(await takeTry('form', one, 3, after(29_000))).toBe(false)
    expect(await takeTry('form', one, 3, after(30_000))).toBe(true)
    expect(await takeTry('form', one, 3, after(89_000))).toBe(false)
    expect(await takeTry('form', one, 3, after(90_000))).toBe(true)
    for (let i = 0; i < 30; i += 1) await countTry('form', one, after(minutes(20)))
    expect(await takeTry('form', one, 3, after(minutes(34)))).toBe(false)
    expect(await takeTry('form', one, 3, after(minutes(35)))).toBe(true)
  })

  test('are given back to who was right, and forgotten after the hour', async () => {
    const one = source()
    await takeTry('second_factor', one, 2, now)
    await giveBackTry('second_factor', one, now)
    expect(await triesOf('second_factor', one, now)).toBe(0)
    expect(await triesOf('second_factor', one, after(hours(1)))).toBe(0)
  })

  test('of one thing are not those of another, nor of another source', async () => {
    const one = source()
    await takeTry('form', one, 1, now)
    expect(await takeTry('wrong_code', one, 1, now)).toBe(true)
    expect(await takeTry('form', source(), 1, now)).toBe(true)
  })
})

test('one place is an IPv4 address, or the network in which one computer has every address', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:0DB8:0001:0002:ffff::1')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
})
