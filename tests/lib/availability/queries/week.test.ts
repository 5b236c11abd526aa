import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity, hoursException, meeting } from '@/db/tables/agenda'
import { branch, closure, holiday, openingHours } from '@/db/tables/network'
import { weekOf } from '@/lib/availability/queries/week'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { Forbidden } from '@/lib/tools/access'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  bookOne,
  days,
  job,
  now,
  the,
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

/** The week of this day at one branch, by the names of its days. */
async function weekAt(branchSlug: string, day = '2027-03-10') {
  const week = await weekOf(await aColleague('coordinator'), { day, branchSlug }, now)
  expect(week.total).toBe(1)
  return Object.fromEntries(the(week.branches[0]).days.map((one) => [one.date, one]))
}

async function slotsOn(branchId: number, date: string) {
  const rows = await books().select().from(activity).where(eq(activity.branchId, branchId))
  return rows
    .filter(({ startsAt }) => startsAt.toISOString().startsWith(date))
    .sort((a, b) => +a.startsAt - +b.startsAt)
}

const shut = (branchId: number, date: string): Change => ({
  kind: 'closure',
  closureId: null,
  closure: {
    branchId,
    fromDate: date,
    untilDate: date,
    fromTime: null,
    untilTime: null,
    reason: 'Verbouwing',
  },
})

test('the times of a day are one block, with how many places there are and how many are taken', async () => {
  const here = await aBranch()
  await weeklyHours(here.id, { desks: 2 })
  await fillAgenda(job, {}, now)
  const [first, second] = await slotsOn(here.id, '2027-03-09')
  for (const one of [first, first, second]) await bookOne(job, aBooking(the(one).id), now)
  const before = await journalLines()
  const week = await weekAt(here.slug)
  expect(Object.keys(week)).toEqual(['08', '09', '10', '11', '12', '13', '14'].map((day) => `2027-03-${day}`))
  expect(week['2027-03-09']?.blocks).toEqual([
    {
      ...{ kind: 'hours', hoursId: expect.any(Number), from: '10:00', until: '12:00', times: 4 },
      ...{ places: 8, taken: 3, kept: [], calledOff: 0 },
    },
  ])
  expect(week['2027-03-10']).toMatchObject({ blocks: [], closed: [], holiday: null, walkIn: [] })
  // It tells of nobody, so that nobody was seen.
  expect(await journalLines()).toEqual(before)
})

test('what does not go on is shown as long as somebody is booked there, and what is let stand says why', async () => {
  const here = await aBranch()
  await weeklyHours(here.id)
  await fillAgenda(job, {}, now)
  const { actor } = await anEmployee('coordinator')
  const [first, second] = await slotsOn(here.id, '2027-03-09')
  const [called, stands] = await Promise.all(
    [first, second].map((one) => bookOne(job, aBooking(the(one).id, aPerson()), now)),
  )
  if (!called?.ok || !stands?.ok) throw new Error('not booked')
  const choices = [
    { bookingId: called.value.bookingId, way: 'call' as const },
    { bookingId: stands.value.bookingId, way: 'stand' as const, because: 'promised' as const },
  ]
  const done = await changeAgenda(actor, { change: shut(here.id, '2027-03-09'), choices, lessons: [] }, now)
  expect(done.ok).toBe(true)
  expect((await weekAt(here.slug))['2027-03-09']).toMatchObject({
    closed: [{ reason: 'Verbouwing', from: null, until: null }],
    blocks: [
      { kind: 'hours', from: '10:30', until: '11:00', times: 1, taken: 1, kept: ['promised'], calledOff: 1 },
    ],
  })
})

