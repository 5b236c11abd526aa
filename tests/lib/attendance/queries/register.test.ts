import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { user } from '@/db/tables/team'
import { addExtra } from '@/lib/attendance/commands/extra'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { registerOf, standingsOf } from '@/lib/attendance/queries/register'
import { registerOfRun } from '@/lib/attendance/queries/run'
import { Forbidden, type Staff } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { aCourseWith, aTap, aTrainerOf } from '../../../support/register'
import { journalLines } from '../../../support/workers'
import { after, calledOff, days, hours, minutes, now, the } from '../../../support/world'

freshDatabase('test')

const today = '2027-03-01'
const called = (worker: Staff, name: string) =>
  books().update(user).set({ name }).where(eq(user.id, worker.userId))

describe('the lessons', () => {
  test('of a trainer are those of their own runs, whenever they are', async () => {
    const [own, other] = [await aCourseWith(), await aCourseWith()]
    const tineke = await aTrainerOf(own.activityId)
    await aTrainerOf(other.activityId)
    const lessons = await lessonsFor(tineke, { day: today })
    expect(lessons.map(({ meetingId }) => meetingId)).toEqual(own.meetings)
    expect(lessons[0]).toMatchObject({ number: 1, of: 4, expected: 1, marked: 0, title: 'Klik & Tik' })
  })

  test('of the desk are all those of one day', async () => {
    const [first, second] = [await aCourseWith(), await aCourseWith([{}], after(days(1)))]
    const anton = await aColleague('adviser')
    const on = async (day: string) => (await lessonsFor(anton, { day })).map(({ meetingId }) => meetingId)
    expect(await on(today)).toEqual([first.meetingId])
    expect(await on('2027-03-02')).toEqual([second.meetingId])
    await calledOff(first.activityId)
    expect(await on(today)).toEqual([])
  })

  test('are nobody else’s', async () => {
    for (const other of [await aColleague('dpo'), await aColleague('reader'), await aPartner()])
      await expect(lessonsFor(other, { day: today })).rejects.toThrow(Forbidden)
  })
})

