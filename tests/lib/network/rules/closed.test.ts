import { expect, test } from 'vitest'
import { type ClosedDays, closedEverywhere, worthTelling } from '@/lib/network/rules/closed'

const closed = (fromDate: string, untilDate = fromDate): ClosedDays => ({
  ...{ fromDate, untilDate, times: null },
  why: { reason: 'verbouwing' },
})
const daysOf = (all: ClosedDays[]) => all.map(({ fromDate, why }) => [fromDate, Object.values(why)[0]])

test('of the public holidays those of the coming two weeks are told, also over the turn of the year, as was decided', () => {
  const told = (decided: [string, boolean][], today = '2027-12-18') =>
    daysOf(closedEverywhere([], new Map(decided), today))
  expect(told([])).toEqual([
    ['2027-12-25', 'christmas'],
    ['2027-12-26', 'second_christmas'],
  ])
  expect(told([], '2027-12-19').at(-1)).toEqual(['2028-01-01', 'new_year'])
  expect(told([['2027-12-25', false]])).toEqual([['2027-12-26', 'second_christmas']])
  expect(told([], '2027-12-27')).toEqual([['2028-01-01', 'new_year']])
  expect(told([['2027-03-26', true]], '2027-03-20').at(0)).toEqual(['2027-03-26', 'good_friday'])
})

test('a holiday within a closure of the whole library is not told twice; all stand in order', () => {
  const all = [closed('2027-12-20'), closed('2027-12-24', '2027-12-25')]
  expect(daysOf(closedEverywhere(all, new Map(), '2027-12-18'))).toEqual([
    ['2027-12-20', 'verbouwing'],
    ['2027-12-24', 'verbouwing'],
    ['2027-12-26', 'second_christmas'],
  ])
})

test('a holiday is told only where somebody would have walked in; a closure always', () => {
  const all = closedEverywhere([closed('2027-12-20')], new Map(), '2027-12-18')
  expect(daysOf(worthTelling(all, [{ weekday: 6 }]))).toEqual([
    ['2027-12-20', 'verbouwing'],
    ['2027-12-25', 'christmas'],
  ])
  expect(daysOf(worthTelling(all, []))).toEqual([['2027-12-20', 'verbouwing']])
})
