import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, atLocal, localDate, localTime, sayDate, sayTime, weekday } from '@/lib/tools/time'

const year = fc.integer({ min: 2024, max: 2060 })
const day = fc.tuple(year, fc.nat({ max: 364 })).map(([y, days]) => addDays(`${y}-01-01`, days))
const time = fc
  .nat({ max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)

/** The last Sunday of a month of 31 days. */
const lastSunday = (y: number, month: '03' | '10') => {
  const last = `${y}-${month}-31`
  return addDays(last, -(weekday(last) % 7))
}

describe('the clock of the library', () => {
  test('shows what was meant, unless the hour is skipped', () => {
    const property = fc.property(day, time, (date, clock) => {
      const skipped = date === lastSunday(Number(date.slice(0, 4)), '03') && clock.startsWith('02')
      const shown = skipped ? clock.replace(/^02/, '03') : clock
      const instant = atLocal(date, clock)
      expect([localDate(instant), localTime(instant)]).toEqual([date, shown])
    })
    fc.assert(property)
  })

  test('knows both clock changes of every year', () => {
    const property = fc.property(year, fc.integer({ min: 0, max: 59 }), (y, minute) => {
      const clock = `02:${String(minute).padStart(2, '0')}`
      const [spring, autumn] = [lastSunday(y, '03'), lastSunday(y, '10')]
      expect(localTime(atLocal(spring, clock))).toBe(clock.replace('02', '03'))
      expect(localTime(new Date(atLocal(autumn, clock).getTime() + 3_600_000))).toBe(clock)
    })
    fc.assert(property)
  })

  test('goes a week further by seven days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (date, weeks) => {
        expect(weekday(addDays(date, 7 * weeks))).toBe(weekday(date))
      }),
    )
  })
})

test('a moment in words has the digits of the clock on the wall, in every language', () => {
  const moment = atLocal('2027-03-02', '10:00')
  expect([sayDate(moment, 'nl'), sayTime(moment, 'nl')]).toEqual(['dinsdag 2 maart 2027', '10.00 uur'])
  expect([sayTime(moment, 'en'), sayTime(moment, 'ar')]).toEqual(['10:00', '10:00'])
  expect(sayDate(moment, 'ar')).toMatch(/2.*2027/)
})
