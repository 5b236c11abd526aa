import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { NotTaken, Undeliverable } from '../tools/refusal'
import { asActor } from '../tools/transaction'
import { inTrouble, wellAgain } from '../tools/trouble'
import { put } from './steps'

type Kind = (typeof message.$inferSelect)['kind']

/** A message as the postman takes it from the tray. */
export type Due = {
  id: string
  key: string
  kind: Kind
  channel: 'email' | 'sms'
  bookingId: string | null
  invitationId: string | null
  signInId: string | null
  needId: string | null
  userId: string | null
  /** How often it was taken, this time too. */
  attempts: number
}

export type Postman<Letter> = {
  /** The letter as it is true at this moment; null when there is nothing true left to tell. */
  compose: (message: Due, at: Date) => Promise<Letter | null>
  /**
   * Hands the letter over; returns what the other side answered. Gives up at once when `ending` says so: after it
   * somebody else may have the letter in hand. An Undeliverable is not tried again; of a NotTaken health hears.
   */
  send: (letter: Letter, message: Due, ending: AbortSignal) => Promise<string>
}

/** Letters of a lane that are under way at once: what a process holds when it dies may arrive twice. */
const HANDS = { door: 1, today: 1, rest: 2 } as const
export type Lane = keyof typeof HANDS
const LANES = Object.keys(HANDS) as Lane[]

const LEASE_SECONDS = 10
const RENEW_EVERY = 3_000
/** Milliseconds that handing over one letter may take, however often its lease is renewed. */
const LONGEST_SEND = 90_000
/** Milliseconds after which a run takes nothing new, so that health hears of it and the next one goes on. */
const LONGEST_RUN = 60_000
const MOST_TRIES = 8

/**
 * Empties the tray: sends every e-mail and sms that is due, and writes down the receipts. Each lane has hands of its
 * own, so that who stands at the door never waits behind four hundred reminders. A lease of 10 seconds is renewed as
 * long as its letter is under way: a postman who dies on the way leaves one that ends, so that another takes over, and
 * one who is only slow keeps it. Calls and cards are the work of people. Returns how many messages were taken.
 */
export async function deliver<Letter>(
  actor: Actor,
  postman: Postman<Letter>,
  now: Date,
  { lanes = LANES, stopping }: { lanes?: readonly Lane[]; stopping?: AbortSignal } = {},
): Promise<number> {
  must(actor, 'messages.deliver')
  const started = performance.now()
  const past = () => Math.floor(performance.now() - started)
  // A full tray takes longer than a lease: the clock runs on from `now`.
  const clock = () => new Date(now.getTime() + past())
  const hand = async (lane: Lane): Promise<number> => {
    for (let taken = 0; ; taken += 1) {
      const lease = randomUUID()
      const goesOn = past() < LONGEST_RUN && !stopping?.aborted
      const due = goesOn ? await claim(actor, lane, lease, clock()) : undefined
      if (!due) return taken
      await deliverOne({ actor, due, lease, clock }, postman)
    }
  }
  const hands = lanes.flatMap((lane) => Array.from({ length: HANDS[lane] }, () => hand(lane)))
  return (await Promise.all(hands)).reduce((sum, taken) => sum + taken, 0)
}

/** Takes the oldest message of a lane, and counts the try: also one that ends with the death of who took it. */
async function claim(actor: Actor, lane: Lane, lease: string, at: Date): Promise<Due | undefined> {
  const moment = at.toISOString()
  const [due] = await asActor(actor, (tx) =>
    tx.execute<Due>(sql`
    update message set lease = ${lease}::uuid, attempts = attempts + 1,
      leased_until = ${moment}::timestamptz + make_interval(secs => ${LEASE_SECONDS})
    where id = (
      select id from message
      where status = 'due' and lane = ${lane} and channel in ('email', 'sms') and due_at <= ${moment}::timestamptz
        and (leased_until is null or leased_until <= ${moment}::timestamptz)
      order by due_at, id limit 1 for update skip locked)
    returning id, key, kind, channel, booking_id as "bookingId", invitation_id as "invitationId",
      sign_in_id as "signInId", need_id as "needId", user_id as "userId", attempts`),
  )
  return due
}

/** A message in hand: whose it is, and until when is told by the lease. */
type InHand = { actor: Actor; due: Due; lease: string; clock: () => Date }

