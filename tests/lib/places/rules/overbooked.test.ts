import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualReach } from '@/lib/network/rules/hours'
import { type InActivity, promotions, type State } from '@/lib/places/rules/places'

const now = new Date('2027-03-01T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const course = { kind: 'course' as const, enrolUntil: later(24 * 20), cancelledAt: null, publishedAt: now }

const seat = (given: Partial<InActivity> & { bookingId: string }): InActivity => ({
  ...{ status: 'waiting', placeNo: null, lineNo: 1, holdUntil: null, offeredUntil: null },
  ...{ lapsedAt: null, partnerId: null, ...given },
})
const state = (
  bookings: InActivity[],
  numbers: number[],
  extra: number,
  given: Partial<State> = {},
): State => ({
  ...{ bookings, free: { numbers, kept: new Map() }, extra },
  telling: {
    reach: usualReach,
    ways: new Map(bookings.map((one) => [one.bookingId, 'email'])),
    untold: new Map(),
  },
  ...given,
})

test('the first places that come free are nobody’s, as many as were let in above them; the next go to the line', () => {
  const line = [seat({ bookingId: 'a' }), seat({ bookingId: 'b', lineNo: 2 })]
  expect(promotions(state(line, [3], 1), course, now)).toMatchObject({ disappearing: [3], offers: [] })
  expect(promotions(state(line, [3, 5], 1), course, now)).toMatchObject({
    disappearing: [5],
    offers: [{ bookingId: 'a', placeNo: 3 }],
  })
  expect(promotions(state(line, [3, 5], 2), course, now)).toMatchObject({
    disappearing: [5, 3],
    free: { numbers: [] },
  })
})

test('what is kept for a partner has not come free', () => {
  const kept = { free: { numbers: [2, 3], kept: new Map([[7, 2]]) } }
  expect(promotions(state([], [], 1, kept), course, now).disappearing).toEqual([])
  const over = { free: { numbers: [2, 3, 4], kept: new Map([[7, 2]]) } }
  expect(promotions(state([], [], 2, over), course, now).disappearing).toEqual([4])
})

test('who completes a hold a minute late keeps its place, and another one disappears', () => {
  const held = seat({ bookingId: 'own', status: 'held', placeNo: 4, holdUntil: later(-0.1) })
  expect(promotions(state([held], [2, 4], 1), course, now, 'own')).toMatchObject({
    ...{ disappearing: [2], free: { numbers: [] }, released: [] },
  })
})

test('of whom nobody could tell in time keeps her place as long as another can disappear', () => {
  const gone = { status: 'offered' as const, offeredUntil: later(-1) }
  const bookings = [
    seat({ bookingId: 'a', placeNo: 2, ...gone }),
    seat({ bookingId: 'b', placeNo: 3, lineNo: 2, ...gone }),
    seat({ bookingId: 'c', lineNo: 3 }),
  ]
  const untold = new Map(['a', 'b'].map((id) => [id, 'due'] as const))
  const told = { ...state(bookings, [], 0).telling, untold }
  const all = (numbers: number[], extra: number) =>
    promotions(state(bookings, numbers, extra, { telling: told }), course, now)
  expect(all([2, 3, 4], 1)).toMatchObject({
    disappearing: [4],
    offers: [
      { bookingId: 'a', placeNo: 2 },
      { bookingId: 'b', placeNo: 3 },
    ],
  })
  expect(all([2, 3, 4], 2)).toMatchObject({
    disappearing: [4, 3],
    offers: [{ bookingId: 'a', placeNo: 2 }],
    lapsed: ['b'],
  })
})

test('whatever came free, no place is given twice, none that disappears is given, and none too many disappears', () => {
  const some = fc.record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
    extra: fc.nat({ max: 3 }),
    waiting: fc.nat({ max: 6 }),
    untold: fc.nat({ max: 3 }),
    kept: fc.nat({ max: 3 }),
  })
  fc.assert(
    fc.property(some, ({ numbers, extra, waiting, untold, kept }) => {
      const sorted = [...numbers].sort((a, b) => a - b)
      const gone = sorted
        .slice(0, untold)
        .map((placeNo, i) =>
          seat({ bookingId: `u${i}`, status: 'offered', placeNo, lineNo: i, offeredUntil: later(-1) }),
        )
      const line = Array.from({ length: waiting }, (_, i) => seat({ bookingId: `w${i}`, lineNo: 100 + i }))
      const given = state([...gone, ...line], [], extra, { free: { numbers, kept: new Map([[7, kept]]) } })
      const telling = {
        ...given.telling,
        untold: new Map(gone.map((one) => [one.bookingId, 'due' as const])),
      }
      const done = promotions({ ...given, telling }, course, now)
      const offered = done.offers.map(({ placeNo }) => placeNo)
      const all = [...offered, ...done.disappearing, ...done.free.numbers]
      expect([...all].sort((a, b) => a - b)).toEqual(sorted)
      expect(done.disappearing.length).toBe(Math.min(extra, Math.max(0, numbers.length - kept)))
      // Whose place it was leaves it before somebody else is asked for it.
      const still = gone.filter(({ bookingId }) => done.offers.some((one) => one.bookingId === bookingId))
      for (const { bookingId, placeNo } of still) {
        const other = done.offers.find((one) => one.placeNo === placeNo)
        if (other && other.bookingId !== bookingId) throw new Error('two sit on one place')
      }
    }),
    { numRuns: 500 },
  )
})
