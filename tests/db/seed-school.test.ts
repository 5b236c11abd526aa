import { expect, test } from 'vitest'
import { schoolHolidaysAhead } from '@/db/seed-school'

const ahead = (region: 'noord' | 'midden', today: string) =>
  schoolHolidaysAhead(region, today).map(
    ({ name, fromDate, untilDate }) => `${name} ${fromDate} ${untilDate}`,
  )

test('the school holidays of the demo are a year of them, as the government spreads them', () => {
  expect(ahead('midden', '2026-10-01')).toEqual([
    ...['autumn 2026-10-17 2026-10-25', 'christmas 2026-12-19 2027-01-03', 'spring 2027-02-20 2027-02-28'],
    ...['may 2027-04-24 2027-05-02', 'summer 2027-07-17 2027-08-29'],
  ])
  expect(ahead('noord', '2026-10-01')).toEqual([
    ...['autumn 2026-10-10 2026-10-18', 'christmas 2026-12-19 2027-01-03', 'spring 2027-02-20 2027-02-28'],
    ...['may 2027-04-24 2027-05-02', 'summer 2027-07-10 2027-08-22'],
  ])
})

test('what is going on is known, what is over is not, and none runs into the next', () => {
  expect(ahead('midden', '2027-01-03')[0]).toBe('christmas 2026-12-19 2027-01-03')
  expect(ahead('midden', '2027-01-04')[0]).toBe('spring 2027-02-20 2027-02-28')
  for (let year = 2026; year < 2060; year += 1) {
    const days = schoolHolidaysAhead('midden', `${year}-06-15`).flatMap(({ fromDate, untilDate }) => [
      fromDate,
      untilDate,
    ])
    expect([...days].sort()).toEqual(days)
    expect(days.length).toBeGreaterThanOrEqual(10)
  }
})