test('lessons stand with their name and how full they are; drafts, lessons that are off and those on a closed day say so', async () => {
  const here = await aBranch()
  const run = await aCourseRun({ branchId: here.id, startsAt: after(days(8)), places: 3 })
  await bookOne(job, aBooking(run.id), now)
  const lesson = async () => (await weekAt(here.slug))['2027-03-09']?.blocks[0]
  expect(await lesson()).toEqual({
    ...{ kind: 'lesson', activityId: run.id, title: 'Klik & Tik', number: 1, lessons: 4 },
    ...{ from: '10:00', until: '12:00', places: 3, taken: 1, kept: [], calledOff: 0 },
    ...{ draft: false, off: false, shut: false },
  })
  await books()
    .insert(closure)
    .values({
      ...{ branchId: here.id, fromDate: '2027-03-09', untilDate: '2027-03-09', reason: 'Storing' },
      ...{ fromTime: '11:00', untilTime: '17:00' },
    })
  expect(await lesson()).toMatchObject({ shut: true })
  await books().update(meeting).set({ keptBecause: 'elsewhere' }).where(eq(meeting.activityId, run.id))
  expect(await lesson()).toMatchObject({ shut: false, kept: ['elsewhere'] })
  await books().update(activity).set({ publishedAt: null }).where(eq(activity.id, run.id))
  expect(await lesson()).toMatchObject({ draft: true })
  await books().update(activity).set({ cancelledAt: now }).where(eq(activity.id, run.id))
  expect(await lesson()).toMatchObject({ off: true, calledOff: 1 })
})

test('a lesson that is off counts among those there were: no lesson is number eight of seven', async () => {
  const here = await aBranch()
  const run = await aCourseRun({ branchId: here.id, startsAt: after(days(8)), lessons: 2 })
  const [first] = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(meeting.number)
  const off = [{ meetingId: the(first).id, way: 'off' as const }]
  const coordinator = await aColleague()
  expect(await changeRun(coordinator, { activityId: run.id, lessons: off }, now)).toMatchObject({ ok: true })
  const week = await weekAt(here.slug, '2027-03-16')
  expect(week['2027-03-16']?.blocks[0]).toMatchObject({ number: 2, lessons: 2 })
})

test('holidays, walk-in hours, hours that are off for once, and a branch that closes for good stand on their day', async () => {
  const here = await aBranch()
  const hoursId = await weeklyHours(here.id)
  const walkIn = { branchId: here.id, weekday: 3, fromTime: '14:00', untilTime: '16:00' }
  await books()
    .insert(openingHours)
    .values({ ...walkIn, kind: 'walk_in' })
  await books().insert(hoursException).values({ hoursId, date: '2027-04-27', off: true, because: 'illness' })
  expect((await weekAt(here.slug))['2027-03-10']).toMatchObject({
    walkIn: [{ from: '14:00', until: '16:00' }],
  })
  // King's Day is on Tuesday 27 April in 2027.
  expect((await weekAt(here.slug, '2027-04-28'))['2027-04-27']).toMatchObject({
    holiday: 'kings_day',
    blocks: [{ kind: 'off', hoursId, because: 'illness' }],
  })
  await books()
    .insert(holiday)
    .values([
      { day: '2027-04-27', closed: false },
      { day: '2027-04-28', closed: true },
    ])
  const week = await weekAt(here.slug, '2027-04-28')
  expect([week['2027-04-27']?.holiday, week['2027-04-28']?.holiday]).toEqual([null, 'own'])
  expect(week['2027-04-28']?.walkIn).toEqual([])
  await books().update(branch).set({ closedFrom: '2027-03-11' }).where(eq(branch.id, here.id))
  const last = await weekAt(here.slug)
  expect(Object.values(last).map(({ gone }) => gone)).toEqual([false, false, false, true, true, true, true])
  expect(
    await weekOf(await aColleague('coordinator'), { day: '2027-03-16', branchSlug: here.slug }, now),
  ).toMatchObject({ branches: [], total: 0 })
})

test('no more than a dozen branches are shown at once, and it says how many there are', async () => {
  const slugs = await Promise.all(Array.from({ length: 14 }, async () => (await aBranch()).slug))
  const carla = await aColleague('coordinator')
  const first = await weekOf(carla, { day: '2027-03-10' }, now)
  expect(first.branches).toHaveLength(12)
  expect(first.total).toBeGreaterThanOrEqual(14)
  const next = await weekOf(carla, { day: '2027-03-10', skip: 12 }, now)
  expect(next.branches.length).toBe(first.total - 12)
  const town = await weekOf(carla, { day: '2027-03-10', municipalitySlug: the(slugs[0]) }, now)
  expect(town.branches.map(({ slug }) => slug)).toEqual([slugs[0]])
})

test('is for who plans', async () => {
  for (const role of ['adviser', 'trainer', 'dpo', 'reader'] as const)
    await expect(weekOf(await aColleague(role), { day: '2027-03-10' }, now)).rejects.toThrow(Forbidden)
})
