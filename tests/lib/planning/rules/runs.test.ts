import { describe, expect, test } from 'vitest'
import { enrolMoment, standingOf } from '@/lib/planning/rules/runs'
import { atLocal } from '@/lib/tools/time'

const now = new Date('2027-03-01T09:00:00Z')
const day = 86_400_000
const at = (days: number) => new Date(now.getTime() + days * day)
const run = { publishedAt: at(-1), cancelledAt: null, endsAt: at(30), enrolUntil: at(7), free: 2 }

describe('how a run stands', () => {
  test.each([
    ['published', {}],
    ['draft', { publishedAt: null }],
    ['draft', { publishedAt: at(1) }],
    ['published', { publishedAt: now }],
    ['full', { free: 0 }],
    ['closed', { enrolUntil: now }],
    ['closed', { enrolUntil: now, free: 0 }],
    ['ended', { endsAt: now }],
    ['ended', { endsAt: now, publishedAt: null }],
    ['called_off', { cancelledAt: at(-1), endsAt: at(-2) }],
  ] as const)('%s: %j', (standing, given) => {
    expect(standingOf({ ...run, ...given }, now)).toBe(standing)
  })
})

describe('until when somebody can come in', () => {
  const lesson = (date: string) => ({ startsAt: atLocal(date, '10:00'), endsAt: atLocal(date, '12:00') })
  const lessons = [lesson('2027-10-12'), lesson('2027-10-05'), lesson('2027-11-02')]
  const until = (enrol: 'before' | 'later', enrolDay: string) => enrolMoment({ enrol, enrolDay }, lessons)

  test('until the first lesson nothing has to be said', () => {
    expect(enrolMoment({ enrol: 'start' }, lessons)).toBeNull()
  })
  test('a day counts wholly, also on the night the clocks go back', () => {
    expect(until('before', '2027-10-03')).toEqual(atLocal('2027-10-04', '00:00'))
    expect(until('later', '2027-10-31')).toEqual(new Date('2027-10-31T23:00:00Z'))
  })
  test('before is before the first lesson, and later not before it nor after the last', () => {
    expect(until('before', '2027-10-05')).toBe('enrol_late')
    expect(until('later', '2027-10-04')).toBe('enrol_early')
    expect(until('later', '2027-11-03')).toBe('enrol_over')
  })
  test('nobody comes in to a lesson that has begun', () => {
    expect(until('later', '2027-11-02')).toEqual(atLocal('2027-11-02', '10:00'))
  })
})
