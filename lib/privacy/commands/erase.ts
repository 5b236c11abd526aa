import { and, inArray, ne } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { takeBack } from '../../bookings/steps/cancel'
import { lockActivities } from '../../places/steps'
import { lockContact } from '../../residents/steps'
import { type Actor, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { keysOfNeed, needsAlike, stopNeeds, wipeNeeds, withDoubles } from '../steps/needs'
import { alike, alikeTo, residentOf, wipe } from '../steps/residents'

/** How often wiping begins anew, because something was booked or put right at that very moment. */
const WIPE_TRIES = 5

type Erased = Result<{ erased: number }, 'unknown'>

/**
 * Wipes a resident at her own request, at once: what is open ends first, as taken back by her, and its places go to who
 * is next; then name, contact, topics, answers and messages of all her bookings are gone, so that no letter leaves
 * any more. `also` are other rows and needs of the same name and contact that she says are hers. What is left only counts.
 */
export async function eraseResident(
  actor: Actor,
  input: { bookingId: string; also: string[] },
  now: Date,
): Promise<Erased> {
  must(actor, 'desk.work')
  return untilDone(actor, (tx, desk) => eraseByBooking(tx, desk, input, now), now)
}

/**
 * The same from a need of hers: it ends as stopped by her and what she agreed to with it, then nothing of her is left in
 * it. `also` are her bookings and other needs.
 */
export async function eraseByNeed(
  actor: Actor,
  input: { needId: string; also: string[] },
  now: Date,
): Promise<Erased> {
  must(actor, 'desk.work')
  must(actor, 'need.guard')
  return untilDone(actor, (tx, desk) => eraseOfNeed(tx, desk, input, now), now)
}

type Tried = Result<{ erased: number }, 'unknown' | 'again'>

async function untilDone(
  actor: Actor,
  work: (tx: Transaction, desk: Staff) => Promise<Tried>,
  now: Date,
): Promise<Erased> {
  for (let tries = 1; ; tries++) {
    const result = await transaction(actor, (tx) => work(tx, actor as Staff), now)
    if (result.ok) return result
    if (result.reason === 'unknown') return refuse('unknown')
    if (tries === WIPE_TRIES) throw new Error('a resident changes all the time')
  }
}

async function eraseByBooking(
  tx: Transaction,
  actor: Staff,
  input: { bookingId: string; also: string[] },
  now: Date,
): Promise<Tried> {
  const who = await residentOf(tx, actor, input.bookingId)
  if (!who) return refuse('unknown')
  // Sent twice, it has been done.
  if (who === 'wiped') return ok({ erased: 0 })
  const others = (await alike(tx, who)).map(({ residentId }) => residentId)
  const residentIds = [who.residentId, ...chosen(others, input.also)]
  const needIds = await withDoubles(tx, chosen(await needsAlike(tx, who), input.also))
  const { contactKey } = who
  if (!(await endAll(tx, actor, { residentIds, contactKey }, now))) return refuse('again')
  // Meanwhile the booking became somebody else's, or another desk wiped her.
  const still = await residentOf(tx, actor, input.bookingId)
  if (still === null || still === 'wiped' || still.residentId !== who.residentId) return refuse('again')
  return wiped(tx, actor, { residentIds, needIds }, now)
}

async function eraseOfNeed(
  tx: Transaction,
  actor: Staff,
  input: { needId: string; also: string[] },
  now: Date,
): Promise<Tried> {
  const who = await keysOfNeed(tx, input.needId)
  // There is no such need, or it has been done.
  if (!who) return ok({ erased: 0 })
  const others = (await alikeTo(tx, who)).map(({ residentId }) => residentId)
  const residentIds = chosen(others, input.also)
  const needs = chosen(await needsAlike(tx, who), [input.needId, ...input.also])
  const needIds = await withDoubles(tx, [input.needId, ...needs])
  const { contactKey } = who
  if (!(await endAll(tx, actor, { residentIds, contactKey }, now))) return refuse('again')
  return wiped(tx, actor, { residentIds, needIds }, now)
}

function chosen(ids: string[], also: string[]): string[] {
  return ids.filter((id) => also.includes(id))
}

/** Ends her needs and wipes them, with the rows that are her. */
async function wiped(
  tx: Transaction,
  actor: Staff,
  { residentIds, needIds }: { residentIds: string[]; needIds: string[] },
  now: Date,
): Promise<Tried> {
  await stopNeeds(tx, actor, needIds, now)
  const needs = await wipeNeeds(tx, needIds, now)
  if (residentIds.length > 0) await wipe(tx, residentIds, now)
  await note(tx, actor, { verb: 'change', kind: 'resident', why: 'erase', rowIds: residentIds }, now)
  await note(tx, actor, { verb: 'change', kind: 'need', why: 'erase', rowIds: needs }, now)
  return ok({ erased: residentIds.length + needs.length })
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
