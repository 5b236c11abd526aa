import { describe, expect, test } from 'vitest'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold, holdOrWait } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { limits } from '@/lib/tools/limits'
import type { Visitor } from '@/lib/tools/source'
import { freshDatabase } from '../../support/database'
import {
  aCourseRun,
  after,
  aGuest,
  aPass,
  aPerson,
  aSlot,
  aVisitor,
  days,
  type Guest,
  minutes,
  now,
  the,
} from '../../support/world'

const database = freshDatabase()

type Who = { guest?: Guest; visitor?: Visitor; person?: ReturnType<typeof aPerson>; at?: Date }

/** Books a time of its own as a browser does it: choose, fill in, confirm. */
async function books({ guest, visitor = aVisitor(), person = aPerson(), at = now }: Who) {
  const browser = guest ?? (await aGuest(person, at))
  const slot = await aSlot({ startsAt: after(days(1), at) })
  const { language: _, ...typed } = person
  await database.sql`update guest set name = ${typed.name}, contact_of = ${typed.contactOf},
    contact_way = ${typed.contactWay}, contact = ${typed.contact}, topic = 'weet-niet'
    where id = ${browser.guestId}`
  const held = await hold(browser, { activityId: slot.id, visitor }, at)
  if (!held.ok) return held.reason
  const done = await confirm(browser, { formKey: crypto.randomUUID(), language: 'nl', visitor }, at)
  return done.ok ? 'booked' : done.reason
}

/** With a new pass each time, as a browser that does sums all day. */
const withSum = (visitor: Visitor, at = now): Visitor => ({ ...visitor, pass: aPass(visitor, at) })

async function times(count: number, one: () => Promise<string>): Promise<string[]> {
  const answers: string[] = []
  for (let i = 0; i < count; i += 1) answers.push(await one())
  return answers
}

describe('one source books', () => {
  test('two in a day in one browser, two more with a sum each, and then calls', async () => {
    const guest = await aGuest()
    expect(await times(3, () => books({ guest }))).toEqual(['booked', 'booked', 'crowded'])
    const sum = () => books({ guest, visitor: withSum(aVisitor()) })
    expect(await times(3, sum)).toEqual(['booked', 'booked', 'call_us'])
    const [tomorrow] = [after(days(1))]
    expect(await books({ guest: await aGuest(aPerson(), tomorrow), at: tomorrow })).toBe('booked')
  })

  test('six in a day from one network, six more with a sum each, and then calls; another is not held up', async () => {
    const here = () => aVisitor({ from: `198.51.100.${Math.ceil(Math.random() * 250)}` })
    const answers = await times(7, () => books({ visitor: here() }))
    expect(answers).toEqual([...Array(6).fill('booked'), 'crowded'])
    const sums = await times(8, () => books({ visitor: withSum(here()) }))
    expect(sums).toEqual([...Array(6).fill('booked'), 'call_us', 'call_us'])
    expect(await books({})).toBe('booked')
    expect(await books({ visitor: here(), at: after(days(1)) })).toBe('booked')
  })

  test('two in a day on one contact; but whoever owns it books elsewhere as if nobody had', async () => {
    const person = aPerson()
    const visitor = aVisitor()
    const answers = await times(3, () => books({ visitor, person: { ...person, name: aPerson().name } }))
    expect(answers).toEqual(['booked', 'booked', 'crowded'])
    const sums = await times(3, () => books({ visitor: withSum(visitor), person }))
    expect(sums).toEqual(['booked', 'booked', 'call_us'])
    // An unproven contact blocks nobody, and tells nothing: she does no sum.
    expect(await books({ person })).toBe('booked')
  })

  test('nothing of 80 with made-up numbers beyond twelve in a day, whatever sums it does', async () => {
    const here = aVisitor()
    const answers = await times(80, () => books({ visitor: withSum(here) }))
    expect(answers.filter((one) => one === 'booked')).toHaveLength(12)
    expect(new Set(answers.slice(12))).toEqual(new Set(['call_us']))
  })

  test('also where it only stands in line', async () => {
    const run = await aCourseRun({ places: 1 })
    const visitor = aVisitor()
    const waits = async () => {
      const guest = await aGuest()
      await holdOrWait(guest, { activityId: run.id, wait: true, visitor }, now)
      const done = await confirm(guest, { formKey: crypto.randomUUID(), language: 'nl', visitor }, now)
      return done.ok ? 'inside' : done.reason
    }
    expect(await times(7, waits)).toEqual([...Array(6).fill('inside'), 'crowded'])
  })

  test('as many as there are sums at the same moment, and not one more', async () => {
    const visitor = aVisitor()
    const answers = await Promise.all(Array.from({ length: 24 }, () => books({ visitor: withSum(visitor) })))
    // Of one network no more than six are held at once either.
    const booked = answers.filter((one) => one === 'booked').length
    expect(booked).toBeGreaterThan(0)
    expect(booked).toBeLessThanOrEqual(12)
  })

  test('a refusal costs nothing, and the same form sent twice is one', async () => {
    const visitor = aVisitor()
    const guest = await aGuest()
    const slot = await aSlot()
    await hold(guest, { activityId: slot.id, visitor }, now)
    const form = { formKey: crypto.randomUUID(), language: 'nl' as const, visitor }
    await Promise.all([confirm(guest, form, now), confirm(guest, form, now), confirm(guest, form, now)])
    const [row] =
      await database.sql`select count from attempt where what = 'book network' and source = ${visitor.network}`
    expect(row?.count).toBe(1)
    expect(await times(5, () => books({ visitor }))).toEqual(Array(5).fill('booked'))
    await times(4, () => books({ visitor }))
    const [after_] =
      await database.sql`select count from attempt where what = 'book network' and source = ${visitor.network}`
    expect(after_?.count).toBe(6)
  })
})

