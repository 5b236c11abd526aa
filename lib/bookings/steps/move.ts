import { eq, inArray } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { keyElsewhere, keyWithWas } from '../../messages/rules'
import { put, wouldComeAt } from '../../messages/steps'
import { closedBecause, placeFor } from '../../places/rules/places'
import { expectAtMeetings, type Locked, promote } from '../../places/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { earliest } from '../../tools/time'
import { type Closed, letterOf, openPeriod } from '../rules'
import { findBeside } from './beside'
import { lockOwn, noted, type Own } from './own'
import { letterAt } from './ration'
import { hasRoomFromAfar } from './share'

/** Which consultation goes to which time; a desk may say that it is `another` of that name who is expected elsewhere then. */
export type Moving = { bookingId: string; activityId: number; another?: boolean }
/** Why a consultation cannot be moved. */
export type MoveOwnRefusal = Closed | 'full' | 'overlap'

/**
 * Moves a consultation that the actor may change to another time, in an open transaction: the old place is let go only when
 * the new one is ours.
 */
export async function moveOwn(
  tx: Transaction,
  actor: Actor,
  input: Moving,
  now: Date,
): Promise<Result<{ bookingId: string }, MoveOwnRefusal>> {
  const mine = await lockOwn(tx, actor, input, now)
  if (!mine) return refuse('unknown')
  const { own, activity: from } = mine
  if (own.activityId === input.activityId && own.status === 'booked') return ok({ bookingId: own.id })
  const to = mine.others.get(input.activityId)
  if (!to || own.status !== 'booked' || from.kind !== 'consultation' || to.kind !== 'consultation')
    return refuse('unknown')
  // What does not go on is left for another time, also when it would have begun by now.
  const closed = (from.cancelledAt ? null : closedBecause(from, now)) ?? closedBecause(to, now)
  if (closed) return refuse(closed)
  const { free } = await promote(tx, to, now)
  const placeNo = placeFor(free, own.partnerId)
  if (placeNo === null) return refuse('full')
  if (actor.kind === 'guest' && own.fromAfar && !(await hasRoomFromAfar(tx, to.id, own.id)))
    return refuse('full')
  // It keeps its own right to be open: only what overlaps is in the way.
  const beside = await findBeside(tx, actor, own, to.id, now, input.another)
  if (!beside.ok) return refuse(beside.reason, { activityId: [beside.reason] })
  await moveTo(tx, { ...own, ...beside.value }, to, placeNo, now)
  await noted(tx, actor, own, 'move', now)
  await promote(tx, from, now)
  return ok({ bookingId: own.id })
}

/**
 * Moves a consultation to a place of another time that is locked. Who moved it has seen it, and reads it once more in a
 * letter; whom the library moved (`rescheduled`) hears it by their own way.
 */
export async function moveTo(
  tx: Transaction,
  own: Own,
  to: Locked,
  placeNo: number,
  now: Date,
  kind: 'moved' | 'rescheduled' = 'moved',
): Promise<void> {
  const revision = own.revision + 1
  const openDuring = openPeriod(own.openContact, now, to.endsAt)
  await tx
    .update(booking)
    .set({ activityId: to.id, placeNo, revision, openDuring, residentId: own.residentId })
    .where(eq(booking.id, own.id))
  const at = kind === 'moved' ? await letterAt(tx, { ...own, bookingId: own.id }, now) : now
  // Who moves it knows of the time that it had; whom the library moves twice still has the first in mind.
  const unheard = kind === 'rescheduled' ? await wouldComeAt(tx, own.id) : null
  const was = earliest([own.lastStartsAt, ...(unheard ? [unheard] : [])])
  const key = keyWithWas(`booking:${own.id}:${kind}:${revision}`, was)
  const elsewhere = !(await isSameBranch(tx, own.activityId, to.id))
  const letter = { ...letterOf(own), kind, seen: kind === 'moved', key: elsewhere ? keyElsewhere(key) : key }
  await Promise.all([expectAtMeetings(tx, own.id, now), put(tx, { ...letter, now: at })])
}

async function isSameBranch(tx: Transaction, ...activityIds: number[]): Promise<boolean> {
  const rows = await tx
    .selectDistinct({ branchId: activity.branchId })
    .from(activity)
    .where(inArray(activity.id, activityIds))
  return rows.length < 2
}
