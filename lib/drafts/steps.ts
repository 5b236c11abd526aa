import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm'
import { booking, guest } from '@/db/tables/booking'
import type { Actor } from '../tools/access'
import type { Transaction } from '../tools/database'
import { type Draft, hashOf } from './rules'

/** Locks the draft of the asking guest; after the activity, before anything of a resident. */
export async function lockGuest(tx: Transaction, actor: Actor, now: Date): Promise<Draft | null> {
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const [row] = await tx.select().from(guest).where(eq(guest.id, actor.guestId)).for('no key update')
  return row && row.expiresAt > now ? row : null
}

/** Whether a browser has made a booking, or opened one or a need with its code. */
export async function hasOpened(tx: Transaction, actor: Actor, now: Date): Promise<boolean> {
  if (actor.kind !== 'guest' || actor.guestId === null) return false
  const [row] = await tx
    .select({ id: guest.id })
    .from(guest)
    .leftJoin(booking, and(eq(booking.id, guest.bookingId), ne(booking.status, 'held')))
    .where(
      and(
        ...[eq(guest.id, actor.guestId), gt(guest.expiresAt, now)],
        or(isNotNull(booking.id), isNotNull(guest.needId)),
      ),
    )
  return row !== undefined
}

type Choice = { activityId: number; kind: 'consultation' | 'course'; bookingId: string | null }

/** Writes down what a guest chose, and the place that is held for it. */
export async function choose(tx: Transaction, guestId: string, choice: Choice): Promise<void> {
  const { bookingId, ...chosen } = choice
  await tx.update(guest).set(chosen).where(eq(guest.id, guestId))
  await tx.execute(sql`select guest_holds(${bookingId}::uuid, null, null)`)
}

/**
 * The same, of a place that is free and held for nobody: as if what was held for this browser had run out. Without anything
 * (`choose` with null) it is the line of a course.
 */
export async function chooseUnheld(
  tx: Transaction,
  guestId: string,
  chosen: Omit<Choice, 'bookingId'>,
): Promise<void> {
  await tx.update(guest).set(chosen).where(eq(guest.id, guestId))
  await tx.execute(sql`select guest_holds_nothing()`)
}

/** Lets go of a hold; a booking that is more than a hold stays. */
export async function releaseHold(tx: Transaction, bookingId: string | null): Promise<void> {
  if (bookingId) await tx.delete(booking).where(and(eq(booking.id, bookingId), eq(booking.status, 'held')))
}

/** What a browser has from now on, and the token by which it is known then; without one it is known no more. */
type Had = { bookingId: string; code: string | null; token: string | undefined }

/**
 * Empties a draft that has served, and leaves the browser with the booking it made, or the one whose code it brought. The
 * token that it had until now opens nothing any more: somebody else may have put it there.
 */
export async function finishDraft(tx: Transaction, guestId: string, had: Had): Promise<void> {
  await tx.update(guest).set(nothing).where(eq(guest.id, guestId))
  const { bookingId, code, token } = had
  await tx.execute(sql`select guest_holds(${bookingId}::uuid, ${code}, ${hashOf(token ?? nobodys())})`)
}

/** Leaves the browser with the need whose code it brought, known by another token from then on. */
export async function openNeedInDraft(
  tx: Transaction,
  { needId, code, token }: { needId: string; code: string; token: string | undefined },
): Promise<void> {
  await tx.execute(sql`select guest_opens_need(${needId}::uuid, ${code}, ${hashOf(token ?? nobodys())})`)
}

/** Lets a browser be known by another token from now on. */
export async function renewToken(tx: Transaction, token: string): Promise<void> {
  await tx.execute(sql`select guest_renews(${hashOf(token)})`)
}

/** A token that is told to nobody. */
const nobodys = () => randomBytes(32).toString('base64url')

/** Empties a draft, with the place that was held for it: this browser is about to open something else. */
export async function closeDraft(tx: Transaction, { id, bookingId }: Draft): Promise<void> {
  await releaseHold(tx, bookingId)
  await tx.update(guest).set(nothing).where(eq(guest.id, id))
}

/** All that was typed or chosen: the compiler asks for a column that is forgotten here. */
const nothing: Record<
  Exclude<keyof Draft, 'id' | 'tokenHash' | 'bookingId' | 'needId' | 'expiresAt'>,
  null
> = {
  kind: null,
  topic: null,
  activityId: null,
  name: null,
  contactOf: null,
  contactWay: null,
  contact: null,
  ownLaptop: null,
}
