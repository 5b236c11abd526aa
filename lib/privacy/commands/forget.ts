import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { need } from '@/db/tables/needs'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { forgetTries } from '../../tools/limits'
import { filedLetters, removeLetters } from '../../tools/mail'
import { atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { register } from '../rules/register'
import { overBefore } from '../rules/terms'
import { wipeNeeds } from '../steps/needs'
import { dueBookings, leftBehind, wipeBookings } from '../steps/residents'

type Nothing = Record<string, never>

/**
 * Forgets whose bookings were, each when its own time is up: name and contact are wiped, with topic, code and messages, also
 * when the same person is still expected elsewhere. What is left only counts. Nor is anybody known who has no booking (any
 * more). Returns how many bookings were wiped.
 */
export async function forgetResidents(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  return asActor(actor, async (tx) => {
    const rowIds = await wipeBookings(tx, await dueBookings(tx, now), now)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'forget', rowIds }, now)
    const gone = await leftBehind(tx)
    await note(tx, actor, { verb: 'change', kind: 'resident', why: 'forget', rowIds: gone }, now)
    return rowIds.length
  })
}

/**
 * Empties the topics of consultations that ended before today: what was asked is counted without anybody's name, and
 * the only appointment of a morning would be found again by its topic. Returns how many were emptied.
 */
export async function forgetTopics(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const today = atLocal(localDate(now), '00:00')
  return asActor(actor, async (tx) => {
    const over = tx
      .select({ id: activity.id })
      .from(activity)
      .where(
        and(
          eq(activity.id, booking.activityId),
          eq(activity.kind, 'consultation'),
          lt(activity.endsAt, today),
        ),
      )
    const emptied = await tx
      .update(booking)
      .set({ topic: null })
      .where(and(isNotNull(booking.topic), sql`exists ${over}`))
      .returning({ id: booking.id })
    const rowIds = emptied.map(({ id }) => id)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'forget_topic', rowIds }, now)
    return rowIds.length
  })
}

/**
 * Forgets who tried what from where, each when its own time is up; from which network a booking came, and what there was to
 * do about that; and the journal after twelve months (AVG P9).
 */
export async function forgetTraces(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const { hour, day } = register.tries.kept
  await forgetTries({ hour: overBefore(hour.term, now), day: overBefore(day.term, now) })
  const before = overBefore(register.sources.kept.made.term, now)
  const [row] = await asActor(actor, async (tx) => {
    await tx
      .update(booking)
      .set({ source: null })
      .where(and(isNotNull(booking.source), lt(booking.createdAt, before)))
    await tx.delete(task).where(and(eq(task.kind, 'rush'), lt(task.createdAt, before)))
    return tx.execute<{ gone: number }>(sql`select forget_journal(${now.toISOString()}::timestamptz) as gone`)
  })
  return row?.gone ?? 0
}

/** So many needs are wiped at once; the next minute takes the rest. */
const NEEDS_AT_ONCE = 200

/**
 * Forgets who needs were of that ended thirty days ago, or were merged into another then: name, contact, code, consents,
 * askings and messages go; what happened, and how it ended, stays and counts. An open one is never wiped, however old.
 * Returns how many.
 */
export async function forgetNeeds(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const before = overBefore(register.needs.kept.ended.term, now)
  return asActor(
    actor,
    async (tx) => {
      const old = await tx
        .select({ id: need.id })
        .from(need)
        .where(and(isNotNull(need.endedAt), isNull(need.wipedAt), lt(need.endedAt, before)))
        .limit(NEEDS_AT_ONCE)
        .for('update', { skipLocked: true })
      const ids = old.map(({ id }) => id)
      const rowIds = await wipeNeeds(tx, ids, now)
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'forget', rowIds }, now)
      return rowIds.length
    },
    now,
  )
}

/**
 * Takes away the letters that lie in the folder of the demo: a week after they left, and as soon as nothing is known of
 * their message any more, because what it was about was wiped; and half a letter of which the writer was killed. Returns how
 * many.
 */
export async function forgetLetters(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const filed = await filedLetters(now)
  if (filed.length === 0) return 0
  const before = overBefore(register.letterFiles.kept.sent.term, now)
  const known = await asActor(actor, (tx) =>
    tx
      .select({ id: message.id, finishedAt: message.finishedAt })
      .from(message)
      .where(
        inArray(
          message.id,
          filed.flatMap(({ messageId }) => messageId ?? []),
        ),
      ),
  )
  const stay = new Set(
    known.filter(({ finishedAt }) => !finishedAt || finishedAt > before).map(({ id }) => id),
  )
  const gone = filed.flatMap(({ name, messageId }) => (messageId && stay.has(messageId) ? [] : [name]))
  await removeLetters(gone)
  return gone.length
}
