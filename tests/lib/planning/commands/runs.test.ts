import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { place } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { closure, openingHours, schoolHoliday } from '@/db/tables/network'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { reservePlaces } from '@/lib/places/commands/reservations'
import { runsToReserve } from '@/lib/places/queries'
import { lookAtSmallRuns } from '@/lib/planning/commands/few'
import { makeRun, publishRun, setRun } from '@/lib/planning/commands/runs'
import { newRunInput } from '@/lib/planning/input/runs'
import { lessonsProposed } from '@/lib/planning/queries/courses'
import { lessonsToday, runKept, runsKept, runsToCopy } from '@/lib/planning/queries/runs'
import { atLocal } from '@/lib/tools/time'
import { done } from '../../../support/allowed/rows'
import { aCourse, runTyped, theRun } from '../../../support/courses'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { aWorker } from '../../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aGuest,
  anyone,
  bookOne,
  calledOff,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase()

async function somewhere() {
  const carla = await aColleague()
  const [courseId, branch] = [await aCourse(carla), await aBranch()]
  return { carla, courseId, branch, typed: runTyped(courseId, branch.id) }
}

describe('a run that is new', () => {
  test('has the lessons and places that were typed, and residents see it at once', async () => {
    const { carla, typed } = await somewhere()
    const { activityId } = done(await makeRun(carla, typed, now))
    expect(await theRun(activityId)).toMatchObject({
      ...{ startsAt: atLocal('2027-03-09', '10:00'), endsAt: atLocal('2027-03-30', '12:00') },
      ...{
        days: ['2027-03-09', '2027-03-16', '2027-03-23', '2027-03-30'],
        publishedAt: now,
        title: 'Klik & Tik',
      },
    })
    expect(await books().select().from(place).where(eq(place.activityId, activityId))).toHaveLength(3)
    expect(the(await courseRun(anyone, activityId, now))).toMatchObject({ left: 3, open: true })
  })

  test('is one, however often and however fast its form is sent', async () => {
    const { carla, typed } = await somewhere()
    const answers = await Promise.all([1, 2, 3, 4].map(() => makeRun(carla, typed, now)))
    const later = await makeRun(carla, typed, after(hours(1)))
    expect(new Set([...answers, later].map((one) => done(one).activityId)).size).toBe(1)
    const another = await makeRun(carla, { ...typed, formKey: randomUUID() }, now)
    expect(done(another).activityId).not.toBe(done(later).activityId)
  })

  test('has its lessons in order, whichever was moved by hand', async () => {
    const { carla, typed } = await somewhere()
    const [first, ...rest] = typed.lessons
    const lessons = [{ ...the(first), day: '2027-03-25', time: '14:00' }, ...rest]
    const { activityId } = done(await makeRun(carla, { ...typed, lessons }, now))
    expect((await theRun(activityId)).days).toEqual(['2027-03-16', '2027-03-23', '2027-03-25', '2027-03-30'])
  })

  test('has no lesson on a closed day, in the past, at a skipped hour or at two moments at once', async () => {
    const { carla, branch, typed } = await somewhere()
    const day = { branchId: branch.id, fromDate: '2027-03-16', untilDate: '2027-03-16', reason: 'Verbouwing' }
    await books().insert(closure).values(day)
    const wrong = async (row: string, given: object, at = now) => {
      const lessons = typed.lessons
        .filter((one) => one.day !== '2027-03-16' || row === 'p1')
        .map((one) => (one.row === row ? { ...one, ...given } : one))
      return makeRun(carla, { ...typed, formKey: randomUUID(), lessons }, at)
    }
    expect(await wrong('p1', {})).toMatchObject({ reason: 'shut', fields: { 'lessons.p1.day': ['shut'] } })
    expect(await wrong('p2', { day: '2027-03-29' })).toMatchObject({ reason: 'shut' })
    expect(await wrong('p0', {}, atLocal('2027-03-09', '10:00'))).toMatchObject({ reason: 'past' })
    expect(await wrong('p2', { day: '2028-03-26', time: '02:30' })).toMatchObject({
      fields: { 'lessons.p2.time': ['time_skipped'] },
    })
    expect(await wrong('p2', { day: '2027-03-09', time: '11:00' })).toMatchObject({
      reason: 'lesson_overlap',
    })
    expect(await wrong('p2', { day: '2027-03-24' })).toMatchObject({ ok: true })
  })

  test('is not kept with a lesson on a Sunday or in a school holiday before that was said beside it', async () => {
    const { carla, branch, typed } = await somewhere()
    const holiday = { name: 'spring' as const, fromDate: '2027-03-15', untilDate: '2027-03-19' }
    await books()
      .insert(schoolHoliday)
      .values({ region: 'midden', ...holiday })
    const make = (given: object, seen?: boolean) => {
      const lessons = [{ ...the(typed.lessons[0]), ...given, seen }]
      return makeRun(carla, { ...typed, branchId: branch.id, formKey: randomUUID(), lessons }, now)
    }
    for (const day of ['2027-03-16', '2027-03-21']) {
      expect(await make({ day }, false)).toMatchObject({
        ...{ reason: 'unusual', fields: { 'lessons.p0.day': ['unusual'] } },
      })
      expect(await make({ day }, true)).toMatchObject({ ok: true })
    }
    expect(await make({ day: '2027-03-23' }, false)).toMatchObject({ ok: true })
    const week = [{ branchId: branch.id, weekday: 2, kind: 'staffed' as const }]
    await books()
      .insert(openingHours)
      .values(week.map((one) => ({ ...one, fromTime: '09:00', untilTime: '11:00' })))
    expect(await make({ day: '2027-03-23' }, false)).toMatchObject({ reason: 'unusual' })
  })

  test('sends along of which moment that was said: of another it was not', () => {
    const read = (seen: string) =>
      newRunInput.parse({
        ...{ formKey: randomUUID(), courseId: '1', branchId: '1', title: 'Klik & Tik', minutes: '90' },
        ...{ places: '8', enrol: 'start', publish: 'now', 'language.nl': 'yes' },
        ...{ 'lessons.p0.day': '21 maart 2027', 'lessons.p0.time': '10.00', 'lessons.p0.seen': seen },
      }).lessons
    expect(read('2027-03-21 10:00')).toMatchObject([{ row: 'p0', day: '2027-03-21', seen: true }])
    expect([read('2027-03-21 19:00'), read('')]).toMatchObject([[{ seen: false }], [{ seen: false }]])
  })

  test('asks a course and a branch that are there, and trainers of the own library', async () => {
    const { carla, branch, courseId } = await somewhere()
    const unknown = [runTyped(9_999_999, branch.id), runTyped(courseId, 9_999_999)]
    for (const typed of unknown) expect(await makeRun(carla, typed, now)).toMatchObject({ reason: 'unknown' })
    const { organisationId } = carla
    const [own, other] = [
      await aWorker({ role: 'trainer', organisationId }),
      await aWorker({ role: 'trainer' }),
    ]
    const by = (userId: string) => makeRun(carla, runTyped(courseId, branch.id, { trainers: [userId] }), now)
    expect(await by(other.userId)).toMatchObject({ reason: 'not_a_trainer' })
    const run = the(await runKept(carla, done(await by(own.userId)).activityId, now))
    expect(run.trainers.map(({ userId }) => userId)).toEqual([own.userId])
  })

  test('takes people in until a day, also when it runs already', async () => {
    const { carla, typed } = await somewhere()
    const later = { ...typed, enrol: 'later' as const, enrolDay: '2027-03-16' }
    const { activityId } = done(await makeRun(carla, later, now))
    expect((await theRun(activityId)).enrolUntil).toEqual(atLocal('2027-03-17', '00:00'))
    expect(await bookOne(anyone, aBooking(activityId), atLocal('2027-03-16', '13:00'))).toMatchObject({
      ok: true,
    })
    const wrong = { ...typed, formKey: randomUUID(), enrol: 'before' as const, enrolDay: '2027-03-09' }
    expect(await makeRun(carla, wrong, now)).toMatchObject({ fields: { enrolDay: ['enrol_late'] } })
  })

  test('is shown first: lessons around the autumn holiday of the region of its branch', async () => {
    const { carla, branch } = await somewhere()
    const autumn = { name: 'autumn' as const, fromDate: '2027-10-16', untilDate: '2027-10-24' }
    await books()
      .insert(schoolHoliday)
      .values({ region: 'midden', ...autumn })
      .onConflictDoNothing()
    const wish = { first: '2027-10-12', time: '10:00', minutes: 90, count: 2, weeks: 1 }
    const proposal = the(await lessonsProposed(carla, { branchId: branch.id, ...wish }))
    expect(proposal.lessons.map(({ date }) => date)).toEqual(['2027-10-12', '2027-10-26'])
    expect(proposal.skipped).toEqual([{ date: '2027-10-19', why: 'autumn' }])
    expect(await lessonsProposed(carla, { branchId: 9_999_999, ...wish })).toBeNull()
  })
})

