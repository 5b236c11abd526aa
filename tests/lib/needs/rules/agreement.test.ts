import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginRefusal,
  closesOn,
  endingOn,
  holdsOn,
  standingOf,
  versionThatCounts,
} from '@/lib/needs/rules/agreement'
import { addDays } from '@/lib/tools/time'

const today = '2027-03-01'
const held = (validFrom: string, validUntil: string | null = null) => ({ validFrom, validUntil })

describe('a version', () => {
  test.each([
    [held('2027-03-01'), 'holds'],
    [held('2027-02-01', '2027-03-01'), 'holds'],
    [held('2027-03-02'), 'coming'],
    [held('2027-02-01', '2027-02-28'), 'over'],
  ])('%j stands as: %s', (version, standing) => {
    expect(standingOf(version, today)).toBe(standing)
  })

  test('that counts is the one that holds, else the next, else the last', () => {
    const [old, now, next] = [held('2027-01-01', '2027-02-28'), held('2027-03-01'), held('2027-05-01')]
    expect(versionThatCounts([next, old, now], today)).toBe(now)
    expect(versionThatCounts([next, old], today)).toBe(next)
    expect(versionThatCounts([held('2026-01-01', '2026-12-31'), old], today)).toBe(old)
    expect(versionThatCounts([], today)).toBe(undefined)
  })

  test('gets its last day from the one that follows, unless it was over before', () => {
    expect(closesOn(held('2027-01-01'), '2027-04-01')).toBe('2027-03-31')
    expect(closesOn(held('2027-01-01', '2027-12-31'), '2027-04-01')).toBe('2027-03-31')
    expect(closesOn(held('2027-01-01', '2027-03-31'), '2027-04-01')).toBe(null)
    expect(closesOn(held('2027-01-01', '2027-03-15'), '2027-04-01')).toBe(null)
  })

  test('begins today or later, after every other one has begun', () => {
    expect(beginRefusal([held('2027-01-01')], '2027-02-28', today)).toBe('day_past')
    expect(beginRefusal([held('2027-01-01')], '2027-03-01', today)).toBe(null)
    expect(beginRefusal([held('2027-03-01')], '2027-03-01', today)).toBe('overlaps')
    expect(beginRefusal([held('2027-01-01'), held('2027-05-01')], '2027-04-01', today)).toBe('overlaps')
  })
})

describe('an agreement that ends', () => {
  const [first, second] = [held('2027-01-01', '2027-03-31'), held('2027-04-01')]

  test('has its last day in the version that holds then, and what would begin later never does', () => {
    expect(endingOn([first, second], '2027-03-15', today)).toEqual({ last: first, never: [second] })
    expect(endingOn([first, second], '2027-06-30', today)).toEqual({ last: second, never: [] })
    expect(endingOn([second], '2027-03-10', today)).toEqual({ last: null, never: [second] })
  })

  test('ends not on a day that has been, nor when it is over', () => {
    expect(endingOn([first], '2027-02-28', today)).toBe('day_past')
    expect(endingOn([first], '2027-04-01', today)).toBe('ended')
    expect(endingOn([held('2027-01-01', '2027-02-01')], today, today)).toBe('ended')
  })
})

test('whatever is written one after the other, two versions never hold on one day', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((number) => addDays(today, number))
  const step = fc.record({ now: day, from: day, ends: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let versions = [held('2027-02-01')]
      for (const { now, from, ends } of steps.sort((a, b) => (a.now < b.now ? -1 : 1))) {
        if (ends) {
          const ending = endingOn(versions, from, now)
          if (typeof ending === 'string') continue
          versions = versions
            .filter((one) => !ending.never.includes(one))
            .map((one) => (one === ending.last ? held(one.validFrom, from) : one))
        } else if (beginRefusal(versions, from, now) === null) {
          versions = versions.map((one) => held(one.validFrom, closesOn(one, from) ?? one.validUntil))
          versions.push(held(from))
        }
      }
      for (let ahead = 0; ahead < 60; ahead++) {
        const there = versions.filter((one) => holdsOn(one, addDays(today, ahead)))
        expect(there.length).toBeLessThanOrEqual(1)
      }
    }),
  )
})
