import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dates } from '@/app/_shared/texts/dates'
import { addDays, atLocal, type LocalDate } from '@/lib/tools/time'
import { dateTyped, dayText, type Lies, timeText, timeTyped, wholeText } from '@/lib/tools/typed'

const today = '2026-11-27'
const read = (text: string, lies?: Lies) => {
  const typed = dateTyped(text, today, lies)
  return typed.ok ? typed.value : typed.reason
}
const clock = (text: string) => {
  const typed = timeTyped(text)
  return typed.ok ? typed.value : typed.reason
}

describe('a day', () => {
  test.each([
    ['3 maart', '2027-03-03'],
    ['3 mrt.', '2027-03-03'],
    ['3maart', '2027-03-03'],
    ['  3  MAART  2028 ', '2028-03-03'],
    ['1e mei', '2027-05-01'],
    ['3-3', '2027-03-03'],
    ['3/3', '2027-03-03'],
    ['3.3.2027', '2027-03-03'],
    ['3-3-2027', '2027-03-03'],
    ['03-03-27', '2027-03-03'],
    ['di 2 maart', '2027-03-02'],
    ['dinsdag, 2 maart 2027', '2027-03-02'],
    ['di. 2-3', '2027-03-02'],
    ['2027-03-02', '2027-03-02'],
    ['٣-٣-٢٠٢٧', '2027-03-03'],
    ['27 november', today],
    ['28 november', '2026-11-28'],
    ['26 november', '2027-11-26'],
    ['29 februari 2028', '2028-02-29'],
  ])('typed as "%s" is %s', (text, day) => {
    expect(read(text)).toBe(day)
  })

  test.each([
    ['', 'day_missing'],
    ['   ', 'day_missing'],
    ['maart', 'day_unclear'],
    ['dinsdag', 'day_unclear'],
    ['3', 'day_unclear'],
    ['33', 'day_unclear'],
    ['0303', 'day_unclear'],
    ['3 brumaire', 'day_unclear'],
    ['xx 3 maart', 'day_unclear'],
    ['3-3/2027', 'day_unclear'],
    ['3-3-7', 'day_unclear'],
    ['volgende week', 'day_unclear'],
    ['2 maart of 3 maart', 'day_unclear'],
    ['31 februari', 'day_not_there'],
    ['29 februari 2027', 'day_not_there'],
    ['29 februari', 'day_not_there'],
    ['31-4', 'day_not_there'],
    ['3-13', 'day_not_there'],
    ['0-3', 'day_not_there'],
    ['2027-02-31', 'day_not_there'],
    ['3-3-1927', 'day_not_there'],
    ['ma 2 maart', 'day_of_week'],
  ])('typed as "%s" is refused: %s', (text, reason) => {
    expect(read(text)).toBe(reason)
  })

  test('without a year lies behind where only what has been can be meant', () => {
    expect(read('28 november', 'behind')).toBe('2025-11-28')
    expect(read('27 november', 'behind')).toBe(today)
    expect(read('3-3', 'behind')).toBe('2026-03-03')
  })

  test('without a year is the nearest where both can be meant', () => {
    expect(read('26 november', 'near')).toBe('2026-11-26')
    expect(read('3-3', 'near')).toBe('2027-03-03')
    expect(read('29 februari', 'near')).toBe('day_not_there')
  })

  test('is read back as it is written in full, in numbers, or by a browser', () => {
    const { day, iso } = dates('nl')
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), (later) => {
        const date: LocalDate = addDays('2020-01-01', later)
        const noon = atLocal(date, '12:00')
        const [y, m, d] = date.split('-').map(Number)
        for (const text of [day(noon), iso(noon), `${d}-${m}-${y}`]) expect(read(text)).toBe(date)
      }),
    )
  })

  test('whatever is typed, the answer is a day of the calendar or a reason', () => {
    const property = fc.property(fc.string(), (text) => {
      expect(read(text)).toMatch(/^20\d\d-\d\d-\d\d$|^day_/)
    })
    fc.assert(property)
  })
})

describe('a time', () => {
  test.each([
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['9,30 uur', '09:30'],
    ['9u30', '09:30'],
    ['09:30:00', '09:30'],
    ['om 14.00 uur', '14:00'],
    ['14', '14:00'],
    ['9 uur', '09:00'],
    ['0.00', '00:00'],
    ['٩.٣٠', '09:30'],
  ])('typed as "%s" is %s', (text, time) => {
    expect(clock(text)).toBe(time)
  })

  test.each([
    [' ', 'time_missing'],
    ['half tien', 'time_unclear'],
    ['9.5', 'time_unclear'],
    ['9-10', 'time_unclear'],
    ['93000', 'time_unclear'],
    ['24.00', 'time_not_there'],
    ['9.60', 'time_not_there'],
    ['970', 'time_not_there'],
  ])('typed as "%s" is refused: %s', (text, reason) => {
    expect(clock(text)).toBe(reason)
  })
})

test('a field of a form hears what is wrong with it, also when it was not sent', () => {
  const said = (schema: typeof dayText | typeof timeText, typed: unknown) =>
    schema()
      .safeParse(typed)
      .error?.issues.map(({ message }) => message)
  expect(said(dayText, '31-2')).toEqual(['day_not_there'])
  expect(said(dayText, undefined)).toEqual(['day_missing'])
  expect(said(dayText, 'x'.repeat(5_000))).toEqual(['day_unclear'])
  expect(said(timeText, '9.60')).toEqual(['time_not_there'])
  expect(dayText().parse('2027-03-10')).toBe('2027-03-10')
})

describe('a number that somebody types', () => {
  const input = wholeText(2, 20, 'number_wrong', 'number_far')
  const wrong = (text: unknown) => input.safeParse(text).error?.issues.map(({ message }) => message)

  test('is read with whatever digits it is written', () => {
    for (const text of ['12', ' 12 ', '012', '١٢']) expect(input.parse(text)).toBe(12)
  })

  test.each(['', 'x', '1,5', '-3', '1e1', '1'.repeat(200), undefined])('%o is none', (text) => {
    expect(wrong(text)).toEqual(['number_wrong'])
  })

  test('that is too small or too large is said apart', () => {
    expect([wrong('1'), wrong('21')]).toEqual([['number_far'], ['number_far']])
  })
})