describe('a draft', () => {
  async function aDraft(publish: null | Date = null) {
    const { carla, typed } = await somewhere()
    return { carla, ...done(await makeRun(carla, { ...typed, publish }, now)) }
  }

  test('is seen by nobody who does not plan, in no list and at no address', async () => {
    const { carla, activityId } = await aDraft()
    const ids = (runs: { activityId: number }[]) => runs.map((run) => run.activityId)
    for (const who of [anyone, await aPartner(), await aColleague('adviser'), carla]) {
      expect(await courseRun(who, activityId, now)).toBeNull()
      expect(ids(await courseList(who, {}, now))).not.toContain(activityId)
    }
    expect(ids(await runsToReserve(carla, now))).not.toContain(activityId)
    expect(ids(await runsKept(carla, now))).toContain(activityId)
  })

  test('is booked by nobody, whatever a form sends', async () => {
    const { carla, activityId } = await aDraft()
    const [kim, anton] = [await aPartner(), await aColleague('adviser')]
    for (const who of [anyone, kim, anton, carla])
      for (const given of [{}, { orWait: true }])
        expect(await bookOne(who, aBooking(activityId, given), now)).toMatchObject({ reason: 'unknown' })
    expect(await hold(await aGuest(), { activityId }, now)).toMatchObject({ reason: 'unknown' })
    expect(await chooseWaiting(await aGuest(), { activityId }, now)).toMatchObject({ reason: 'unknown' })
    const kept = { activityId, partnerId: kim.organisationId, places: 1, untilDay: '2027-03-05' }
    expect(await reservePlaces(carla, kept, now)).toMatchObject({ reason: 'unknown' })
  })

  test('that is published at a moment is there from then on, without a job', async () => {
    const { activityId } = await aDraft(after(hours(2)))
    expect(await courseRun(anyone, activityId, after(hours(2) - 1))).toBeNull()
    expect(await courseRun(anyone, activityId, after(hours(2)))).toMatchObject({ activityId })
    expect(await bookOne(anyone, aBooking(activityId), after(hours(1)))).toMatchObject({ reason: 'unknown' })
    expect(await bookOne(anyone, aBooking(activityId), after(hours(2)))).toMatchObject({ ok: true })
  })

  test('can be published, and a run made a draft again as long as nobody is in it or has places kept', async () => {
    const { carla, activityId } = await aDraft()
    done(await publishRun(carla, { activityId, publish: 'now' }, now))
    expect(await courseRun(anyone, activityId, now)).not.toBeNull()
    done(await publishRun(carla, { activityId, publish: null }, now))
    expect(await courseRun(anyone, activityId, now)).toBeNull()
    done(await publishRun(carla, { activityId, publish: after(-hours(1)) }, now))
    expect((await theRun(activityId)).publishedAt).toEqual(now)
    const kim = await aPartner()
    const kept = { activityId, partnerId: kim.organisationId, places: 1, untilDay: '2027-03-05' }
    done(await reservePlaces(carla, kept, now))
    expect(await publishRun(carla, { activityId, publish: null }, now)).toMatchObject({ reason: 'kept' })
    done(await bookOne(anyone, aBooking(activityId), now))
    for (const publish of [null, after(days(1))])
      expect(await publishRun(carla, { activityId, publish }, now)).toMatchObject({ reason: 'somebody_in' })
    expect(await publishRun(carla, { activityId, publish: 'now' }, now)).toMatchObject({ ok: true })
  })

  test('made while somebody books has nobody in it', async () => {
    for (let round = 0; round < 8; round++) {
      const { carla, activityId } = await aDraft()
      done(await publishRun(carla, { activityId, publish: 'now' }, now))
      const [hidden, booked] = await Promise.all([
        publishRun(carla, { activityId, publish: null }, now),
        bookOne(anyone, aBooking(activityId), now),
      ])
      expect([hidden.ok, booked.ok].filter(Boolean)).toHaveLength(1)
    }
  })
})

