import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { besideOf } from '@/lib/planning/rules/change'
import { difference, type Standing } from '@/lib/planning/rules/difference'
import type { SlotTime } from '@/lib/planning/rules/slots'
import { addDays } from '@/lib/tools/time'

const at = (hour: number, minute = 0) => new Date(Date.UTC(2027, 2, 9, hour, minute))

function planned(hour: number, given: Partial<SlotTime> = {}): SlotTime {
  const times = { startsAt: at(hour), endsAt: at(hour, 30) }
  return { hoursId: 1, branchId: 1, ...times, desks: 1, languages: ['nl'], topics: null, ...given }
}

function standing(hour: number, given: Partial<Standing> = {}): Standing {
  return {
    ...{ activityId: hour, hoursId: 1, startsAt: at(hour), endsAt: at(hour, 30), desks: 1, extra: 0 },
    ...{ languages: ['nl'], topics: null, kept: false, seated: [] },
    ...given,
  }
}

const people = (...lineNos: number[]) =>
  lineNos.map((lineNo) => ({ bookingId: `b${lineNo}`, status: 'booked' as const, lineNo }))

describe('a plan beside the agenda', () => {
  test('what is missing is added, what is too much withdrawn, and who is there is hit', () => {
    const found = difference([planned(9), planned(10)], [standing(10), standing(11, { seated: people(7) })])
    expect(found.added).toEqual([planned(9)])
    expect(found.withdrawn.map(({ activityId }) => activityId)).toEqual([11])
    expect(found.changed).toEqual([])
    expect(found.hits).toEqual([{ bookingId: 'b7', activityId: 11, because: 'withdrawn' }])
  })

  test('the same hours of another branch are not the same time', () => {
    const found = difference([planned(9, { hoursId: 2 })], [standing(9)])
    expect([found.added.length, found.withdrawn.length]).toEqual([1, 1])
  })

  test('who came last has to go when there are fewer desks, whatever place she has', () => {
    const full = standing(9, { desks: 3, seated: people(30, 10, 20) })
    expect(difference([planned(9, { desks: 1 })], [full]).hits.map(({ bookingId }) => bookingId)).toEqual([
      'b20',
      'b30',
    ])
    expect(difference([planned(9, { desks: 2 })], [{ ...full, seated: people(30) }]).hits).toEqual([])
  })

  test('who was let in above the desks stays so', () => {
    const full = standing(9, { desks: 2, extra: 1, seated: people(1, 2, 3) })
    expect(difference([planned(9, { desks: 2 })], [full])).toEqual({
      ...{ added: [], withdrawn: [], changed: [], hits: [] },
    })
    expect(difference([planned(9, { desks: 1 })], [full]).hits.map(({ bookingId }) => bookingId)).toEqual([
      'b3',
    ])
  })

  test('longer is only for a time that nobody booked; shorter for all', () => {
    const longer = planned(9, { endsAt: at(9, 45) })
    expect(difference([longer], [standing(9)]).changed[0]?.endsAt).toEqual(at(9, 45))
    expect(difference([longer], [standing(9, { seated: people(1) })]).changed).toEqual([])
    const shorter = planned(9, { endsAt: at(9, 20) })
    expect(difference([shorter], [standing(9, { seated: people(1) })]).changed[0]?.endsAt).toEqual(at(9, 20))
  })

  test('another language or another topic follows, also where somebody is booked', () => {
    const full = standing(9, { seated: people(1) })
    expect(difference([planned(9, { languages: ['nl', 'ar'] })], [full]).changed).toHaveLength(1)
    expect(difference([planned(9, { topics: ['digid-app'] })], [full]).changed).toHaveLength(1)
  })
})

describe('what somebody let stand', () => {
  const stands = standing(9, { desks: 3, kept: true, seated: people(1, 2, 3) })
  const hitBy = (plan: SlotTime[], had: number) =>
    difference(plan, [stands], new Map([[9, had]])).hits.map(({ bookingId }) => bookingId)

  test('is left alone as long as the plan has not enough for who is there, and no less than it had', () => {
    const nothing = { added: [], withdrawn: [], changed: [], hits: [] }
    expect(difference([], [stands], new Map([[9, 0]]))).toEqual(nothing)
    expect(difference([planned(9, { desks: 2 })], [stands], new Map([[9, 2]]))).toEqual(nothing)
    expect(difference([planned(9, { desks: 2 })], [stands], new Map([[9, 0]]))).toEqual(nothing)
  })

  test('is hit once more where the plan has fewer desks than when that was said, or none', () => {
    expect(hitBy([], 2)).toEqual(['b1', 'b2', 'b3'])
    expect(hitBy([planned(9, { desks: 1 })], 2)).toEqual(['b2', 'b3'])
  })

  test('is a time like all others where there is a desk again for everybody who is there', () => {
    const back = difference([planned(9, { desks: 4 })], [stands], new Map([[9, 0]]))
    expect(back).toMatchObject({ added: [], withdrawn: [], hits: [] })
    expect(back.changed.map(({ standing: { activityId } }) => activityId)).toEqual([9])
    expect(difference([planned(9, { desks: 3 })], [stands], new Map([[9, 2]])).changed).toHaveLength(1)
    // Let in above the desks she still is.
    const above = { ...stands, desks: 2, extra: 1 }
    expect(difference([planned(9, { desks: 2 })], [above], new Map()).changed).toHaveLength(1)
  })
})

