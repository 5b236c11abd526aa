import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOf } from '@/app/beheer/cursussen/nieuw/_wanted'
import { enrolLike, usualOf } from '@/lib/planning/rules/copy'
import { type Enrol, enrolMoment, enrolWish } from '@/lib/planning/rules/runs'
import { addDays, atLocal, earliest, type LocalDate, localDate } from '@/lib/tools/time'

const lesson = (day: LocalDate, time = '10:00', minutes = 120) => {
  const startsAt = atLocal(day, time)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}
const weekly = (count: number, weeks = 1, first = '2027-03-02') =>
  Array.from({ length: count }, (_, i) => lesson(addDays(first, 7 * weeks * i)))

describe('how the lessons of a run usually were', () => {
  test('every week or every other week, around a holiday', () => {
    expect(usualOf(weekly(4))).toEqual({ count: 4, minutes: 120, weeks: 1, time: '10:00' })
    expect(usualOf(weekly(4, 2))).toMatchObject({ weeks: 2 })
    const [a, b, c, d] = weekly(4, 2)
    expect(
      usualOf(
        [a, b, c, d].map((one, i) => lesson(addDays(localDate(one?.startsAt as Date), i > 1 ? 14 : 0))),
      ),
    ).toMatchObject({ weeks: 2 })
  })

  test('at the time of most of them, also where the first was moved, and as long as they were', () => {
    const moved = [
      lesson('2027-03-04', '14:00'),
      ...weekly(4)
        .slice(1)
        .map(({ startsAt }) => lesson(localDate(startsAt), '10:00', 90)),
    ]
    expect(usualOf(moved)).toEqual({ count: 4, minutes: 90, weeks: 1, time: '10:00' })
    expect(usualOf([lesson('2027-03-04', '14:00'), lesson('2027-03-09')])).toMatchObject({
      time: '10:00',
      weeks: 1,
    })
    expect(usualOf([lesson('2027-03-04', '14:00')])).toEqual({
      count: 1,
      minutes: 120,
      weeks: 1,
      time: '14:00',
    })
  })
})

test('a copy of a run begins with all its lessons, also those that were off, and as they were', () => {
  const [first, second, ...others] = weekly(5, 2).map((one, i) => ({
    ...one,
    number: i + 1,
    meetingId: i,
    stands: false,
  }))
  const run = { branchId: 7, courseId: 3, meetings: [first, ...others], off: [second] }
  const source = { course: { lessons: 8, minutes: 90 }, copied: run } as unknown as Parameters<
    typeof firstOf
  >[0]
  expect(firstOf(source)).toEqual({ lessen: '5', minuten: '120', weken: '2', tijd: '10:00', vestiging: '7' })
  expect(firstOf({ ...source, copied: null })).toEqual({ lessen: '8', minuten: '90', weken: '1' })
})

describe('until when somebody can come in to a copy', () => {
  const old = weekly(4)
  const next = weekly(4, 1, '2027-09-07')
  const like = (enrol: Enrol, today = '2027-03-01') =>
    enrolLike(
      {
        enrolUntil: enrolMoment(enrol, old) as Date | null,
        startsAt: atLocal('2027-03-02', '10:00'),
        lessons: old,
      },
      next,
      today,
    )

  test('as many days before, or until the same lesson', () => {
    expect(like({ enrol: 'start' })).toEqual({ enrol: 'start' })
    expect(like({ enrol: 'before', enrolDay: '2027-02-26' })).toEqual({
      enrol: 'before',
      enrolDay: '2027-09-03',
    })
    expect(like({ enrol: 'later', enrolDay: '2027-03-09' })).toEqual({
      enrol: 'later',
      enrolDay: '2027-09-14',
    })
    expect(like({ enrol: 'later', enrolDay: '2027-03-23' })).toEqual({
      enrol: 'later',
      enrolDay: '2027-09-28',
    })
  })

  test('not until a day that is over', () => {
    expect(like({ enrol: 'before', enrolDay: '2027-02-26' }, '2027-09-04')).toEqual({ enrol: 'start' })
  })
})

/** Lessons of a run, some of which were moved, and until when somebody can come in, as that stays within them. */
const runs = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
    hours: fc.array(fc.constantFrom('09:00', '14:00'), { minLength: 5, maxLength: 5 }),
    until: fc.option(fc.integer({ min: -10 * 24, max: 41 * 24 })),
  })
  .map(({ days, hours, until }) => {
    const lessons = days.map((day, i) => lesson(addDays('2027-03-02', day), hours[i]))
    const starts = lessons.map(({ startsAt }) => startsAt)
    const last = new Date(Math.max(...starts.map(Number)))
    const moment =
      until === null ? null : new Date(atLocal('2027-03-02', '00:00').getTime() + until * 3_600_000)
    return { lessons, startsAt: earliest(starts), enrolUntil: moment && earliest([moment, last]) }
  })

test('what the form of a run begins with can be saved as it stands, wherever its lessons went; and so can a copy', () => {
  const property = fc.property(runs, fc.integer({ min: 1, max: 6 }), (run, count) => {
    const wish = enrolWish(run.enrolUntil, run.startsAt)
    const saved = enrolMoment(wish, run.lessons)
    expect(typeof saved).not.toBe('string')
    // Nobody could come in who cannot by then, within a day.
    if (saved && run.enrolUntil) expect(Math.abs(+saved - +run.enrolUntil)).toBeLessThan(25 * 3_600_000)
    const next = weekly(count, 1, '2027-09-07')
    expect(typeof enrolMoment(enrolLike(run, next, '2027-03-01'), next)).not.toBe('string')
  })
  fc.assert(property, { numRuns: 300 })
})

test('a first lesson that came before the last day to enrol, and the only lesson of a run, are until they begin', () => {
  const at = atLocal('2027-03-02', '10:00')
  expect(enrolWish(at, at)).toEqual({ enrol: 'start' })
  expect(enrolWish(atLocal('2027-03-02', '10:00'), atLocal('2027-03-02', '14:00'))).toEqual({
    enrol: 'start',
  })
  expect(enrolWish(atLocal('2027-03-02', '00:00'), at)).toEqual({ enrol: 'before', enrolDay: '2027-03-01' })
  expect(enrolWish(atLocal('2027-03-05', '00:00'), at)).toEqual({ enrol: 'later', enrolDay: '2027-03-04' })
})
