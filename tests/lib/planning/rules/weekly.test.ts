import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicHolidays } from '@/lib/network/rules/holidays'
import { type Closing, slotsOf as plannedOf, type Version } from '@/lib/planning/rules/slots'
import { addDays, localDate, localTime, weekday } from '@/lib/tools/time'

type Hours = Pick<
  Version,
  'weekday' | 'minutes' | 'desks' | 'fromTime' | 'untilTime' | 'validFrom' | 'validUntil'
>

/** The times of hours that come back every week, with nothing special about them. */
function slotsOf(rule: Hours, from: string, days: number, closed: { fromDate: string; untilDate: string }[]) {
  const version: Version = {
    ...rule,
    ...{
      rhythm: 'weekly',
      anchor: null,
      nth: null,
      pause: 0,
      walkInDesks: 0,
      languages: ['nl'],
      topics: null,
    },
  }
  const hours = { id: 1, branchId: 1, closedFrom: null, versions: [version], exceptions: [] }
  const closings: Closing[] = closed.map((one) => ({
    ...one,
    branchId: null,
    fromTime: null,
    untilTime: null,
  }))
  return plannedOf(hours, from, addDays(from, days - 1), { closings, holidays: new Map() })
}

const year = fc.integer({ min: 2024, max: 2060 })
const clock = (m: number) =>
  `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`

/** Hours in which a library is open, in quarters. */
const hours: fc.Arbitrary<Hours> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 8 * 4, max: 16 * 4 }),
    quarters: fc.integer({ min: 1, max: 20 }),
    minutes: fc.constantFrom(15, 20, 30, 45, 60),
    desks: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ weekday, from, quarters, minutes, desks }) => ({
    weekday,
    minutes,
    desks,
    fromTime: clock(from * 15),
    untilTime: clock((from + quarters) * 15),
    validFrom: '2000-01-01',
    validUntil: null,
  }))

describe('the times of a weekly rule', () => {
  const tuesday = { weekday: 2, minutes: 30, desks: 2, validFrom: '2000-01-01', validUntil: null }

  test('weekly at ten stays at ten over both clock changes', () => {
    const property = fc.property(year, fc.integer({ min: 1, max: 7 }), (y, day) => {
      const rule: Hours = { ...tuesday, weekday: day, fromTime: '10:00', untilTime: '10:30' }
      const slots = slotsOf(rule, `${y}-01-01`, 365, [])
      expect(new Set(slots.map((slot) => localTime(slot.startsAt)))).toEqual(new Set(['10:00']))
      expect(new Set(slots.map((slot) => slot.startsAt.getUTCHours()))).toEqual(new Set([8, 9]))
      expect(slots.length).toBeGreaterThan(45)
    })
    fc.assert(property, { numRuns: 37 })
  })

  test('are whole, never overlap, and are never on a closed day or a holiday', () => {
    const closure = fc.tuple(fc.nat({ max: 364 }), fc.nat({ max: 30 }))
    const property = fc.property(year, hours, fc.array(closure, { maxLength: 4 }), (y, rule, given) => {
      const closures = given.map(([from, days]) => {
        const fromDate = addDays(`${y}-01-01`, from)
        return { fromDate, untilDate: addDays(fromDate, days) }
      })
      const slots = slotsOf(rule, `${y}-01-01`, 365, closures)
      for (const [i, slot] of slots.entries()) {
        const date = localDate(slot.startsAt)
        expect(weekday(date)).toBe(rule.weekday)
        expect(publicHolidays(y)).not.toContain(date)
        expect(closures.some((c) => c.fromDate <= date && date <= c.untilDate)).toBe(false)
        expect(slot.endsAt.getTime() - slot.startsAt.getTime()).toBe(rule.minutes * 60_000)
        expect(localTime(slot.startsAt) >= rule.fromTime.slice(0, 5)).toBe(true)
        expect(localTime(slot.endsAt) <= rule.untilTime.slice(0, 5)).toBe(true)
        const next = slots[i + 1]
        if (next) expect(slot.endsAt.getTime()).toBeLessThanOrEqual(next.startsAt.getTime())
      }
    })
    fc.assert(property, { numRuns: 60 })
  })

  test('stay within the days in which the rule holds', () => {
    const rule = {
      ...tuesday,
      fromTime: '10:00',
      untilTime: '11:00',
      validFrom: '2027-03-03',
      validUntil: '2027-03-16',
    }
    const dates = slotsOf(rule, '2027-03-01', 56, []).map((slot) => localDate(slot.startsAt))
    expect(dates).toEqual(['2027-03-09', '2027-03-09', '2027-03-16', '2027-03-16'])
  })
})

describe('public holidays', () => {
  test('Easter is where the almanac has it', () => {
    for (const easter of ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28']) {
      const holidays = publicHolidays(Number(easter.slice(0, 4)))
      expect(holidays).toEqual(expect.arrayContaining([easter, addDays(easter, 1), addDays(easter, 39)]))
    }
  })

  test("Easter is a Sunday in spring, and King's Day never a Sunday", () => {
    for (let y = 2024; y <= 2060; y += 1) {
      const holidays = publicHolidays(y)
      const easter = holidays.find((day) => weekday(day) === 7 && holidays.includes(addDays(day, 49)))
      expect(easter && easter >= `${y}-03-22` && easter <= `${y}-04-25`).toBe(true)
      const kings = weekday(`${y}-04-27`) === 7 ? `${y}-04-26` : `${y}-04-27`
      expect(holidays).toContain(kings)
      expect(weekday(kings)).not.toBe(7)
      expect(holidays).toEqual([...holidays].sort())
    }
  })
})
