import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { activity, enrolUntil } from '@/db/tables/agenda'
import { seat, seatContactWay } from '@/db/views'
import { put } from '../messages/steps'
import { usualReach, type Way } from '../network/rules/hours'
import { reachOf } from '../network/steps/reach'
import type { Transaction } from '../tools/database'
import { type Given, statement } from '../tools/statement'
import {
  type FreePlaces,
  type InActivity,
  isUntold,
  promotions,
  type State,
  type Telling,
} from './rules/places'
import { fewerPlaces } from './steps/capacity'

export type Locked = {
  id: number
  kind: 'consultation' | 'course'
  startsAt: Date
  endsAt: Date
  /** Until when someone can still come in. */
  enrolUntil: Date
  cancelledAt: Date | null
  publishedAt: Date | null
  /** Since when somebody lets it stand though the plan has it no more. */
  keptAt: Date | null
  /** What can be asked at a consultation; null: everything. */
  topics: readonly string[] | null
}

/** Locks activities, lowest id first, so that no two commands ever wait for each other in a circle. */
export function lockActivities(tx: Transaction, ids: number[]): Promise<Locked[]> {
  return locking(tx, { ids: `{${[...new Set(ids)].join()}}` })
}

const locking = statement((q, given: Given<{ ids: string }>) =>
  q
    .select({
      ...{ id: activity.id, kind: activity.kind, startsAt: activity.startsAt, endsAt: activity.endsAt },
      ...{ enrolUntil, cancelledAt: activity.cancelledAt, publishedAt: activity.publishedAt },
      ...{ keptAt: activity.keptAt, topics: activity.topics },
    })
    .from(activity)
    .where(sql`${activity.id} = any(${given('ids')}::bigint[])`)
    .orderBy(asc(activity.id))
    .for('no key update'),
)

/** Reads who is inside an activity and what is left of it at this moment; call it under the lock. */
export async function inActivity(tx: Transaction, activityId: number, now: Date): Promise<State> {
  const given = { activityId, at: now.toISOString() }
  const [bookings, numbers, kept] = await Promise.all([
    seatsOf(tx, given),
    freeOf(tx, given),
    keptOf(tx, given),
  ])
  return {
    bookings: bookings as InActivity[],
    free: {
      numbers: numbers.map((row) => row.number),
      kept: new Map(kept.map((row) => [row.partnerId, row.places])),
    },
    extra: numbers[0]?.extra ?? 0,
    telling: await tellingOf(tx, bookings as InActivity[], numbers.length > 0, now),
  }
}

const nothingToTell: Telling = { reach: usualReach, ways: new Map(), untold: new Map() }

/** How those who can be asked now hear it; most of the time there is nobody, and nothing is read. */
async function tellingOf(tx: Transaction, all: InActivity[], isFree: boolean, now: Date): Promise<Telling> {
  const gone = all.filter(({ offeredUntil }) => offeredUntil !== null && offeredUntil <= now)
  const line = isFree ? all.filter(({ status }) => status === 'waiting') : []
  if (gone.length + line.length === 0) return nothingToTell
  const reach = await reachOf(tx, now)
  const ways = await contactWays(
    tx,
    [...gone, ...line].map(({ bookingId }) => bookingId),
  )
  const untold = new Map<string, 'due' | 'dropped'>()
  for (const one of await toTell(tx, gone)) {
    const { offeredUntil } = gone.find(({ bookingId }) => bookingId === one.bookingId) as InActivity
    if (!offeredUntil || !isUntold({ ...one, offeredUntil }, reach)) continue
    untold.set(one.bookingId, one.dropped ? 'dropped' : 'due')
    // Whose letter did not arrive is called.
    ways.set(one.bookingId, one.way)
  }
  return { reach, ways, untold }
}

/** Offers that ran out while their letter was still in the tray or their call on the list, or before the letter left. */
async function toTell(tx: Transaction, gone: InActivity[]) {
  if (gone.length === 0) return []
  const ids = arrayOf(gone.map(({ bookingId }) => bookingId))
  const rows = await tx.execute<{ bookingId: string; way: Way; dueAt: string; dropped: boolean }>(sql`
    select booking_id as "bookingId", channel as way, due_at as "dueAt", dropped from offers_to_tell(${ids})`)
  return [...rows].map((row) => ({ ...row, dueAt: new Date(row.dueAt) }))
}

type OfActivity = Given<{ activityId: number; at: string }>

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

const freeOf = statement((q, given: OfActivity) =>
  q
    .select({
      number: sql<number>`number`,
      extra: sql<number>`(select count(*)::int from overbooked o where o.activity_id = ${given('activityId')})`,
    })
    .from(sql`empty_places(${given('activityId')}, ${given('at')}::timestamptz) as number`),
)

const keptOf = statement((q, given: OfActivity) =>
  q
    .select({ partnerId: sql<number>`partner_id::int`, places: sql<number>`places` })
    .from(sql`kept_places(${given('activityId')}, ${given('at')}::timestamptz)`),
)

/** The one place where free places are given out: releases what ran out and asks the next in line. */
export async function promote(tx: Transaction, locked: Locked, now: Date): Promise<Standing> {
  return applyPromotions(tx, locked, await inActivity(tx, locked.id, now), now)
}

