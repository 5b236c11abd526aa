import { eq } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { lockActivities } from '../../places/steps'
import { isClosedAt, overlapIn } from '../../planning/rules/lessons'
import { aroundOf } from '../../planning/steps/courses'
import { lockPlanning } from '../../planning/steps/hours'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { areShown, type Choice } from '../rules/choices'
import { heldAfter, type LessonChange } from '../rules/lessons'
import { withdraw } from '../steps/carry'
import { changeLessons, heldIn } from '../steps/lessons'
import { seatedIn, toComeOf } from '../steps/runs'
import { callHit, cancelHit, type MoveRefusal } from '../steps/settle'

/** Why lessons or a run stay as they are. */
export type LessonRefusal = 'changed' | 'all_off' | MoveRefusal
export type ChangeRunRefusal = LessonRefusal | 'shut' | 'lesson_overlap'

/**
 * Changes lessons of a course run that are still to come: off, or at another moment. Everybody who is booked hears in one
 * message how it stands at the end. Not the last lesson that is left: then the whole run is called off. None to a day on which
 * the branch is closed, nor onto another lesson; the refusal names which, as `lessons.<meeting>`.
 */
export async function changeRun(
  actor: Actor,
  input: { activityId: number; lessons: readonly LessonChange[] },
  now: Date,
): Promise<Result<{ told: number }, ChangeRunRefusal>> {
  must(actor, 'agenda.set')
  return transaction<{ told: number }, ChangeRunRefusal>(actor, async (tx) => {
    const run = await lockRun(tx, input.activityId)
    if (!run) return refuse('unknown')
    if (run.cancelledAt) return refuse('cancelled')
    const toCome = new Set(await toComeOf(tx, run.id, now))
    if (input.lessons.some(({ meetingId }) => !toCome.has(meetingId))) return refuse('past')
    const wrong = await wrongIn(tx, run.id, input.lessons, now)
    if (wrong) return wrong
    if (!(await changeLessons(tx, actor, run.id, input.lessons, now))) return refuse('all_off')
    await noteRun(tx, actor, run.id, 'lessons', now)
    return ok({ told: (await seatedIn(tx, run.id)).filter(({ status }) => status === 'booked').length })
  })
}

/**
 * Calls a whole run off, with what was chosen for each who is in it: a letter that takes them off, or a call. Who waits in
 * line hears it as well.
 */
export async function callOffRun(
  actor: Actor,
  input: { activityId: number; choices: readonly Choice[] },
  now: Date,
): Promise<Result<{ hit: number }, LessonRefusal>> {
  must(actor, 'agenda.set')
  return transaction<{ hit: number }, LessonRefusal>(actor, async (tx) => {
    const run = await lockRun(tx, input.activityId)
    if (!run) return refuse('unknown')
    if (run.cancelledAt) return refuse('cancelled')
    if (run.endsAt <= now) return refuse('past')
    const seated = await seatedIn(tx, run.id)
    const shown = input.choices.map(({ bookingId }) => bookingId)
    if (
      !areShown(
        shown,
        seated.map(({ bookingId }) => bookingId),
      )
    )
      return refuse('changed')
    await withdraw(tx, [run.id], now)
    const booked = new Set(seated.flatMap((one) => (one.status === 'booked' ? [one.bookingId] : [])))
    for (const { bookingId, way } of input.choices) {
      const hit = { bookingId, startsAt: run.startsAt > now ? run.startsAt : run.endsAt, goesOn: false }
      const called = way === 'call' && booked.has(bookingId)
      const done = await (called ? callHit(tx, actor, hit, now) : cancelHit(tx, actor, bookingId, now))
      if (!done.ok) return refuse(done.reason, { [`choices.${bookingId}`]: [done.reason] })
    }
    await noteRun(tx, actor, run.id, 'run_off', now)
    return ok({ hit: seated.length })
  })
}

/** Whether a lesson is moved to what is over, to a closed day, or to where another of the run is. */
async function wrongIn(tx: Transaction, activityId: number, lessons: readonly LessonChange[], now: Date) {
  const at = (meetingId: number, reason: 'past' | 'shut') =>
    refuse(reason, { [`lessons.${meetingId}`]: [reason] })
  const moves = lessons.filter((one) => one.way === 'move')
  if (moves.length === 0) return null
  const around = await aroundOf(tx, await branchOf(tx, activityId), localDate(now))
  for (const move of moves) {
    if (move.startsAt <= now) return at(move.meetingId, 'past')
    if (around && isClosedAt(move, around)) return at(move.meetingId, 'shut')
  }
  const held = new Map((await heldIn(tx, activityId)).map((one) => [one.meetingId, one]))
  return overlapIn(heldAfter(lessons, held)) === null ? null : refuse('lesson_overlap')
}

async function branchOf(tx: Transaction, activityId: number): Promise<number> {
  const where = eq(activity.id, activityId)
  const [found] = await tx.select({ branchId: activity.branchId }).from(activity).where(where)
  return found?.branchId ?? 0
}

async function lockRun(tx: Transaction, activityId: number) {
  await lockPlanning(tx, 'alone')
  const [run] = await lockActivities(tx, [activityId])
  return run?.kind === 'course' ? run : null
}

function noteRun(tx: Transaction, actor: Actor, activityId: number, why: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'activity', why, rowIds: [String(activityId)] }, now)
}
