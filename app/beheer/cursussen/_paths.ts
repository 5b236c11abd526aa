import { writtenOf } from '@/lib/rescheduling/input/lessons'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'

/** Where course runs are planned, and the courses that they are made of. */
export const runsPath = '/beheer/cursussen'
export const offerPath = '/beheer/cursussen/aanbod'
export const newRunPath = '/beheer/cursussen/nieuw'

/** The page of one run, or of one thing to do with it. */
export function runAt(activityId: number, page?: 'lessen' | 'afgelasten' | 'plekken' | 'wijzig'): string {
  return page ? `${runsPath}/${activityId}/${page}` : `${runsPath}/${activityId}`
}

/** The page of one course. */
export function courseAt(courseId: number): string {
  return `${offerPath}/${courseId}`
}

/** Who hears it when these lessons change: the page before it is saved. */
export function lessonsAt(activityId: number, lessons: readonly LessonChange[]): string {
  return `${runAt(activityId, 'lessen')}?w=${writtenOf(lessons)}`
}

/** The page of a run, with what was just done there. */
export function runDone(done: string) {
  return ({ activityId }: { activityId: number }) => `${runAt(activityId)}?gelukt=${done}`
}
