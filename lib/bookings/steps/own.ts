import { and, eq, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { type Locked, lockActivities } from '../../places/steps'
import type { Person } from '../../residents/rules/reach'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asSaid } from '../queries/facts'

/** A booking as it stands under the lock, for who may change it. */
export type Own = {
  id: string
  activityId: number
  status: string
  /** What the resident comes for at a consultation. */
  topic: string | null
  revision: number
  residentId: string
  partnerId: number | null
  openContact: string | null
  /** Booked with a card alone, and not at the library. */
  fromAfar: boolean
  contactKey: string | null
  nameKey: string
  twin: number
  contactWay: Person['contactWay']
  /** Who it is for, as it was said with this booking. */
  said: Person
  /** When the last meeting begins: until then there is something to leave. */
  lastStartsAt: Date
  endsAt: Date
  activityCancelled: boolean
}

/** A booking under the lock of its activity, with what else was locked beside it. */
export type LockedOwn = { own: Own; activity: Locked; others: Map<number, Locked> }

/**
 * Locks the activity of a booking that the actor may change, with those it is about to touch, and looks again; null when
 * it is not theirs to change.
 */
export async function lockOwn(
  tx: Transaction,
  actor: Actor,
  touched: { bookingId: string; activityId?: number },
  now: Date,
): Promise<LockedOwn | null> {
  const before = await ownBooking(tx, actor, touched.bookingId, now)
  if (!before) return null
  const locked = await lockActivities(tx, [before.activityId, touched.activityId ?? before.activityId])
  const own = await ownBooking(tx, actor, touched.bookingId, now)
  const others = new Map(locked.map((one) => [one.id, one]))
  const activity = own && others.get(own.activityId)
  return activity ? { own, activity, others } : null
}

/** A booking that the actor may change, as it stands now; null when it is not theirs to change. */
export async function ownBooking(
  tx: Transaction,
  actor: Actor,
  bookingId: string,
  now: Date,
): Promise<Own | null> {
  const [row] = await tx
    .select({
      id: booking.id,
      activityId: booking.activityId,
      status: booking.status,
      topic: booking.topic,
      revision: booking.revision,
      residentId: resident.id,
      partnerId: booking.partnerId,
      openContact: booking.openContact,
      fromAfar: booking.fromAfar,
      contactKey: resident.contactKey,
      nameKey: resident.nameKey,
      twin: resident.twin,
      contactWay: resident.contactWay,
      said: { ...asSaid, contactWay: resident.contactWay },
      lastStartsAt: lastStart,
      endsAt: activity.endsAt,
      activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(eq(booking.id, bookingId), visibleTo(actor), stillHere(actor, now)))
  return row ?? null
}

const lastStart = sql`(select max(m.starts_at) from meeting m where m.activity_id = ${activity.id})`.mapWith(
  activity.startsAt,
)

/** A browser's hour is over while its page is still open. */
function stillHere(actor: Actor, now: Date) {
  if (actor.kind !== 'guest') return undefined
  return sql`exists (select 1 from guest g
    where g.id = ${actor.guestId}::uuid and g.expires_at > ${now.toISOString()}::timestamptz)`
}

/** Writes in the journal who changed this booking, and how. */
export function noted(tx: Transaction, actor: Actor, own: Own, why: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'booking', why, rowIds: [own.id] }, now)
}
