import { eq } from 'drizzle-orm'
import { activity, course } from '@/db/tables/agenda'
import { type Actor, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import type { NewRun, RunDetails } from '../input/runs'
import { type Around, isClosedAt, type Lesson, lessonOn, overlapIn, unusualIn } from '../rules/lessons'
import { type EnrolRefusal, enrolMoment } from '../rules/runs'
import { aroundOf, setTrainers } from '../steps/courses'
import { lockPlanning } from '../steps/hours'
import { plan } from '../steps/plan'
import { isTakenBySome, lessonsIn, lockRun, madeByForm, offersStandAfter } from '../steps/runs'

type Which = { activityId: number }

/** Why lessons cannot be so; the field says which one. */
export type LessonRefusal = 'past' | 'shut' | 'time_skipped' | 'lesson_overlap' | 'unusual'
export type MakeRunRefusal = 'unknown' | 'retired' | 'not_a_trainer' | LessonRefusal | EnrolRefusal

/**
 * Makes a run of a course with the lessons that were shown and put right by hand. None on a day on which its branch is
 * closed; at an unusual moment, in a school holiday say, only where that was said beside it. The same form sent twice is one
 * run.
 */
export async function makeRun(
  actor: Actor,
  input: NewRun,
  now: Date,
): Promise<Result<Which, MakeRunRefusal>> {
  must(actor, 'agenda.set')
  return transaction<Which, MakeRunRefusal>(actor, async (tx) => {
    await lockPlanning(tx, 'alone')
    const earlier = await madeByForm(tx, input.formKey, now)
    if (earlier !== null) return ok({ activityId: earlier })
    const [of] = await tx.select().from(course).where(eq(course.id, input.courseId))
    const around = await aroundOf(tx, input.branchId, localDate(now))
    if (!of || !around) return refuse('unknown')
    if (of.retiredAt) return refuse('retired')
    const lessons = lessonsTyped(input, around, now)
    if (!lessons.ok) return lessons
    const enrolUntil = enrolMoment(input, lessons.value)
    if (typeof enrolUntil === 'string') return refuse(enrolUntil, { enrolDay: [enrolUntil] })
    const { branchId, courseId, title, languages, places: capacity, publish } = input
    const [activityId] = await plan(tx, [
      {
        ...{ kind: 'course', branchId, courseId, title, languages, capacity, meetings: lessons.value },
        ...(publish === null ? {} : { publishedAt: publish === 'now' ? now : publish }),
        ...(enrolUntil === null ? {} : { enrolUntil }),
      },
    ])
    if (activityId === undefined) throw new Error('a run was not written')
    if (!(await setTrainers(tx, actor as Staff, activityId, input.trainers, now)))
      return refuse('not_a_trainer')
    const rowIds = [String(activityId), input.formKey]
    await note(tx, actor, { verb: 'make', kind: 'activity', why: 'run', rowIds }, now)
    return ok({ activityId })
  })
}

/** The lessons as they were typed, in the order in which they are held; a refusal points at the one that cannot be. */
function lessonsTyped(
  { lessons, minutes }: NewRun,
  around: Around,
  now: Date,
): Result<Lesson[], LessonRefusal> {
  const wrong = (row: string, reason: LessonRefusal) =>
    refuse(reason, { [`lessons.${row}.${reason === 'time_skipped' ? 'time' : 'day'}`]: [reason] })
  const held: (Lesson & { row: string })[] = []
  for (const { row, day, time, seen } of lessons) {
    const lesson = lessonOn(day, time, minutes)
    if (!lesson) return wrong(row, 'time_skipped')
    if (lesson.startsAt <= now) return wrong(row, 'past')
    if (isClosedAt(lesson, around)) return wrong(row, 'shut')
    if (seen === false && unusualIn(lesson, around)) return wrong(row, 'unusual')
    held.push({ row, ...lesson })
  }
  const twice = overlapIn(held)
  if (twice !== null) return wrong(held[twice]?.row ?? '', 'lesson_overlap')
  const inOrder = held.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return ok(inOrder.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })))
}

export type SetRunRefusal = 'unknown' | 'cancelled' | 'past' | 'not_a_trainer' | 'offer_stands' | EnrolRefusal

/**
 * Changes what hits nobody of a run: its name, what is spoken there, who gives it, and until when somebody can come in; not
 * before the end of an offer that somebody has by now.
 */
export async function setRun(
  actor: Actor,
  input: RunDetails,
  now: Date,
): Promise<Result<Which, SetRunRefusal>> {
  must(actor, 'agenda.set')
  return transaction<Which, SetRunRefusal>(actor, async (tx) => {
    const run = await runToChange(tx, input.activityId, now)
    if (!run.ok) return run
    const enrolUntil = enrolMoment(input, await lessonsIn(tx, run.value.id))
    if (typeof enrolUntil === 'string') return refuse(enrolUntil, { enrolDay: [enrolUntil] })
    const { activityId, title, languages, trainers } = input
    if (await offersStandAfter(tx, activityId, enrolUntil ?? run.value.startsAt))
      return refuse('offer_stands', { enrolDay: ['offer_stands'] })
    await tx.update(activity).set({ title, languages, enrolUntil }).where(eq(activity.id, activityId))
    if (!(await setTrainers(tx, actor as Staff, activityId, trainers, now))) return refuse('not_a_trainer')
    await noteRun(tx, actor, activityId, 'run', now)
    return ok({ activityId })
  })
}

export type PublishRefusal = 'unknown' | 'cancelled' | 'past' | 'somebody_in' | 'kept'

/** Shows a run to residents, at once or from a moment on; or makes it a draft again, as long as nobody is in it. */
export async function publishRun(
  actor: Actor,
  { activityId, publish }: Which & { publish: 'now' | Date | null },
  now: Date,
): Promise<Result<Which, PublishRefusal>> {
  must(actor, 'agenda.set')
  return transaction<Which, PublishRefusal>(actor, async (tx) => {
    const run = await runToChange(tx, activityId, now)
    if (!run.ok) return run
    const publishedAt = publish === 'now' || (publish !== null && publish <= now) ? now : publish
    const taken = publishedAt === now ? null : await isTakenBySome(tx, activityId, now)
    if (taken) return refuse(taken)
    await tx.update(activity).set({ publishedAt }).where(eq(activity.id, activityId))
    await noteRun(tx, actor, activityId, publishedAt === null ? 'run_draft' : 'run_published', now)
    return ok({ activityId })
  })
}

async function runToChange(tx: Transaction, activityId: number, now: Date) {
  const run = await lockRun(tx, activityId)
  if (!run) return refuse('unknown')
  if (run.cancelledAt) return refuse('cancelled')
  return run.endsAt <= now ? refuse('past') : ok(run)
}

function noteRun(tx: Transaction, actor: Actor, activityId: number, why: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'activity', why, rowIds: [String(activityId)] }, now)
}
