import { and, eq, isNull } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { extra } from '@/db/tables/care'
import { type Actor, givenBy, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'

export type ExtraRefusal = 'unknown' | 'too_early'
export type UndoExtraRefusal = 'unknown' | 'too_late'

/** Counts somebody who came to a lesson without a place: nobody asks who. Sent twice it is one. */
export async function addExtra(
  actor: Actor,
  input: { extraId: string; meetingId: number },
  now: Date,
): Promise<Result<{ extraId: string }, ExtraRefusal>> {
  must(actor, 'register.mark')
  return transaction<{ extraId: string }, ExtraRefusal>(actor, async (tx) => {
    const lesson = await lessonWith(tx, actor, input.meetingId)
    if (!lesson) return refuse('unknown')
    if (localDate(lesson.startsAt) > localDate(now)) return refuse('too_early')
    const { extraId, meetingId } = input
    const markedBy = actor.kind === 'staff' ? actor.userId : null
    await tx.insert(extra).values({ id: extraId, meetingId, at: now, markedBy }).onConflictDoNothing()
    const rowIds = [String(lesson.activityId)]
    await note(tx, actor, { verb: 'change', kind: 'activity', why: 'extra', rowIds }, now)
    return ok({ extraId })
  })
}

/** Takes back within ten minutes that somebody came without a place. */
export async function undoExtra(
  actor: Actor,
  input: { extraId: string },
  now: Date,
): Promise<Result<{ extraId: string }, UndoExtraRefusal>> {
  must(actor, 'register.mark')
  return transaction<{ extraId: string }, UndoExtraRefusal>(actor, async (tx) => {
    const [one] = await tx
      .select({ at: extra.at, undoneAt: extra.undoneAt, meetingId: extra.meetingId })
      .from(extra)
      .where(and(eq(extra.id, input.extraId), givenBy(actor, extra.meetingId)))
    if (!one) return refuse('unknown')
    // Sent twice, it was undone.
    if (one.undoneAt) return ok({ extraId: input.extraId })
    if (undoUntil(one.at) <= now) return refuse('too_late')
    await tx
      .update(extra)
      .set({ undoneAt: now })
      .where(and(eq(extra.id, input.extraId), isNull(extra.undoneAt)))
    const lesson = await lessonWith(tx, actor, one.meetingId)
    const rowIds = lesson ? [String(lesson.activityId)] : []
    await note(tx, actor, { verb: 'change', kind: 'activity', why: 'extra_undone', rowIds }, now)
    return ok({ extraId: input.extraId })
  })
}

async function lessonWith(tx: Transaction, actor: Actor, meetingId: number) {
  const [row] = await tx
    .select({ activityId: activity.id, startsAt: meeting.startsAt })
    .from(meeting)
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .where(and(eq(meeting.id, meetingId), eq(activity.kind, 'course'), givenBy(actor, meeting.id)))
  return row
}
