import { expect, test } from 'vitest'
import { displacedBy, prolongedBy, type Version } from '@/lib/planning/rules/change'
import { outlivingBy } from '@/lib/planning/rules/outliving'
import { nextDayOf } from '@/lib/planning/rules/slots'
import { atLocal } from '@/lib/tools/time'

const version: Version = {
  ...{ validFrom: '2027-01-01', validUntil: null, weekday: 2, rhythm: 'weekly', anchor: null, nth: null },
  ...{ fromTime: '10:00', untilTime: '12:00', minutes: 30, pause: 0, desks: 1, walkInDesks: 0 },
  ...{ languages: ['nl'], topics: null },
}
const from = (validFrom: string, validUntil: string | null = null) => ({ ...version, validFrom, validUntil })
const change = (given: Version) => ({ kind: 'hours' as const, hoursId: 1, branchId: 1, version: given })
const ready = [from('2027-01-01', '2027-03-31'), from('2027-04-01')]

test('a version without an end drops what stood ready after it', () => {
  expect(displacedBy(change(from('2027-03-09')), ready)).toEqual([
    { validFrom: '2027-04-01', begins: null, whole: false },
  ])
  expect(displacedBy(change(from('2027-04-01')), ready)).toMatchObject([{ validFrom: '2027-04-01' }])
  expect(displacedBy({ kind: 'hours_end', hoursId: 1, lastDay: '2027-03-30' }, ready)).toEqual([
    { validFrom: '2027-04-01', begins: null, whole: false },
  ])
})

test('a version with an end drops nothing that begins after it, and puts off what begins within it', () => {
  expect(displacedBy(change(from('2027-03-09', '2027-03-31')), ready)).toEqual([])
  expect(displacedBy(change(from('2027-03-09', '2027-04-30')), ready)).toEqual([
    { validFrom: '2027-04-01', begins: '2027-05-01', whole: false },
  ])
  expect(displacedBy(change(from('2027-04-20')), ready)).toEqual([])
})

test('hours that are yet to begin can be put right from their first day; begun earlier, the old ones are gone', () => {
  const later = [from('2027-04-01')]
  expect(displacedBy(change(from('2027-04-01')), later)).toEqual([])
  expect(displacedBy(change(from('2027-03-09')), later)).toEqual([
    { validFrom: '2027-04-01', begins: null, whole: true },
  ])
})

test('hours that would stop are said to go on, where a version goes on after their last day', () => {
  const spring = [from('2027-01-01', '2027-03-31'), from('2027-04-01', '2027-06-29')]
  expect(prolongedBy(change(from('2027-03-09')), spring)).toEqual({ lastDay: '2027-06-29', until: null })
  expect(prolongedBy(change(from('2027-03-09', '2027-07-13')), spring)).toEqual({
    ...{ lastDay: '2027-06-29', until: '2027-07-13' },
  })
  expect(prolongedBy(change(from('2027-03-09', '2027-06-29')), spring)).toBeNull()
  expect(prolongedBy(change(from('2027-03-09')), ready)).toBeNull()
  expect(prolongedBy({ ...change(from('2027-03-09')), hoursId: null }, [])).toBeNull()
  expect(prolongedBy({ kind: 'hours_end', hoursId: 1, lastDay: '2027-09-01' }, spring)).toBeNull()
})

test('a date with times of its own that was one of the hours, and is none of the new ones, goes on by itself', () => {
  const own = { off: false, fromTime: '13:00', untilTime: '15:00', desks: null }
  const given = [
    ...[
      { ...own, date: '2027-03-16' },
      { ...own, date: '2027-05-11' },
    ],
    // It was a day by itself before, it differs in its desks alone, it is off, or it comes before the new ones.
    ...[
      { ...own, date: '2027-05-13' },
      { ...own, date: '2027-05-18', fromTime: null, untilTime: null, desks: 2 },
    ],
    ...[
      { ...own, date: '2027-05-25', off: true, fromTime: null, untilTime: null },
      { ...own, date: '2027-03-02' },
    ],
  ]
  const dates = (next: Partial<Version>) =>
    outlivingBy(change({ ...from('2027-03-09'), ...next }), { versions: [version], exceptions: given }).map(
      ({ date }) => date,
    )
  expect(dates({ weekday: 3 })).toEqual(['2027-03-16', '2027-05-11'])
  expect(dates({ weekday: 3, validUntil: '2027-04-30' })).toEqual(['2027-03-16'])
  expect(dates({ rhythm: 'fortnightly', anchor: '2027-03-02' })).toEqual([])
  expect(dates({ rhythm: 'fortnightly', anchor: '2027-03-09' })).toEqual(['2027-03-16', '2027-05-11'])
  expect(dates({ fromTime: '09:00' })).toEqual([])
  expect(dates({ weekday: 2, desks: 3 })).toEqual([])
})

const hours = { id: 1, branchId: 1, closedFrom: null, versions: [version], exceptions: [] }
const open = { closings: [], holidays: new Map<string, boolean>() }
const now = atLocal('2027-03-02', '13:00')

test('the next day skips today when it is over, exceptions, closures and holidays', () => {
  expect(nextDayOf(hours, atLocal('2027-03-02', '11:00'), open)).toBe('2027-03-02')
  expect(nextDayOf(hours, now, open)).toBe('2027-03-09')
  const off = { date: '2027-03-09', off: true, fromTime: null, untilTime: null, desks: null }
  expect(nextDayOf({ ...hours, exceptions: [off] }, now, open)).toBe('2027-03-16')
  const closing = {
    branchId: 1,
    fromDate: '2027-03-09',
    untilDate: '2027-03-23',
    fromTime: null,
    untilTime: null,
  }
  expect(nextDayOf(hours, now, { ...open, closings: [closing] })).toBe('2027-03-30')
  expect(nextDayOf(hours, now, { ...open, holidays: new Map([['2027-03-09', true]]) })).toBe('2027-03-16')
})

test('the next day of every other week, of the last Tuesday of a month, and of hours that are for walking in only', () => {
  const fortnightly = { ...version, rhythm: 'fortnightly' as const, anchor: '2027-03-02' }
  expect(nextDayOf({ ...hours, versions: [fortnightly] }, now, open)).toBe('2027-03-16')
  const last = { ...version, rhythm: 'monthly' as const, nth: 5 }
  expect(nextDayOf({ ...hours, versions: [last] }, now, open)).toBe('2027-03-30')
  expect(nextDayOf({ ...hours, versions: [{ ...version, walkInDesks: 1 }] }, now, open)).toBe('2027-03-09')
  expect(nextDayOf({ ...hours, versions: [from('2027-09-01')] }, now, open)).toBe('2027-09-07')
  expect(nextDayOf({ ...hours, versions: [from('2027-01-01', '2027-03-02')] }, now, open)).toBeNull()
  expect(nextDayOf({ ...hours, closedFrom: '2027-03-05' }, now, open)).toBeNull()
})
