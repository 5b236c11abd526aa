import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicHolidays } from '@/lib/network/rules/holidays'
import {
  type Around,
  isClosedAt,
  lessonOn,
  lessonsOf,
  overlapIn,
  schoolUnknown,
  unusualIn,
} from '@/lib/planning/rules/lessons'
import { addDays, localDate, localTime, weekday } from '@/lib/tools/time'

const nothing: Around = {
  ...{ branchId: 1, closedFrom: null, schoolHolidays: [], region: 'midden', open: null },
  closed: { closings: [], holidays: new Map() },
}
const autumn = { name: 'autumn' as const, fromDate: '2027-10-16', untilDate: '2027-10-24' }
const closing = (branchId: number | null, fromDate: string, untilDate = fromDate) => ({
  ...{ branchId, fromDate, untilDate, fromTime: null, untilTime: null },
})
const wish = { first: '2027-10-05', time: '10:00', minutes: 120, count: 4, weeks: 1 }
const datesOf = (around: Around, wanted = wish) => lessonsOf(wanted, around).lessons.map(({ date }) => date)

describe('the lessons of a run', () => {
  test('go around the autumn holiday of the region, and say so', () => {
    const around = { ...nothing, schoolHolidays: [autumn] }
    expect(datesOf(around)).toEqual(['2027-10-05', '2027-10-12', '2027-10-26', '2027-11-02'])
    expect(lessonsOf(wish, around).skipped).toEqual([{ date: '2027-10-19', why: 'autumn' }])
  })

  test('stay at ten on the clock when the clocks go back, and when they go forward', () => {
    const times = (first: string) =>
      lessonsOf({ ...wish, first }, nothing).lessons.map(({ startsAt }) =>
        startsAt.toISOString().slice(5, 16),
      )
    expect(times('2027-10-19')).toEqual(['10-19T08:00', '10-26T08:00', '11-02T09:00', '11-09T09:00'])
    expect(times('2027-03-16')).toEqual(['03-16T09:00', '03-23T09:00', '03-30T08:00', '04-06T08:00'])
  })

  test('are not held at a time that the clocks skip', () => {
    const night = { ...wish, first: '2027-03-21', time: '02:30', count: 2 }
    expect(lessonsOf(night, nothing)).toMatchObject({
      lessons: [{ date: '2027-03-21' }, { date: '2027-04-04' }],
      skipped: [{ date: '2027-03-28', why: 'clocks' }],
    })
    expect(lessonOn('2027-03-28', '02:30', 60)).toBeNull()
  })

  test('go around a closure of the branch or of all, and not around that of another branch', () => {
    const closed = (branchId: number | null) => ({
      ...nothing,
      closed: { closings: [closing(branchId, '2027-10-12')], holidays: new Map() },
    })
    expect(datesOf(closed(1))).not.toContain('2027-10-12')
    expect(datesOf(closed(null))).not.toContain('2027-10-12')
    expect(datesOf(closed(2))).toContain('2027-10-12')
  })

  test('go around a closure of part of a day only when they are in it', () => {
    const afternoon = { ...closing(1, '2027-10-12'), fromTime: '12:00', untilTime: '17:00' }
    const around = { ...nothing, closed: { closings: [afternoon], holidays: new Map() } }
    expect(datesOf(around)).toContain('2027-10-12')
    expect(datesOf(around, { ...wish, minutes: 121 })).not.toContain('2027-10-12')
  })

  test('follow what the library decided about holidays', () => {
    const may = { ...wish, first: '2027-05-05', count: 1 }
    expect(datesOf(nothing, may)).toEqual(['2027-05-12'])
    const open = { closings: [], holidays: new Map([['2027-05-05', false]]) }
    expect(datesOf({ ...nothing, closed: open }, may)).toEqual(['2027-05-05'])
  })

  test('end where the branch is closed for good', () => {
    expect(datesOf({ ...nothing, closedFrom: '2027-10-19' })).toEqual(['2027-10-05', '2027-10-12'])
  })

  test('always are as many as were asked, on the same weekday and clock, in order, on no closed day', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2026-01-01', days))
    const span = fc
      .tuple(day, fc.integer({ min: 0, max: 20 }))
      .map(([fromDate, days]) => ({ fromDate, untilDate: addDays(fromDate, days) }))
    const wished = fc.record({
      ...{
        first: day,
        time: fc.constantFrom('09:00', '10:30', '19:00'),
        minutes: fc.integer({ min: 15, max: 180 }),
      },
      ...{ count: fc.integer({ min: 1, max: 12 }), weeks: fc.constantFrom(1, 2) },
    })
    fc.assert(
      fc.property(
        wished,
        fc.array(span, { maxLength: 5 }),
        fc.array(span, { maxLength: 5 }),
        (one, shut, off) => {
          const around: Around = {
            ...nothing,
            closed: {
              closings: shut.map((span) => ({ ...closing(null, span.fromDate), untilDate: span.untilDate })),
              holidays: new Map(),
            },
            schoolHolidays: off.map((span) => ({ name: 'summer', ...span })),
          }
          const { lessons, skipped } = lessonsOf(one, around)
          expect(lessons).toHaveLength(one.count)
          const all = [...lessons, ...skipped].map(({ date }) => date).sort()
          expect(all).toEqual(all.map((_, i) => addDays(one.first, 7 * one.weeks * i)))
          for (const { date, startsAt, endsAt } of lessons) {
            expect([localDate(startsAt), localTime(startsAt)]).toEqual([date, one.time])
            expect(weekday(date)).toBe(weekday(one.first))
            expect(endsAt.getTime() - startsAt.getTime()).toBe(one.minutes * 60_000)
            expect(isClosedAt({ startsAt, endsAt }, around)).toBe(false)
            expect(publicHolidays(Number(date.slice(0, 4)))).not.toContain(date)
            expect([...shut, ...off].some((span) => span.fromDate <= date && date <= span.untilDate)).toBe(
              false,
            )
          }
        },
      ),
    )
  })
})

