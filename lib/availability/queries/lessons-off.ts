import { and, asc, eq, gt } from 'drizzle-orm'
import { lessonOff } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'

/** A lesson that does not take place, and when it would have been. */
export type LessonOff = { number: number; startsAt: Date; endsAt: Date }

/** The lessons of a course that do not take place, as far as they would still have come. */
export async function lessonsOff(actor: Actor, activityId: number, now: Date): Promise<LessonOff[]> {
  must(actor, 'agenda.see')
  const { number, startsAt, endsAt } = lessonOff
  return database()
    .select({ number, startsAt, endsAt })
    .from(lessonOff)
    .where(and(eq(lessonOff.activityId, activityId), gt(startsAt, now)))
    .orderBy(asc(startsAt))
}
