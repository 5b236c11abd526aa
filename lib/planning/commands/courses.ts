import { randomUUID } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import { course } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { CourseDetails } from '../input/courses'
import { lockPlanning } from '../steps/hours'

type Which = { courseId: number }

/** Writes down a course that runs can be made of. Two with one title are refused: a form that is sent twice is one course. */
export async function makeCourse(
  actor: Actor,
  input: CourseDetails,
  now: Date,
): Promise<Result<Which, 'exists'>> {
  must(actor, 'agenda.set')
  return transaction<Which, 'exists'>(actor, async (tx) => {
    await lockPlanning(tx, 'alone')
    if (await isCalled(tx, input.title, 0)) return refuse('exists')
    const slug = `${input.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${randomUUID().slice(0, 8)}`
    const [made] = await tx
      .insert(course)
      .values({ ...columnsOf(input), slug })
      .returning({ id: course.id })
    if (!made) throw new Error('a course was not written')
    await note(tx, actor, { verb: 'make', kind: 'course', why: 'course', rowIds: [String(made.id)] }, now)
    return ok({ courseId: made.id })
  })
}

/** Changes what stands about a course: residents read it at once, runs that are there keep their name, lessons and places. */
export async function setCourse(
  actor: Actor,
  input: CourseDetails & Which,
  now: Date,
): Promise<Result<Which, 'exists' | 'unknown'>> {
  must(actor, 'agenda.set')
  return transaction<Which, 'exists' | 'unknown'>(actor, async (tx) => {
    const { courseId } = input
    await lockPlanning(tx, 'alone')
    if (await isCalled(tx, input.title, courseId)) return refuse('exists')
    const [done] = await tx
      .update(course)
      .set(columnsOf(input))
      .where(eq(course.id, courseId))
      .returning({ id: course.id })
    if (!done) return refuse('unknown')
    await note(tx, actor, { verb: 'change', kind: 'course', why: 'course', rowIds: [String(courseId)] }, now)
    return ok({ courseId })
  })
}

/** No new runs are made of a course from now on, or they are again. What runs already, goes on. */
export async function retireCourse(
  actor: Actor,
  { courseId, retired }: Which & { retired: boolean },
  now: Date,
): Promise<Result<Which, 'unknown'>> {
  must(actor, 'agenda.set')
  return transaction<Which, 'unknown'>(actor, async (tx) => {
    const [done] = await tx
      .update(course)
      .set({ retiredAt: retired ? now : null })
      .where(eq(course.id, courseId))
      .returning({ id: course.id })
    if (!done) return refuse('unknown')
    const why = retired ? 'retired' : 'offered_again'
    await note(tx, actor, { verb: 'change', kind: 'course', why, rowIds: [String(courseId)] }, now)
    return ok({ courseId })
  })
}

async function isCalled(tx: Transaction, title: string, besides: number): Promise<boolean> {
  const same = sql`lower(${course.title}) = lower(${title})`
  const [other] = await tx
    .select({ id: course.id })
    .from(course)
    .where(and(same, ne(course.id, besides)))
  return other !== undefined
}

function columnsOf(input: CourseDetails) {
  const { title, level, lessonCount: lessons, minutes, capacity, minimum } = input
  const { learns, learnsEn, learnsAr, forWhom, bring } = input
  return { title, level, lessons, minutes, capacity, minimum, learns, learnsEn, learnsAr, forWhom, bring }
}