describe('a run that is there', () => {
  test('is changed in what hits nobody', async () => {
    const { carla, typed } = await somewhere()
    const { activityId } = done(await makeRun(carla, typed, now))
    const { userId } = await aWorker({ role: 'trainer', organisationId: carla.organisationId })
    const given = { activityId, title: 'Klik & Tik avond', languages: ['nl', 'ar'] as ('nl' | 'ar')[] }
    const change = (more: object) =>
      setRun(carla, { ...given, enrol: 'start', trainers: [], ...more } as never, now)
    done(await change({ trainers: [userId], enrol: 'before', enrolDay: '2027-03-05' }))
    expect(the(await runKept(carla, activityId, now))).toMatchObject({
      ...{ title: 'Klik & Tik avond', languages: ['nl', 'ar'], trainers: [{ userId }] },
      ...{ enrolUntil: atLocal('2027-03-06', '00:00'), standing: 'published' },
    })
    done(await change({}))
    expect(the(await runKept(carla, activityId, now))).toMatchObject({ trainers: [], enrolUntil: null })
    expect(await change({ enrol: 'later', enrolDay: '2027-04-15' })).toMatchObject({ reason: 'enrol_over' })
    const { userId: stranger } = await aWorker({ role: 'trainer' })
    expect(await change({ trainers: [stranger] })).toMatchObject({ reason: 'not_a_trainer' })
    await calledOff(activityId)
    expect(await change({})).toMatchObject({ reason: 'cancelled' })
    expect(await publishRun(carla, { activityId, publish: null }, now)).toMatchObject({ reason: 'cancelled' })
    expect(the(await runKept(carla, activityId, now)).standing).toBe('called_off')
  })

  test('is among today’s lessons until it begins, and among those to copy when it is over', async () => {
    const carla = await aColleague()
    const run = await aCourseRun({ startsAt: after(hours(2)), lessons: 1 })
    const today = async (at: Date) => (await lessonsToday(carla, at)).map(({ activityId }) => activityId)
    expect(await today(now)).toContain(run.id)
    expect(await today(after(hours(2)))).not.toContain(run.id)
    const later = after(days(90))
    expect((await runsKept(carla, later)).map(({ activityId }) => activityId)).not.toContain(run.id)
    expect((await runsToCopy(carla, later)).map(({ activityId }) => activityId)).toContain(run.id)
  })
})

