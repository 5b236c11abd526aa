import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { activity, booking, guest } from '@/db/schema'
import { type Actor, must } from '../access'
import { database, type Transaction } from '../database'
import type { Person } from '../people/rules'
import { ok, type Result, refuse } from '../result'
import { transaction } from '../transaction'
import { DRAFT_MINUTES, type Draft, draftUntil, hashOf } from './rules'

type Answers = Partial<Pick<Draft, 'topic' | 'name' | 'contactOf' | 'contactWay' | 'contact' | 'ownLaptop'>>

/**
 * Opens a draft for a browser that holds `token`; only the hash of the token is kept. A token that was made
 * from a rendered form opens the same draft twice, so that a double click is one visitor; but only within a
 * minute and before anything was typed, so that the next person at a shared computer never gets into it.
 * Returns the id, or null when the token has been used.
 */
export async function startGuest(actor: Actor, input: { token: string }, now: Date): Promise<string | null> {
  must(actor, 'booking.make')
  const [row] = await database()
    .insert(guest)
    .values({ id: randomUUID(), tokenHash: hashOf(input.token), expiresAt: draftUntil(now) })
    .onConflictDoUpdate({
      target: guest.tokenHash,
      set: { expiresAt: sql`${guest.expiresAt}` },
      setWhere: and(
        gt(guest.expiresAt, new Date(now.getTime() + (DRAFT_MINUTES - 1) * 60_000)),
        isNull(guest.name),
        or(isNull(guest.bookingId), isNotNull(guest.activityId)),
      ),
    })
    .returning({ id: guest.id })
  return row?.id ?? null
}

type Saved = Promise<Result<null, 'guest_gone'>>

/** Keeps which topic a guest needs help with. */
export async function answerTopic(actor: Actor, input: { topic: string }, now: Date): Saved {
  return save(actor, { topic: input.topic }, now)
}

/** Keeps how the resident wants to be called, and whether someone else is filling in. */
export async function answerName(
  actor: Actor,
  input: { name: string; forSomeoneElse: boolean },
  now: Date,
): Saved {
  return save(actor, { name: input.name, contactOf: input.forSomeoneElse ? 'helper' : 'resident' }, now)
}

/** Keeps how the library can reach the resident, or the one who helps. */
export async function answerContact(
  actor: Actor,
  input: { way: Person['contactWay']; contact: string | null },
  now: Date,
): Saved {
  return save(actor, { contactWay: input.way, contact: input.contact }, now)
}

/** Keeps whether the resident brings a laptop to the course. */
export async function answerLaptop(actor: Actor, input: { ownLaptop: boolean }, now: Date): Saved {
  return save(actor, input, now)
}

/** Keeps what a guest has answered so far, and gives them another hour. */
async function save(actor: Actor, input: Answers, now: Date): Saved {
  must(actor, 'booking.make')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  const saved = await database()
    .update(guest)
    .set({ ...input, expiresAt: draftUntil(now) })
    .where(and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now)))
    .returning({ id: guest.id })
  return saved.length > 0 ? ok(null) : refuse('guest_gone')
}

/** Chooses the waiting list of a course that is full: nothing is held. */
export async function chooseWaiting(
  actor: Actor,
  input: { activityId: number },
  now: Date,
): Promise<Result<null, 'guest_gone' | 'unknown'>> {
  must(actor, 'booking.make')
  return transaction<null, 'guest_gone' | 'unknown'>(async (tx) => {
    const [chosen] = await tx
      .select({ id: activity.id })
      .from(activity)
      .where(and(eq(activity.id, input.activityId), eq(activity.kind, 'course')))
    if (!chosen) return refuse('unknown')
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')
    await releaseHold(tx, draft.bookingId)
    await choose(tx, draft.id, { activityId: chosen.id, kind: 'course', bookingId: null })
    return ok(null)
  })
}

/** Forgets a browser: what was typed is gone, a held place is free, an opened booking is closed. */
export async function endGuest(actor: Actor, _input: object, now: Date): Promise<Result<null, never>> {
  must(actor, 'booking.make')
  await database().transaction(async (tx) => {
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return
    await releaseHold(tx, draft.bookingId)
    await tx.delete(guest).where(eq(guest.id, draft.id))
  })
  return ok(null)
}

/** Removes the drafts whose hour is over; returns how many. */
export async function sweepGuests(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'guests.sweep')
  const gone = await database().delete(guest).where(lte(guest.expiresAt, now)).returning({ id: guest.id })
  return gone.length
}

// ---------- for commands that complete a draft, inside their transaction ----------

/** Locks the draft of the asking guest; after the activity, before anything of a resident. */
export async function lockGuest(tx: Transaction, actor: Actor, now: Date): Promise<Draft | null> {
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const [row] = await tx.select().from(guest).where(eq(guest.id, actor.guestId)).for('no key update')
  return row && row.expiresAt > now ? row : null
}

/** The activity a guest has chosen, or has just booked: what the next command has to lock first. */
export async function chosenActivity(actor: Actor, now: Date): Promise<number | null> {
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const [row] = await database()
    .select({ draft: guest.activityId, booked: booking.activityId })
    .from(guest)
    .leftJoin(booking, eq(booking.id, guest.bookingId))
    .where(and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now)))
  return row ? (row.draft ?? row.booked) : null
}

type Choice = { activityId: number; kind: 'consultation' | 'course'; bookingId: string | null }

/** Writes down what a guest chose, and the place that is held for it. */
export async function choose(tx: Transaction, guestId: string, choice: Choice): Promise<void> {
  await tx.update(guest).set(choice).where(eq(guest.id, guestId))
}

/** Lets go of a hold; a booking that is more than a hold stays. */
export async function releaseHold(tx: Transaction, bookingId: string | null): Promise<void> {
  if (bookingId) await tx.delete(booking).where(and(eq(booking.id, bookingId), eq(booking.status, 'held')))
}

/** Empties a draft that has served, and leaves the browser with the booking it made. */
export async function finishDraft(tx: Transaction, guestId: string, bookingId: string): Promise<void> {
  await tx
    .update(guest)
    .set({
      kind: null,
      topic: null,
      activityId: null,
      name: null,
      contactOf: null,
      contactWay: null,
      contact: null,
      ownLaptop: null,
      bookingId,
    })
    .where(eq(guest.id, guestId))
}
