import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { findBeside } from '../../bookings/steps/beside'
import { takeOff } from '../../bookings/steps/cancel'
import { moveTo } from '../../bookings/steps/move'
import { noted, type Own, ownBooking } from '../../bookings/steps/own'
import { keyWithWas } from '../../messages/rules'
import { put, wouldComeAt } from '../../messages/steps'
import { closedBecause, placeFor } from '../../places/rules/places'
import { expectAtMeetings, type Locked, promote } from '../../places/steps'
import { giveTask } from '../../tasks/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { earliest } from '../../tools/time'
import { tellingKey } from '../rules/choices'
import { calledOffTwin } from './carry'
import { seatedIn } from './runs'

/** Why somebody cannot get the time that was chosen for them. */
export type MoveRefusal = 'unknown' | 'full' | 'overlap' | 'past' | 'cancelled' | 'choose_one'

/** Gives somebody whose time does not go on another one that is locked, and tells them. */
export async function moveHit(
  tx: Transaction,
  actor: Actor,
  bookingId: string,
  to: Locked | undefined,
  now: Date,
): Promise<Result<null, MoveRefusal>> {
  const own = await ownBooking(tx, actor, bookingId, now)
  if (!own || !to) return refuse('unknown')
  if (!canBeTold(own)) return refuse('choose_one')
  const closed = closedBecause(to, now)
  if (closed) return refuse(closed)
  const { free } = await promote(tx, to, now)
  const placeNo = placeFor(free, own.partnerId)
  if (placeNo === null) return refuse('full')
  const beside = await findBeside(tx, actor, own, to.id, now)
  if (!beside.ok) return refuse('overlap')
  await moveTo(tx, { ...own, ...beside.value }, to, placeNo, now, 'rescheduled')
  await noted(tx, actor, own, 'reschedule', now)
  return ok(null)
}

/**
 * Takes somebody off what does not go on, with a letter or a call that says so. Their place goes with it: where a desk is
 * gone, whoever was let in above the desks still is.
 */
export async function cancelHit(
  tx: Transaction,
  actor: Actor,
  bookingId: string,
  now: Date,
): Promise<Result<null, MoveRefusal>> {
  const own = await ownBooking(tx, actor, bookingId, now)
  if (!own || !canBeTold(own)) return refuse(own ? 'choose_one' : 'unknown')
  const gone = await takeOff(tx, actor, { bookingId, by: 'library' }, now)
  return gone.ok ? ok(null) : refuse(gone.reason)
}

/** Takes off who waits for a place in a run that has no lesson to come, or has yet to take one: they hear it. */
export async function emptyLine(
  tx: Transaction,
  actor: Actor,
  activityId: number,
  now: Date,
): Promise<string[]> {
  const gone: string[] = []
  for (const { bookingId, status } of await seatedIn(tx, activityId))
    if (status !== 'booked' && (await cancelHit(tx, actor, bookingId, now)).ok) gone.push(bookingId)
  return gone
}

/** Who has only a card is written to by nobody: for them the desk has to do something. */
function canBeTold({ contactWay }: Own): boolean {
  return contactWay !== 'card'
}

/**
 * Somebody whose time does not go on is called, or told at the desk: until then they stay at what is called off, expected
 * nowhere and free to choose another time, and somebody has the task to reach them before it would have begun. `goesOn`
 * is so where the time itself goes on for others.
 */
export async function callHit(
  tx: Transaction,
  actor: Actor,
  hit: { bookingId: string; startsAt: Date; goesOn: boolean },
  now: Date,
): Promise<Result<null, MoveRefusal>> {
  const own = await ownBooking(tx, actor, hit.bookingId, now)
  if (!own) return refuse('unknown')
  if (hit.goesOn) await calledOffTwin(tx, own, own.id, now)
  await tx
    .update(booking)
    .set({ revision: own.revision + 1, openDuring: own.openContact === null ? null : 'empty' })
    .where(eq(booking.id, own.id))
  await expectAtMeetings(tx, own.id, now)
  const unheard = await wouldComeAt(tx, own.id)
  const was = earliest([hit.startsAt, ...(unheard && unheard > now ? [unheard] : [])])
  await giveTask(tx, { kind: 'called_off', bookingId: own.id, owner: 'adviser', before: was }, now)
  await tellCalledOff(tx, own, was, now)
  await noted(tx, actor, own, 'call_off', now)
  return ok(null)
}

/** Who has a telephone is called; who has only an e-mail is written to; who has a card is told at the desk. */
async function tellCalledOff(tx: Transaction, own: Own, was: Date, now: Date): Promise<void> {
  if (own.contactWay === 'card') return
  const contactWay = own.contactWay === 'sms' ? 'call' : own.contactWay
  const key = keyWithWas(tellingKey(own.id, 'called_off', randomUUID()), was)
  await put(tx, { key, kind: 'called_off', bookingId: own.id, contactWay, seen: false, now })
}
