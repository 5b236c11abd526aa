import { eq } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { lockActivities } from '../../places/steps'
import { isClosedAt, overlapIn, schoolUnknown, type Unusual, unusualIn } from '../../planning/rules/lessons'
import { aroundOf } from '../../planning/steps/courses'
import { lockPlanning } from '../../planning/steps/hours'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { latest, localDate } from '../../tools/time'
import { heldAfter, isOver, type LessonChange } from '../rules/lessons'
import { changeLessons, heldIn } from './lessons'
import { toComeOf } from './runs'

/** Why lessons of a run stay as they are. */
export type ChangeRunRefusal =
  | 'unknown'
  | 'cancelled'
  | 'past'
  | 'shut'
  | 'unusual'
  | 'lesson_overlap'
  | 'all_off'

/**
 * Changes lessons of a run that are still to come, and puts its messages in the tray. Answers who was taken off the line,
 * where no lesson is left to come.
 */
export async function carryLessons(
  tx: Transaction,
  actor: Actor,
  input: { activityId: number; lessons: readonly LessonChange[] },
  now: Date,
): Promise<Result<string[], ChangeRunRefusal>> {
  const run = await lockRun(tx, input.activityId)
  if (!run) return refuse('unknown')
  if (run.cancelledAt) return refuse('cancelled')
  const toCome = new Set(await toComeOf(tx, run.id, now))
  if (input.lessons.some(({ meetingId }) => !toCome.has(meetingId))) return refuse('past')
  const wrong = await wrongIn(tx, run.id, input.lessons, now)
  if (wrong) return wrong
  const left = await changeLessons(tx, actor, run.id, input.lessons, now)
  return left ? ok(left) : refuse('all_off')
}

/**
 * Whether a lesson is moved to what is over, to a closed day, to an unusual moment of which nobody was told so, or to where
 * another of the run is.
 */
async function wrongIn(tx: Transaction, activityId: number, lessons: readonly LessonChange[], now: Date) {
  const at = (meetingId: number, reason: 'past' | 'shut' | 'unusual') =>
    refuse(reason, { [`lesson.${meetingId}.day`]: [reason] })
  const moves = lessons.filter((one) => one.way === 'move')
  if (moves.length === 0) return null
  const around = await aroundOf(tx, await branchOf(tx, activityId), localDate(now))
  for (const move of moves) {
    if (move.startsAt <= now) return at(move.meetingId, 'past')
    if (around && isClosedAt(move, around)) return at(move.meetingId, 'shut')
    if (move.seen === false && around && unusualIn(move, around)) return at(move.meetingId, 'unusual')
  }
  const held = new Map((await heldIn(tx, activityId)).map((one) => [one.meetingId, one]))
  return overlapIn(heldAfter(lessons, held)) === null ? null : refuse('lesson_overlap')
}

/** What there is to say of the moments to which lessons of a run are moved, before it is saved. */
export type Said = {
  /** What is unusual about each, by the lesson. */
  unusual: Map<number, Unusual>
  /** Until when the school holidays are known, where some are later than that. */
  unknown: ReturnType<typeof schoolUnknown>
  /** When the last lesson was that remains, where no lesson is left to come; null where some are. */
  lastHeld: Date | null
}

/** What there is to say of how lessons of a run change, once they have: of the moments to which they are moved, of its end. */
export async function saidOf(
  tx: Transaction,
  { activityId, lessons }: { activityId: number; lessons: readonly LessonChange[] },
  now: Date,
): Promise<Said> {
  const held = await heldIn(tx, activityId)
  const lastHeld = isOver(held, now) ? latest(held.map(({ startsAt }) => startsAt)) : null
  const around = await aroundOf(tx, await branchOf(tx, activityId), localDate(now))
  if (!around) return { unusual: new Map(), unknown: null, lastHeld }
  const moves = lessons.filter((one) => one.way === 'move')
  const found = moves.flatMap((one) => {
    const unusual = unusualIn(one, around)
    return unusual ? [[one.meetingId, unusual] as const] : []
  })
  return { unusual: new Map(found), unknown: schoolUnknown(moves, around), lastHeld }
}

async function branchOf(tx: Transaction, activityId: number): Promise<number> {
  const where = eq(activity.id, activityId)
  const [found] = await tx.select({ branchId: activity.branchId }).from(activity).where(where)
  return found?.branchId ?? 0
}

/** A course run that is locked, and nobody else changes what makes the agenda meanwhile; null when there is none. */
export async function lockRun(tx: Transaction, activityId: number) {
  await lockPlanning(tx, 'alone')
  const [run] = await lockActivities(tx, [activityId])
  return run?.kind === 'course' ? run : null
}