/** How an activity stands once whoever was due has been asked: what is left, who is inside, and how many wait. */
export type Standing = {
  free: FreePlaces
  bookings: InActivity[]
  waiting: number
  /** Who is passed over, because nobody could tell them in time. */
  passedOver: string[]
}

/** Carries out what the rule decided over a state that was read under the lock; returns how it stands afterwards. */
export async function applyPromotions(
  tx: Transaction,
  locked: Locked,
  state: State,
  now: Date,
  keep: string | null = null,
): Promise<Standing> {
  const { released, lapsed, offers, passedOver, free, disappearing } = promotions(state, locked, now, keep)
  if (released.length > 0) await letGo(tx, released, now)
  const { ways, untold } = state.telling
  const after = new Map(state.bookings.map((one) => [one.bookingId, one]))
  for (const id of released) after.delete(id)
  for (const id of lapsed)
    after.set(id, { ...(after.get(id) as InActivity), ...(await lapse(tx, id, ways, now)) })
  for (const one of offers)
    after.set(one.bookingId, {
      ...(after.get(one.bookingId) as InActivity),
      ...(await makeOffer(tx, one, { way: ways.get(one.bookingId), before: untold.get(one.bookingId) }, now)),
    })
  // Only now does nobody sit there any more.
  if (disappearing.length > 0)
    await tx.execute(
      sql`select remove_places(${locked.id}, ${`{${disappearing.join()}}`}::smallint[], ${now.toISOString()}::timestamptz)`,
    )
  const bookings = [...after.values()]
  const waiting = bookings.filter((b) => b.status === 'waiting').length
  if (locked.keptAt === null || free.numbers.length === 0) return { free, bookings, waiting, passedOver }
  // What is let stand is for who was promised it: whoever leaves leaves a place to nobody.
  await fewerPlaces(tx, locked.id, 0)
  return { free: { ...free, numbers: [] }, bookings, waiting, passedOver }
}

/** Lets go of holds that ran out, whoever made them. */
async function letGo(tx: Transaction, holds: string[], now: Date): Promise<void> {
  await tx.execute(sql`select release_holds(${arrayOf(holds)}, ${now.toISOString()}::timestamptz)`)
}

/** Bookings as a function of the database takes them; never none, for an empty array has no type. */
function arrayOf(bookingIds: string[]) {
  const ids = bookingIds.map((id) => sql`${id}::uuid`)
  return sql`array[${sql.join(ids, sql`, `)}]`
}

type Ways = ReadonlyMap<string, Way>

async function contactWays(tx: Transaction, bookingIds: string[]): Promise<Map<string, Way>> {
  const rows = await tx
    .select({ id: seatContactWay.id, way: seatContactWay.contactWay })
    .from(seatContactWay)
    .where(inArray(seatContactWay.id, bookingIds))
  return new Map(rows.map((r) => [r.id, r.way]))
}

async function lapse(tx: Transaction, bookingId: string, ways: Ways, now: Date) {
  const back = { status: 'waiting', placeNo: null, offeredUntil: null, lapsedAt: now } as const
  const [row] = await tx
    .update(seat)
    .set({ ...back, lineNo: sql`nextval('line')` })
    .where(eq(seat.id, bookingId))
    .returning({ lineNo: seat.lineNo })
  const lineNo = row?.lineNo ?? 0
  const kind = 'offer_lapsed'
  const contactWay = ways.get(bookingId) ?? 'call'
  const key = `booking:${bookingId}:${kind}:${lineNo}`
  await put(tx, { key, kind, bookingId, contactWay, seen: false, now })
  return { ...back, lineNo }
}

async function makeOffer(
  tx: Transaction,
  { bookingId, placeNo, until }: { bookingId: string; placeNo: number; until: Date },
  told: { way: Way | undefined; before: 'due' | 'dropped' | undefined },
  now: Date,
) {
  const offered = { status: 'offered', placeNo, offeredUntil: until } as const
  const [row] = await tx
    .update(seat)
    .set(offered)
    .where(eq(seat.id, bookingId))
    .returning({ lineNo: seat.lineNo })
  const kind = 'offer'
  const contactWay = told.way ?? 'call'
  // A letter that is still in the tray tells of this offer; one that was dropped never comes back.
  const again = told.before === 'dropped' ? `:${until.getTime()}` : ''
  const key = `booking:${bookingId}:${kind}:${row?.lineNo}${again}`
  if (told.before !== 'due') await put(tx, { key, kind, bookingId, contactWay, seen: false, now })
  return offered
}

/** The resident is expected at the meetings to come as long as the booking has a place; what has begun stays as it was. */
export async function expectAtMeetings(tx: Transaction, bookingId: string, now: Date): Promise<void> {
  await expecting(tx, { bookingId, at: now.toISOString() })
}

const expecting = statement((q, given: Given<{ bookingId: string; at: string }>) =>
  q
    .select({ done: sql`expect_at_meetings(${given('bookingId')}::uuid, ${given('at')}::timestamptz)` })
    .from(sql`(values (1)) as once`),
)