describe('the register', () => {
  const people = [
    { name: 'Demo Wim', ownLaptop: false },
    { name: 'Demo Fatma', language: 'ar' as const, ownLaptop: true },
  ]

  test('has names in order, languages and laptops, and nothing else of anybody', async () => {
    const { activityId, meetingId, bookingIds } = await aCourseWith(people)
    const tineke = await aTrainerOf(activityId)
    const found = the(await registerOf(tineke, { meetingId }, now))
    const common = { left: false, missed: null }
    expect(found.people).toEqual([
      { bookingId: bookingIds[1], name: 'Demo Fatma', language: 'ar', ownLaptop: true, ...common },
      { bookingId: bookingIds[0], name: 'Demo Wim', language: 'nl', ownLaptop: false, ...common },
    ])
    expect(await journalLines()).toContainEqual({
      ...{ verb: 'see', kind: 'booking', why: 'register', who: tineke.userId },
      rowIds: [bookingIds[1], bookingIds[0]],
    })
  })

  test('on paper is in the journal as taken along', async () => {
    const { activityId, meetingId, bookingIds } = await aCourseWith()
    const tineke = await aTrainerOf(activityId)
    await registerOf(tineke, { meetingId, paper: true }, now)
    expect(await journalLines()).toContainEqual({
      ...{ verb: 'export', kind: 'booking', why: 'register_paper', who: tineke.userId, rowIds: bookingIds },
    })
  })

  test('is not there for a trainer of something else; the desk sees all', async () => {
    const { activityId, meetingId } = await aCourseWith()
    const [other, anton] = [await aTrainerOf((await aCourseWith()).activityId), await aColleague('adviser')]
    expect(await registerOf(other, { meetingId }, now)).toBe(null)
    expect(await standingsOf(other, { meetingId }, now)).toBe(null)
    expect(await registerOfRun(other, activityId, now)).toBe(null)
    expect((await registerOf(anton, { meetingId }, now))?.people).toHaveLength(1)
  })

  test('tells how everybody stands without a name in it, and so without a line in the journal', async () => {
    const { activityId, meetingId, bookingIds } = await aCourseWith(people)
    const tineke = await aTrainerOf(activityId)
    await markAttendance(tineke, { meetingId, marks: [aTap(bookingIds[0], 'present')] }, now)
    const before = (await journalLines()).length
    const told = the(await standingsOf(tineke, { meetingId }, now))
    expect(JSON.stringify(told)).not.toMatch(/Demo (Wim|Fatma)/)
    expect(told.rows).toContainEqual({
      ...{ bookingId: bookingIds[0], mark: 'present', arrived: false, revision: 1, said: [] },
    })
    expect(await journalLines()).toHaveLength(before)
  })

  test('shows both what Henk and Anton said where they had not seen each other', async () => {
    const { activityId, meetingId, bookingIds } = await aCourseWith()
    const [henk, anton] = [await aTrainerOf(activityId), await aColleague('adviser')]
    await called(henk, 'Demo Henk')
    await called(anton, 'Demo Anton')
    await markAttendance(henk, { meetingId, marks: [aTap(bookingIds[0], 'present')] }, now)
    await markAttendance(anton, { meetingId, marks: [aTap(bookingIds[0], 'absent')] }, after(minutes(1)))
    for (const who of [henk, anton])
      expect(the(await standingsOf(who, { meetingId }, now)).rows).toMatchObject([
        {
          mark: 'present',
          said: [
            { name: 'Demo Henk', says: 'present', stands: true },
            { name: 'Demo Anton', says: 'absent', stands: false },
          ],
        },
      ])
    // Whoever marks with both in sight has the last word.
    const last = { meetingId, marks: [aTap(bookingIds[0], 'absent', 1)] }
    await markAttendance(anton, last, after(minutes(2)))
    expect(the(await standingsOf(henk, { meetingId }, now)).rows).toMatchObject([
      { mark: 'absent', said: [] },
    ])
  })

  test('offers back what one tapped oneself, together and for ten minutes', async () => {
    const { activityId, meetingId, bookingIds } = await aCourseWith([{}, {}, {}])
    const [tineke, anton] = [await aTrainerOf(activityId), await aColleague('adviser')]
    const marks = bookingIds.slice(0, 2).map((id) => aTap(id, 'present'))
    await markAttendance(tineke, { meetingId, marks }, now)
    await markAttendance(tineke, { meetingId, marks: [aTap(bookingIds[2], 'absent')] }, after(minutes(1)))
    const undoable = async (who: Staff, at: Date) => the(await standingsOf(who, { meetingId }, at)).undoable
    const found = await undoable(tineke, after(minutes(2)))
    expect(found.map(({ says, rows }) => [says, rows.length])).toEqual([
      ['absent', 1],
      ['present', 2],
    ])
    expect(found[1]).toMatchObject({ left: minutes(8), rows: [{ was: null }, { was: null }] })
    expect(await undoable(anton, after(minutes(2)))).toEqual([])
    const markIds = the(found[1]).rows.map(({ markId }) => markId)
    expect(await undoMarks(tineke, { markIds }, after(minutes(3)))).toMatchObject({ ok: true })
    expect(await undoable(tineke, after(minutes(3)))).toHaveLength(1)
    expect(await undoable(tineke, after(minutes(11)))).toEqual([])
  })

  test('counts who came along, for everybody', async () => {
    const { activityId, meetingId } = await aCourseWith()
    const [tineke, anton] = [await aTrainerOf(activityId), await aColleague('adviser')]
    const extraId = randomUUID()
    for (const _ of [1, 2]) await addExtra(tineke, { extraId, meetingId }, now)
    expect((await standingsOf(tineke, { meetingId }, now))?.extras).toEqual({
      ...{ count: 1, own: [{ extraId, left: minutes(10) }] },
    })
    expect((await standingsOf(anton, { meetingId }, now))?.extras).toEqual({ count: 1, own: [] })
  })

  test('says kindly who stayed away twice, and whether the desk has called', async () => {
    const { activityId, meetings, bookingIds } = await aCourseWith()
    const tineke = await aTrainerOf(activityId)
    for (const [week, meetingId] of meetings.slice(0, 2).entries()) {
      const at = after(days(7 * week) + hours(2))
      await markAttendance(tineke, { meetingId, marks: [aTap(bookingIds[0], 'absent')] }, at)
    }
    const third = the(await registerOf(tineke, { meetingId: the(meetings[2]) }, after(days(14))))
    expect(third.people).toMatchObject([{ missed: { lessons: 2, called: false } }])
  })
})

test('lessons beside people: what was marked at each, and nothing where somebody is not expected', async () => {
  const { activityId, meetings, bookingIds } = await aCourseWith([
    { name: 'Demo Wim' },
    { name: 'Demo Fatma' },
  ])
  const tineke = await aTrainerOf(activityId)
  await markAttendance(
    tineke,
    { meetingId: the(meetings[0]), marks: [aTap(bookingIds[0], 'present'), aTap(bookingIds[1], 'excused')] },
    after(hours(2)),
  )
  const run = the(await registerOfRun(tineke, activityId, after(hours(3))))
  expect(run.lessons.map(({ meetingId }) => meetingId)).toEqual(meetings)
  expect(
    run.people.map(({ name, marks }) => [name, marks.find((m) => m.meetingId === meetings[0])?.mark]),
  ).toEqual([
    ['Demo Fatma', 'excused'],
    ['Demo Wim', 'present'],
  ])
  expect((await journalLines()).at(-1)).toMatchObject({ why: 'register_run', who: tineke.userId })
})
