import { type Heard, heardIn } from '../../messages/rules'
import { type Actor, must } from '../../tools/access'
import { carriers } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { areShown, type Choice, type Hears, hearsOf } from '../rules/choices'
import type { LessonChange } from '../rules/lessons'
import { withdraw } from '../steps/carry'
import { type ChangeRunRefusal, carryLessons, lockRun } from '../steps/changing'
import { nextLessonOf, reachedBy, seatedIn, waysInRuns } from '../steps/runs'
import { callHit, cancelHit, type MoveRefusal } from '../steps/settle'

/** Why a run stays as it is. */
export type LessonRefusal = 'changed' | MoveRefusal

/**
 * Changes lessons of a course run that are still to come: off, or at another moment. Everybody who is booked hears in one
 * message how it stands at the end. A run of which lessons have been held may lose all that are to come: it ends with the last
 * one held. Not the only lesson that is left: then the whole run is called off. None to a day on which the branch is closed,
 * nor onto another lesson; the refusal names which, as `lesson.<meeting>.day`.
 */
export async function changeRun(
  actor: Actor,
  input: { activityId: number; lessons: readonly LessonChange[] },
  now: Date,
): Promise<Result<Heard, ChangeRunRefusal>> {
  must(actor, 'agenda.set')
  return transaction<Heard, ChangeRunRefusal>(actor, async (tx) => {
    const carried = await carryLessons(tx, actor, input, now)
    if (!carried.ok) return carried
    const { activityId } = input
    await noteRun(tx, actor, activityId, 'lessons', now)
    return ok(heardIn(await waysInRuns(tx, [activityId], carried.value), carriers()))
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
): Promise<Result<Hears, LessonRefusal>> {
  must(actor, 'agenda.set')
  return transaction<Hears, LessonRefusal>(actor, async (tx) => {
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
    // Of a run that is under way: nobody may find the next lesson closed.
    const startsAt = (await nextLessonOf(tx, run.id, now)) ?? run.endsAt
    await withdraw(tx, [run.id], now)
    const booked = new Set(seated.flatMap((one) => (one.status === 'booked' ? [one.bookingId] : [])))
    const done: Choice[] = []
    for (const { bookingId, way } of input.choices) {
      const hit = { bookingId, startsAt, goesOn: false }
      const called = way === 'call' && booked.has(bookingId)
      const settled = await (called ? callHit(tx, actor, hit, now) : cancelHit(tx, actor, bookingId, now))
      if (!settled.ok) return refuse(settled.reason, { [`choices.${bookingId}`]: [settled.reason] })
      done.push({ bookingId, way: called ? 'call' : 'cancel' })
    }
    await noteRun(tx, actor, run.id, 'run_off', now)
    return ok(hearsOf(done, await reachedBy(tx, shown), carriers()))
  })
}

function noteRun(tx: Transaction, actor: Actor, activityId: number, why: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'activity', why, rowIds: [String(activityId)] }, now)
}