async function deliverOne<Letter>(held: InHand, postman: Postman<Letter>): Promise<void> {
  const { actor, due, lease, clock } = held
  // Eight postmen died with it in their hands.
  if (due.attempts > MOST_TRIES) return askForCall(held, { status: 'failed', receipt: 'TRIES_OVER' })
  const renewing = renewed(held)
  let outcome: Finish
  try {
    const letter = await postman.compose(due, clock())
    outcome =
      letter === null
        ? { status: 'dropped', receipt: 'no_longer_true' }
        : { status: 'sent', receipt: await postman.send(letter, due, renewing.ending) }
  } catch (error) {
    await renewing.stop()
    return failed(held, error)
  }
  await renewing.stop()
  // Outside the try: a receipt that cannot be written is no failed letter; the lease ends by itself.
  await asActor(actor, async (tx) => {
    await finish(tx, due, lease, outcome, clock())
    if (outcome.status === 'sent') await wellAgain(tx, due.channel)
  })
}

/** Keeps the lease alive; `ending` comes when it is lost, when it could not be renewed in time, or after the longest send. */
function renewed({ actor, due, lease, clock }: InHand): { ending: AbortSignal; stop: () => Promise<void> } {
  const ending = new AbortController()
  const began = clock().getTime()
  let until = began + LEASE_SECONDS * 1000
  let renewing: Promise<unknown> = Promise.resolve()
  const renew = async () => {
    const at = clock().getTime()
    const next = at + LEASE_SECONDS * 1000
    const ours = await asActor(actor, (tx) =>
      tx
        .update(message)
        .set({ leasedUntil: new Date(next) })
        .where(stillOurs(due, lease))
        .returning({ id: message.id }),
    ).then(
      (rows) => rows.length > 0,
      () => null,
    )
    if (ours) until = next
    if (ours === false || clock().getTime() >= until || at - began >= LONGEST_SEND) ending.abort()
  }
  const timer = setInterval(() => {
    renewing = renewing.then(renew)
  }, RENEW_EVERY)
  const stop = async () => {
    clearInterval(timer)
    await renewing
  }
  return { ending: ending.signal, stop }
}

type Finish = { status: 'sent' | 'dropped' | 'failed'; receipt: string }

/** Writes the receipt when the lease is still ours; says whether it was. */
async function finish(tx: Transaction, due: Due, lease: string, outcome: Finish, at: Date): Promise<boolean> {
  const written = await tx
    .update(message)
    .set({ ...outcome, finishedAt: at, lease: null, leasedUntil: null })
    .where(stillOurs(due, lease))
    .returning({ id: message.id })
  return written.length > 0
}

function stillOurs(due: Due, lease: string) {
  return and(eq(message.id, due.id), eq(message.lease, lease), eq(message.status, 'due'))
}

async function failed(held: InHand, error: unknown): Promise<void> {
  const { actor, due, lease, clock } = held
  if (error instanceof NotTaken) await asActor(actor, (tx) => inTrouble(tx, due.channel, error, clock()))
  const over = error instanceof Undeliverable || due.attempts >= MOST_TRIES
  if (over) return askForCall(held, { status: 'failed', receipt: codeOf(error) })
  const again = { dueAt: tryAgainAt(due.attempts, clock()), lease: null, leasedUntil: null }
  await asActor(actor, (tx) => tx.update(message).set(again).where(stillOurs(due, lease)))
}

/** Half a minute after the first failure, twice as long after every next one; all eight take about an hour. */
function tryAgainAt(tries: number, at: Date): Date {
  return new Date(at.getTime() + 15_000 * 2 ** tries)
}

/** Gives up on the machine: a person phones the resident instead. Who asked for a way in asks again. */
async function askForCall({ actor, due, lease, clock }: InHand, outcome: Finish): Promise<void> {
  const at = clock()
  await asActor(actor, async (tx) => {
    const about = due.bookingId ? { bookingId: due.bookingId } : due.needId ? { needId: due.needId } : null
    // Who works here and cannot be reached by letter is nobody's to call.
    if (!(await finish(tx, due, lease, outcome, at)) || about === null || due.userId !== null) return
    // Who was reached there before is not called about it: the number may be a stranger's.
    if (due.kind === 'contact_changed') return
    await put(tx, {
      key: `${due.key}:call`,
      kind: due.kind,
      ...about,
      contactWay: 'call',
      seen: false,
      now: at,
    })
  })
}

/** Only the short code of an error is kept: its text may hold an address. */
function codeOf(error: unknown): string {
  const { responseCode, code } = (error ?? {}) as { responseCode?: unknown; code?: unknown }
  const known = String(responseCode ?? code ?? '')
  return /^\w{1,40}$/.test(known) ? known : 'unknown'
}
