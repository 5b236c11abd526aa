import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DaysOff, usualDaysOff } from '@/lib/network/rules/hours'
import { areShown, type Free, isFor, proposals, type Struck } from '@/lib/rescheduling/rules/choices'
import { localDate } from '@/lib/tools/time'

/** Monday 1 March 2027, ten in the morning. */
const now = new Date('2027-03-01T09:00:00Z')
const at = (day: number, hour = 10) => new Date(Date.UTC(2027, 2, day, hour - 1))

const struck = (given: Partial<Struck> = {}): Struck => ({
  ...{ bookingId: 'b', activityId: 1, startsAt: at(9), branchId: 1, topic: null, contactWay: 'call' },
  ...given,
})
const free = (hoursId: number, given: Partial<Free> = {}): Free => ({
  ...{ hoursId, branchId: 1, startsAt: at(10), left: 1, topics: null },
  ...given,
})
const hoursOf = (time: Free | null | undefined) => time?.hoursId ?? null
const one = (person: Struck, times: Free[]) =>
  hoursOf(proposals([person], times, usualDaysOff, now).get(person.bookingId))

describe('another time for who is hit', () => {
  test('the nearest at the same branch, before or after', () => {
    const times = [
      free(2, { startsAt: at(16) }),
      free(3, { startsAt: at(8) }),
      free(4, { branchId: 2, startsAt: at(9, 11) }),
    ]
    expect(one(struck(), times)).toBe(3)
  })

  test('one at which can be asked what she comes for', () => {
    const person = struck({ topic: 'digid-app' })
    expect(
      one(person, [free(2, { topics: ['printen'] }), free(3, { startsAt: at(20), topics: ['digid-app'] })]),
    ).toBe(3)
    expect(isFor(struck(), free(2, { topics: ['printen'] }))).toBe(true)
  })

  test('who is written to gets one three working days ahead; who is called also sooner', () => {
    const times = [free(2, { startsAt: at(3) }), free(3, { startsAt: at(4) })]
    expect(one(struck({ startsAt: at(2) }), times)).toBe(2)
    expect(one(struck({ startsAt: at(2), contactWay: 'email' }), times)).toBe(3)
    expect(one(struck({ startsAt: at(2), contactWay: 'sms' }), times.slice(0, 1))).toBe(null)
    // Over a weekend it is Thursday and Friday, then Monday.
    const wednesday = new Date('2027-03-03T09:00:00Z')
    const person = struck({ startsAt: at(5), contactWay: 'email' })
    const over = [free(2, { startsAt: at(7) }), free(3, { startsAt: at(8) })]
    expect(hoursOf(proposals([person], over, usualDaysOff, wednesday).get('b'))).toBe(3)
  })

  test('days on which nobody of the library is there are no working days', () => {
    const person = struck({ contactWay: 'email' })
    const times = [
      ...[free(2, { startsAt: at(30) }), free(3, { startsAt: new Date('2027-03-31T08:00:00Z') })],
      free(4, { startsAt: new Date('2027-04-01T08:00:00Z') }),
    ]
    const soonest = (off: Partial<DaysOff>) => {
      const wednesday = new Date('2027-03-24T09:00:00Z')
      return hoursOf(proposals([person], times, { ...usualDaysOff, ...off }, wednesday).get('b'))
    }
    // Thursday, Good Friday, then Easter until Tuesday.
    expect(soonest({})).toBe(2)
    expect(soonest({ holidays: new Map([['2027-03-26', true]]) })).toBe(3)
    const closures = [{ fromDate: '2027-03-25', untilDate: '2027-03-26' }]
    expect(soonest({ closures })).toBe(4)
  })

  test('nobody who has only a card: they would not hear it', () => {
    expect(one(struck({ contactWay: 'card' }), [free(2)])).toBe(null)
  })

  test('who would have come first chooses first, and no place is given twice', () => {
    const people = [
      struck({ bookingId: 'late', startsAt: at(9, 11) }),
      struck({ bookingId: 'early', startsAt: at(9, 10) }),
    ]
    const times = [free(2, { startsAt: at(9, 12) }), free(3, { startsAt: at(12) })]
    const given = proposals(people, times, usualDaysOff, now)
    expect([given.get('early'), given.get('late')].map(hoursOf)).toEqual([2, 3])
    expect(proposals(people, [free(2)], usualDaysOff, now).get('late')).toBe(null)
  })

  test('whatever is free: nobody twice in a place, everybody where they can come, and a free place is never left', () => {
    const person = fc.record({
      bookingId: fc.uuid(),
      activityId: fc.constant(1),
      startsAt: fc.integer({ min: 2, max: 28 }).map((day) => at(day)),
      branchId: fc.constantFrom(1, 2),
      topic: fc.constantFrom(null, 'digid-app', 'printen'),
      contactWay: fc.constantFrom('call' as const, 'sms' as const, 'email' as const, 'card' as const),
    })
    const time = fc.record({
      hoursId: fc.integer({ min: 10, max: 30 }),
      branchId: fc.constantFrom(1, 2),
      startsAt: fc.integer({ min: 2, max: 28 }).map((day) => at(day, 12)),
      left: fc.integer({ min: 1, max: 2 }),
      topics: fc.constantFrom(null, ['digid-app'], ['printen']),
    })
    const property = fc.property(
      fc.array(person, { maxLength: 8 }),
      fc.uniqueArray(time, { maxLength: 8, selector: ({ hoursId }) => hoursId }),
      (people, times) => {
        const given = proposals(people, times, usualDaysOff, now)
        const left = new Map(times.map((each) => [each.hoursId, each.left]))
        for (const to of given.values()) if (to) left.set(to.hoursId, (left.get(to.hoursId) ?? 0) - 1)
        expect([...left.values()].every((count) => count >= 0)).toBe(true)
        expect([...given.keys()].sort()).toEqual(people.map(({ bookingId }) => bookingId).sort())
        for (const each of people) {
          const can = (to: Free) =>
            to.branchId === each.branchId &&
            (each.topic === null || to.topics === null || to.topics.includes(each.topic)) &&
            each.contactWay !== 'card' &&
            (each.contactWay === 'call' || localDate(to.startsAt) >= '2027-03-04')
          const got = given.get(each.bookingId)
          if (got) expect(can(got)).toBe(true)
          else expect(times.some((to) => can(to) && (left.get(to.hoursId) ?? 0) > 0)).toBe(false)
        }
      },
    )
    fc.assert(property, { numRuns: 200 })
  })
})

test('who was shown is who is hit, in whatever order, and nobody more or less', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 })
  const counts = (all: string[]) =>
    JSON.stringify(['a', 'b', 'c', 'd'].map((id) => all.filter((x) => x === id).length))
  fc.assert(
    fc.property(ids, ids, (shown, hit) => {
      expect(areShown(shown, hit)).toBe(counts(shown) === counts(hit))
    }),
  )
})
