import { and, eq, gt, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, guest } from '@/db/tables/booking'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../tools/access'
import { asActor } from '../tools/transaction'
import { hashOf } from './rules'

/** Which guest holds this token, or null when it is unknown or its hour is over. */
export async function guestWith(actor: Actor, token: string, now: Date): Promise<string | null> {
  must(actor, 'agenda.see')
  const [row] = await asActor(actor, (tx) =>
    tx.execute<{ id: string | null }>(
      sql`select guest_with(${hashOf(token)}, ${now.toISOString()}::timestamptz) as id`,
    ),
  )
  return row?.id ?? null
}

/**
 * What a guest has answered so far, with the activity chosen and until when its place is held. Null when
 * there is no draft; `held` is null when nothing is held (any more).
 */
export async function draftOf(actor: Actor, now: Date) {
  must(actor, 'booking.make')
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const own = and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now))
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        topic: guest.topic,
        kind: guest.kind,
        name: guest.name,
        contactOf: guest.contactOf,
        contactWay: guest.contactWay,
        contact: guest.contact,
        ownLaptop: guest.ownLaptop,
        activityId: guest.activityId,
        bookingId: guest.bookingId,
        title: activity.title,
        startsAt: activity.startsAt,
        endsAt: activity.endsAt,
        branchSlug: branch.slug,
        branchName: branch.name,
        branchPhone: branch.phone,
        bookingStatus: booking.status,
        holdUntil: booking.holdUntil,
      })
      .from(guest)
      .leftJoin(activity, eq(activity.id, guest.activityId))
      .leftJoin(branch, eq(branch.id, activity.branchId))
      .leftJoin(booking, eq(booking.id, guest.bookingId))
      .where(own),
  )
  return row ?? null
}

/** What a guest has answered so far. */
export type DraftView = NonNullable<Awaited<ReturnType<typeof draftOf>>>
