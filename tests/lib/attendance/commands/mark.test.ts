import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendance } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { mark, runTrainer } from '@/db/tables/care'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { undoMarks } from '@/lib/attendance/commands/undo'
import type { Says } from '@/lib/attendance/rules/marks'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { tasksFor } from '@/lib/tasks/queries'
import type { Staff } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  aSlot,
  bookOne,
  days,
  hours,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

/** Somebody who is expected: at a consultation an hour ago, or in a course that began today. */
async function expected(kind: 'consultation' | 'course' = 'consultation', people = 1) {
  const startsAt = after(hours(1))
  const activity =
    kind === 'course'
      ? await aCourseRun({ places: people, startsAt })
      : await aSlot({ startsAt, desks: people })
  const bookingIds: string[] = []
  for (let i = 0; i < people; i++) {
    const made = await bookOne(anyone, aBooking(activity.id), now)
    if (!made.ok) throw new Error(made.reason)
    bookingIds.push(made.value.bookingId)
  }
  const meetings = await books()
    .select({ id: attendance.meetingId })
    .from(attendance)
    .where(eq(attendance.bookingId, the(bookingIds[0])))
    .orderBy(asc(attendance.during))
  return {
    activityId: activity.id,
    bookingIds,
    bookingId: the(bookingIds[0]),
    meetings: meetings.map(({ id }) => id),
  }
}

const tap = (bookingId: string, says: Says, seenRevision = 0, sure = false) => ({
  ...{ markId: randomUUID(), bookingId, says, manner: null, seenRevision, sure },
})

async function aTrainerOf(activityId: number): Promise<Staff> {
  const trainer = await aColleague('trainer')
  await books().insert(runTrainer).values({ activityId, userId: trainer.userId, boundAt: now })
  return trainer
}

const rowOf = async (bookingId: string, meetingId: number) =>
  the(
    (
      await books()
        .select()
        .from(attendance)
        .where(and(eq(attendance.bookingId, bookingId), eq(attendance.meetingId, meetingId)))
    )[0],
  )

describe('somebody at the desk', () => {
  test('is there, and is helped', async () => {
    const { bookingId, meetings } = await expected()
    const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
    const seen = tap(bookingId, 'arrived')
    expect(await markAttendance(anton, { meetingId, marks: [seen] }, now)).toEqual({
      ok: true,
      value: [{ markId: seen.markId, bookingId, revision: 1, made: 1, won: true }],
    })
    const helped = tap(bookingId, 'present', 1)
    await markAttendance(anton, { meetingId, marks: [helped] }, after(minutes(30)))
    expect(await rowOf(bookingId, meetingId)).toMatchObject({
      arrivedAt: now,
      mark: 'present',
      markedAt: after(minutes(30)),
      revision: 2,
    })
    expect(await journalLines()).toContainEqual({
      ...{ verb: 'change', kind: 'booking', why: 'mark', rowIds: [bookingId] },
      who: anton.userId,
    })
  })

  test('who was seen becomes "kwam niet" only for who is sure', async () => {
    const { bookingId, meetings } = await expected()
    const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
    await markAttendance(anton, { meetingId, marks: [tap(bookingId, 'arrived')] }, now)
    const stayedAway = tap(bookingId, 'absent', 1)
    expect(await markAttendance(anton, { meetingId, marks: [stayedAway] }, now)).toMatchObject({
      reason: 'was_here',
    })
    expect(await rowOf(bookingId, meetingId)).toMatchObject({ arrivedAt: now, mark: null })
    await markAttendance(anton, { meetingId, marks: [{ ...stayedAway, sure: true }] }, now)
    expect(await rowOf(bookingId, meetingId)).toMatchObject({ arrivedAt: null, mark: 'absent' })
    await expect(
      books().update(attendance).set({ arrivedAt: now }).where(eq(attendance.bookingId, bookingId)),
    ).rejects.toThrow()
  })

  test('is not there before the day has come; who says to be away may say so long before', async () => {
    const { activityId, bookingId, meetings } = await expected('course')
    const [trainer, later] = [await aTrainerOf(activityId), the(meetings[1])]
    expect(
      await markAttendance(trainer, { meetingId: later, marks: [tap(bookingId, 'present')] }, now),
    ).toMatchObject({
      reason: 'too_early',
    })
    const away = await markAttendance(trainer, { meetingId: later, marks: [tap(bookingId, 'excused')] }, now)
    expect(away.ok).toBe(true)
  })
})

