import { randomUUID } from 'node:crypto'
import { eq, isNull } from 'drizzle-orm'
import { type DaysOff, isOpen, usualDaysOff } from '@/lib/network/rules/hours'
import { makeCourse } from '@/lib/planning/commands/courses'
import { makeRun } from '@/lib/planning/commands/runs'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, atLocal, localDate, weekday } from '@/lib/tools/time'
import { courses, runs } from './demo/library'
import { bookOne } from './seed-book'
import { done, the } from './seed-fits'
import type { Ids } from './seed-library'
import { course } from './tables/agenda'
import { branch, closure, schoolHoliday } from './tables/network'

/** The courses and their runs, as the coordinator typed them two months ago; answers the runs in the order of the list. */
export async function seedCourses(carla: Staff, branchIds: Ids, now: Date): Promise<number[]> {
  const typedAt = atLocal(addDays(localDate(now), -60), '09:00')
  const courseIds: Ids = new Map()
  for (const { slug, lessons: lessonCount, ...details } of courses) {
    const { courseId } = done(await makeCourse(carla, { ...details, lessonCount }, typedAt))
    // By this the rest of the demo finds it.
    await database().update(course).set({ slug }).where(eq(course.id, courseId))
    courseIds.set(slug, courseId)
  }
  const ids: number[] = []
  let person = 0
  for (const run of runs) {
    const of = the(courses.find(({ slug }) => slug === run.course))
    const { title, minutes, capacity: places } = of
    const branchId = the(branchIds.get(run.branch))
    const days = lessonDays(run, of.lessons, now, await shutAt(branchId))
    const typed = {
      ...{ formKey: randomUUID(), title, minutes, places, enrol: 'start' as const, publish: 'now' as const },
      ...{ courseId: the(courseIds.get(run.course)), branchId },
      languages: 'languages' in run ? [...(run.languages ?? [])] : ['nl' as const],
      trainers: [],
      lessons: days.map((day, i) => ({ row: `p${i}`, day, time: run.time })),
    }
    const { activityId } = done(await makeRun(carla, typed, typedAt))
    ids.push(activityId)
    for (let i = 0; i < run.taken + ('waiting' in run ? (run.waiting ?? 0) : 0); i += 1) {
      person += 1
      await bookOne(activityId, person, { ownLaptop: i % 2 === 0, topic: null }, now)
    }
  }
  return ids
}

/** The days of a course that has begun: what was stays, and what is still to come goes around the days that are closed. */
export async function begunDays(
  branchId: number,
  first: string,
  lessons: number,
  now: Date,
): Promise<string[]> {
  const off = await shutAt(branchId)
  const days: string[] = []
  for (let day = first; days.length < lessons; day = addDays(day, 7))
    if (day <= localDate(now) || isOpen(day, off)) days.push(day)
  return days
}

/** Whole days without a lesson at a branch: the library is closed, or there is no school. */
async function shutAt(branchId: number): Promise<DaysOff> {
  const [house] = await database().select().from(branch).where(eq(branch.id, branchId))
  const region = eq(schoolHoliday.region, the(house).schoolRegion)
  const closures = [
    ...(await database().select().from(closure).where(isNull(closure.fromTime))),
    ...(await database().select().from(schoolHoliday).where(region)),
  ]
  return { ...usualDaysOff, closures }
}

/** Weekly lessons from the first such weekday on; a lesson that falls on a closed day comes a week later. */
function lessonDays(
  run: { inDays: number; weekday: number },
  lessons: number,
  now: Date,
  off: DaysOff,
): string[] {
  let day = addDays(localDate(now), run.inDays)
  while (weekday(day) !== run.weekday) day = addDays(day, 1)
  const days: string[] = []
  for (; days.length < lessons; day = addDays(day, 7)) if (isOpen(day, off)) days.push(day)
  return days
}
