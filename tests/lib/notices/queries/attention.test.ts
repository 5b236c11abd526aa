import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity, course, hoursVersion, meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { branch, closure, holiday, ownAddress, schoolHoliday } from '@/db/tables/network'
import { attentionFor } from '@/lib/notices/queries/attention'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { Forbidden } from '@/lib/tools/access'
import { hashesOf } from '@/lib/tools/source'
import { localDate } from '@/lib/tools/time'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  job,
  now,
  the,
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

const asked = async (at = now) => attentionFor(await aColleague('coordinator'), at)
const at = ({ name, slug }: { name: string; slug: string }) => ({ branchName: name, branchSlug: slug })

test('people whose time does not go on, until each of them is told, with by when', async () => {
  const here = await aBranch()
  await weeklyHours(here.id)
  await fillAgenda(job, {}, now)
  const slots = await books().select().from(activity).where(eq(activity.branchId, here.id))
  const on = slots.filter(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09'))
  const booked = await Promise.all(
    on.slice(0, 2).map((one) => bookOne(job, aBooking(one.id, aPerson()), now)),
  )
  const choices = booked.map((one) => {
    if (!one.ok) throw new Error(one.reason)
    return { bookingId: one.value.bookingId, way: 'call' as const }
  })
  const [from, reason] = ['2027-03-09', 'Verbouwing']
  const change: Change = {
    ...{ kind: 'closure', closureId: null },
    closure: { branchId: here.id, fromDate: from, untilDate: from, fromTime: null, untilTime: null, reason },
  }
  const { actor } = await anEmployee('coordinator')
  expect((await changeAgenda(actor, { change, choices, lessons: [] }, now)).ok).toBe(true)
  const before = await journalLines()
  expect((await asked()).hit).toMatchObject({ first: [{ ...at(here), people: 2, late: 0 }], total: 1 })
  expect((await asked(after(days(7)))).hit.first).toMatchObject([{ people: 2, late: 2 }])
  // Numbers of people, and none of them by name.
  expect(await journalLines()).toEqual(before)
  expect((await asked()).hit.first[0]?.dueAt.getTime()).toBeLessThan(the(on[0]).startsAt.getTime())
})

test('hours that end within four weeks with nothing after them, and branches where nobody can book', async () => {
  const [ends, goesOn, never, gone] = await Promise.all(Array.from({ length: 4 }, () => aBranch()))
  const hoursId = await weeklyHours(the(ends).id, { validUntil: '2027-03-23' })
  const followed = await weeklyHours(the(goesOn).id, { validUntil: '2027-03-23' })
  const [first] = await books().select().from(hoursVersion).where(eq(hoursVersion.hoursId, followed))
  const { id: _, ...version } = the(first)
  await books()
    .insert(hoursVersion)
    .values({ ...version, validFrom: '2027-03-24', validUntil: null })
  await books()
    .update(branch)
    .set({ closedFrom: '2027-02-01' })
    .where(eq(branch.id, the(gone).id))
  const seen = await asked()
  expect(seen.ending.first).toContainEqual({ ...at(the(ends)), hoursId, lastDay: '2027-03-23', weekday: 2 })
  expect(seen.ending.first.map(({ hoursId: id }) => id)).not.toContain(followed)
  const slugs = seen.without.first.map(({ branchSlug }) => branchSlug)
  expect(slugs).toContain(the(never).slug)
  expect(slugs).not.toContain(the(gone).slug)
  expect(slugs).not.toContain(the(ends).slug)
  expect((await asked(after(days(23)))).without.first.map((one) => one.branchSlug)).toContain(the(ends).slug)
})

test('courses that begin within a week below their minimum, until somebody decided what happens', async () => {
  const here = await aBranch()
  const run = await aCourseRun({ branchId: here.id, startsAt: after(days(6)) })
  await books()
    .update(course)
    .set({ minimum: 2 })
    .where(sql`${course.id} = (select a.course_id from activity a where a.id = ${run.id})`)
  await bookOne(job, aBooking(run.id), now)
  const mine = async () => (await asked()).below.first.filter(({ activityId }) => activityId === run.id)
  expect(await mine()).toEqual([
    { ...at(here), activityId: run.id, title: 'Klik & Tik', startsAt: run.startsAt, people: 1, minimum: 2 },
  ])
  const done = { id: randomUUID(), kind: 'too_few', activityId: run.id, owner: 'coordinator' } as const
  await books()
    .insert(task)
    .values({ ...done, dueAt: now, createdAt: now, doneAt: now, receipt: 'arranged' })
  expect(await mine()).toEqual([])
})

test('lessons on a closed day or a holiday, until somebody lets them stand', async () => {
  const here = await aBranch()
  // On King's Day, 27 April, and on the three Tuesdays before it.
  const run = await aCourseRun({ branchId: here.id, startsAt: new Date('2027-04-06T08:00:00Z') })
  const shut = async () => (await asked()).shut.first.filter(({ activityId }) => activityId === run.id)
  expect(await shut()).toEqual([
    { ...at(here), activityId: run.id, title: 'Klik & Tik', startsAt: new Date('2027-04-27T08:00:00Z') },
  ])
  await books().insert(holiday).values({ day: '2027-04-27', closed: false })
  expect(await shut()).toEqual([])
  const closed = { branchId: here.id, fromDate: '2027-04-13', untilDate: '2027-04-13', reason: 'Storing' }
  await books()
    .insert(closure)
    .values([
      { ...closed, fromTime: '11:00', untilTime: '13:00' },
      { ...closed, fromDate: '2027-04-20', untilDate: '2027-04-20', fromTime: '12:00', untilTime: '17:00' },
    ])
  expect((await shut()).map(({ startsAt }) => startsAt)).toEqual([new Date('2027-04-13T08:00:00Z')])
  await books().update(meeting).set({ keptBecause: 'staffed' }).where(eq(meeting.activityId, run.id))
  expect(await shut()).toEqual([])
})

test('school holidays that are not known as far as lessons are planned, per region', async () => {
  const [here, other] = [await aBranch(), await aBranch()]
  const isIn = (id: number, schoolRegion: 'noord' | 'zuid') =>
    books().update(branch).set({ schoolRegion }).where(eq(branch.id, id))
  await isIn(here.id, 'zuid')
  await isIn(other.id, 'noord')
  const run = await aCourseRun({ branchId: here.id, startsAt: after(days(8)), lessons: 3 })
  const lastLesson = localDate(after(days(22)))
  const mine = async () => (await asked()).school.filter(({ region }) => region === 'zuid')
  expect(await mine()).toEqual([{ region: 'zuid', until: null, lastLesson }])
  const spring = { name: 'spring' as const, fromDate: '2027-03-06', untilDate: '2027-03-14' }
  await books()
    .insert(schoolHoliday)
    .values({ region: 'zuid', ...spring })
  expect(await mine()).toEqual([{ region: 'zuid', until: '2027-03-14', lastLesson }])
  const may = { name: 'may' as const, fromDate: '2027-04-24', untilDate: '2027-05-02' }
  await books()
    .insert(schoolHoliday)
    .values({ region: 'zuid', ...may })
  expect(await mine()).toEqual([])
  // Where no lesson is planned nobody has to look anything up yet.
  expect((await asked()).school.filter(({ region }) => region === 'noord')).toEqual([])
  await books().update(activity).set({ cancelledAt: now }).where(eq(activity.id, run.id))
})

test('is for who plans', async () => {
  for (const role of ['adviser', 'trainer', 'dpo', 'reader'] as const)
    await expect(attentionFor(await aColleague(role), now)).rejects.toThrow(Forbidden)
})

test('that one place on the internet books much, as long as no address is the library’s own', async () => {
  const visitor = aVisitor()
  const books_ = async () => bookOne(anyone, { ...aBooking((await aSlot()).id), visitor }, now)
  for (let i = 0; i < 5; i += 1) await books_()
  expect((await asked()).fromOnePlace).toBe(0)
  await books_()
  expect((await asked()).fromOnePlace).toBe(6)
  const own = { branchId: (await aBranch()).id, ...hashesOf('192.0.2.33'), addedAt: now }
  await books().insert(ownAddress).values(own)
  expect((await asked()).fromOnePlace).toBe(0)
  await books().delete(ownAddress)
})