test('the same tap sent twice is one, also when somebody marked in between', async () => {
  const { bookingId, meetings } = await expected()
  const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
  const first = tap(bookingId, 'arrived')
  await markAttendance(anton, { meetingId, marks: [first] }, now)
  await markAttendance(anton, { meetingId, marks: [tap(bookingId, 'present', 1)] }, now)
  const again = await markAttendance(anton, { meetingId, marks: [first] }, after(minutes(1)))
  expect(again).toMatchObject({ ok: true, value: [{ revision: 2, won: true }] })
  expect(await rowOf(bookingId, meetingId)).toMatchObject({ mark: 'present', revision: 2 })
  expect(await books().select().from(mark)).toHaveLength(2)
})

test('twenty taps at once about one person: all are kept, and whoever was seen is present', async () => {
  const { bookingId, meetings } = await expected()
  const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
  const taps = Array.from({ length: 20 }, (_, i) => tap(bookingId, i % 3 === 0 ? 'present' : 'absent'))
  const answers = await Promise.all(
    taps.map((one) => markAttendance(anton, { meetingId, marks: [one] }, now)),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect((await rowOf(bookingId, meetingId)).mark).toBe('present')
  const kept = await books().select().from(mark)
  expect(kept).toHaveLength(20)
  const made = kept.flatMap(({ madeRevision }) => madeRevision ?? [])
  expect(new Set(made).size).toBe(made.length)
})

describe('a whole lesson', () => {
  test('is marked in one go by its trainer, and by no other', async () => {
    const { activityId, bookingIds, meetings } = await expected('course', 5)
    const [trainer, other, meetingId] = [
      await aTrainerOf(activityId),
      await aColleague('trainer'),
      the(meetings[0]),
    ]
    const marks = bookingIds.map((id) => tap(id, 'present'))
    expect(await markAttendance(other, { meetingId, marks }, now)).toMatchObject({ reason: 'unknown' })
    expect(await markAttendance(trainer, { meetingId, marks }, now)).toMatchObject({ ok: true })
    const rows = await books().select().from(attendance).where(eq(attendance.meetingId, meetingId))
    expect(rows.map((row) => row.mark)).toEqual(Array(5).fill('present'))
  })

  test('is marked whole or not at all', async () => {
    const { activityId, bookingIds, meetings } = await expected('course', 2)
    const elsewhere = await expected('course')
    const [trainer, meetingId] = [await aTrainerOf(activityId), the(meetings[0])]
    const marks = [...bookingIds, elsewhere.bookingId].map((id) => tap(id, 'present'))
    expect(await markAttendance(trainer, { meetingId, marks }, now)).toMatchObject({ reason: 'unknown' })
    const rows = await books().select().from(attendance).where(eq(attendance.meetingId, meetingId))
    expect(rows.map((row) => row.mark)).toEqual([null, null])
  })
})

describe('undo', () => {
  test('puts back how it stood, within ten minutes', async () => {
    const { bookingId, meetings } = await expected()
    const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
    const [seen, away] = [tap(bookingId, 'arrived'), tap(bookingId, 'absent', 1, true)]
    await markAttendance(anton, { meetingId, marks: [seen] }, now)
    await markAttendance(anton, { meetingId, marks: [away] }, now)
    const late = await undoMarks(anton, { markIds: [away.markId] }, after(minutes(10)))
    expect(late).toMatchObject({ reason: 'too_late' })
    expect(await undoMarks(anton, { markIds: [away.markId] }, after(minutes(9)))).toMatchObject({ ok: true })
    expect(await rowOf(bookingId, meetingId)).toMatchObject({ arrivedAt: now, mark: null, revision: 3 })
    // Sent twice it is done.
    expect(await undoMarks(anton, { markIds: [away.markId] }, after(minutes(9)))).toMatchObject({ ok: true })
  })

  test('is done once when it is asked twice at the same moment', async () => {
    const anton = await aColleague('adviser')
    for (let i = 0; i < 5; i++) {
      const { bookingId, meetings } = await expected()
      const seen = tap(bookingId, 'arrived')
      await markAttendance(anton, { meetingId: the(meetings[0]), marks: [seen] }, now)
      const undo = () => undoMarks(anton, { markIds: [seen.markId] }, now)
      expect(await Promise.all([undo(), undo()])).toMatchObject([{ ok: true }, { ok: true }])
      expect(await rowOf(bookingId, the(meetings[0]))).toMatchObject({ arrivedAt: null, revision: 2 })
    }
  })

  test('leaves what somebody marked since', async () => {
    const { bookingId, meetings } = await expected()
    const [anton, meetingId] = [await aColleague('adviser'), the(meetings[0])]
    const seen = tap(bookingId, 'arrived')
    await markAttendance(anton, { meetingId, marks: [seen] }, now)
    await markAttendance(await aColleague(), { meetingId, marks: [tap(bookingId, 'present', 1)] }, now)
    expect(await undoMarks(anton, { markIds: [seen.markId] }, now)).toMatchObject({ reason: 'marked_since' })
    expect((await rowOf(bookingId, meetingId)).mark).toBe('present')
  })
})

describe('who stays away from two lessons', () => {
  async function twice() {
    const { activityId, bookingId, meetings } = await expected('course')
    const trainer = await aTrainerOf(activityId)
    const [first, second] = [tap(bookingId, 'absent'), tap(bookingId, 'absent')]
    await markAttendance(trainer, { meetingId: the(meetings[0]), marks: [first] }, after(hours(2)))
    const at = after(days(7) + hours(2))
    await markAttendance(trainer, { meetingId: the(meetings[1]), marks: [second] }, at)
    return { bookingId, trainer, meetings, second, at }
  }

  test('is called, once the mark cannot be undone any more', async () => {
    const { bookingId, at } = await twice()
    const anton = await aColleague('adviser')
    expect(await tasksFor(anton, after(minutes(9), at))).toEqual([])
    expect(await tasksFor(anton, after(minutes(10), at))).toMatchObject([
      { kind: 'missed_lessons', bookingId, owner: 'adviser' },
    ])
  })

  test('is not called when they left the course', async () => {
    const { bookingId, trainer, meetings, at } = await twice()
    const left = await cancelBooking(await aColleague(), { bookingId, by: 'resident' }, after(minutes(1), at))
    expect(left).toMatchObject({ ok: true })
    expect(await books().select().from(task)).toEqual([])
    // Who is marked as absent afterwards for a lesson before that, is not either.
    const marks = [tap(bookingId, 'absent', 1)]
    const put = { meetingId: the(meetings[0]), marks }
    expect(await markAttendance(trainer, put, after(minutes(2), at))).toMatchObject({ ok: true })
    expect(await books().select().from(task)).toEqual([])
  })

  test('is not called when the second mark is undone', async () => {
    const { trainer, second, at } = await twice()
    await undoMarks(trainer, { markIds: [second.markId] }, after(minutes(5), at))
    expect(await books().select().from(task)).toEqual([])
  })
})

test('an early mark of who is away survives that the booking is put right', async () => {
  const { activityId, bookingId, meetings } = await expected('course')
  const [trainer, later] = [await aTrainerOf(activityId), the(meetings[2])]
  await markAttendance(trainer, { meetingId: later, marks: [tap(bookingId, 'excused')] }, now)
  await books().execute(
    `select expect_at_meetings('${bookingId}'::uuid, '${now.toISOString()}'::timestamptz)`,
  )
  expect((await rowOf(bookingId, later)).mark).toBe('excused')
})