test('two lessons at one moment are seen, whatever their order', () => {
  const at = (date: string, time: string) =>
    lessonOn(date, time, 60) as NonNullable<ReturnType<typeof lessonOn>>
  expect(overlapIn([at('2027-10-05', '10:00'), at('2027-10-05', '11:00')])).toBeNull()
  expect(overlapIn([at('2027-10-05', '10:30'), at('2027-10-06', '10:00'), at('2027-10-05', '10:00')])).toBe(2)
})

describe('what is unusual about a lesson', () => {
  const at = (date: string, time = '10:00') => lessonOn(date, time, 120) as { startsAt: Date; endsAt: Date }
  const days = [2, 7].map((weekday) => ({ weekday, fromTime: '09:00', untilTime: '17:00' }))
  // Whether somebody of the library is there makes no difference: the trainer is.
  const open = { open: days, staffed: [] }

  test('is nothing on an ordinary day, and where no opening hours are known only a Sunday', () => {
    expect(unusualIn(at('2027-10-19'), nothing)).toBeNull()
    expect(unusualIn(at('2027-10-19', '19:30'), nothing)).toBeNull()
    expect(unusualIn(at('2027-10-17'), nothing)).toEqual({ on: null, shutDay: true, outside: [] })
    expect(unusualIn(at('2027-10-19'), { ...nothing, open })).toBeNull()
    // A branch that opens on Sundays finds nothing strange about one.
    expect(unusualIn(at('2027-10-17'), { ...nothing, open })).toBeNull()
  })

  test('is a school holiday, a public holiday, and what lies outside opening hours', () => {
    const around = { ...nothing, open, schoolHolidays: [autumn] }
    expect(unusualIn(at('2027-10-19', '16:00'), around)).toEqual({
      ...{ on: 'autumn', shutDay: false, outside: [{ weekday: 2, fromTime: '17:00', untilTime: '18:00' }] },
    })
    expect(unusualIn(at('2027-10-20'), around)).toMatchObject({ on: 'autumn', shutDay: true })
    expect(unusualIn(at('2027-12-25'), around)).toMatchObject({ on: 'holiday' })
  })

  test('is not known of school holidays that nobody typed', () => {
    const some = [at('2027-10-12'), at('2027-11-02'), at('2028-01-11')]
    expect(schoolUnknown(some, nothing)).toEqual({ region: 'midden', until: null, years: [2027, 2028] })
    const typed = { ...nothing, schoolHolidays: [autumn] }
    expect(schoolUnknown(some, typed)).toMatchObject({ until: '2027-10-24', years: [2027, 2028] })
    expect(schoolUnknown(some.slice(0, 1), typed)).toBeNull()
    expect(schoolUnknown([], nothing)).toBeNull()
  })
})
