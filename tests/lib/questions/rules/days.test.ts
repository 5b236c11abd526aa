import { expect, test } from 'vitest'
import { dayPartAt, monthBefore, refusalOfDay } from '@/lib/questions/rules/days'

test('a time says no more than the part of the day', () => {
  const times = ['00:00', '09:30', '11:59', '12:00', '17:59', '18:00', '23:59']
  expect(times.map(dayPartAt)).toEqual([
    ...['morning', 'morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening'],
  ])
})

test('questions are stored for today and sixty days back, never for tomorrow', () => {
  const today = '2027-03-01'
  expect(refusalOfDay(today, today)).toBe(null)
  expect(refusalOfDay('2026-12-31', today)).toBe(null)
  expect(refusalOfDay('2026-12-30', today)).toBe('too_old')
  expect(refusalOfDay('2027-03-02', today)).toBe('in_future')
})

test('months are counted over the end of a year', () => {
  expect([0, 1, 2, 3, 14].map((months) => monthBefore('2027-02-28', months))).toEqual([
    ...['2027-02-01', '2027-01-01', '2026-12-01', '2026-11-01', '2025-12-01'],
  ])
})
