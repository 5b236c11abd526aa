import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Closing,
  type Exception,
  type HoursPlan,
  slotsOf,
  type Version,
} from '@/lib/planning/rules/slots'
import { addDays, localDate, localTime } from '@/lib/tools/time'

/** Tuesdays from ten to twelve, half an hour each. */
const tuesday: Version = {
  ...{ validFrom: '2027-01-01', validUntil: null, weekday: 2, rhythm: 'weekly', anchor: null, nth: null },
  ...{ fromTime: '10:00', untilTime: '12:00', minutes: 30, pause: 0, desks: 2, walkInDesks: 0 },
  ...{ languages: ['nl'], topics: null },
}

type Given = {
  exceptions?: Exception[]
  closings?: Closing[]
  holidays?: [string, boolean][]
  closedFrom?: string
}

function between(from: string, until: string, versions: Version[], given: Given = {}) {
  const { exceptions = [], closings = [], holidays = [], closedFrom = null } = given
  const hours: HoursPlan = { id: 1, branchId: 1, closedFrom, versions, exceptions }
  return slotsOf(hours, from, until, { closings, holidays: new Map(holidays) })
}

const datesOf = (slots: { startsAt: Date }[]) => [
  ...new Set(slots.map(({ startsAt }) => localDate(startsAt))),
]
const timesOf = (slots: { startsAt: Date }[]) => slots.map(({ startsAt }) => localTime(startsAt))
const exception = (given: Partial<Exception>): Exception => ({
  ...{ date: '2027-03-09', off: false, fromTime: null, untilTime: null, desks: null },
  ...given,
})
const closing = (given: Partial<Closing>): Closing => ({
  ...{ branchId: 1, fromDate: '2027-03-09', untilDate: '2027-03-09', fromTime: null, untilTime: null },
  ...given,
})

describe('how often hours come back', () => {
  test('every other week counts from the week of its first day, before and after it', () => {
    const version: Version = { ...tuesday, rhythm: 'fortnightly', anchor: '2027-03-14' }
    // The anchor is the Sunday of that week.
    const dates = datesOf(between('2027-02-15', '2027-04-15', [version]))
    expect(dates).toEqual(['2027-02-23', '2027-03-09', '2027-03-23', '2027-04-06'])
  })

  test('every other week goes on over a year of 53 weeks', () => {
    const version: Version = {
      ...tuesday,
      validFrom: '2026-01-01',
      rhythm: 'fortnightly',
      anchor: '2026-12-22',
    }
    expect(datesOf(between('2026-12-20', '2027-01-20', [version]))).toEqual([
      '2026-12-22',
      '2027-01-05',
      '2027-01-19',
    ])
  })

  test('the second and the last of a month', () => {
    const nth = (n: number): Version => ({ ...tuesday, rhythm: 'monthly', nth: n })
    expect(datesOf(between('2027-02-01', '2027-04-30', [nth(2)]))).toEqual([
      '2027-02-09',
      '2027-03-09',
      '2027-04-13',
    ])
    // The last of April is King's Day.
    expect(datesOf(between('2027-02-01', '2027-04-30', [nth(5)]))).toEqual(['2027-02-23', '2027-03-30'])
  })

  test('a new version takes the place of the old one from its first day', () => {
    const old: Version = { ...tuesday, validUntil: '2027-03-14' }
    const after: Version = {
      ...tuesday,
      weekday: 4,
      fromTime: '14:00',
      untilTime: '15:00',
      validFrom: '2027-03-15',
    }
    const dates = datesOf(between('2027-03-08', '2027-03-21', [old, after]))
    expect(dates).toEqual(['2027-03-09', '2027-03-18'])
  })
})

