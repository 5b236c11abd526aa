import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueMoment } from '@/lib/messages/rules'
import { afterMinutes, reachMoment, usualReach, type Way } from '@/lib/network/rules/hours'
import { type InActivity, isAsking, isUntold, offerUntil, promotions } from '@/lib/places/rules/places'

const MINUTE = 60_000
const reach = { ...usualReach, closures: [{ fromDate: '2027-03-18', untilDate: '2027-03-24' }] }
/** From the middle of March until after Easter: weekends, a closure, holidays and the clock that goes forward. */
const start = Date.UTC(2027, 2, 10, 8)
const enrolUntil = new Date(Date.UTC(2027, 3, 14, 8))
const course = { kind: 'course' as const, enrolUntil, cancelledAt: null, publishedAt: new Date(0) }

type Letter = { way: Way; dueAt: Date; until: Date; status: 'due' | 'sent' | 'dropped' }

/** One place, and people in line for it, with the letters that the worker sends when it is awake and the calls people make. */
class Line {
  bookings: InActivity[]
  letters = new Map<string, Letter>()

  readonly ways: Way[]

  constructor(ways: Way[]) {
    this.ways = ways
    this.bookings = ways.map((_, i) => ({
      ...{ bookingId: `w${i}`, status: 'waiting', placeNo: null, lineNo: i, holdUntil: null },
      ...{ offeredUntil: null, lapsedAt: null, partnerId: null },
    }))
  }

  /** The postman: everything that is due leaves, or is dropped because it is no longer true. */
  post(now: Date): void {
    for (const letter of this.letters.values())
      if (letter.status === 'due' && letter.way !== 'call' && letter.dueAt <= now)
        letter.status = letter.until > now ? 'sent' : 'dropped'
  }

  settle(now: Date): void {
    const taken = this.bookings.some(({ offeredUntil }) => offeredUntil && offeredUntil > now)
    const untold = new Map<string, 'due' | 'dropped'>()
    for (const { bookingId, offeredUntil } of this.bookings) {
      const letter = this.letters.get(bookingId)
      if (!letter || letter.status === 'sent' || !offeredUntil || offeredUntil > now) continue
      if (isUntold({ ...letter, offeredUntil }, reach)) untold.set(bookingId, letter.status)
    }
    const ways = new Map(this.ways.map((way, i) => [`w${i}`, way] as const))
    const free = { numbers: taken ? [] : [1], kept: new Map() }
    const state = { bookings: this.bookings, free, extra: 0, telling: { reach, ways, untold } }
    const { lapsed, offers, passedOver } = promotions(state, course, now)
    for (const id of lapsed) this.lapse(id, now)
    for (const one of offers) this.offer(one.bookingId, one.until, now)
    this.check(taken, offers.length, passedOver, now)
  }

  lapse(id: string, now: Date): void {
    const own = this.bookings.find(({ bookingId }) => bookingId === id) as InActivity
    const letter = this.letters.get(id) as Letter
    const until = own.offeredUntil as Date
    // Nobody loses a place to a moment in which nobody could have told them.
    const told = letter.status === 'sent' || letter.way === 'call'
    if (isAsking(course, now)) expect(told).toBe(true)
    if (letter.way === 'call')
      expect(afterMinutes(60, 'call', letter.dueAt, reach) <= until || !isAsking(course, now)).toBe(true)
    Object.assign(own, {
      status: 'waiting',
      placeNo: null,
      offeredUntil: null,
      lapsedAt: now,
      lineNo: now.getTime(),
    })
  }

  offer(id: string, until: Date, now: Date): void {
    const own = this.bookings.find(({ bookingId }) => bookingId === id) as InActivity
    const way = this.ways[Number(id.slice(1))] as Way
    Object.assign(own, { status: 'offered', placeNo: 1, offeredUntil: until })
    const before = this.letters.get(id)
    if (before?.status === 'due') before.until = until
    else this.letters.set(id, { way, dueAt: dueMoment('offer', way, now, reach), until, status: 'due' })
  }

  /** A freed place is never idle: somebody has it offered, or nobody is left who could be told. */
  check(taken: boolean, offers: number, passedOver: string[], now: Date): void {
    if (taken || offers > 0 || !isAsking(course, now)) return
    const left = this.bookings.filter(
      ({ status, lapsedAt, bookingId }) =>
        status === 'waiting' && !lapsedAt && !passedOver.includes(bookingId),
    )
    expect(left).toEqual([])
    for (const id of passedOver) {
      const way = this.ways[Number(id.slice(1))] as Way
      expect(offerUntil(enrolUntil, way, now, reach)).toBeNull()
      expect(afterMinutes(60, way, reachMoment(way, now, reach), reach) >= enrolUntil).toBe(true)
    }
  }
}

test('nobody loses a place to a moment in which nobody could have told them, whenever the worker sleeps or wakes', () => {
  const nap = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 240 }) },
    { weight: 2, arbitrary: fc.integer({ min: 240, max: 4_000 }) },
  )
  const way = fc.constantFrom<Way>('call', 'sms', 'email')
  const lines = fc.array(way, { minLength: 1, maxLength: 4 })
  const property = fc.property(
    lines,
    fc.array(fc.tuple(nap, fc.boolean()), { maxLength: 150 }),
    (ways, naps) => {
      const line = new Line(ways)
      let now = new Date(start)
      for (const [minutes, postFirst] of naps) {
        now = new Date(now.getTime() + minutes * MINUTE)
        if (postFirst) line.post(now)
        line.settle(now)
        if (!postFirst) line.post(now)
      }
    },
  )
  fc.assert(property, { numRuns: 60 })
})
