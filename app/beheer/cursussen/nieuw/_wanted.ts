import type { CourseKept } from '@/lib/planning/queries/courses'
import type { runKept } from '@/lib/planning/queries/runs'
import { usualOf } from '@/lib/planning/rules/copy'
import { localDate } from '@/lib/tools/time'
import { dateTyped, timeTyped } from '@/lib/tools/typed'

/** What stands in the address of a run that is being made: nothing of a person. */
export type Asked = Record<string, string | undefined>

type Copied = NonNullable<Awaited<ReturnType<typeof runKept>>>

/** Of which course a run is made, and after which earlier one. */
export type Source = { course: CourseKept; copied: Copied | null }

/** Which run was chosen to take over, `r345`; null when it was none. */
export function runIn(wat: string | undefined): number | null {
  const [, id] = /^r([1-9]\d{0,14})$/.exec(wat ?? '') ?? []
  return id ? Number(id) : null
}

/** Which course was chosen, `c12`, or the one of the run that is taken over; null where it is not given any more. */
export function sourceOf(
  wat: string | undefined,
  courses: CourseKept[],
  copied: Copied | null,
): Source | null {
  const course = chosenIn(wat, courses, copied)
  return course && !course.retiredAt ? { course, copied } : null
}

/** The course that was chosen, where it is not given any more. */
export function retiredOf(
  wat: string | undefined,
  courses: CourseKept[],
  copied: Copied | null,
): CourseKept | null {
  const course = chosenIn(wat, courses, copied)
  return course?.retiredAt ? course : null
}

function chosenIn(wat: string | undefined, courses: CourseKept[], copied: Copied | null) {
  const [, id] = /^c([1-9]\d{0,14})$/.exec(wat ?? '') ?? []
  const courseId = copied?.courseId ?? Number(id)
  return courses.find((one) => one.courseId === courseId)
}

/** The lessons of a run, those that were off as well. */
export function lessonsOf({ meetings, off }: Copied) {
  return [...meetings, ...off]
}

/** What is filled in at first: as the earlier run was, or as the course usually is. */
export function firstOf({ course, copied }: Source): Record<string, string> {
  const usual = { lessen: String(course.lessons), minuten: String(course.minutes), weken: '1' }
  const lessons = copied ? lessonsOf(copied) : []
  if (!copied || lessons.length === 0) return usual
  const { count, minutes, weeks, time } = usualOf(lessons)
  const as = { lessen: String(count), minuten: String(minutes), weken: String(weeks), tijd: time }
  return { ...as, vestiging: String(copied.branchId) }
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