describe('what is different on a date', () => {
  const on = (given: Given) => between('2027-03-09', '2027-03-09', [tuesday], given)

  test('off, at other times, with fewer desks', () => {
    expect(on({ exceptions: [exception({ off: true })] })).toEqual([])
    const later = exception({ fromTime: '13:00', untilTime: '14:00' })
    expect(timesOf(on({ exceptions: [later] }))).toEqual(['13:00', '13:30'])
    expect(on({ exceptions: [exception({ desks: 1 })] }).map(({ desks }) => desks)).toEqual([1, 1, 1, 1])
  })

  test('times of its own make a day of what was none; desks alone do not', () => {
    const extra = exception({ date: '2027-03-10', fromTime: '10:00', untilTime: '11:00' })
    expect(timesOf(between('2027-03-10', '2027-03-10', [tuesday], { exceptions: [extra] }))).toEqual([
      '10:00',
      '10:30',
    ])
    const desks = exception({ date: '2027-03-10', desks: 3 })
    expect(between('2027-03-10', '2027-03-10', [tuesday], { exceptions: [desks] })).toEqual([])
  })

  test('a closure takes whole days, or every time that it touches', () => {
    expect(on({ closings: [closing({})] })).toEqual([])
    expect(on({ closings: [closing({ branchId: 2 })] })).toHaveLength(4)
    expect(on({ closings: [closing({ branchId: null })] })).toEqual([])
    const morning = closing({ fromTime: '09:00', untilTime: '10:45' })
    expect(timesOf(on({ closings: [morning] }))).toEqual(['11:00', '11:30'])
    // Whoever goes when it closes is not in the way of it, nor who comes when it opens.
    const between = closing({ fromTime: '10:30', untilTime: '11:00' })
    expect(timesOf(on({ closings: [between] }))).toEqual(['10:00', '11:00', '11:30'])
  })

  test('a branch that closes for good, closes on that day', () => {
    expect(datesOf(between('2027-03-02', '2027-03-23', [tuesday], { closedFrom: '2027-03-16' }))).toEqual([
      '2027-03-02',
      '2027-03-09',
    ])
  })

  test('a holiday is as the library decided: open on 5 May, closed on Good Friday', () => {
    const daily = [3, 5].map((weekday): Version => ({ ...tuesday, weekday }))
    const holidays: [string, boolean][] = [
      ['2027-05-05', false],
      ['2027-03-26', true],
    ]
    expect(between('2027-05-05', '2027-05-05', daily)).toEqual([])
    expect(between('2027-05-05', '2027-05-05', daily, { holidays })).toHaveLength(4)
    expect(between('2027-03-26', '2027-03-26', daily)).toHaveLength(4)
    expect(between('2027-03-26', '2027-03-26', daily, { holidays })).toEqual([])
  })

  test('desks kept for who walks in give no times', () => {
    expect(
      between('2027-03-09', '2027-03-09', [{ ...tuesday, walkInDesks: 1 }]).map(({ desks }) => desks),
    ).toEqual([1, 1, 1, 1])
    expect(between('2027-03-09', '2027-03-09', [{ ...tuesday, walkInDesks: 2 }])).toEqual([])
  })

  test('a pause stands between two times, and none after the last', () => {
    const version: Version = { ...tuesday, pause: 15, untilTime: '11:15' }
    expect(timesOf(between('2027-03-09', '2027-03-09', [version]))).toEqual(['10:00', '10:45'])
  })
})

describe('when the clocks change', () => {
  // Sundays: 28 March 2027 is Easter as well, on which somebody decided to be open.
  const night: Version = { ...tuesday, weekday: 7, fromTime: '01:00', untilTime: '04:00' }
  const open: Given = { holidays: [['2027-03-28', false]] }

  test('there is nothing at an hour that is skipped, nor twice at one that comes twice', () => {
    expect(timesOf(between('2027-03-28', '2027-03-28', [night], open))).toEqual([
      '01:00',
      '01:30',
      '03:00',
      '03:30',
    ])
    const autumn = between('2027-10-31', '2027-10-31', [night])
    expect(timesOf(autumn)).toEqual(['01:00', '01:30', '02:00', '02:30', '03:00', '03:30'])
    expect(new Set(autumn.map(({ startsAt }) => startsAt.getTime())).size).toBe(6)
  })
})

// ---------- the same, looked at from the other side: moment by moment, whether there is one ----------

const DAY = 24 * 3_600_000
const QUARTER = 15 * 60_000
const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})
const seen = new Map<number, [date: string, minutes: number]>()

/** What calendar and clock on the wall show. */
function wall(at: number): [date: string, minutes: number] {
  const known = seen.get(at)
  if (known) return known
  const [date = '', time = ''] = shown.format(at).split(' ')
  const read: [string, number] = [date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))]
  seen.set(at, read)
  return read
}

const dayNumber = (date: string) => Date.parse(date) / DAY
const clock = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16)
const inMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function comesBack({ rhythm, anchor, nth, weekday }: Version, date: string): boolean {
  const day = dayNumber(date)
  if (((day + 3) % 7) + 1 !== weekday) return false
  if (rhythm === 'weekly') return true
  if (rhythm === 'fortnightly') {
    const week = (one: number) => Math.floor((one + 3) / 7)
    return (week(day) - week(dayNumber(anchor as string))) % 2 === 0
  }
  const before = Array.from({ length: Number(date.slice(8)) }, (_, i) => day - i)
  const which = before.filter((one) => (one - day) % 7 === 0).length
  const isLast = new Date((day + 7) * DAY).getUTCMonth() !== new Date(day * DAY).getUTCMonth()
  return nth === 5 ? isLast : which === nth
}

const spring = '2027-03-20'
/** Good Friday is none by itself; Easter, Easter Monday and King's Day are. */
const holidaysThen = ['2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06']
const autumn = '2027-10-20'

const date = fc
  .record({ from: fc.constantFrom(spring, autumn), days: fc.integer({ min: 0, max: 20 }) })
  .map(({ from, days }) => addDays(from, days))
