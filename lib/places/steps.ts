import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { activity, place, reservation } from '@/db/tables/agenda'
import { seat, seatContactWay } from '@/db/views'
import { put } from '../messages/steps'
import type { Transaction } from '../tools/database'
import { type Given, statement } from '../tools/statement'
import { type FreePlaces, type InActivity, promotions, type State } from './rules/places'

export type Locked = {
  id: number
  kind: 'consultation' | 'course'
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
}

/** Locks activities, lowest id first, so that no two commands ever wait for each other in a circle. */
export function lockActivities(tx: Transaction, ids: number[]): Promise<Locked[]> {
  return locking(tx, { ids: `{${[...new Set(ids)].join()}}` })
}

const locking = statement((q, given: Given<{ ids: string }>) =>
  q
    .select({
      id: activity.id,
      kind: activity.kind,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
      cancelledAt: activity.cancelledAt,
    })
    .from(activity)
    .where(sql`${activity.id} = any(${given('ids')}::bigint[])`)
    .orderBy(asc(activity.id))
    .for('no key update'),
)

/** Reads the places of an activity, the seats taken and what is kept for partners; call it under the lock. */
export async function inActivity(tx: Transaction, activityId: number): Promise<State> {
  const [places, bookings, reservations] = await Promise.all([
    placesOf(tx, { activityId }),
    seatsOf(tx, { activityId }),
    reservationsOf(tx, { activityId }),
  ])
  return { places: places.map((p) => p.number), bookings: bookings as InActivity[], reservations }
}

type OfActivity = Given<{ activityId: number }>

const placesOf = statement((q, given: OfActivity) =>
  q
    .select({ number: place.number })
    .from(place)
    .where(eq(place.activityId, given('activityId'))),
)

const seatsOf = statement((q, given: OfActivity) =>
  q
    .select({
      bookingId: seat.id,
      status: seat.status,
      placeNo: seat.placeNo,
      lineNo: seat.lineNo,
      holdUntil: seat.holdUntil,
      offeredUntil: seat.offeredUntil,
      lapsedAt: seat.lapsedAt,
      partnerId: seat.partnerId,
    })
    .from(seat)
    .where(and(eq(seat.activityId, given('activityId')), sql`${seat.status} <> 'cancelled'`)),
)

const reservationsOf = statement((q, given: OfActivity) =>
  q
    .select({
      partnerId: reservation.partnerId,
      places: reservation.places,
      untilAt: reservation.untilAt,
    })
    .from(reservation)
    .where(and(eq(reservation.activityId, given('activityId')), isNull(reservation.withdrawnAt))),
)

/** The one place where free places are given out: releases what ran out and asks the next in line. */
export async function promote(tx: Transaction, locked: Locked, now: Date) {
  const state = await inActivity(tx, locked.id)
  return { ...(await applyPromotions(tx, locked, state, now)), bookings: state.bookings }
}

/** Carries out what the rule decided over a state that was read under the lock. */
export async function applyPromotions(
  tx: Transaction,
  locked: Locked,
  state: State,
  now: Date,
  keep: string | null = null,
): Promise<{ free: FreePlaces; waiting: number }> {
  const decided = promotions(state, locked, now, keep)
  const waitedBefore = state.bookings.filter((b) => b.status === 'waiting').length
  const waiting = waitedBefore + decided.lapsed.length - decided.offers.length
  const moved = [...decided.lapsed, ...decided.offers.map((o) => o.bookingId)]
  if (decided.released.length > 0) await letGo(tx, decided.released, now)
  if (moved.length === 0) return { free: decided.free, waiting }

  const ways = await contactWays(tx, moved)
  for (const bookingId of decided.lapsed) await lapse(tx, bookingId, ways, now)
  for (const offer of decided.offers) await makeOffer(tx, offer, ways, now)
  return { free: decided.free, waiting }
}

/** Lets go of holds that ran out, whoever made them. */
async function letGo(tx: Transaction, holds: string[], now: Date): Promise<void> {
  const ids = sql.join(
    holds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  await tx.execute(sql`select release_holds(array[${ids}], ${now.toISOString()}::timestamptz)`)
}

type Ways = Map<string, 'call' | 'sms' | 'email' | 'card'>

async function contactWays(tx: Transaction, bookingIds: string[]): Promise<Ways> {
  const rows = await tx
    .select({ id: seatContactWay.id, way: seatContactWay.contactWay })
    .from(seatContactWay)
    .where(inArray(seatContactWay.id, bookingIds))
  return new Map(rows.map((r) => [r.id, r.way]))
}

async function lapse(tx: Transaction, bookingId: string, ways: Ways, now: Date): Promise<void> {
  const [row] = await tx
    .update(seat)
    .set({
      status: 'waiting',
      placeNo: null,
      offeredUntil: null,
      lapsedAt: now,
      lineNo: sql`nextval('line')`,
    })
    .where(eq(seat.id, bookingId))
    .returning({ lineNo: seat.lineNo })
  await put(tx, {
    key: `booking:${bookingId}:offer_lapsed:${row?.lineNo}`,
    kind: 'offer_lapsed',
    bookingId,
    contactWay: ways.get(bookingId) ?? 'call',
    seen: false,
    now,
  })
}

async function makeOffer(
  tx: Transaction,
  offer: { bookingId: string; placeNo: number; until: Date },
  ways: Ways,
  now: Date,
) {
  const [row] = await tx
    .update(seat)
    .set({ status: 'offered', placeNo: offer.placeNo, offeredUntil: offer.until })
    .where(eq(seat.id, offer.bookingId))
    .returning({ lineNo: seat.lineNo })
  await put(tx, {
    key: `booking:${offer.bookingId}:offer:${row?.lineNo}`,
    kind: 'offer',
    bookingId: offer.bookingId,
    contactWay: ways.get(offer.bookingId) ?? 'call',
    seen: false,
    now,
  })
}

/** From now on the resident is expected at every meeting of the booked activity. */
export async function expectAtMeetings(tx: Transaction, bookingId: string): Promise<void> {
  await expecting(tx, { bookingId })
}

const expecting = statement((q, given: Given<{ bookingId: string }>) =>
  q.select({ done: sql`expect_at_meetings(${given('bookingId')}::uuid)` }).from(sql`(values (1)) as once`),
)
