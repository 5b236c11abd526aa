import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { activity } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { setPlaces } from '@/lib/places/commands/capacity'
import { makeCourse, retireCourse, setCourse } from '@/lib/planning/commands/courses'
import { lookAtSmallRuns } from '@/lib/planning/commands/few'
import { makeRun, publishRun, setRun } from '@/lib/planning/commands/runs'
import { courseKept, coursesKept, lessonsProposed } from '@/lib/planning/queries/courses'
import { lessonsToday, runKept, runsKept, runsToCopy } from '@/lib/planning/queries/runs'
import { askLessons, peopleInRun } from '@/lib/rescheduling/queries/runs'
import { aCourse, courseTyped, runTyped, theRun } from '../courses'
import { books } from '../database'
import { aBranch, aCourseRun, after, days, hours, job, now, the } from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, done } from './rows'

const coordinator = async () => (await anEmployee('coordinator')).actor

/** A run that a coordinator made, with who made it. */
async function aRun() {
  const carla = await coordinator()
  const [courseId, branch] = [await aCourse(carla), await aBranch()]
  const { activityId } = done(await makeRun(carla, runTyped(courseId, branch.id), now))
  return { carla, courseId, branch, activityId }
}

const ids = (runs: { activityId: number }[]) => runs.map(({ activityId }) => activityId)

/** What a coordinator plans: courses, runs of them, and their places. */
const ofPlanning: Case[] = [
  allow('coordinator', makeCourse, 'a course that is new', async (ask) => {
    const carla = await coordinator()
    const { courseId } = await ask(carla, courseTyped(), now)
    expect(await courseKept(carla, courseId)).not.toBeNull()
  }),
  allow('coordinator', setCourse, 'a course', async (ask) => {
    const carla = await coordinator()
    const courseId = await aCourse(carla)
    await ask(carla, { ...courseTyped({ bring: 'Een bril.' }), courseId }, now)
    expect(await courseKept(carla, courseId)).toMatchObject({ bring: 'Een bril.' })
  }),
  allow('coordinator', retireCourse, 'a course', async (ask) => {
    const carla = await coordinator()
    const courseId = await aCourse(carla)
    await ask(carla, { courseId, retired: true }, now)
    expect(await courseKept(carla, courseId)).toMatchObject({ retiredAt: now })
  }),
  allow('coordinator', coursesKept, 'a course', async (ask) => {
    const carla = await coordinator()
    const courseId = await aCourse(carla)
    expect((await ask(carla)).map((one) => one.courseId)).toContain(courseId)
  }),
  allow('coordinator', courseKept, 'a course', async (ask) => {
    const carla = await coordinator()
    const courseId = await aCourse(carla)
    expect(await ask(carla, courseId)).toMatchObject({ courseId })
  }),
  allow('coordinator', lessonsProposed, 'a branch', async (ask) => {
    const wish = { first: '2027-03-09', time: '10:00', minutes: 60, count: 3, weeks: 1 }
    const { lessons } = await ask(await coordinator(), { branchId: (await aBranch()).id, ...wish })
    expect(lessons).toHaveLength(3)
  }),
  allow('coordinator', makeRun, 'a course and a branch', async (ask) => {
    const carla = await coordinator()
    const typed = runTyped(await aCourse(carla), (await aBranch()).id)
    const { activityId } = await ask(carla, typed, now)
    expect((await theRun(activityId)).days).toHaveLength(4)
  }),
  allow('coordinator', setRun, 'a run', async (ask) => {
    const { carla, activityId } = await aRun()
    const given = { activityId, title: 'Anders', languages: ['nl' as const], trainers: [] }
    await ask(carla, { ...given, enrol: 'start' }, now)
    expect(await theRun(activityId)).toMatchObject({ title: 'Anders' })
  }),
  allow('coordinator', publishRun, 'a run', async (ask) => {
    const { carla, activityId } = await aRun()
    await ask(carla, { activityId, publish: null }, now)
    expect(await theRun(activityId)).toMatchObject({ publishedAt: null })
  }),
  allow('coordinator', setPlaces, 'a run', async (ask) => {
    const { carla, activityId } = await aRun()
    await ask(carla, { activityId, places: 7 }, now)
    expect(await runKept(carla, activityId, now)).toMatchObject({ places: 7 })
  }),
  ...[runsKept, runsToCopy].map((asks) =>
    allow('coordinator', asks, 'a run', async (ask) => {
      const { carla, activityId } = await aRun()
      expect(ids(await ask(carla, now))).toContain(activityId)
    }),
  ),
  allow('coordinator', runKept, 'a run', async (ask) => {
    const { carla, activityId } = await aRun()
    expect(await ask(carla, activityId, now)).toMatchObject({ activityId, booked: 0 })
  }),
  allow('coordinator', lessonsToday, 'a run of today', async (ask) => {
    const run = await aCourseRun({ startsAt: after(hours(3)) })
    expect(ids(await ask(await coordinator(), now))).toContain(run.id)
  }),
  allow('coordinator', askLessons, 'a run', async (ask) => {
    const { carla, activityId } = await aRun()
    const { meetings } = the(await runKept(carla, activityId, now))
    const lessons = [{ meetingId: the(meetings[0]).meetingId, way: 'off' as const }]
    expect(await ask(carla, { activityId, lessons }, now)).toMatchObject({ activityId, lessons })
    expect((await theRun(activityId)).days).toHaveLength(4)
  }),
]

/** Who is in a run, whoever booked for them. */
const ofPeopleInRuns: Case[] = origins.map((origin) =>
  allow(
    'coordinator',
    peopleInRun,
    `${origin}, in a course`,
    async (ask) => {
      const row = await aRow(origin, 'course')
      const people = await ask(await coordinator(), row.activityId, now)
      expect(people).toMatchObject([
        { bookingId: row.bookingId, contact: row.person.contact, status: 'booked' },
      ])
    },
    origin,
  ),
)

/** What a job finds about runs. */
const ofSmallRuns: Case[] = [
  allow('system', lookAtSmallRuns, 'a run with few people', async (ask) => {
    const { activityId } = await aRun()
    const week = after(
      -days(5),
      the((await books().select().from(activity).where(eq(activity.id, activityId)))[0]).startsAt,
    )
    await ask(job, {}, week)
    expect(await books().select().from(task).where(eq(task.activityId, activityId))).toHaveLength(1)
  }),
]

export const ofCourses: Case[] = [...ofPlanning, ...ofPeopleInRuns, ...ofSmallRuns]
