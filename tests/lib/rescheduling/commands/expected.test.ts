import { asc, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { finishTask, undoTask } from '@/lib/tasks/commands'
import { done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  now,
  the,
  theBooking,
} from '../../../support/world'

// Two at once: she lets go of what she had at a moved lesson, while somebody else changes what she is booked for.
const database = freshDatabase()

/** Somebody in a course of which the first lesson was moved onto an appointment that she has. */
async function elsewhere() {
  const [carla, run, her] = [await aColleague(), await aCourseRun({ startsAt: after(days(8)) }), aPerson()]
  const course = done(await bookOne(carla, aBooking(run.id, her), now)).bookingId
  const lessons = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.number))
  const onto = (which: number, startsAt: Date) => {
    const span = { startsAt, endsAt: after(hours(2), startsAt) }
    const change = { meetingId: the(lessons[which]).id, way: 'move' as const, ...span }
    return changeRun(carla, { activityId: run.id, lessons: [change] }, now)
  }
  const slot = await aSlot({ branchId: run.branchId, startsAt: after(days(4)) })
  const talk = done(await bookOne(carla, aBooking(slot.id, her), now)).bookingId
  done(await onto(0, slot.startsAt))
  return { carla, her, run, course, talk, slot, onto, lessons: lessons.length }
}

/** She lets go of a booking, in a transaction that goes on. */
async function letGo(sql: postgres.Sql | postgres.TransactionSql, bookingId: string): Promise<void> {
  const at = now.toISOString()
  await sql`update booking set status = 'cancelled', place_no = null, cancelled_at = ${at}, cancelled_by = 'resident'
    where id = ${bookingId}`
  await sql`select expect_at_meetings(${bookingId}::uuid, ${at}::timestamptz)`
}

const expectedAt = async (bookingId: string) =>
  (await database.sql`select from attendance where booking_id = ${bookingId}`).length
const toDo = (bookingId: string) => books().select().from(task).where(eq(task.bookingId, bookingId))

/** How many wait for a lock that another holds. */
async function waiting(): Promise<number> {
  const [row] = await database.sql`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return row?.count
}

test('another lesson that is moved onto something else of hers is somebody’s to call about', async () => {
  const { carla, her, run, course, talk, onto, lessons } = await elsewhere()
  const other = await aCourseRun({ branchId: run.branchId, startsAt: after(days(5)), lessons: 1 })
  done(await bookOne(carla, aBooking(other.id, her), now))
  let moved: Promise<unknown> = Promise.resolve()
  await database.sql.begin(async (sql) => {
    await letGo(sql, talk)
    moved = onto(1, other.startsAt)
    await expect.poll(waiting).toBe(1)
  })
  expect(await moved).toMatchObject({ ok: true })
  expect(await expectedAt(course)).toBe(lessons - 1)
  expect(await toDo(course)).toMatchObject([{ kind: 'something_else', doneAt: null }])
})

test('a course that she is taken off in the same moment expects her nowhere', async () => {
  const { course, talk } = await elsewhere()
  let gone: Promise<void> = Promise.resolve()
  await database.sql.begin(async (sql) => {
    await sql`update booking set status = 'cancelled', place_no = null, cancelled_at = ${now.toISOString()},
      cancelled_by = 'library' where id = ${course}`
    gone = database.sql.begin((other) => letGo(other, talk)) as Promise<void>
    // What is being changed is not waited for.
    await gone
    await sql`select expect_at_meetings(${course}::uuid, ${now.toISOString()}::timestamptz)`
  })
  expect(await expectedAt(course)).toBe(0)
  expect(await toDo(course)).toEqual([])
})

test('who books something at the hour of the lesson that comes back reads that they have something then', async () => {
  const { carla, her, run, talk, slot } = await elsewhere()
  const other = await aCourseRun({ branchId: run.branchId, startsAt: after(hours(1), slot.startsAt) })
  let booked: Promise<unknown> = Promise.resolve()
  await database.sql.begin(async (sql) => {
    await letGo(sql, talk)
    booked = bookOne(carla, aBooking(other.id, her), now)
    await expect.poll(waiting).toBe(1)
  })
  expect(await booked).toMatchObject({ ok: false, reason: 'overlap' })
})

test('who leaves a course of which no lesson is left for them is nobody’s to call', async () => {
  const { carla, her, run, slot } = await elsewhere()
  const short = await aCourseRun({ branchId: run.branchId, startsAt: after(days(20)), lessons: 1 })
  const booking = done(await bookOne(carla, aBooking(short.id, her), now)).bookingId
  const [only] = await books().select().from(meeting).where(eq(meeting.activityId, short.id))
  const span = { startsAt: slot.startsAt, endsAt: after(hours(1), slot.startsAt) }
  const lessons = [{ meetingId: the(only).id, way: 'move' as const, ...span }]
  done(await changeRun(carla, { activityId: short.id, lessons }, now))
  expect([await expectedAt(booking), (await toDo(booking)).length]).toEqual([0, 1])
  await letGo(database.sql, booking)
  expect(await toDo(booking)).toEqual([])
})

test('who has something else at a moved lesson stays the same person when the desk mends their language', async () => {
  const { carla, her, course, talk, lessons } = await elsewhere()
  const before = the(await theBooking(course))
  const mended = { ...her, bookingId: course, language: 'ar' as const, ownLaptop: null }
  done(await correctBooking(carla, mended, now))
  expect(await theBooking(course)).toMatchObject({ residentId: before.residentId, language: 'ar' })
  expect(the(await theBooking(talk)).residentId).toBe(before.residentId)
  expect([await expectedAt(course), (await toDo(course)).length]).toEqual([lessons - 1, 1])
})

test('a call about it that was ticked in the wrong row is there again, and nothing else is changed by that', async () => {
  const { carla, course, lessons } = await elsewhere()
  const [called] = await toDo(course)
  done(await finishTask(carla, { taskId: the(called).id, receipt: 'told' }, now))
  done(await undoTask(carla, { taskId: the(called).id }, now))
  expect(await toDo(course)).toMatchObject([{ kind: 'something_else', doneAt: null }])
  expect(await expectedAt(course)).toBe(lessons - 1)
})

test('nor is it there again once she has nothing else at that moment, also when that was her only lesson', async () => {
  const { carla, her, run } = await elsewhere()
  const [talk, short] = [
    await aCourseRun({ branchId: run.branchId, startsAt: after(days(5)), lessons: 1 }),
    await aCourseRun({ branchId: run.branchId, startsAt: after(days(20)), lessons: 1 }),
  ]
  const other = done(await bookOne(carla, aBooking(talk.id, her), now)).bookingId
  const booking = done(await bookOne(carla, aBooking(short.id, her), now)).bookingId
  const [only] = await books().select().from(meeting).where(eq(meeting.activityId, short.id))
  const span = { startsAt: talk.startsAt, endsAt: after(hours(1), talk.startsAt) }
  const change = { meetingId: the(only).id, way: 'move' as const, ...span }
  done(await changeRun(carla, { activityId: short.id, lessons: [change] }, now))
  const [called] = await toDo(booking)
  done(await finishTask(carla, { taskId: the(called).id, receipt: 'told' }, now))
  await letGo(database.sql, other)
  done(await undoTask(carla, { taskId: the(called).id }, now))
  expect([await expectedAt(booking), (await toDo(booking)).length]).toEqual([1, 0])
})
