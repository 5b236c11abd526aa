import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterMinutes, reachMoment, usualReach } from '@/lib/network/rules/hours'
import {
  type InActivity,
  offerUntil,
  placeFor,
  placesFor,
  promotions,
  without,
} from '@/lib/places/rules/places'
import { type Reservation, reckoned } from '../../../support/reckoned'

const HOUR = 3_600_000
const start = Date.UTC(2027, 2, 30, 9)
const at = (hours: number) => new Date(start + hours * HOUR)
const course = { kind: 'course' as const, enrolUntil: at(0), cancelledAt: null, publishedAt: new Date(0) }

const places = [1, 2, 3, 4]
/** Nobody, or one of two partners, booked. */
const partner = fc.constantFrom(null, 7, 8)
const inside4 = (now: Date, bookings: InActivity[], reservations: Reservation[] = []) =>
  reckoned({ places, bookings, reservations }, now)

/** Bookings of an activity with four places, some of them taken, and a line behind them. */
const bookings: fc.Arbitrary<InActivity[]> = fc
  .tuple(
    fc.array(
      fc.tuple(fc.constantFrom('held', 'offered', 'booked', null), fc.integer({ min: -700, max: 0 })),
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
    fc.uniqueArray(fc.nat({ max: 50 }), { maxLength: 6 }),
    fc.array(fc.option(fc.integer({ min: -900, max: -300 })), { minLength: 6, maxLength: 6 }),
  )
  .map(([taken, line, lapses]) => [
    ...taken.flatMap(([status, until], i): InActivity[] =>
      status === null
        ? []
        : [
            {
              bookingId: `p${i}`,
              status,
              placeNo: i + 1,
              lineNo: 100 + i,
              holdUntil: status === 'held' ? at(until) : null,
              offeredUntil: status === 'offered' ? at(until) : null,
              lapsedAt: null,
              partnerId: null,
            },
          ],
    ),
    ...line.map((lineNo, i): InActivity => {
      const lapse = lapses[i] ?? null
      return {
        bookingId: `w${lineNo}`,
        status: 'waiting',
        placeNo: null,
        lineNo,
        holdUntil: null,
        offeredUntil: null,
        lapsedAt: lapse === null ? null : at(lapse),
        partnerId: null,
      }
    }),
  ])

const hour = fc.integer({ min: -700, max: 10 })
const keep = fc.constantFrom(undefined, 'p0', 'p1')
const shuffled = <T>(all: T[], turn: number) =>
  [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))].reverse()