describe('a run with few people', () => {
  test('is something for the coordinator a week ahead, once, and is called off by nobody', async () => {
    const { carla, typed } = await somewhere()
    const { activityId } = done(await makeRun(carla, typed, now))
    const small = () => books().select().from(task).where(eq(task.activityId, activityId))
    const week = after(-days(7), atLocal('2027-03-09', '10:00'))
    await lookAtSmallRuns(job, {}, after(-minutes(1), week))
    expect(await small()).toEqual([])
    await Promise.all([1, 2].map(() => lookAtSmallRuns(job, {}, week)))
    await lookAtSmallRuns(job, {}, after(days(1), week))
    expect(await small()).toMatchObject([{ kind: 'too_few', owner: 'coordinator', bookingId: null }])
    expect(the((await small())[0]).dueAt < atLocal('2027-03-09', '10:00')).toBe(true)
    expect(await theRun(activityId)).toMatchObject({ cancelledAt: null })
  })

  test('is none when there are enough, when it is a draft, or when it is called off', async () => {
    const { carla, courseId, branch } = await somewhere()
    const make = async (given = {}) =>
      done(await makeRun(carla, runTyped(courseId, branch.id, { places: 5, ...given }), now)).activityId
    const [enough, draft, off] = [await make(), await make({ publish: null }), await make()]
    for (let i = 0; i < 4; i++) done(await bookOne(anyone, aBooking(enough), now))
    await calledOff(off)
    await lookAtSmallRuns(job, {}, atLocal('2027-03-05', '10:00'))
    for (const id of [enough, draft, off])
      expect(await books().select().from(task).where(eq(task.activityId, id))).toEqual([])
  })
})

describe('what is typed about a run', () => {
  const typed = {
    ...{
      formKey: randomUUID(),
      courseId: '1',
      branchId: '2',
      title: 'Klik & Tik',
      minutes: '120',
      places: '8',
    },
    ...{ enrol: 'start', enrolDay: '', publish: 'now', 'language.nl': 'yes' },
    ...{
      'lessons.p0.day': '9-3-2027',
      'lessons.p0.time': '10',
      'lessons.p3.day': '2027-03-16',
      'lessons.p3.time': '14.30',
    },
  }
  test('is read row by row', () => {
    expect(newRunInput.parse(typed)).toMatchObject({
      ...{ publish: 'now', enrol: 'start', languages: ['nl'], trainers: [] },
      lessons: [
        { row: 'p0', day: '2027-03-09', time: '10:00' },
        { row: 'p3', day: '2027-03-16', time: '14:30' },
      ],
    })
  })
  test.each([
    [{ 'lessons.p3.day': 'dinsdag' }, 'lessons.p3.day', 'day_unclear'],
    [{ 'lessons.p0.time': '' }, 'lessons.p0.time', 'time_missing'],
    [{ 'language.nl': '' }, 'languages', 'none_chosen'],
    [{ enrol: 'later' }, 'enrolDay', 'day_missing'],
    [{ publish: 'moment', publishDay: '' }, 'publishDay', 'day_missing'],
    [{ places: '0' }, 'places', 'places_wrong'],
    [{ formKey: 'x' }, 'formKey', 'form_old'],
  ])('%j is refused at %s', (given, path, message) => {
    const { error } = newRunInput.safeParse({ ...typed, ...given })
    expect(error?.issues.map((one) => [one.path.join('.'), one.message])).toEqual([[path, message]])
  })
  test('a moment from which it is seen is nine o’clock unless it says so', () => {
    const at = (publishTime: string) =>
      newRunInput.parse({ ...typed, publish: 'moment', publishDay: '2027-03-28', publishTime }).publish
    expect([at(''), at('8.30')]).toEqual([atLocal('2027-03-28', '09:00'), atLocal('2027-03-28', '08:30')])
  })
})
