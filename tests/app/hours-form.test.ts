import { expect, test } from 'vitest'
import { versionFields } from '@/app/beheer/spreekuren/_own'
import type { Version } from '@/lib/planning/rules/change'
import { atLocal } from '@/lib/tools/time'

const now = atLocal('2027-03-01', '10:00')
const version: Version = {
  ...{ validFrom: '2027-01-01', validUntil: null, weekday: 2, rhythm: 'weekly', anchor: null, nth: null },
  ...{ fromTime: '10:00', untilTime: '12:00', minutes: 30, pause: 0, desks: 1, walkInDesks: 0 },
  ...{ languages: ['nl'], topics: null },
}

test('a change of hours that have a last day begins with that day, and goes on without end otherwise', () => {
  expect(versionFields(version, '2027-06-29', now).validUntil).toBe('2027-06-29')
  expect(versionFields(version, null, now).validUntil).toBe('')
  // Hours that have stopped begin anew.
  expect(versionFields(version, '2027-02-23', now).validUntil).toBe('')
})
