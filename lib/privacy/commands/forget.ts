import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { need } from '@/db/tables/needs'
import { SOURCE_DAYS } from '../../bookings/rules/rush'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { forgetTries } from '../../tools/limits'
import { atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { forgetEndedBefore, forgetNeedsBefore } from '../rules'
import { wipeNeeds } from '../steps/needs'
import { wipe } from '../steps/residents'

/**
 * Forgets residents whose last activity is long enough ago: name and contact are wiped, with the topics,
 * codes and messages of their bookings. What is left only counts. Returns how many were forgotten.
 */
export async function forgetResidents(
  actor: Actor,
  _input: Record<string, never>,
  now: Date,
): Promise<number> {
  must(actor, 'residents.forget')
  const consultation = forgetEndedBefore('consultation', now).toISOString()
  const course = forgetEndedBefore('course', now).toISOString()
  return asActor(actor, async (tx) => {
    const old = await tx.execute<{ id: string }>(sql`
      select r.id from resident r
      where r.forgotten_at is null and r.booked_at < ${consultation}::timestamptz
        -- As a value of each resident, by the index on their bookings: as "not exists" all bookings are read.
        and (select count(*) from booking b join activity a on a.id = b.activity_id
          where b.resident_id = r.id and a.ends_at >=
            case a.kind when 'consultation' then ${consultation}::timestamptz else ${course}::timestamptz end) = 0
      limit 500 for update skip locked`)
    if (old.length === 0) return 0
    const ids = old.map(({ id }) => id)
    const rowIds = await wipe(tx, ids, now)
    await note(tx, actor, { verb: 'change', kind: 'resident', why: 'forget', rowIds }, now)
    return rowIds.length
  })
}

/**
 * Empties the topics of consultations that ended before today: what was asked is counted without anybody's name, and
 * the only appointment of a morning would be found again by its topic. Returns how many were emptied.
 */
export async function forgetTopics(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
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
 * Forgets who tried what from where after two hours, and what is counted by the day after that day; from which network a
 * booking came, and what there was to do about that, after three days; and the journal after twelve months (AVG P9).
 */
export async function forgetTraces(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  await forgetTries(now)
  const before = new Date(now.getTime() - SOURCE_DAYS * 86_400_000)
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
export async function forgetNeeds(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  return asActor(
    actor,
    async (tx) => {
      const old = await tx
        .select({ id: need.id })
        .from(need)
        .where(and(isNotNull(need.endedAt), isNull(need.wipedAt), lt(need.endedAt, forgetNeedsBefore(now))))
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
