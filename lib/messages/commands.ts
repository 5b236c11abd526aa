import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { asActor } from '../tools/transaction'
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
  /** How often it has been tried in vain. */
  attempts: number
}

export type Postman<Letter> = {
  /** The letter as it is true at this moment; null when there is nothing true left to tell. */
  compose: (message: Due, at: Date) => Promise<Letter | null>
  /** Hands the letter over; returns what the other side answered. */
  send: (letter: Letter, message: Due) => Promise<string>
}

const BATCH = 2
const LEASE_SECONDS = 10
const MOST_TRIES = 8

/**
 * Empties the tray: sends every e-mail and sms that is due, and writes down the receipts. A postman who dies
 * on the way leaves a lease that ends after 10 seconds, so that another one takes over. Calls and cards are
 * the work of people. Returns how many messages were taken.
 */
export async function deliver<Letter>(actor: Actor, postman: Postman<Letter>, now: Date): Promise<number> {
  must(actor, 'messages.deliver')
  const started = performance.now()
  // A full tray takes longer than a lease: the clock runs on from `now`.
  const clock = () => new Date(now.getTime() + Math.floor(performance.now() - started))
  let taken = 0
  for (;;) {
    const lease = randomUUID()
    const batch = await claim(actor, lease, clock())
    if (batch.length === 0) return taken
    taken += batch.length
    await Promise.all(batch.map((due) => deliverOne(actor, due, lease, postman, clock)))
  }
}

async function claim(actor: Actor, lease: string, at: Date): Promise<Due[]> {
  const moment = at.toISOString()
  const rows = await asActor(actor, (tx) =>
    tx.execute<Due>(sql`
    update message set lease = ${lease}::uuid,
      leased_until = ${moment}::timestamptz + make_interval(secs => ${LEASE_SECONDS})
    where id in (
      select id from message
      where status = 'due' and channel in ('email', 'sms') and due_at <= ${moment}::timestamptz
        and (leased_until is null or leased_until <= ${moment}::timestamptz)
      order by due_at, id limit ${BATCH} for update skip locked)
    returning id, key, kind, channel, booking_id as "bookingId", invitation_id as "invitationId",
      sign_in_id as "signInId", attempts`),
  )
  return [...rows]
}

async function deliverOne<Letter>(
  actor: Actor,
  due: Due,
  lease: string,
  postman: Postman<Letter>,
  clock: () => Date,
) {
  let outcome: Finish
  try {
    const letter = await postman.compose(due, clock())
    outcome =
      letter === null
        ? { status: 'dropped', receipt: 'no_longer_true' }
        : { status: 'sent', receipt: await postman.send(letter, due) }
  } catch (error) {
    return failed(actor, due, lease, codeOf(error), clock())
  }
  // Outside the try: a receipt that cannot be written is no failed letter; the lease ends by itself.
  await asActor(actor, (tx) => finish(tx, due, lease, outcome, clock()))
}

type Finish = { status: 'sent' | 'dropped' | 'failed'; receipt: string; attempts?: number }

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

async function failed(actor: Actor, due: Due, lease: string, code: string, at: Date): Promise<void> {
  const attempts = due.attempts + 1
  if (attempts >= MOST_TRIES)
    return askForCall(actor, due, lease, { status: 'failed', receipt: code, attempts }, at)
  const again = { attempts, dueAt: tryAgainAt(due.attempts, at), lease: null, leasedUntil: null }
  await asActor(actor, (tx) => tx.update(message).set(again).where(stillOurs(due, lease)))
}

/** Half a minute after the first failure, twice as long after every next one; all eight take about an hour. */
function tryAgainAt(attemptsBefore: number, at: Date): Date {
  return new Date(at.getTime() + 30_000 * 2 ** attemptsBefore)
}

/** Gives up on the machine: a person phones the resident instead. Who asked for a way in asks again. */
async function askForCall(actor: Actor, due: Due, lease: string, outcome: Finish, at: Date): Promise<void> {
  await asActor(actor, async (tx) => {
    if (!(await finish(tx, due, lease, outcome, at)) || due.bookingId === null) return
    await put(tx, {
      key: `${due.key}:call`,
      kind: due.kind,
      bookingId: due.bookingId,
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