test('an address of the library books twenty residents in ten minutes, in one browser, without ado', async () => {
  const visitor = aVisitor({ isOwn: true })
  const guest = await aGuest()
  const answers: string[] = []
  for (let i = 0; i < 20; i += 1) answers.push(await books({ guest, visitor, at: after(i * 30_000) }))
  expect(answers).toEqual(Array(20).fill('booked'))
})

test('a morning at the library takes nothing from who sits beside it, in the same network', async () => {
  const own = aVisitor({ from: '192.0.2.40', isOwn: true })
  const guest = await aGuest()
  for (let i = 0; i < 13; i += 1) await books({ guest, visitor: own, at: after(i * 30_000) })
  const beside = aVisitor({ from: '192.0.2.41' })
  expect(await times(6, () => books({ visitor: beside }))).toEqual(Array(6).fill('booked'))
  expect(await books({ guest, visitor: own, at: after(minutes(10)) })).toBe('booked')
})

test('behind a proxy that nobody told of nobody is shut out for what others did: there is a sum', async () => {
  const visitor = aVisitor({ from: '127.0.0.1', isHidden: true })
  const free = 10 * limits.book.network.free
  expect(await times(free + 1, () => books({ visitor }))).toEqual([...Array(free).fill('booked'), 'crowded'])
  expect(await times(10, () => books({ visitor: withSum(visitor) }))).toEqual(Array(10).fill('booked'))
})

test('who books, moves and takes back in the ordinary way meets none of it', async () => {
  const [guest, visitor] = [await aGuest(), aVisitor()]
  const [slot, other] = [await aSlot(), await aSlot()]
  await hold(guest, { activityId: slot.id, visitor }, now)
  const form = { formKey: crypto.randomUUID(), language: 'nl' as const, visitor }
  const booked = await confirm(guest, form, now)
  const bookingId = booked.ok ? booked.value.bookingId : ''
  expect(await moveBooking(guest, { bookingId, activityId: other.id }, now)).toMatchObject({ ok: true })
  expect(await cancelBooking(guest, { bookingId }, now)).toMatchObject({ ok: true })
  expect(await books({ visitor })).toBe('booked')
})

test('from which network something came is kept for three days, as a hash that nobody can read', async () => {
  const visitor = aVisitor({ from: '203.0.113.9' })
  await books({ visitor })
  const rows = await database.sql`select source from booking where source is not null`
  const found = rows.find(({ source }) => visitor.network.equals(source))
  expect(the(found).source).toHaveLength(32)
})
