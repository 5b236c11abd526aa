import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type InActivity, offerUntil, promotions } from '@/lib/places/rules'

const HOUR = 3_600_000
const start = Date.UTC(2027, 2, 30, 9)
const at = (hours: number) => new Date(start + hours * HOUR)
const course = { kind: 'course' as const, startsAt: at(0), cancelledAt: null }

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
      const { released, lapsed, offers, free } = promotions([1, 2, 3, 4], inside, course, at(h), kept)
      const gone = new Set([...released, ...lapsed])
      const stay = inside.filter((b) => b.placeNo !== null && !gone.has(b.bookingId)).map((b) => b.placeNo)
      const all = [...stay, ...offers.map((o) => o.placeNo), ...free]
      expect(all.sort()).toEqual([1, 2, 3, 4])
      if (kept) expect(released).not.toContain(kept)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('nobody who may be asked is passed over, and nothing stays free beside them', () => {
    const property = fc.property(bookings, fc.integer({ min: -700, max: -1 }), (inside, h) => {
      const { offers, free } = promotions([1, 2, 3, 4], inside, course, at(h))
      const line = inside
        .filter(
          (b) =>
            b.status === 'waiting' && (!b.lapsedAt || at(h).getTime() - b.lapsedAt.getTime() >= 168 * HOUR),
        )
        .sort((a, b) => a.lineNo - b.lineNo)
        .map((b) => b.bookingId)
      expect(offers.map((o) => o.bookingId)).toEqual(line.slice(0, offers.length))
      if (free.length > 0) expect(offers).toHaveLength(line.length)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('the order in which the rows are read does not matter', () => {
    const property = fc.property(bookings, hour, fc.nat({ max: 9 }), (inside, h, turn) => {
      const [one, two] = [inside, shuffled(inside, turn)].map((rows) =>
        promotions([1, 2, 3, 4], rows, course, at(h)),
      )
      expect(two?.offers).toEqual(one?.offers)
      expect(two?.free).toEqual(one?.free)
    })
    fc.assert(property)
  })

  test('what ran out stays run out while the clock moves on', () => {
    const property = fc.property(bookings, hour, fc.nat({ max: 400 }), (inside, h, later) => {
      const [then, afterwards] = [at(h), at(h + later)].map((now) =>
        promotions([1, 2, 3, 4], inside, course, now),
      )
      expect(afterwards?.released).toEqual(expect.arrayContaining(then?.released ?? []))
      expect(afterwards?.lapsed).toEqual(expect.arrayContaining(then?.lapsed ?? []))
    })
    fc.assert(property)
  })

  test('nobody is asked for what has begun or is called off', () => {
    const property = fc.property(bookings, fc.integer({ min: 0, max: 100 }), (inside, h) => {
      expect(promotions([1, 2, 3, 4], inside, course, at(h)).offers).toEqual([])
      expect(
        promotions([1, 2, 3, 4], inside, { ...course, cancelledAt: at(-800) }, at(-h - 1)).offers,
      ).toEqual([])
    })
    fc.assert(property)
  })
})

test('an offer stands for 48 hours, or half of what is left, and always ends before the start', () => {
  const property = fc.property(fc.integer({ min: 1, max: 100_000 }), (left) => {
    const until = offerUntil(at(0), new Date(start - left * 60_000))
    const minutes = (until.getTime() - (start - left * 60_000)) / 60_000
    expect(minutes).toBe(Math.min(48 * 60, left / 2))
    expect(until < at(0)).toBe(true)
  })
  fc.assert(property)
})
