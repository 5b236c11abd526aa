import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueMoment } from '@/lib/messages/rules'
import { holidaysIn } from '@/lib/network/rules/holidays'
import {
  afterMinutes,
  afterWindows,
  type Closed,
  halfDayOf,
  isCallingDay,
  lastCallingDay,
  nextHalfDay,
  type Reach,
  reachMoment,
  usualReach,
  type Way,
} from '@/lib/network/rules/hours'
import { reminderDueBy } from '@/lib/notices/rules/reminders'
import { isUntold, offerUntil } from '@/lib/places/rules/places'
import { addDays, localDate, localTime, weekday } from '@/lib/tools/time'

const HOUR = 3_600_000
const at = (iso: string) => new Date(iso)

const yearsOfHolidays = [2026, 2027, 2028, 2029].flatMap(holidaysIn).map(({ day }) => day)
/** Years with every kind of Easter, both clock changes each, and King's Day on a Sunday. */
const moment = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2034, 11, 31) / 60_000 })
  .map((minute) => new Date(minute * 60_000))
const closures: fc.Arbitrary<Closed[]> = fc.array(
  fc.tuple(moment, fc.nat(9)).map(([from, days]) => {
    const fromDate = localDate(from)
    return { fromDate, untilDate: addDays(fromDate, days) }
  }),
  { maxLength: 40 },
)
/** What a library decided about days: open on some holidays, closed on other days. */
const holidays = fc.array(fc.tuple(fc.constantFrom(...yearsOfHolidays), fc.boolean()), { maxLength: 20 })
const window = fc.constantFrom(
  null,
  { fromTime: '08:00', untilTime: '21:00' },
  { fromTime: '09:00', untilTime: '17:00' },
  { fromTime: '13:30', untilTime: '16:00' },
  { fromTime: '09:00', untilTime: '11:00' },
)
const office = { fromTime: '09:00', untilTime: '17:00' }
const reach: fc.Arbitrary<Reach> = fc
  .tuple(fc.array(window, { minLength: 6, maxLength: 6 }), closures, holidays, fc.integer({ min: 1, max: 2 }))
  .map(([days, closures, decided, windows]) => ({
    ...{ week: [office, ...days], closures, holidays: new Map(decided), offerHours: 48, windows },
  }))
const way = fc.constantFrom<Way>('call', 'sms', 'email')

/** Minutes from one moment to another in which somebody can be reached, counted five at a time, an hour at most. */
function reachable(way: Way, from: Date, until: Date, reach: Reach, step = 5): number {
  let count = 0
  for (let t = from.getTime(); t < until.getTime() && count < 60; t += step * 60_000)
    if (canReach(way, new Date(t), reach)) count += step
  return count
}

function canReach(way: Way, moment: Date, reach: Reach): boolean {
  const [date, time] = [localDate(moment), localTime(moment)]
  if (way !== 'call') return time >= '08:00' && time < '21:00'
  const window = reach.week[weekday(date) - 1]
  return isCallingDay(date, reach) && !!window && window.fromTime <= time && time < window.untilTime
}

