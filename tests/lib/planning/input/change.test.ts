import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeCode, changeIn, spokenLanguages } from '@/lib/planning/input/change'
import { becauses, type Change } from '@/lib/planning/rules/change'
import { addDays } from '@/lib/tools/time'

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2027-01-01', days))
const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_439 }), { minLength: 2, maxLength: 2 })
  .map((two) => [...two].sort((a, b) => a - b).map(asTime) as [string, string])
const asTime = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

const version = fc
  .record({
    validFrom: day,
    lasts: fc.option(fc.nat(400)),
    weekday: fc.integer({ min: 1, max: 7 }),
    rhythm: fc.constantFrom('weekly' as const, 'fortnightly' as const, 'monthly' as const),
    anchor: day,
    nth: fc.integer({ min: 1, max: 5 }),
    at: times,
    minutes: fc.integer({ min: 5, max: 240 }),
    pause: fc.integer({ min: 0, max: 60 }),
    desks: fc.integer({ min: 1, max: 20 }),
    walkIn: fc.nat(20),
    languages: fc.uniqueArray(fc.constantFrom(...spokenLanguages), { minLength: 1 }),
    topics: fc.option(fc.uniqueArray(fc.constantFrom('wmo', 'digid-app', 'aow'), { minLength: 1 })),
  })
  .map(({ lasts, at: [fromTime, untilTime], walkIn, anchor, nth, ...one }) => ({
    ...{ ...one, fromTime, untilTime, walkInDesks: Math.min(walkIn, one.desks) },
    validUntil: lasts === null ? null : addDays(one.validFrom, lasts),
    anchor: one.rhythm === 'fortnightly' ? anchor : null,
    nth: one.rhythm === 'monthly' ? nth : null,
  }))

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('hours' as const), hoursId: fc.option(id), branchId: id, version }),
  fc.record({ kind: fc.constant('hours_end' as const), hoursId: id, lastDay: day }),
  fc
    .record({ hoursId: id, date: day, at: times, because: fc.constantFrom(...becauses) })
    .map(({ at: [fromTime, untilTime], because, ...one }) => ({
      ...{ kind: 'exception' as const, ...one },
      exception: { off: false, fromTime, untilTime, desks: null, because },
    })),
  fc
    .record({ closureId: fc.option(id), branchId: fc.option(id), fromDate: day, days: fc.nat(40) })
    .map(({ closureId, branchId, fromDate, days }) => ({
      ...{ kind: 'closure' as const, closureId },
      closure: {
        ...{ branchId, fromDate, untilDate: addDays(fromDate, days), fromTime: null, untilTime: null },
        reason: 'Verbouwing, tot 3 uur – café ☕',
      },
    })),
  fc.record({ kind: fc.constant('holiday' as const), day, closed: fc.boolean() }),
  fc.record({ kind: fc.constant('branch_closes' as const), branchId: id, from: fc.option(day) }),
)

test('a change comes out of an address as it went in, in signs that an address holds', () => {
  fc.assert(
    fc.property(changes, (change) => {
      const code = changeCode(change)
      expect(code).toMatch(/^[\w-]+$/)
      expect(changeIn(code)).toEqual(change)
    }),
  )
})

const written = (value: unknown) => changeCode(value as Change)
const closing = {
  ...{ branchId: null, fromDate: '2027-03-09', untilDate: '2027-03-09', fromTime: null, untilTime: null },
  reason: 'Verbouwing',
}
const closure = (given: object) =>
  written({ kind: 'closure', closureId: null, closure: { ...closing, ...given } })

describe('whatever else somebody writes there is no change', () => {
  test('signs, words, bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (text) => {
        expect(changeIn(text)).toBe(null)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(changeIn(written(value))).toBe(null)
      }),
    )
    for (const none of [undefined, null, '', 3, ['a'], {}]) expect(changeIn(none)).toBe(null)
  })

  test('a change with a part of it anything else never breaks', () => {
    fc.assert(
      fc.property(changes, fc.jsonValue(), fc.nat(20), (change, value, which) => {
        const fields = Object.keys(change)
        const broken = { ...change, [fields[which % fields.length] ?? 'kind']: value }
        const read = changeIn(written(broken))
        if (read !== null) expect(read).toEqual(JSON.parse(JSON.stringify(broken)))
      }),
    )
  })

  test.each([
    ['with something of a person beside it', written({ ...JSON.parse(atob(closure({}))), name: 'Demo' })],
    ['that is far too long', 'A'.repeat(6_001)],
    ['with a reason that is too long', closure({ reason: 'a'.repeat(81) })],
    ['with a reason that cannot be seen', closure({ reason: ' \u200b ' })],
    ['that ends before it begins', closure({ untilDate: '2027-03-08' })],
    ['with half a time', closure({ fromTime: '10:00' })],
    ['on a day that is not there', closure({ fromDate: '2027-02-30', untilDate: '2027-03-30' })],
    ['of nothing', written({ kind: 'closure', closureId: null, closure: null })],
  ])('one %s', (_what, code) => {
    expect(changeIn(code)).toBe(null)
  })
})