const quarter = fc.integer({ min: 0, max: 40 }).map((n) => n * 15)
const span = fc.record({ from: quarter, long: fc.integer({ min: 1, max: 16 }) }).map(({ from, long }) => ({
  fromTime: clock(from),
  untilTime: clock(from + long * 15),
}))
const version = fc
  .record({
    span,
    weekday: fc.integer({ min: 1, max: 7 }),
    rhythm: fc.constantFrom('weekly' as const, 'fortnightly' as const, 'monthly' as const),
    anchor: date,
    nth: fc.integer({ min: 1, max: 5 }),
    minutes: fc.constantFrom(15, 30, 45, 60),
    pause: fc.constantFrom(0, 15),
    desks: fc.integer({ min: 1, max: 3 }),
    walkInDesks: fc.integer({ min: 0, max: 1 }),
  })
  .map(
    ({ span: times, rhythm, anchor, nth, ...rest }): Omit<Version, 'validFrom' | 'validUntil'> => ({
      ...{ ...rest, ...times, rhythm, languages: ['nl'], topics: null },
      anchor: rhythm === 'fortnightly' ? anchor : null,
      nth: rhythm === 'monthly' ? nth : null,
    }),
  )
const differs = fc
  .record({
    date,
    off: fc.boolean(),
    span: fc.option(span),
    desks: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ date: on, off, span: times, desks }): Exception => {
    const own = off ? null : times
    return {
      ...{ date: on, off, desks: off ? null : desks },
      ...{ fromTime: own?.fromTime ?? null, untilTime: own?.untilTime ?? null },
    }
  })
const closes = fc
  .record({ date, days: fc.nat({ max: 3 }), span: fc.option(span), branchId: fc.constantFrom(null, 1, 2) })
  .map(
    ({ date: fromDate, days, span: times, branchId }): Closing => ({
      ...{ branchId, fromDate, untilDate: addDays(fromDate, days) },
      ...{ fromTime: times?.fromTime ?? null, untilTime: times?.untilTime ?? null },
    }),
  )

const plan = fc.record({
  from: fc.constantFrom(spring, autumn),
  first: version,
  after: version,
  changes: date,
  exceptions: fc.uniqueArray(differs, { maxLength: 6, selector: (one) => one.date }),
  closings: fc.array(closes, { maxLength: 3 }),
  holidays: fc.uniqueArray(fc.tuple(date, fc.boolean()), { maxLength: 4, selector: ([day]) => day }),
  closedFrom: fc.option(date, { freq: 4 }),
})

test('a moment is a time exactly when each thing that is known of it says so', () => {
  const property = fc.property(plan, ({ from, first, after, changes, ...given }) => {
    const versions: Version[] = [
      { ...first, validFrom: '2020-01-01', validUntil: addDays(changes, -1) },
      { ...after, validFrom: changes, validUntil: null },
    ]
    const until = addDays(from, 20)
    const found = between(from, until, versions, { ...given, closedFrom: given.closedFrom ?? undefined })
    const expected: [number, number][] = []
    for (let at = Date.parse(from) - DAY; at < Date.parse(until) + 2 * DAY; at += QUARTER) {
      const [day, minute] = wall(at)
      if (day < from || day > until) continue
      const [dayBefore, minuteBefore] = wall(at - 3_600_000)
      if (dayBefore === day && minuteBefore === minute) continue
      const one = versions.find(({ validFrom, validUntil }) => validFrom <= day && day <= (validUntil ?? '9'))
      const other = given.exceptions.find((each) => each.date === day)
      if (!one || other?.off || (given.closedFrom !== null && day >= given.closedFrom)) continue
      if (!comesBack(one, day) && !other?.fromTime) continue
      const decided = given.holidays.find(([on]) => on === day)?.[1]
      if (decided ?? holidaysThen.includes(day)) continue
      const [open, shut] = [
        inMinutes(other?.fromTime ?? one.fromTime),
        inMinutes(other?.untilTime ?? one.untilTime),
      ]
      const over = minute + one.minutes
      if (minute < open || over > shut || (minute - open) % (one.minutes + one.pause) !== 0) continue
      const closed = given.closings.some(
        (each) =>
          each.branchId !== 2 &&
          each.fromDate <= day &&
          day <= each.untilDate &&
          (each.fromTime === null ||
            (inMinutes(each.fromTime) < over && minute < inMinutes(each.untilTime as string))),
      )
      const desks = (other?.desks ?? one.desks) - one.walkInDesks
      if (!closed && desks > 0) expected.push([at, desks])
    }
    const told = found.map(({ startsAt, desks }): [number, number] => [startsAt.getTime(), desks])
    expect(told.sort(([a], [b]) => a - b)).toEqual(expected)
  })
  fc.assert(property, { numRuns: 150 })
})