describe('the clock that waits for a person', () => {
  test('nothing that nobody asked for is told at night, and no call while nobody calls, also after a worker slept', () => {
    const kind = fc.constantFrom('offer', 'offer_lapsed', 'reminder')
    const property = fc.property(moment, way, reach, kind, (woke, way, reach, kind) => {
      const due = dueMoment(kind, way, woke, reach)
      expect(due >= woke).toBe(true)
      expect(canReach(way, due, reach)).toBe(true)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  test('an sms at 3.07 waits until eight; a way in and a confirmation do not', () => {
    const night = at('2027-03-02T02:07:00Z')
    expect(dueMoment('moved', 'sms', night, usualReach)).toEqual(at('2027-03-02T07:00:00Z'))
    expect(dueMoment('confirmation', 'sms', night, usualReach)).toEqual(night)
    expect(dueMoment('sign_in', 'email', night, usualReach)).toEqual(night)
    expect(dueMoment('cancelled', 'call', night, usualReach)).toEqual(at('2027-03-02T08:00:00Z'))
  })

  test('the first moment to reach somebody is the very first', () => {
    const property = fc.property(moment, way, reach, (now, way, reach) => {
      const first = reachMoment(way, now, reach)
      const earlier = Math.max(now.getTime(), first.getTime() - 36 * HOUR)
      expect(reachable(way, new Date(earlier), first, reach)).toBe(0)
    })
    fc.assert(property, { numRuns: 60 })
  })

  test.each([
    ['over a weekend', '2027-03-05T15:00:00Z', '2027-03-09T16:00:00Z'],
    ['over Easter and the clock change', '2027-03-26T15:00:00Z', '2027-03-31T15:00:00Z'],
    ['over Christmas', '2027-12-24T10:00:00Z', '2027-12-28T16:00:00Z'],
    ['over the clock change of autumn', '2027-10-29T16:00:00Z', '2027-11-02T16:00:00Z'],
    ['from early on a Monday', '2027-03-01T06:00:00Z', '2027-03-02T16:00:00Z'],
  ])('two whole calling windows, %s', (_what, now, until) => {
    expect(afterWindows(2, at(now), usualReach)).toEqual(at(until))
  })

  test('calls on a holiday on which the library is open, and not on one on which it decided to be closed', () => {
    // Good Friday is usual work, the fifth of May is not.
    const own = {
      ...usualReach,
      holidays: new Map([
        ['2027-03-26', true],
        ['2027-05-05', false],
      ]),
    }
    expect(afterWindows(1, at('2027-03-25T16:00:00Z'), usualReach)).toEqual(at('2027-03-26T16:00:00Z'))
    expect(afterWindows(1, at('2027-03-25T16:00:00Z'), own)).toEqual(at('2027-03-30T15:00:00Z'))
    expect(reachMoment('call', at('2027-05-04T16:00:00Z'), usualReach)).toEqual(at('2027-05-07T07:00:00Z'))
    expect(reachMoment('call', at('2027-05-04T16:00:00Z'), own)).toEqual(at('2027-05-05T07:00:00Z'))
    expect(lastCallingDay('2027-03-30', own)).toBe('2027-03-25')
  })

  test('calls again in another half of a day in which somebody calls', () => {
    const property = fc.property(moment, reach, (now, reach) => {
      const again = nextHalfDay(now, reach)
      expect(halfDayOf(again)).not.toBe(halfDayOf(now))
      expect(again > now).toBe(true)
      expect(canReach('call', again, reach)).toBe(true)
    })
    fc.assert(property, { numRuns: 1000 })
  })
})

describe('an offer', () => {
  const offer = fc.tuple(moment, way, reach, fc.integer({ min: 121, max: 40 * 24 * 60 }))

  test('never ends before somebody could be reached for an hour, and always before the start', () => {
    const property = fc.property(offer, ([now, way, reach, left]) => {
      const enrolUntil = new Date(now.getTime() + left * 60_000)
      const until = offerUntil(enrolUntil, way, now, reach)
      if (until === null) {
        // Less than an hour is left: one that is left is enough. Looked at by the minute: a step of five counts too much
        // at the end of every window.
        expect(reachable(way, now, new Date(enrolUntil.getTime() - 300_000), reach, 1)).toBeLessThan(60)
      } else {
        expect(reachable(way, reachMoment(way, now, reach), until, reach)).toBe(60)
        expect(until < enrolUntil).toBe(true)
        expect(isUntold({ way, dueAt: reachMoment(way, now, reach), offeredUntil: until }, reach)).toBe(
          way !== 'call',
        )
      }
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('stands a whole calling window longer than it takes to reach somebody who must be called, where there is time', () => {
    const property = fc.property(moment, reach, (now, reach) => {
      const sure = afterWindows(reach.windows + 1, now, reach)
      const far = new Date(sure.getTime() + 3 * HOUR)
      const until = offerUntil(far, 'call', now, reach)
      expect(until && until >= sure).toBe(true)
      expect(sure > afterWindows(reach.windows, now, reach)).toBe(true)
    })
    fc.assert(property, { numRuns: 1000 })
  })

  test('is never open longer than its hours or those windows, once somebody can be told', () => {
    const property = fc.property(offer, ([now, way, reach, left]) => {
      const until = offerUntil(new Date(now.getTime() + left * 60_000), way, now, reach)
      const told = reachMoment(way, now, reach)
      const longest = Math.max(
        told.getTime() + 48 * HOUR,
        afterWindows(reach.windows + 1, now, reach).getTime(),
        afterMinutes(60, way, told, reach).getTime(),
      )
      if (until) expect(until.getTime()).toBeLessThanOrEqual(longest)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('made on Friday afternoon to somebody who must be called does not run out in the weekend', () => {
    const friday = at('2027-03-05T15:00:00Z')
    const until = offerUntil(at('2027-03-16T09:00:00Z'), 'call', friday, usualReach)
    expect(until).toEqual(at('2027-03-09T16:00:00Z'))
  })

  test('whose letter was put on the call list on Friday evening was not told by Sunday', () => {
    const [dueAt, offeredUntil] = [at('2027-03-05T15:50:00Z'), at('2027-03-07T12:00:00Z')]
    expect(isUntold({ way: 'call', dueAt, offeredUntil }, usualReach)).toBe(true)
  })
})

describe('a reminder by telephone', () => {
  test('falls due on a day with somebody who calls, before the day itself and never at night', () => {
    const property = fc.property(moment, reach, (startsAt, reach) => {
      const due = reminderDueBy('call', startsAt, reach)
      expect(canReach('call', due, reach)).toBe(true)
      expect(localDate(due) < localDate(startsAt)).toBe(true)
    })
    fc.assert(property, { numRuns: 1000 })
  })

  test('of a Monday is made on Friday', () => {
    expect(reminderDueBy('call', at('2027-03-08T09:00:00Z'), usualReach)).toEqual(at('2027-03-05T09:00:00Z'))
    expect(reminderDueBy('email', at('2027-03-08T09:00:00Z'), usualReach)).toEqual(at('2027-03-07T09:00:00Z'))
  })
})