describe('who gets the free places, at any moment', () => {
  test('no place is given twice and none is lost', () => {
    const property = fc.property(bookings, hour, keep, (inside, h, kept) => {
      const { released, lapsed, offers, free } = promotions(inside4(at(h), inside), course, at(h), kept)
      const gone = new Set([...released, ...lapsed])
      const stay = inside.filter((b) => b.placeNo !== null && !gone.has(b.bookingId)).map((b) => b.placeNo)
      const all = [...stay, ...offers.map((o) => o.placeNo), ...free.numbers]
      expect(all.sort()).toEqual([1, 2, 3, 4])
      if (kept) expect(released).not.toContain(kept)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('nobody is asked in the last two hours: there would be no time to answer', () => {
    const property = fc.property(bookings, fc.integer({ min: 1, max: 119 }), (inside, left) => {
      const decided = promotions(
        inside4(new Date(start - left * 60_000), inside),
        course,
        new Date(start - left * 60_000),
      )
      expect(decided.offers).toEqual([])
    })
    fc.assert(property)
  })

  test('nobody who may be asked is passed over, and nothing stays free beside them', () => {
    const property = fc.property(bookings, fc.integer({ min: -700, max: -2 }), (inside, h) => {
      const { offers, free } = promotions(inside4(at(h), inside), course, at(h))
      const line = inside
        .filter(
          (b) =>
            b.status === 'waiting' && (!b.lapsedAt || at(h).getTime() - b.lapsedAt.getTime() >= 168 * HOUR),
        )
        .sort((a, b) => a.lineNo - b.lineNo)
        .map((b) => b.bookingId)
      expect(offers.map((o) => o.bookingId)).toEqual(line.slice(0, offers.length))
      if (free.numbers.length > 0) expect(offers).toHaveLength(line.length)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('the order in which the rows are read does not matter', () => {
    const property = fc.property(bookings, hour, fc.nat({ max: 9 }), (inside, h, turn) => {
      const [one, two] = [inside, shuffled(inside, turn)].map((rows) =>
        promotions(inside4(at(h), rows), course, at(h)),
      )
      expect(two?.offers).toEqual(one?.offers)
      expect(two?.free).toEqual(one?.free)
    })
    fc.assert(property)
  })

  test('what ran out stays run out while the clock moves on', () => {
    const property = fc.property(bookings, hour, fc.nat({ max: 400 }), (inside, h, later) => {
      const [then, afterwards] = [at(h), at(h + later)].map((now) =>
        promotions(inside4(now, inside), course, now),
      )
      expect(afterwards?.released).toEqual(expect.arrayContaining(then?.released ?? []))
      expect(afterwards?.lapsed).toEqual(expect.arrayContaining(then?.lapsed ?? []))
    })
    fc.assert(property)
  })

  test('nobody is asked for what has begun or is called off', () => {
    const property = fc.property(bookings, fc.integer({ min: 0, max: 100 }), (inside, h) => {
      expect(promotions(inside4(at(h), inside), course, at(h)).offers).toEqual([])
      expect(
        promotions(inside4(at(-h - 1), inside), { ...course, cancelledAt: at(-800) }, at(-h - 1)).offers,
      ).toEqual([])
    })
    fc.assert(property)
  })
})

describe('places kept for a partner', () => {
  const someoneOf = fc
    .tuple(bookings, fc.array(partner, { minLength: 12, maxLength: 12 }))
    .map(([all, partners]): InActivity[] => all.map((b, i) => ({ ...b, partnerId: partners[i] ?? null })))
  const kept: fc.Arbitrary<Reservation[]> = fc
    .tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.integer({ min: -700, max: 10 }))
    .map(([seven, eight, until]) => [
      { partnerId: 7, places: seven, untilAt: at(until) },
      { partnerId: 8, places: eight, untilAt: at(until) },
    ])

  test('go to nobody else while they are kept, and are never kept twice', () => {
    const property = fc.property(someoneOf, kept, hour, (inside, reservations, h) => {
      const { offers, free, released, lapsed } = promotions(
        inside4(at(h), inside, reservations),
        course,
        at(h),
      )
      const gone = new Set([...released, ...lapsed])
      const seats = (partnerId: number) =>
        inside.filter((b) => b.placeNo !== null && !gone.has(b.bookingId) && b.partnerId === partnerId)
          .length +
        offers.filter((o) => inside.find((b) => b.bookingId === o.bookingId)?.partnerId === partnerId).length
      for (const { partnerId, places: wanted, untilAt } of reservations) {
        const standing = untilAt > at(h) ? Math.max(0, wanted - seats(partnerId)) : 0
        expect(free.kept.get(partnerId) ?? 0).toBe(standing)
        const reach = standing > 0 && free.numbers.length > 0
        if (reach) expect(placeFor(free, partnerId)).toBe(free.numbers[0])
      }
      const all = [...free.kept.values()].reduce((sum, n) => sum + n, 0)
      if (free.numbers.length <= all) expect(placeFor(free, null)).toBeNull()
    })
    fc.assert(property, { numRuns: 1000 })
  })

  test('are everybody’s from the moment on, without anybody doing anything', () => {
    const property = fc.property(someoneOf, kept, (inside, reservations) => {
      const until = (reservations[0] as Reservation).untilAt
      const decided = promotions(inside4(until, inside, reservations), course, until)
      expect(decided).toEqual({
        ...promotions(inside4(until, inside), course, until),
        free: { ...decided.free, kept: new Map([]) },
      })
    })
    fc.assert(property)
  })

  test('pass over someone in line for whom there is none, and no further', () => {
    const property = fc.property(
      someoneOf,
      kept,
      fc.integer({ min: -700, max: -2 }),
      (inside, reservations, h) => {
        const { offers, free } = promotions(inside4(at(h), inside, reservations), course, at(h))
        const asked = new Set(offers.map((o) => o.bookingId))
        const left = inside.filter((b) => b.status === 'waiting' && !b.lapsedAt && !asked.has(b.bookingId))
        for (const { partnerId } of left) expect(placeFor(free, partnerId)).toBeNull()
      },
    )
    fc.assert(property, { numRuns: 1000 })
  })

  test('are used up one by one', () => {
    const three = { numbers: [1, 2, 3], kept: new Map([[7, 2]]) }
    expect(placeFor(three, null)).toBe(1)
    const two = without(three, null)
    expect(placeFor(two, null)).toBeNull()
    expect(placeFor(two, 8)).toBeNull()
    expect(placeFor(two, 7)).toBe(2)
    expect(without(two, 7)).toEqual({ numbers: [3], kept: new Map([[7, 1]]) })
  })

  test('are as many as can be taken one after the other', () => {
    const property = fc.property(fc.nat(6), fc.nat(4), fc.nat(4), partner, (count, ofSeven, ofEight, who) => {
      const numbers = Array.from({ length: count }, (_, i) => i + 1)
      const free = {
        numbers,
        kept: new Map([
          [7, ofSeven],
          [8, ofEight],
        ]),
      }
      let [left, taken] = [free, 0]
      while (placeFor(left, who) !== null) [left, taken] = [without(left, who) as typeof free, taken + 1]
      expect(placesFor(free, who)).toBe(taken)
    })
    fc.assert(property)
  })
})

test('an offer stands for 48 hours or half of what is left, counted from when a letter can come, and ends before the start', () => {
  const property = fc.property(fc.integer({ min: 120, max: 100_000 }), (left) => {
    const made = new Date(start - left * 60_000)
    const told = reachMoment('email', made, usualReach).getTime()
    const until = offerUntil(at(0), 'email', made, usualReach)
    if (until === null) return expect(start - told).toBeLessThanOrEqual(60 * 60_000)
    const least = afterMinutes(60, 'email', made, usualReach).getTime()
    expect(until.getTime()).toBe(Math.max(told + Math.min(48 * HOUR, (start - told) / 2), least))
    expect(until < at(0)).toBe(true)
  })
  fc.assert(property)
})

test('two who let an offer go by at once join the tail of the line in the order in which they came', () => {
  const offered = (bookingId: string, placeNo: number, lineNo: number): InActivity => ({
    ...{ bookingId, status: 'offered', placeNo, lineNo, offeredUntil: at(-400) },
    ...{ holdUntil: null, lapsedAt: null, partnerId: null },
  })
  const inside = [offered('second', 1, 20), offered('first', 2, 10)]
  expect(promotions(inside4(at(-300), inside), course, at(-300)).lapsed).toEqual(['first', 'second'])
})