const hour = fc.integer({ min: 6, max: 20 })
const plans = fc.uniqueArray(
  fc
    .record({ hour, desks: fc.integer({ min: 1, max: 4 }), minutes: fc.constantFrom(15, 30, 45) })
    .map((one) => planned(one.hour, { desks: one.desks, endsAt: at(one.hour, one.minutes) })),
  { selector: ({ startsAt }) => startsAt.getTime() },
)
const agenda = fc.uniqueArray(
  fc
    .record({
      hour,
      desks: fc.integer({ min: 1, max: 4 }),
      seated: fc.nat({ max: 4 }),
      kept: fc.boolean(),
      had: fc.nat({ max: 4 }),
      minutes: fc.constantFrom(15, 30, 45),
    })
    .map((one) => {
      const seated = people(
        ...Array.from({ length: Math.min(one.seated, one.desks) }, (_, i) => one.hour * 100 + i),
      )
      const given = { desks: one.desks, kept: one.kept, seated, endsAt: at(one.hour, one.minutes) }
      return { ...standing(one.hour, given), had: one.had }
    }),
  { selector: ({ startsAt }) => startsAt.getTime() },
)

/** The agenda once a plan is carried out, and nobody stays where they are hit. */
function carriedOut(found: ReturnType<typeof difference>, before: Standing[]): Standing[] {
  const gone = new Set(found.withdrawn.map(({ activityId }) => activityId))
  const hit = new Set(found.hits.map(({ bookingId }) => bookingId))
  const changed = new Map(found.changed.map((one) => [one.standing.activityId, one]))
  const stays = before.flatMap((one) => {
    if (gone.has(one.activityId)) return []
    const other = changed.get(one.activityId)
    const seated = one.seated.filter(({ bookingId }) => !hit.has(bookingId))
    const follows = other && { desks: other.planned.desks, endsAt: other.endsAt, kept: false }
    return follows ? [{ ...one, seated, ...follows }] : [one]
  })
  return [...stays, ...found.added.map((one) => standing(one.startsAt.getUTCHours(), one))]
}

test('carried out it is the plan, but for what somebody let stand; a second look finds nothing', () => {
  const property = fc.property(plans, agenda, (plan, before) => {
    const desks = ({ startsAt }: { startsAt: Date }) =>
      plan.find((one) => one.startsAt.getTime() === startsAt.getTime())?.desks ?? 0
    const found = difference(plan, before, new Map(before.map(({ activityId, had }) => [activityId, had])))
    const after = carriedOut(found, before)
    const again = difference(plan, after, new Map(after.map((one) => [one.activityId, desks(one)])))
    expect([again.added, again.withdrawn, again.hits]).toEqual([[], [], []])
    const started = (all: { startsAt: Date }[]) => all.map(({ startsAt }) => startsAt.getTime()).sort()
    const kept = after.filter((one) => one.kept)
    const isKept = new Set(started(kept))
    expect(started(after.filter(({ startsAt }) => !isKept.has(startsAt.getTime())))).toEqual(
      started(plan.filter(({ startsAt }) => !isKept.has(startsAt.getTime()))),
    )
    for (const one of kept) {
      expect(before).toContainEqual(one)
      // The plan has not enough for it, and no less than it had.
      const had = before.find(({ activityId }) => activityId === one.activityId)?.had ?? 0
      expect(desks(one)).toBeGreaterThanOrEqual(had)
      if (desks(one) > 0) expect(one.seated.length).toBeGreaterThan(desks(one))
    }
    for (const one of after.filter((each) => !each.kept))
      expect(one.seated.length).toBeLessThanOrEqual(one.desks)
    // Nobody is hit who could have stayed: everybody who is, is at a time that goes or came after who stays there.
    for (const { bookingId, because, activityId } of found.hits) {
      const there = before.find((one) => one.activityId === activityId)
      const left = there ? desks(there) : 0
      if (there?.kept) expect(left).toBeLessThan(there.had)
      const earlier = there?.seated.filter((one) => `b${one.lineNo}` < bookingId).length ?? 0
      if (because === 'fewer') expect(earlier).toBeGreaterThanOrEqual(left)
      else expect(left).toBe(0)
    }
  })
  fc.assert(property, { numRuns: 300 })
})

describe('versions side by side', () => {
  test('the old one ends before the new one, and goes on after it when that ends', () => {
    const old = { validFrom: '2027-01-01', validUntil: null }
    expect(besideOf(old, { validFrom: '2027-03-01', validUntil: '2027-03-31' })).toEqual({
      before: { validFrom: '2027-01-01', validUntil: '2027-02-28' },
      after: { validFrom: '2027-04-01', validUntil: null },
    })
    expect(besideOf(old, { validFrom: '2027-01-01', validUntil: null })).toEqual({
      before: null,
      after: null,
    })
  })

  test('every day has one version: the new one on its days, the old one on all its others', () => {
    const days = fc
      .record({ from: fc.nat({ max: 30 }), long: fc.option(fc.nat({ max: 30 })) })
      .map(({ from, long }) => {
        const validFrom = addDays('2027-03-01', from)
        return { validFrom, validUntil: long === null ? null : addDays(validFrom, long) }
      })
    type Span = { validFrom: string; validUntil: string | null }
    const holds = (span: Span | null, day: string) =>
      span !== null && span.validFrom <= day && (span.validUntil === null || day <= span.validUntil)
    const overlap = (one: Span, other: Span) =>
      (one.validUntil === null || one.validUntil >= other.validFrom) &&
      (other.validUntil === null || other.validUntil >= one.validFrom)
    const property = fc.property(days, days, (old, given) => {
      fc.pre(overlap(old, given))
      const { before, after } = besideOf(old, given)
      for (let i = -2; i < 70; i += 1) {
        const day = addDays('2027-03-01', i)
        const kept = holds(before, day) || holds(after, day)
        expect(kept, day).toBe(holds(old, day) && !holds(given, day))
      }
    })
    fc.assert(property, { numRuns: 200 })
  })
})
