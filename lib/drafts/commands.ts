import { randomUUID } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { guest } from '@/db/tables/booking'
import { firstLetterMatches } from '../residents/rules/names'
import type { Person } from '../residents/rules/reach'
import { type Actor, must } from '../tools/access'
import { type WrongCode, whenRight } from '../tools/guesses'
import { ok, type Result, refuse } from '../tools/result'
import type { Visitor } from '../tools/source'
import { asActor } from '../tools/transaction'
import { DRAFT_MINUTES, type Draft, draftUntil, hashOf } from './rules'
import { finishDraft, hasOpened, lockGuest, releaseHold, renewToken } from './steps'

type Answers = Partial<Pick<Draft, 'topic' | 'name' | 'contactOf' | 'contactWay' | 'contact' | 'ownLaptop'>>

/**
 * Opens a draft for a browser that holds `token`; only the hash of the token is kept. A token that was made
 * from a rendered form opens the same draft twice, so that a double click is one visitor; but only within a
 * minute and before anything was typed, so that the next person at a shared computer never gets into it.
 * Returns the id, or null when the token has been used.
 */
export async function startGuest(actor: Actor, input: { token: string }, now: Date): Promise<string | null> {
  must(actor, 'booking.make')
  const startedAfter = new Date(now.getTime() + (DRAFT_MINUTES - 1) * 60_000).toISOString()
  const [row] = await asActor(actor, (tx) =>
    tx.execute<{ id: string | null }>(sql`
      select start_guest(${randomUUID()}::uuid, ${hashOf(input.token)}, ${draftUntil(now).toISOString()}::timestamptz,
        ${startedAfter}::timestamptz) as id`),
  )
  return row?.id ?? null
}

type Saved = Promise<Result<null, 'guest_gone'>>

/** Keeps which topic a guest needs help with. */
export async function answerTopic(actor: Actor, input: { topic: string }, now: Date): Saved {
  must(actor, 'booking.make')
  return save(actor, { topic: input.topic }, now)
}

/**
 * Keeps how the resident wants to be called, and whether someone else is filling in. With `token` the browser is known by
 * that one from then on: who knew the one before does not read along.
 */
export async function answerName(
  actor: Actor,
  input: { name: string; forSomeoneElse: boolean; token?: string },
  now: Date,
): Saved {
  must(actor, 'booking.make')
  const answers = { name: input.name, contactOf: input.forSomeoneElse ? 'helper' : 'resident' } as const
  return save(actor, answers, now, input.token)
}

/** Keeps how the library can reach the resident, or the one who helps; `token` as with the name. */
export async function answerContact(
  actor: Actor,
  input: { way: Person['contactWay']; contact: string | null; token?: string },
  now: Date,
): Saved {
  must(actor, 'booking.make')
  return save(actor, { contactWay: input.way, contact: input.contact }, now, input.token)
}

/** Keeps whether the resident brings a laptop to the course. */
export async function answerLaptop(actor: Actor, input: { ownLaptop: boolean }, now: Date): Saved {
  must(actor, 'booking.make')
  return save(actor, { ownLaptop: input.ownLaptop }, now)
}

/** Keeps what a guest has answered so far, and gives them another hour. */
async function save(actor: Actor, input: Answers, now: Date, token?: string): Saved {
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  const own = and(eq(guest.id, actor.guestId), gt(guest.expiresAt, now))
  const saved = await asActor(actor, async (tx) => {
    const kept = await tx
      .update(guest)
      .set({ ...input, expiresAt: draftUntil(now) })
      .where(own)
      .returning({ id: guest.id })
    if (token && kept.length > 0) await renewToken(tx, token)
    return kept
  })
  return saved.length > 0 ? ok(null) : refuse('guest_gone')
}

/** Forgets a browser: what was typed is gone, a held place is free, an opened booking is closed. */
export async function endGuest(actor: Actor, _input: object, now: Date): Promise<Result<null, never>> {
  must(actor, 'booking.make')
  await asActor(actor, async (tx) => {
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
  const gone = await asActor(actor, (tx) =>
    tx.delete(guest).where(lte(guest.expiresAt, now)).returning({ id: guest.id }),
  )
  return gone.length
}

/** What is typed to open something, and where from. */
type Typed = { code: string; letter: string; visitor: Visitor }

/**
 * Opens the one booking that belongs to a code and the first letter of a name. The right ones always open; wrong ones are
 * counted (lib/tools/guesses). The browser is known by `token` from then on.
 */
export async function openByCode(
  actor: Actor,
  input: Typed & { token?: string },
  now: Date,
): Promise<Result<{ bookingId: string }, WrongCode | 'guest_gone'>> {
  must(actor, 'booking.change')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  const browser = { guestId: actor.guestId, isKnown: () => asActor(actor, (tx) => hasOpened(tx, actor, now)) }
  return whenRight(input.visitor, browser, now, () =>
    asActor(actor, async (tx) => {
      const [found] = await tx.execute<{ id: string; begins: string }>(
        sql`select booking_id as id, begins from booking_with_code(${input.code})`,
      )
      if (!found || !firstLetterMatches(found.begins, input.letter)) return null
      const draft = await lockGuest(tx, actor, now)
      if (!draft) return null
      await releaseHold(tx, draft.bookingId)
      await finishDraft(tx, draft.id, { bookingId: found.id, code: input.code, token: input.token })
      return { bookingId: found.id }
    }),
  )
}
