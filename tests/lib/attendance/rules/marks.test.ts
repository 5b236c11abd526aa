import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterTap, asks, type Says, type Standing, type Tap } from '@/lib/attendance/rules/marks'
import { after, minutes, now } from '../../../support/world'

const nothing: Standing = { arrivedAt: null, mark: null, markedAt: null, manner: null, revision: 0 }
const tap = (says: Says, seenRevision = 0, given: Partial<Tap> = {}): Tap => ({
  ...{ says, seenRevision, manner: null, sure: false },
  ...given,
})
const stands = (...taps: Tap[]) =>
  taps.reduce((standing, one) => afterTap(standing, one, now) ?? standing, nothing)

describe('a tap of who saw how it stands', () => {
  test('is followed: seen, helped', () => {
    expect(stands(tap('arrived'))).toMatchObject({ arrivedAt: now, mark: null, revision: 1 })
    expect(stands(tap('arrived'), tap('present', 1))).toMatchObject({
      arrivedAt: now,
      mark: 'present',
      revision: 2,
    })
  })

  test('may say the contrary of the last one', () => {
    expect(stands(tap('present'), tap('absent', 1))).toMatchObject({ mark: 'absent', revision: 2 })
    expect(stands(tap('absent'), tap('none', 1))).toMatchObject({ mark: null, markedAt: null, revision: 2 })
  })

  test('keeps how somebody came, until it says that they did not', () => {
    const late = stands(tap('arrived', 0, { manner: 'late' }), tap('present', 1))
    expect(late).toMatchObject({ mark: 'present', manner: 'late' })
    expect(afterTap(late, tap('absent', 2, { sure: true }), now)).toMatchObject({
      manner: null,
      arrivedAt: null,
    })
  })
})

describe('two who mark at once', () => {
  test('agree that somebody was there, whoever comes first', () => {
    expect(stands(tap('present'), tap('absent')).mark).toBe('present')
    expect(stands(tap('absent'), tap('present')).mark).toBe('present')
    expect(stands(tap('excused'), tap('present')).mark).toBe('present')
  })

  test('leave what stands, where nobody was seen', () => {
    expect(stands(tap('absent'), tap('excused')).mark).toBe('absent')
    expect(stands(tap('excused'), tap('absent')).mark).toBe('excused')
    expect(stands(tap('absent'), tap('none')).mark).toBe('absent')
  })

  test('come to the same in any order, once somebody is seen', () => {
    const says = fc.constantFrom<Says>('present', 'absent', 'excused')
    fc.assert(
      fc.property(fc.array(says, { minLength: 1, maxLength: 6 }), (all) => {
        fc.pre(all.includes('present'))
        expect(stands(...all.map((one) => tap(one))).mark).toBe('present')
      }),
    )
  })
})

test('who was seen does not become "kwam niet" without a question', () => {
  const seen = stands(tap('arrived'))
  expect(asks(seen, tap('absent', 1))).toBe(true)
  expect(asks(seen, tap('absent', 1, { sure: true }))).toBe(false)
  expect(asks(nothing, tap('absent'))).toBe(false)
  expect(asks(seen, tap('present', 1))).toBe(false)
})

test('what PostgreSQL refuses never comes out of a row of taps', () => {
  const anyTap = fc.record({
    says: fc.constantFrom<Says>('arrived', 'present', 'absent', 'excused', 'none'),
    manner: fc.constantFrom(null, 'late' as const, 'early' as const, 'stand_in' as const),
    seenRevision: fc.nat(6),
    sure: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyTap, { maxLength: 12 }), (taps) => {
      let standing = nothing
      for (const [i, one] of taps.entries()) {
        const came = one.says === 'arrived' || one.says === 'present'
        standing =
          afterTap(standing, { ...one, manner: came ? one.manner : null }, after(minutes(i))) ?? standing
        const { arrivedAt, mark, markedAt, manner } = standing
        expect((mark === null) === (markedAt === null)).toBe(true)
        expect(arrivedAt === null || mark === null || mark === 'present').toBe(true)
        expect(manner === null || arrivedAt !== null || mark === 'present').toBe(true)
      }
    }),
  )
})
