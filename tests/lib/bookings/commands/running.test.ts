import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { activity } from '@/db/tables/agenda'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { openedBooking } from '@/lib/bookings/queries/opened'
import { openByCode } from '@/lib/drafts/commands'
import { putReminders } from '@/lib/notices/commands/reminders'
import { books, freshDatabase } from '../../../support/database'
import { violations } from '../../../support/invariants'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import {
  type Activity,
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  hours,
  inside,
  job,
  lettersOf,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase()

/** A course of six weekly lessons from next week on, in which Riet was at the first lesson and missed the second. */
async function runningCourse(given: { places?: number } = {}) {
  const course = await aCourseRun({ lessons: 6, places: given.places ?? 1, startsAt: after(days(7)) })
  const joost = await aPartner()
  const riet = aPerson({ name: 'Demo Riet', contactWay: 'email' })
  const [made] = await bookedTogether(joost, aForm(course.id, [{ ...riet, attendanceShared: true }]))
  const { bookingId, code } = the(made)
  await database.sql`update attendance a set mark = case m.number when 1 then 'present' when 2 then 'absent' end, marked_at = m.ends_at
    from meeting m where m.id = a.meeting_id and a.booking_id = ${bookingId} and m.number <= 2`
  return { course, joost, bookingId, code }
}

/** The day after a lesson, counted from one. */
const afterLesson = (course: Activity, number: number) => after(days(7 * (number - 1) + 1), course.startsAt)

async function expectedAt(bookingId: string) {
  const rows =
    await database.sql`select m.number, a.mark from attendance a join meeting m on m.id = a.meeting_id
    where a.booking_id = ${bookingId} order by m.number`
  return rows.map(({ number, mark }) => (mark ? `${number} ${mark}` : String(number)))
}

/** Lets people in until after this lesson. */
const letIn = (course: Activity, lesson: number) =>
  books()
    .update(activity)
    .set({ enrolUntil: afterLesson(course, lesson) })
    .where(eq(activity.id, course.id))

describe('a course that has begun is not over', () => {
  test('a resident leaves it with the code, from the next lesson on; what was marked stays', async () => {
    const { course, bookingId, code } = await runningCourse()
    const later = afterLesson(course, 2)
    const guest = await aGuest({}, later)
    await openByCode(guest, { code, letter: 'D', visitor: aVisitor() }, later)
    expect(await cancelBooking(guest, { bookingId }, later)).toMatchObject({ ok: true })
    expect(await expectedAt(bookingId)).toEqual(['1 present', '2 absent'])
    expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled', cancelledBy: 'resident' })
    expect(await inside(course.id)).toEqual([])
    expect(await violations(database.sql)).toEqual([])
  })

  test('so does a partner for her, and she hears it', async () => {
    const { course, joost, bookingId } = await runningCourse()
    await cancelBooking(joost, { bookingId }, afterLesson(course, 2))
    expect(await lettersOf(bookingId)).toEqual(['confirmation', 'cancelled'])
  })

  test('who left is reminded of nothing more', async () => {
    const { course, joost, bookingId } = await runningCourse()
    const dayBefore = after(days(20) + hours(2), course.startsAt)
    const kept = await aCourseRun({ lessons: 6, startsAt: course.startsAt })
    const [other] = await bookedTogether(joost, aForm(kept.id))
    await cancelBooking(joost, { bookingId }, afterLesson(course, 2))
    await putReminders(job, {}, dayBefore)
    expect(await lettersOf(bookingId)).not.toContain('reminder')
    expect(await lettersOf(the(other).bookingId)).toContain('reminder')
  })

  test('until the last lesson has begun: then there is nothing left to leave', async () => {
    const { course, joost, bookingId } = await runningCourse()
    const lastLesson = after(days(35), course.startsAt)
    expect(await cancelBooking(joost, { bookingId }, lastLesson)).toMatchObject({ reason: 'past' })
    const before = after(-hours(1), lastLesson)
    expect(await cancelBooking(joost, { bookingId }, before)).toMatchObject({ ok: true })
  })

  test('a consultation that has begun is over: there is nothing after it', async () => {
    const slot = await aSlot()
    const joost = await aPartner()
    const [made] = await bookedTogether(joost, aForm(slot.id))
    const { bookingId } = the(made)
    expect(await cancelBooking(joost, { bookingId }, slot.startsAt)).toMatchObject({ reason: 'past' })
  })

  test('is put right without losing what was marked', async () => {
    const { course, joost, bookingId } = await runningCourse()
    const right = {
      ...aPerson({ name: 'Demo Rita' }),
      bookingId,
      ownLaptop: null,
      contactOf: 'resident',
    } as const
    expect(await correctBooking(joost, right, afterLesson(course, 2))).toMatchObject({ ok: true })
    expect(await expectedAt(bookingId)).toEqual(['1 present', '2 absent', '3', '4', '5', '6'])
    const [whose] =
      await database.sql`select count(distinct a.resident_id)::int as n, bool_and(a.resident_id = b.resident_id) as same
      from attendance a join booking b on b.id = a.booking_id where b.id = ${bookingId}`
    expect(whose).toEqual({ n: 1, same: true })
    expect(await violations(database.sql)).toEqual([])
  })
})

describe('a run that takes people in after its first lesson', () => {
  test('is joined from the next lesson on, and what was before is not asked of who joins', async () => {
    const course = await aCourseRun({ lessons: 6, places: 2 })
    const later = afterLesson(course, 2)
    expect(await bookOne(anyone, aBooking(course.id), later)).toMatchObject({ reason: 'past' })
    await letIn(course, 4)
    const made = await bookOne(anyone, aBooking(course.id), later)
    if (!made.ok) throw new Error(made.reason)
    expect(await expectedAt(made.value.bookingId)).toEqual(['3', '4', '5', '6'])
    expect(await bookOne(anyone, aBooking(course.id), afterLesson(course, 4))).toMatchObject({
      reason: 'past',
    })
  })

  test('tells who joins only of the lessons to come', async () => {
    const course = await aCourseRun({ lessons: 6 })
    const later = afterLesson(course, 2)
    await letIn(course, 4)
    const made = await bookOne(anyone, aBooking(course.id, { name: 'Demo Wim' }), later)
    if (!made.ok) throw new Error(made.reason)
    const guest = await aGuest({}, later)
    await openByCode(guest, { code: made.value.code, letter: 'D', visitor: aVisitor() }, later)
    const seen = the(await openedBooking(guest, later))
    expect(seen.meetings.map(({ number }) => number)).toEqual([3, 4, 5, 6])
    expect(seen.startsAt).toEqual(after(days(14), course.startsAt))
  })

  test('stands in the list with what is still to come, and no longer once nobody can come in', async () => {
    const course = await aCourseRun({ lessons: 6 })
    await letIn(course, 4)
    const listed = async (at: Date) =>
      (await courseList(anyone, {}, at)).find((run) => run.activityId === course.id)
    expect(await listed(now)).toMatchObject({ begun: false, lessons: 6, open: true })
    expect(await listed(afterLesson(course, 2))).toMatchObject({
      begun: true,
      lessons: 4,
      startsAt: after(days(14), course.startsAt),
    })
    expect(await listed(afterLesson(course, 4))).toBeUndefined()
    const run = the(await courseRun(anyone, course.id, afterLesson(course, 2)))
    expect(run.meetings.map(({ number }) => number)).toEqual([3, 4, 5, 6])
  })

  test('offers a place that comes free to the first in line, who takes it', async () => {
    const { course, joost, bookingId } = await runningCourse()
    await letIn(course, 5)
    const later = afterLesson(course, 2)
    const waiting = await bookOne(anyone, aBooking(course.id, { orWait: true }), later)
    if (!waiting.ok) throw new Error(waiting.reason)
    await cancelBooking(joost, { bookingId }, later)
    const next = waiting.value.bookingId
    expect(await theBooking(next)).toMatchObject({ status: 'offered' })
    const nextDay = after(days(1), later)
    const guest = await aGuest({}, nextDay)
    await openByCode(guest, { code: waiting.value.code, letter: 'D', visitor: aVisitor() }, nextDay)
    expect(await acceptOffer(guest, { bookingId: next }, nextDay)).toMatchObject({ ok: true })
    expect(await expectedAt(next)).toEqual(['3', '4', '5', '6'])
  })

  test('does not mind what who joins had during a lesson that is past', async () => {
    const course = await aCourseRun({ lessons: 6 })
    const once = await aCourseRun({ lessons: 1, startsAt: course.startsAt })
    const joost = await aPartner()
    const ali = aPerson()
    await bookedTogether(joost, aForm(once.id, [ali]))
    await letIn(course, 4)
    const form = aBooking(course.id, ali)
    expect(await bookOne(joost, form, now)).toMatchObject({ reason: 'overlap' })
    expect(await bookOne(joost, form, afterLesson(course, 2))).toMatchObject({ ok: true })
  })
})
