import { createHmac, randomBytes } from 'node:crypto'
import { cache } from 'react'
import { openedBooking } from '@/lib/bookings/queries/opened'
import { startGuest } from '@/lib/drafts/commands'
import { guestWith } from '@/lib/drafts/queries'
import { openedNeed } from '@/lib/needs/queries/resident'
import type { Actor } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { takeAnswer } from '@/lib/tools/crowd'
import { ok, type Result, refuse } from '@/lib/tools/result'
import type { Visitor } from '@/lib/tools/source'
import { dropOwnCookie, ownCookie, setOwnCookie } from './cookies'
import { passCookie, visitor } from './visitor'

/** The name of the cookie by which the browser of a resident is known. */
export const guestCookie = 'wegwijs'

export type Guest = Extract<Actor, { kind: 'guest' }>

/** A guest without a browser token: may look at the agenda and nothing else of anybody. */
export const anyone: Guest = { kind: 'guest', guestId: null }

/** Who is asking on the resident's site; the browser brings only an opaque token. */
export const currentGuest = cache(async (): Promise<Guest> => {
  const token = await ownCookie(guestCookie)
  return token ? { kind: 'guest', guestId: await guestWith(anyone, token, clock()) } : anyone
})

/** A guest, and the token by which this browser is known once it has more to lose than it had. */
export type Coming = { guest: Guest; next: string }

/**
 * The guest of this browser, with a new token and an empty draft when there is none. The token comes from the rendered
 * form, so that two clicks before the first answer arrives are one guest; and so does the one that takes its place, so
 * that the second click is known when the first has changed it. Nobody can work it out who knows only the token, or only
 * the form. For actions only.
 */
export async function ensureGuest(formKey: string | undefined): Promise<Coming> {
  const held = (await ownCookie(guestCookie)) ?? (formKey ? keyed(`guest ${formKey}`) : null)
  const next = held && formKey ? keyed(`after ${held} ${formKey}`) : randomToken()
  const known = await currentGuest()
  if (known.guestId) return { guest: known, next }
  const guest =
    (await guestKnownBy(next)) ??
    (formKey ? await guestHolding(keyed(`guest ${formKey}`)) : null) ??
    (await guestHolding(randomToken())) ??
    anyone
  return { guest, next }
}

async function guestKnownBy(token: string): Promise<Guest | null> {
  const guestId = await guestWith(anyone, token, clock())
  return guestId ? { kind: 'guest', guestId } : null
}

async function guestHolding(token: string): Promise<Guest | null> {
  const guestId = await startGuest(anyone, { token }, clock())
  if (!guestId) return null
  await setOwnCookie(guestCookie, token)
  return { kind: 'guest', guestId }
}

function keyed(text: string): string {
  return createHmac('sha256', config().secret).update(text).digest('base64url')
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * A command after which there is more to see or to do for who has the token of this browser: it gets another one, and the
 * one before is worth nothing.
 */
export function renewing<Input, Value, Reason extends string>(
  command: (actor: Guest, input: Input & { token: string }, now: Date) => Promise<Result<Value, Reason>>,
) {
  return async (actor: Guest, input: Input, now: Date, next: string): Promise<Result<Value, Reason>> => {
    const done = await command(actor, { ...input, token: next }, now)
    if (done.ok) await setOwnCookie(guestCookie, next)
    return done
  }
}

/** Takes the token away from this browser. For actions only. */
async function forgetGuest(): Promise<void> {
  await dropOwnCookie(guestCookie)
}

type Refused = Result<unknown, string>

/** A command that also needs to know where it is asked from. */
export function withVisitor<Input extends { visitor?: Visitor }, Answer extends Refused>(
  command: (actor: Guest, input: Input, now: Date) => Promise<Answer>,
) {
  return async (actor: Guest, input: Omit<Input, 'visitor'>, now: Date): Promise<Answer> =>
    command(actor, { ...input, visitor: await visitor() } as Input, now)
}

/** Gives this browser a pass for the answer to a sum. For actions only. */
export async function handInSum(
  _actor: Actor,
  { answer, ...sum }: { salt: string; hash: string; signature: string; answer: number },
  now: Date,
): Promise<Result<null, 'not_solved'>> {
  const pass = await takeAnswer(sum, answer, await visitor(), now)
  if (!pass) return refuse('not_solved')
  await setOwnCookie(passCookie, pass)
  return ok(null)
}

/**
 * A command on the one booking that this browser has opened. A form never chooses it; but when it showed another one,
 * because in another window another was opened since, nothing is done.
 */
export function withOpenedBooking<Input extends { bookingId: string }, Value, Reason extends string>(
  command: (actor: Guest, input: Input, now: Date) => Promise<Result<Value, Reason>>,
): (
  actor: Guest,
  input: Omit<Input, 'bookingId'> & { booking?: string },
  now: Date,
) => Promise<Result<Value, Reason | 'not_open' | 'other_booking'>> {
  return async (actor, input, now) => {
    const opened = await openedBooking(actor, now)
    if (!opened) return refuse('not_open')
    if (input.booking && input.booking !== opened.bookingId) return refuse('other_booking')
    return command(actor, { ...input, bookingId: opened.bookingId } as Input, now)
  }
}

/**
 * The same with the one need that this browser has opened. What cannot be done any more is shown as it stands by then.
 */
export function withOpenedNeed<Input extends { needId: string }, Value>(
  command: (actor: Guest, input: Input, now: Date) => Promise<Result<Value, string>>,
): (
  actor: Guest,
  input: Omit<Input, 'needId'> & { need?: string },
  now: Date,
) => Promise<Result<Value, 'not_open' | 'other_need' | 'need_changed'>> {
  return async (actor, input, now) => {
    const opened = await openedNeed(actor, now)
    if (!opened) return refuse('not_open')
    if (input.need && input.need !== opened.needId) return refuse('other_need')
    const done = await command(actor, { ...input, needId: opened.needId } as Input, now)
    return done.ok ? done : refuse('need_changed')
  }
}

/** A command after which this browser holds nothing any more. */
export function forgetting<Input, Answer extends Refused>(
  command: (actor: Guest, input: Input, now: Date) => Promise<Answer>,
) {
  return async (actor: Guest, input: Input, now: Date): Promise<Answer> => {
    const answer = await command(actor, input, now)
    await forgetGuest()
    return answer
  }
}
