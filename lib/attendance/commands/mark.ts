import { mark } from '@/db/tables/care'
import { type Actor, Forbidden, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { afterTap, asks, type Tap } from '../rules/marks'
import { type Expected, followAbsences, isGiven, lockExpected, marksWith, writeStanding } from '../steps'

type OneTap = Tap & { markId: string; bookingId: string }
/** What became of a tap: how the row stands now, and which revision the tap made; null when another mark won. */
export type Marked = {
  markId: string
  bookingId: string
  revision: number
  made: number | null
  won: boolean
}
export type MarkRefusal = 'unknown' | 'was_here' | 'too_early'

/**
 * Writes down who is there, who came and who did not, at one meeting: all of the taps or none. A tap that was sent
 * before does nothing; one that another mark beats is kept, so that both see it.
 */
export async function markAttendance(
  actor: Actor,
  input: { meetingId: number; marks: OneTap[] },
  now: Date,
): Promise<Result<Marked[], MarkRefusal>> {
  must(actor, 'register.mark')
  const { userId } = worker(actor)
  return transaction<Marked[], MarkRefusal>(actor, async (tx) => {
    if (!(await isGiven(tx, actor, input.meetingId))) return refuse('unknown')
    const bookingIds = [...new Set(input.marks.map(({ bookingId }) => bookingId))]
    const expected = new Map(
      (await lockExpected(tx, input.meetingId, bookingIds)).map((one) => [one.bookingId, one]),
    )
    const before = await marksWith(
      tx,
      input.marks.map(({ markId }) => markId),
    )
    const done: Marked[] = []
    for (const tap of input.marks) {
      const row = expected.get(tap.bookingId)
      if (!row) return refuse('unknown')
      const again = before.find(({ id }) => id === tap.markId)
      if (again && again.bookingId !== tap.bookingId) return refuse('unknown')
      if (!again) {
        const refused = refusalOf(row, tap, now)
        if (refused) return refuse(refused)
        expected.set(tap.bookingId, await writeTap(tx, row, tap, userId, now))
      }
      const { revision } = expected.get(tap.bookingId) as Expected
      const made = again ? again.madeRevision : revision === row.revision ? null : revision
      done.push({ markId: tap.markId, bookingId: tap.bookingId, revision, made, won: made !== null })
    }
    for (const { bookingId, kind } of expected.values())
      if (kind === 'course') await followAbsences(tx, bookingId, now)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'mark', rowIds: bookingIds }, now)
    return ok(done)
  })
}

function worker(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Forbidden('register.mark')
  return actor
}

/** Nobody has come to a day that is still to begin; who says to be away, may say so long before. */
function refusalOf(row: Expected, tap: OneTap, now: Date): 'was_here' | 'too_early' | null {
  const isToCome = localDate(row.startsAt) > localDate(now)
  if (isToCome && tap.says !== 'excused' && tap.says !== 'none') return 'too_early'
  return asks(row, tap) ? 'was_here' : null
}

/** Keeps the tap, and what it makes of the row; how the row stands afterwards. */
async function writeTap(
  tx: Transaction,
  row: Expected,
  { markId: id, says, manner, seenRevision, sure }: OneTap,
  markedBy: string,
  now: Date,
): Promise<Expected> {
  const after = afterTap(row, { says, manner, seenRevision, sure }, now)
  const { bookingId, meetingId } = row
  await tx.insert(mark).values({
    ...{ id, bookingId, meetingId, says, manner, seenRevision, at: now, markedBy },
    ...{ wasMark: row.mark, wasMarkedAt: row.markedAt, wasArrivedAt: row.arrivedAt, wasManner: row.manner },
    madeRevision: after?.revision ?? null,
  })
  if (!after) return row
  await writeStanding(tx, row, after)
  return { ...row, ...after }
}
