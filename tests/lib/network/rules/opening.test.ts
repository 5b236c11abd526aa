import { describe, expect, test } from 'vitest'
import { isShutOn, newlyOutside, openWeekOf, outsideOf } from '@/lib/network/rules/opening'

const on = (weekday: number, fromTime: string, untilTime: string) => ({ weekday, fromTime, untilTime })
const hours = (...at: Parameters<typeof on>) => ({ ...on(...at), kind: 'consultation' as const })
const lesson = (...at: Parameters<typeof on>) => ({ ...on(...at), kind: 'course' as const })
const written = (kind: string, ...days: ReturnType<typeof on>[]) => days.map((one) => ({ ...one, kind }))
const staffed = (...days: ReturnType<typeof on>[]) => openWeekOf(written('staffed', ...days))

test('walk-in hours alone do not tell when a building is open; beside others they are open hours', () => {
  expect(openWeekOf([])).toBeNull()
  expect(openWeekOf(written('walk_in', on(2, '10:00', '12:00')))).toBeNull()
  const both = [
    ...written('staffed', on(2, '09:00', '17:00')),
    ...written('walk_in', on(2, '17:00', '18:00')),
  ]
  const all = [on(2, '09:00', '17:00'), on(2, '17:00', '18:00')]
  expect(openWeekOf(both)).toEqual({ open: all, staffed: all })
})

test('what lies outside opening hours is said in parts, also on a day that it is not open', () => {
  const open = staffed(on(2, '09:00', '12:00'), on(2, '13:00', '19:00'))
  const none = { shut: [], unstaffed: [] }
  expect(outsideOf(hours(2, '10:00', '12:00'), open)).toEqual(none)
  const shut = [on(2, '12:00', '13:00'), on(2, '19:00', '20:00')]
  expect(outsideOf(hours(2, '11:00', '20:00'), open)).toEqual({ ...none, shut })
  expect(outsideOf(hours(2, '08:30', '09:30'), open)).toEqual({ ...none, shut: [on(2, '08:30', '09:00')] })
  expect(outsideOf(hours(7, '10:00', '12:00'), open)).toEqual({ ...none, shut: [on(7, '10:00', '12:00')] })
  expect([isShutOn(7, open), isShutOn(2, open)]).toEqual([true, false])
})

describe('hours at which a building is open without anybody', () => {
  const open = openWeekOf([
    ...written('staffed', on(2, '09:00', '12:00')),
    ...written('self_service', on(2, '11:00', '17:00'), on(3, '09:00', '17:00')),
  ])

  test('are none for consultation hours: only the part in which somebody is there is', () => {
    expect(outsideOf(hours(2, '11:00', '13:00'), open)).toEqual({
      ...{ shut: [], unstaffed: [on(2, '12:00', '13:00')] },
    })
    expect(outsideOf(hours(2, '08:00', '18:00'), open)).toEqual({
      shut: [on(2, '08:00', '09:00'), on(2, '17:00', '18:00')],
      unstaffed: [on(2, '12:00', '17:00')],
    })
    expect(outsideOf(hours(3, '10:00', '12:00'), open).unstaffed).toEqual([on(3, '10:00', '12:00')])
    // The door is open, though nobody is there.
    expect(isShutOn(3, open)).toBe(false)
    const never = openWeekOf(written('self_service', on(3, '09:00', '17:00')))
    expect(outsideOf(hours(3, '10:00', '12:00'), never).unstaffed).toEqual([on(3, '10:00', '12:00')])
  })

  test('are open for a lesson: whoever gives it is there', () => {
    expect(outsideOf(lesson(3, '10:00', '12:00'), open)).toEqual({ shut: [], unstaffed: [] })
    expect(outsideOf(lesson(3, '16:00', '18:00'), open)).toEqual({
      ...{ shut: [on(3, '17:00', '18:00')], unstaffed: [] },
    })
  })

  test('are said when hours with people become such', () => {
    const held = [hours(2, '13:00', '15:00'), lesson(2, '13:00', '15:00')]
    expect(newlyOutside(held, staffed(on(2, '09:00', '17:00')), open)).toEqual([on(2, '13:00', '15:00')])
    expect(newlyOutside(held.slice(1), staffed(on(2, '09:00', '17:00')), open)).toEqual([])
    // It was outside before: somebody has said already that this is meant.
    expect(newlyOutside(held, staffed(on(2, '09:00', '12:00')), open)).toEqual([])
  })
})

test('of a branch of which no opening hours are known nothing is said', () => {
  expect(outsideOf(hours(7, '20:00', '23:00'), null)).toEqual({ shut: [], unstaffed: [] })
  expect(isShutOn(7, null)).toBe(false)
})

test('what fell outside before is not said again when opening hours change', () => {
  const held = [hours(2, '10:00', '12:00'), hours(4, '18:00', '20:00'), lesson(2, '10:00', '12:00')]
  const before = staffed(on(2, '09:00', '17:00'), on(4, '09:00', '17:00'))
  expect(newlyOutside(held, before, staffed(on(2, '09:00', '11:00'), on(4, '09:00', '17:00')))).toEqual([
    on(2, '11:00', '12:00'),
  ])
  // The first time that they are written down everything is new.
  expect(newlyOutside(held, null, before)).toEqual([on(4, '18:00', '20:00')])
  expect(newlyOutside(held, before, null)).toEqual([])
})

test('what overlaps or follows on each other is said as one', () => {
  const held = [
    hours(2, '10:00', '12:30'),
    hours(2, '10:00', '12:00'),
    lesson(2, '12:30', '13:30'),
    hours(3, '10:00', '11:00'),
  ]
  expect(newlyOutside(held, null, staffed(on(2, '13:00', '17:00')))).toEqual([
    on(2, '10:00', '13:00'),
    on(3, '10:00', '11:00'),
  ])
})
