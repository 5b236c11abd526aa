import { eq } from 'drizzle-orm'
import { mark } from '@/db/tables/care'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import { followAbsences, isGiven, lockExpected, marksWith, writeStanding } from '../steps'

export type UndoMarkRefusal = 'unknown' | 'too_late' | 'marked_since'

/**
 * Takes taps back within ten minutes, all of them or none: everybody stands as before. What somebody marked since then
 * stays: then there is nothing to undo.
 */
export async function undoMarks(
  actor: Actor,
  input: { markIds: string[] },
  now: Date,
): Promise<Result<{ bookingIds: string[] }, UndoMarkRefusal>> {
  must(actor, 'register.mark')
  return transaction<{ bookingIds: string[] }, UndoMarkRefusal>(actor, async (tx) => {
    const taps = await marksWith(tx, input.markIds)
    if (taps.length < new Set(input.markIds).size) return refuse('unknown')
    for (const tap of taps) {
      if (!(await isGiven(tx, actor, tap.meetingId))) return refuse('unknown')
      const refused = await undo(tx, tap, now)
      if (refused) return refuse(refused)
    }
    const bookingIds = taps.map(({ bookingId }) => bookingId)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'mark_undone', rowIds: bookingIds }, now)
    return ok({ bookingIds })
  })
}

type Tapped = Awaited<ReturnType<typeof marksWith>>[number]

async function undo(tx: Transaction, before: Tapped, now: Date): Promise<UndoMarkRefusal | null> {
  const [row] = await lockExpected(tx, before.meetingId, [before.bookingId])
  // Who waited for the lock may have waited for the same request, sent twice.
  const [tap] = await marksWith(tx, [before.id])
  if (!row || !tap || tap.madeRevision === null) return 'unknown'
  // Sent twice, it was undone.
  if (tap.undoneAt) return null
  if (row.revision !== tap.madeRevision) return 'marked_since'
  if (undoUntil(tap.at) <= now) return 'too_late'
  const { wasArrivedAt: arrivedAt, wasMark, wasMarkedAt: markedAt, wasManner: manner } = tap
  await writeStanding(tx, row, { arrivedAt, mark: wasMark, markedAt, manner, revision: row.revision + 1 })
  await tx.update(mark).set({ undoneAt: now }).where(eq(mark.id, tap.id))
  if (row.kind === 'course') await followAbsences(tx, tap.bookingId, now)
  return null
}
