import { asc, eq, sql } from 'drizzle-orm'
import { course } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import { asActor } from '../../tools/transaction'
import { type Around, type LessonWish, lessonsOf, type Proposal } from '../rules/lessons'
import { aroundOf } from '../steps/courses'

export type CourseKept = Omit<typeof course.$inferSelect, 'id' | 'slug'> & { courseId: number }

const c = course
const columns = {
  ...{ courseId: c.id, title: c.title, level: c.level, lessons: c.lessons, minutes: c.minutes },
  ...{ capacity: c.capacity, minimum: c.minimum, learns: c.learns, learnsEn: c.learnsEn },
  ...{ learnsAr: c.learnsAr, forWhom: c.forWhom, bring: c.bring, retiredAt: c.retiredAt },
}

/** The courses of which runs are made, by their title; those of which no new ones are made last. */
export async function coursesKept(actor: Actor): Promise<CourseKept[]> {
  must(actor, 'agenda.set')
  const retiredLast = sql`${course.retiredAt} is not null`
  return asActor(actor, (tx) => tx.select(columns).from(course).orderBy(retiredLast, asc(course.title)))
}

/** One course with all that stands about it; null when it is not there. */
export async function courseKept(actor: Actor, courseId: number): Promise<CourseKept | null> {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const [found] = await tx.select(columns).from(course).where(eq(course.id, courseId))
    return found ?? null
  })
}

/**
 * The lessons that a run at this branch would have, around all that keeps it from a day, with what that is; null when there is
 * no such branch.
 */
export async function lessonsProposed(
  actor: Actor,
  { branchId, ...wish }: LessonWish & { branchId: number },
): Promise<(Proposal & { around: Around }) | null> {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const around = await aroundOf(tx, branchId, wish.first)
    return around && { ...lessonsOf(wish, around), around }
  })
}
