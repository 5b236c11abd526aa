import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { runTrainer } from '@/db/tables/care'
import type { Says } from '@/lib/attendance/rules/marks'
import type { BookPerson } from '@/lib/bookings/steps/take'
import type { Staff } from '@/lib/tools/access'
import { books } from './database'
import { aColleague } from './partners'
import { aBooking, aCourseRun, after, anyone, bookOne, hours, now, the } from './world'

/** A course that begins in an hour, with these people in it, and its lessons in order. */
export async function aCourseWith(people: Partial<BookPerson>[] = [{}], startsAt = after(hours(1))) {
  const { id: activityId, branchId } = await aCourseRun({ places: Math.max(1, people.length), startsAt })
  const bookingIds: string[] = []
  for (const person of people) {
    const made = await bookOne(anyone, aBooking(activityId, person), now)
    if (!made.ok) throw new Error(made.reason)
    bookingIds.push(made.value.bookingId)
  }
  const rows = await books()
    .select({ id: meeting.id })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(asc(meeting.startsAt))
  const meetings = rows.map(({ id }) => id)
  return { activityId, branchId, bookingIds, meetings, meetingId: the(meetings[0]) }
}

/** Somebody who gives this course. */
export async function aTrainerOf(activityId: number): Promise<Staff> {
  const trainer = await aColleague('trainer')
  await books().insert(runTrainer).values({ activityId, userId: trainer.userId, boundAt: now })
  return trainer
}

/** A tap of a device that has seen this revision. */
export function aTap(bookingId: string | undefined, says: Says, seenRevision = 0) {
  return { markId: randomUUID(), bookingId: the(bookingId), says, manner: null, seenRevision, sure: false }
}
