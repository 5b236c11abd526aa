import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { type Actor, must, visibleTo } from '../../tools/access'
import { asActor } from '../../tools/transaction'
import { openBefore } from './facts'

/** A consultation on a contact that had one or more open already; from two on the resident heard nothing of it. */
export type PossiblyDouble = {
  bookingId: string
  activityId: number
  branchId: number
  startsAt: Date
  /** How many were open before it. */
  openBefore: number
}

/**
 * The consultations to come that are perhaps not meant, the first one first: on one contact there is another that was
 * made before. Nobody is kept out by it; the desk sees it, and asks.
 */
export async function possiblyDouble(actor: Actor, now: Date): Promise<PossiblyDouble[]> {
  must(actor, 'calls.make')
  return asActor(actor, (tx) =>
    tx
      .select({
        bookingId: booking.id,
        activityId: activity.id,
        branchId: activity.branchId,
        startsAt: activity.startsAt,
        openBefore,
      })
      .from(booking)
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .where(
        and(
          eq(activity.kind, 'consultation'),
          gt(activity.endsAt, now),
          ne(booking.status, 'cancelled'),
          sql`${openBefore} > 0`,
          visibleTo(actor),
        ),
      )
      .orderBy(asc(activity.startsAt), asc(booking.createdAt))
      .limit(500),
  )
}
