import { and, eq, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { put } from '../../messages/commands'
import {
  closedBecause,
  type FreePlaces,
  type InActivity,
  isAsking,
  placeFor,
} from '../../places/rules/places'
import { expectAtMeetings, type Locked, lockActivities, promote } from '../../places/steps'
import type { Person } from '../../residents/rules'
import { lockContact } from '../../residents/steps'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { FREE_LETTERS, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Closed, type Conflict, openPeriod } from '../rules'
import { withFewConflicts } from './together'

export type MoveRefusal = Closed | Conflict | 'full' | 'slow_down'
export type CancelRefusal = 'unknown' | 'past'
export type AcceptRefusal = Closed | Conflict | 'not_offered' | 'slow_down'

export type Changed<Reason extends string> = Promise<Result<{ bookingId: string }, Reason>>

/** Takes a booking back; its place is free at once and goes to the first in line. */
export async function cancelBooking(
  actor: Actor,
  input: { bookingId: string },
  now: Date,
): Changed<CancelRefusal> {
  must(actor, 'booking.change')
  return change(actor, { bookingId: input.bookingId, activities: [] }, now, async (tx, own, activities) => {
    if (own.status === 'cancelled') return ok({ bookingId: own.id })
    const locked = activities.get(own.activityId) as Locked
    if (locked.startsAt <= now) return refuse('past')
    const cancelled = {
      status: 'cancelled',
      placeNo: null,
      offeredUntil: null,
      cancelledAt: now,
      cancelledBy: cancelledBy(actor),
      revision: sql`${booking.revision} + 1`,
    } as const
    await Promise.all([
      tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
      tx.update(booking).set(cancelled).where(eq(booking.id, own.id)),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:cancelled`, kind: 'cancelled', now }),
      noted(tx, actor, own, 'cancel', now),
    ])
    await promote(tx, locked, now)
    return ok({ bookingId: own.id })
  })
}

/** Moves a consultation to another time in one go: the old place is let go only when the new one is ours. */
export async function moveBooking(
  actor: Actor,
  input: { bookingId: string; activityId: number },
  now: Date,
): Changed<MoveRefusal> {
  must(actor, 'booking.change')
  return carefully(actor, input, now, () => move(actor, input, now))
}

function move(actor: Actor, input: { bookingId: string; activityId: number }, now: Date) {
  const touched = { bookingId: input.bookingId, activities: [input.activityId] }
  return change<{ bookingId: string }, MoveRefusal>(actor, touched, now, async (tx, own, activities) => {
    if (own.activityId === input.activityId && own.status === 'booked') return ok({ bookingId: own.id })
    const from = activities.get(own.activityId) as Locked
    const to = activities.get(input.activityId)
    if (!to || own.status !== 'booked' || from.kind !== 'consultation' || to.kind !== 'consultation')
      return refuse('unknown')
    const closed = closedBecause(from, now) ?? closedBecause(to, now)
    if (closed) return refuse(closed)
    const { free } = await promote(tx, to, now)
    const placeNo = placeFor(free, own.partnerId)
    if (placeNo === null) return refuse('full')
    await lockContact(tx, own.contactKey)
    if (await overlaps(tx, own, to.id, now)) return refuse('overlap')
    await moveTo(tx, own, to, placeNo, now)
    await noted(tx, actor, own, 'move', now)
    await promote(tx, from, now)
    return ok({ bookingId: own.id })
  })
}

async function moveTo(tx: Transaction, own: Own, to: Locked, placeNo: number, now: Date): Promise<void> {
  const revision = own.revision + 1
  const openDuring = openPeriod(own.openContact, now, to.endsAt)
  await Promise.all([
    tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
    tx
      .update(booking)
      .set({ activityId: to.id, placeNo, revision, openDuring })
      .where(eq(booking.id, own.id)),
  ])
  await Promise.all([
    expectAtMeetings(tx, own.id),
    put(tx, { ...letterOf(own), key: `booking:${own.id}:moved:${revision}`, kind: 'moved', now }),
  ])
}

/** What a partner hears of a resident's other bookings is counted and journalled here too. */
function carefully<Value, Reason extends string>(
  actor: Actor,
  { bookingId }: { bookingId: string },
  now: Date,
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | 'slow_down'>> {
  if (actor.kind !== 'partner') return work()
  return withFewConflicts(actor, { kind: 'booking', rowIds: [bookingId] }, now, work)
}

/**
 * Takes the place that was offered to someone on the waiting list, while the offer stands; or, for who let an offer go
 * by, a place that nobody before them in line wants.
 */
export async function acceptOffer(
  actor: Actor,
  input: { bookingId: string },
  now: Date,
): Changed<AcceptRefusal> {
  must(actor, 'booking.change')
  return carefully(actor, input, now, () => accept(actor, input, now))
}

function accept(actor: Actor, input: { bookingId: string }, now: Date) {
  const touched = { bookingId: input.bookingId, activities: [] }
  return change<{ bookingId: string }, AcceptRefusal>(actor, touched, now, async (tx, own, activities) => {
    if (own.status === 'booked') return ok({ bookingId: own.id })
    const locked = activities.get(own.activityId) as Locked
    const closed = closedBecause(locked, now)
    if (closed) return refuse(closed)
    const { free, bookings } = await promote(tx, locked, now)
    const seat = bookings.find((one) => one.bookingId === own.id)
    const placeNo = seat ? placeOf(seat, locked, free, now) : null
    if (placeNo === null) return refuse('not_offered')
    await lockContact(tx, own.contactKey)
    if (await overlaps(tx, own, own.activityId, now)) return refuse('overlap')
    await tx
      .update(booking)
      .set({ status: 'booked', placeNo, offeredUntil: null })
      .where(eq(booking.id, own.id))
    await Promise.all([
      expectAtMeetings(tx, own.id),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:confirmation`, kind: 'confirmation', now }),
      noted(tx, actor, own, 'accept', now),
    ])
    return ok({ bookingId: own.id })
  })
}

