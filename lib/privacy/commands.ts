import { and, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { takeBack } from '../bookings/steps/cancel'
import { lockActivities } from '../places/steps'
import { lockContact } from '../residents/steps'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { note } from '../tools/journal'
import { forgetTries } from '../tools/limits'
import { ok, type Result, refuse } from '../tools/result'
import { atLocal, localDate } from '../tools/time'
import { asActor, transaction } from '../tools/transaction'
import { forgetEndedBefore } from './rules'
import { alike, residentOf, wipe } from './steps'

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

/** Forgets who tried what from where after two hours, and the journal after twelve months (AVG P9). */
export async function forgetTraces(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  await forgetTries(now)
  const [row] = await asActor(actor, (tx) =>
    tx.execute<{ gone: number }>(sql`select forget_journal(${now.toISOString()}::timestamptz) as gone`),
  )
  return row?.gone ?? 0
}

/** How often wiping begins anew, because something was booked or put right at that very moment. */
const WIPE_TRIES = 5

/**
 * Wipes a resident at her own request, at once: what is open ends first, as taken back by her, and its places go to who
 * is next; then name, contact, topics, answers and messages of all her bookings are gone, so that no letter leaves
 * any more. `also` are other rows of the same name and contact that she says are hers. What is left only counts.
 */
export async function eraseResident(
  actor: Actor,
  input: { bookingId: string; also: string[] },
  now: Date,
): Promise<Result<{ erased: number }, 'unknown'>> {
  must(actor, 'desk.work')
  for (let tries = 1; ; tries++) {
    const result = await transaction(actor, (tx) => erase(tx, actor, input, now))
    if (result.ok) return result
    if (result.reason === 'unknown') return refuse('unknown')
    if (tries === WIPE_TRIES) throw new Error('a resident changes all the time')
  }
}

async function erase(
  tx: Transaction,
  actor: Actor,
  input: { bookingId: string; also: string[] },
  now: Date,
): Promise<Result<{ erased: number }, 'unknown' | 'again'>> {
  const who = await residentOf(tx, actor, input.bookingId)
  if (!who) return refuse('unknown')
  // Sent twice, it has been done.
  if (who.forgotten) return ok({ erased: 0 })
  const others = await alike(tx, who)
  const also = others.filter(({ residentId }) => input.also.includes(residentId))
  const residentIds = [who.residentId, ...also.map(({ residentId }) => residentId)]
  if (!(await endAll(tx, actor, { residentIds, contactKey: who.contactKey }, now))) return refuse('again')
  // Meanwhile the booking became somebody else's, or another desk wiped her.
  const still = await residentOf(tx, actor, input.bookingId)
  if (still?.residentId !== who.residentId || still.forgotten) return refuse('again')
  const rowIds = await wipe(tx, residentIds, now)
  await note(tx, actor, { verb: 'change', kind: 'resident', why: 'erase', rowIds }, now)
  return ok({ erased: rowIds.length })
}

/**
 * Takes back whatever of these residents is still to come, under a lock that keeps anything more from being booked for
 * them; false when something was before the lock was there.
 */
async function endAll(
  tx: Transaction,
  actor: Actor,
  { residentIds, contactKey }: { residentIds: string[]; contactKey: string | null },
  now: Date,
): Promise<boolean> {
  const before = await activeOf(tx, residentIds)
  // All at once, lowest first: one by one two desks could wait for each other in a circle.
  if (before.length > 0)
    await lockActivities(
      tx,
      before.map(({ activityId }) => activityId),
    )
  await lockContact(tx, contactKey)
  const active = await activeOf(tx, residentIds)
  const isLocked = (id: number) => before.some(({ activityId }) => activityId === id)
  if (!active.every(({ activityId }) => isLocked(activityId))) return false
  for (const { bookingId } of active) await takeBack(tx, actor, { bookingId, by: 'resident' }, now)
  return true
}

function activeOf(tx: Transaction, residentIds: string[]) {
  return tx
    .select({ bookingId: booking.id, activityId: booking.activityId })
    .from(booking)
    .where(and(inArray(booking.residentId, residentIds), ne(booking.status, 'cancelled')))
}
