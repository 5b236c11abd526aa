import { expect, test } from 'vitest'
import { isShutOn, newlyOutside, openWeekOf, outsideOf } from '@/lib/network/rules/opening'

const on = (weekday: number, fromTime: string, untilTime: string) => ({ weekday, fromTime, untilTime })
const written = (kind: string, ...days: ReturnType<typeof on>[]) => days.map((one) => ({ ...one, kind }))

test('walk-in hours alone do not tell when a building is open; beside others they are open hours', () => {
  expect(openWeekOf([])).toBeNull()
  expect(openWeekOf(written('walk_in', on(2, '10:00', '12:00')))).toBeNull()
  const both = [
    ...written('staffed', on(2, '09:00', '17:00')),
    ...written('walk_in', on(2, '17:00', '18:00')),
  ]
  expect(openWeekOf(both)).toEqual([on(2, '09:00', '17:00'), on(2, '17:00', '18:00')])
})

test('what lies outside opening hours is said in parts, also on a day that it is not open', () => {
  const open = openWeekOf([
    ...written('staffed', on(2, '09:00', '12:00'), on(2, '13:00', '17:00')),
    ...written('self_service', on(2, '17:00', '19:00')),
  ])
  expect(outsideOf(on(2, '10:00', '12:00'), open)).toEqual([])
  expect(outsideOf(on(2, '11:00', '20:00'), open)).toEqual([on(2, '12:00', '13:00'), on(2, '19:00', '20:00')])
  expect(outsideOf(on(2, '08:30', '09:30'), open)).toEqual([on(2, '08:30', '09:00')])
  expect(outsideOf(on(7, '10:00', '12:00'), open)).toEqual([on(7, '10:00', '12:00')])
  expect([isShutOn(7, open), isShutOn(2, open)]).toEqual([true, false])
})

test('of a branch of which no opening hours are known nothing is said', () => {
  expect(outsideOf(on(7, '20:00', '23:00'), null)).toEqual([])
  expect(isShutOn(7, null)).toBe(false)
})

test('what fell outside before is not said again when opening hours change', () => {
  const held = [on(2, '10:00', '12:00'), on(4, '18:00', '20:00'), on(2, '10:00', '12:00')]
  const before = [on(2, '09:00', '17:00'), on(4, '09:00', '17:00')]
  expect(newlyOutside(held, before, [on(2, '09:00', '11:00'), on(4, '09:00', '17:00')])).toEqual([
    on(2, '11:00', '12:00'),
  ])
  // The first time that they are written down everything is new.
  expect(newlyOutside(held, null, before)).toEqual([on(4, '18:00', '20:00')])
  expect(newlyOutside(held, before, null)).toEqual([])
})

test('what overlaps or follows on each other is said as one', () => {
  const held = [
    on(2, '10:00', '12:30'),
    on(2, '10:00', '12:00'),
    on(2, '12:30', '13:30'),
    on(3, '10:00', '11:00'),
  ]
  expect(newlyOutside(held, null, [on(2, '13:00', '17:00')])).toEqual([
    on(2, '10:00', '13:00'),
    on(3, '10:00', '11:00'),
  ])
})
