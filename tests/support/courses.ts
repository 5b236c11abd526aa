import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { makeCourse } from '@/lib/planning/commands/courses'
import type { CourseDetails } from '@/lib/planning/input/courses'
import type { NewRun } from '@/lib/planning/input/runs'
import type { Actor } from '@/lib/tools/access'
import { addDays, localDate } from '@/lib/tools/time'
import { books } from './database'
import { now, the } from './world'

/** What somebody types about a course nobody else has typed. */
export function courseTyped(given: Partial<CourseDetails> = {}): CourseDetails {
  return {
    ...{
      title: `Cursus ${randomUUID()}`,
      level: 'start',
      lessonCount: 4,
      minutes: 120,
      capacity: 10,
      minimum: 4,
    },
    ...{ learns: 'U leert veilig mailen.', learnsEn: 'You learn to e-mail safely.', learnsAr: null },
    ...{ forWhom: 'Voor wie wil beginnen.', bring: 'Een pen.' },
    ...given,
  }
}

/** A course that somebody wrote down. */
export async function aCourse(actor: Actor, given: Partial<CourseDetails> = {}): Promise<number> {
  const made = await makeCourse(actor, courseTyped(given), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value.courseId
}

/** What somebody types about a run of a course: four Tuesdays from 9 March on at ten. */
export function runTyped(courseId: number, branchId: number, given: Partial<NewRun> = {}): NewRun {
  const lessons = [0, 1, 2, 3].map((week) => ({
    ...{ row: `p${week}`, day: addDays('2027-03-09', 7 * week), time: '10:00' },
  }))
  return {
    ...{ formKey: randomUUID(), courseId, branchId, title: 'Klik & Tik', minutes: 120, places: 3 },
    ...{ enrol: 'start', publish: 'now', languages: ['nl'], trainers: [], lessons },
    ...given,
  } as NewRun
}

/** A run as it stands in the books, with the days of its lessons. */
export async function theRun(activityId: number) {
  const [row] = await books().select().from(activity).where(eq(activity.id, activityId))
  const meetings = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(meeting.number)
  return { ...the(row), days: meetings.map(({ startsAt }) => localDate(startsAt)) }
}
