import type { CourseKept } from '@/lib/planning/queries/courses'
import type { RunKept } from '@/lib/planning/queries/runs'
import { localDate, localTime } from '@/lib/tools/time'
import { dateTyped, timeTyped } from '@/lib/tools/typed'

/** What stands in the address of a run that is being made: nothing of a person. */
export type Asked = Record<string, string | undefined>

/** Of which course a run is made, and after which earlier one. */
export type Source = { course: CourseKept; copied: RunKept | null }

/** Which course or run was chosen: `c12`, or `r345`; null where nothing was, or a course that is not given any more. */
export function sourceOf(wat: string | undefined, courses: CourseKept[], runs: RunKept[]): Source | null {
  const chosen = chosenIn(wat, courses, runs)
  return chosen && !chosen.course.retiredAt ? chosen : null
}

/** The course that was chosen, where it is not given any more. */
export function retiredOf(
  wat: string | undefined,
  courses: CourseKept[],
  runs: RunKept[],
): CourseKept | null {
  const chosen = chosenIn(wat, courses, runs)
  return chosen?.course.retiredAt ? chosen.course : null
}

function chosenIn(wat: string | undefined, courses: CourseKept[], runs: RunKept[]): Source | null {
  const [, kind, id] = /^([cr])([1-9]\d{0,14})$/.exec(wat ?? '') ?? []
  const copied = kind === 'r' ? (runs.find((one) => one.activityId === Number(id)) ?? null) : null
  const courseId = kind === 'r' ? copied?.courseId : Number(id)
  const course = courses.find((one) => one.courseId === courseId)
  return course ? { course, copied } : null
}

/** What is filled in at first: as the earlier run was, or as the course usually is. */
export function firstOf({ course, copied }: Source): Record<string, string> {
  const lessons = copied ? copied.lessons : course.lessons
  return {
    lessen: String(lessons || course.lessons),
    minuten: String(course.minutes),
    weken: '1',
    ...(copied ? { vestiging: String(copied.branchId), tijd: localTime(copied.startsAt) } : {}),
  }
}

/** How the lessons are wanted, as it was typed; or what is wrong with it, per field. */
export function wishOf(asked: Asked, now: Date) {
  const day = dateTyped(asked.dag ?? '', localDate(now))
  const time = timeTyped(asked.tijd ?? '')
  const number = (text: string | undefined, least: number, most: number) =>
    /^\d{1,3}$/.test(text ?? '') && Number(text) >= least && Number(text) <= most ? Number(text) : null
  const [branchId, count, minutes] = [
    /^[1-9]\d{0,14}$/.test(asked.vestiging ?? '') ? Number(asked.vestiging) : null,
    number(asked.lessen, 1, 60),
    number(asked.minuten, 15, 480),
  ]
  const wrong = {
    ...(branchId === null ? { vestiging: 'branchId.choose_one' } : {}),
    ...(day.ok ? (day.value < localDate(now) ? { dag: 'past' } : {}) : { dag: day.reason }),
    ...(time.ok ? {} : { tijd: time.reason }),
    ...(count === null ? { lessen: 'lessons_wrong' } : {}),
    ...(minutes === null ? { minuten: 'minutes_wrong' } : {}),
  }
  if (!day.ok || !time.ok || branchId === null || count === null || minutes === null || wrong.dag)
    return { ok: false as const, wrong }
  const weeks = asked.weken === '2' ? 2 : 1
  return { ok: true as const, wish: { branchId, first: day.value, time: time.value, minutes, count, weeks } }
}