/** The place that is offered to this booking, or one that is left when nobody else in line is asked for it. */
function placeOf(seat: InActivity, locked: Locked, free: FreePlaces, now: Date): number | null {
  if (seat.status === 'offered' && seat.offeredUntil && seat.offeredUntil > now) return seat.placeNo
  const mayTake = seat.status === 'waiting' && (seat.lapsedAt !== null || !isAsking(locked, now))
  return mayTake ? placeFor(free, seat.partnerId) : null
}

export type CalendarRefusal = 'unknown' | 'no_email' | 'not_booked' | 'past' | 'slow_down'

/** Sends the moments for a calendar once more, by e-mail; the same form sent twice is one letter. */
export async function sendCalendarAgain(
  actor: Actor,
  input: { bookingId: string; formKey: string },
  now: Date,
): Changed<CalendarRefusal> {
  must(actor, 'booking.change')
  return transaction<{ bookingId: string }, CalendarRefusal>(actor, async (tx) => {
    const own = await ownBooking(tx, actor, input.bookingId, now)
    if (!own) return refuse('unknown')
    if (own.contactWay !== 'email') return refuse('no_email')
    if (own.status !== 'booked' || own.activityCancelled) return refuse('not_booked')
    if (own.endsAt <= now) return refuse('past')
    if (!(await takeTry('letter', keyed('calendar', own.id), FREE_LETTERS, now, tx)))
      return refuse('slow_down')
    const key = `booking:${own.id}:calendar:${input.formKey}`
    await put(tx, { ...letterOf(own), key, kind: 'calendar', now })
    await noted(tx, actor, own, 'calendar', now)
    return ok({ bookingId: own.id })
  })
}

// ---------- a booking that exists, under the lock ----------

/** A booking as it stands under the lock, for who may change it. */
export type Own = {
  id: string
  activityId: number
  status: string
  revision: number
  offeredUntil: Date | null
  residentId: string | null
  partnerId: number | null
  openContact: string | null
  contactKey: string | null
  nameKey: string
  contactWay: Person['contactWay']
  endsAt: Date
  activityCancelled: boolean
}

/** Locks the activities of a booking that the actor may change, looks again, and lets `work` change it. */
export async function change<Value, Reason extends string>(
  actor: Actor,
  touched: { bookingId: string; activities: number[] },
  now: Date,
  work: (tx: Transaction, own: Own, activities: Map<number, Locked>) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | 'unknown'>> {
  return transaction<Value, Reason | 'unknown'>(actor, async (tx) => {
    const before = await ownBooking(tx, actor, touched.bookingId, now)
    if (!before) return refuse('unknown')
    const locked = await lockActivities(tx, [before.activityId, ...touched.activities])
    const own = await ownBooking(tx, actor, touched.bookingId, now)
    if (!own || !locked.some((a) => a.id === own.activityId)) return refuse('unknown')
    return work(tx, own, new Map(locked.map((a) => [a.id, a])))
  })
}

async function ownBooking(tx: Transaction, actor: Actor, bookingId: string, now: Date): Promise<Own | null> {
  const [row] = await tx
    .select({
      id: booking.id,
      activityId: booking.activityId,
      status: booking.status,
      revision: booking.revision,
      offeredUntil: booking.offeredUntil,
      residentId: booking.residentId,
      partnerId: booking.partnerId,
      openContact: booking.openContact,
      contactKey: resident.contactKey,
      nameKey: resident.nameKey,
      contactWay: resident.contactWay,
      endsAt: activity.endsAt,
      activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), visibleTo(actor), stillHere(actor, now)))
  return row ?? null
}

/** A browser's hour is over while its page is still open. */
function stillHere(actor: Actor, now: Date) {
  if (actor.kind !== 'guest') return undefined
  return sql`exists (select 1 from guest g
    where g.id = ${actor.guestId}::uuid and g.expires_at > ${now.toISOString()}::timestamptz)`
}

async function overlaps(tx: Transaction, own: Own, activityId: number, now: Date): Promise<boolean> {
  const [row] = await tx.execute<{ overlap: boolean }>(sql`
    select overlap from booking_conflicts(${activityId}, ${own.contactKey}, ${own.nameKey}, null,
      ${now.toISOString()}::timestamptz, ${own.id}::uuid)`)
  return row?.overlap ?? false
}

/** Whoever changes it has seen it on screen, or tells the resident who sits at the desk. */
function letterOf(own: Own) {
  return { bookingId: own.id, contactWay: own.contactWay, seen: true }
}

/** Writes in the journal who changed this booking, and how. */
export function noted(tx: Transaction, actor: Actor, own: Own, why: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'booking', why, rowIds: [own.id] }, now)
}

function cancelledBy(actor: Actor): 'resident' | 'partner' | 'library' {
  if (actor.kind === 'guest') return 'resident'
  return actor.kind === 'partner' ? 'partner' : 'library'
}
