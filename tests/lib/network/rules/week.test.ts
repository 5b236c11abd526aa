import { expect, test } from 'vitest'
import { hoursTyped, hoursWritten, perDay, stretches } from '@/lib/network/rules/week'

const span = (fromTime: string, untilTime: string) => ({ fromTime, untilTime })

test.each([
  ['9.00 - 12.30', [span('09:00', '12:30')]],
  ['9-12, 14-16', [span('09:00', '12:00'), span('14:00', '16:00')]],
  ['van 9 tot 12 uur en 13.30 tot 17 uur', [span('09:00', '12:00'), span('13:30', '17:00')]],
  ['9.00–12.30; 12.30–17.00', [span('09:00', '12:30'), span('12:30', '17:00')]],
  ['  Dicht ', []],
  ['gesloten', []],
  ['', []],
])('hours are read as people write them: "%s"', (typed, spans) => {
  expect(hoursTyped(typed)).toEqual({ ok: true, value: spans })
})

test.each([
  ['op afspraak', 'hours_unclear'],
  ['9', 'hours_unclear'],
  ['9-25', 'hours_unclear'],
  ['1-2, 3-4, 5-6, 7-8, 9-10', 'hours_unclear'],
  ['12-9', 'hours_order'],
  ['9-9', 'hours_order'],
  ['9-13, 12-14', 'hours_order'],
  ['14-16, 9-12', 'hours_order'],
])('what cannot be is refused: "%s"', (typed, reason) => {
  expect(hoursTyped(typed)).toEqual({ ok: false, reason })
})

test('what was saved is typed again as it was', () => {
  const spans = [span('09:00', '12:30'), span('13:30', '17:00')]
  expect(hoursWritten(spans)).toBe('9.00 - 12.30, 13.30 - 17.00')
  expect(hoursTyped(hoursWritten(spans))).toEqual({ ok: true, value: spans })
  expect(hoursWritten([])).toBe('')
})

test('days one after the other with the same hours are said as one', () => {
  const on = (weekday: number, untilTime = '12:00') => ({ weekday, ...span('09:00', untilTime) })
  expect(stretches([on(1), on(2), on(3, '17:00'), on(5), on(6)])).toEqual([
    { from: 1, until: 2, spans: [span('09:00', '12:00')] },
    { from: 3, until: 3, spans: [span('09:00', '17:00')] },
    { from: 5, until: 6, spans: [span('09:00', '12:00')] },
  ])
})

test('a week goes from Monday to Sunday, without the days that are closed', () => {
  const hours = [
    { weekday: 5, ...span('09:00', '12:00') },
    { weekday: 1, ...span('09:00', '12:00') },
    { weekday: 1, ...span('13:00', '17:00') },
  ]
  expect(perDay(hours).map(({ weekday, spans }) => [weekday, spans.length])).toEqual([
    [1, 2],
    [5, 1],
  ])
})
