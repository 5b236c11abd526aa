import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { type CallingHours, usualReach } from '../network/rules/hours'
import { reachOf } from '../network/steps/reach'
import type { Transaction } from '../tools/database'
import { type Given, statement } from '../tools/statement'
import { addDays, atLocal, localDate } from '../tools/time'
import { type ContactWay, channelFor, dueMoment } from './rules'

type Kind = (typeof message.$inferInsert)['kind']

/** What a message is about: exactly one of these; a need together with who works here and hears of it. */
type About = {
  bookingId?: string
  invitationId?: string
  signInId?: string
  needId?: string
  userId?: string
}

export type Put = About & {
  /** One event, one message: the second with the same key is not written. */
  key: string
  kind: Kind
  contactWay: ContactWay
  /** The resident did it on screen, and has read it there. */
  seen: boolean
  /** Not before this moment: what it tells of can still be taken back. */
  earliest?: Date
  now: Date
}

/** Puts a message in the tray, in the transaction of what happened; the postman sends it later. */
export async function put(tx: Transaction, one: Put): Promise<void> {
  const called = channelFor(one.contactWay, one.seen) === 'call'
  await write(tx, one, called ? await reachOf(tx, one.now) : usualReach)
}

/** Puts many in the tray at one moment: the hours are looked up once, and none waits for the other. */
export async function putAll(tx: Transaction, all: Put[], now: Date): Promise<void> {
  const isCalled = all.some((one) => channelFor(one.contactWay, one.seen) === 'call')
  const hours = isCalled ? await reachOf(tx, now) : usualReach
  await Promise.all(all.map((one) => write(tx, one, hours)))
}

/**
 * The first moment at which somebody would still come who has not heard yet that it is another, or none; null when they have
 * heard all there is.
 */
export async function wouldComeAt(tx: Transaction, bookingId: string): Promise<Date | null> {
  const [row] = await tx.execute<{ was: string | null }>(sql`
    select min(substring(key from ':was:(\\d+)')::bigint)::text as was from message
    where booking_id = ${bookingId}::uuid and status = 'due' and kind in ('rescheduled', 'called_off', 'cancelled', 'lessons_changed')`)
  return row?.was ? new Date(Number(row.was)) : null
}

/**
 * Lets a message that somebody has another time, or none, be true of a booking in which something else was put right; `way`
 * is how they are reached from now on, null where that is as it was. Answers whether the library had still to tell them.
 */
export async function tellAnew(
  tx: Transaction,
  { bookingId, before, since }: { bookingId: string; before: number; since: number },
  way: ContactWay | null,
  now: Date,
): Promise<boolean> {
  const [row] = await tx.execute<{ untold: boolean }>(sql`
    select tell_anew(${bookingId}::uuid, ${before}::int, ${since}::int, ${way}, ${now.toISOString()}::timestamptz) as untold`)
  return row?.untold === true
}

async function write(
  tx: Transaction,
  { key, kind, contactWay, seen, earliest, now, ...about }: Put,
  calling: CallingHours,
): Promise<void> {
  const channel = channelFor(contactWay, seen)
  const read = channel === 'card'
  // Letters keep the same hours everywhere; when somebody calls, the library decides.
  const dueAt = dueMoment(kind, channel, earliest ?? now, channel === 'call' ? calling : usualReach)
  const receipt = read ? { status: 'sent', receipt: 'shown_on_screen', finishedAt: now } : unread
  const tonight = atLocal(addDays(localDate(now), 1), '00:00').toISOString()
  const when = { at: now, dueAt, from: now.toISOString(), tonight }
  await putting(tx, { ...nothing, ...about, ...receipt, ...when, id: randomUUID(), key, kind, channel })
}

const unread = { status: 'due', receipt: null, finishedAt: null }
const nothing = { bookingId: null, invitationId: null, signInId: null, needId: null, userId: null }
type New = {
  [of in keyof typeof nothing]: string | null
} & {
  id: string
  key: string
  kind: Kind
  channel: ContactWay
  dueAt: Date
  at: Date
  from: string
  tonight: string
} & {
  status: string
  receipt: string | null
  finishedAt: Date | null
}

const putting = statement((q, given: Given<New>) =>
  q
    .insert(message)
    .values({
      id: given('id'),
      key: given('key'),
      kind: given('kind') as unknown as Kind,
      channel: given('channel') as unknown as ContactWay,
      bookingId: given('bookingId'),
      invitationId: given('invitationId'),
      signInId: given('signInId'),
      needId: given('needId'),
      userId: given('userId'),
      status: given('status') as unknown as 'due',
      receipt: given('receipt'),
      finishedAt: given('finishedAt'),
      // Through `seat`: whoever may put something in the tray need not see whose booking it is.
      lane: sql`case when ${given('signInId')}::uuid is not null or ${given('invitationId')}::uuid is not null then 'door'
        when exists (
        select from seat s join meeting m on m.activity_id = s.activity_id
        where s.id = ${given('bookingId')}::uuid and m.starts_at < ${given('tonight')}::timestamptz
          and m.ends_at > ${given('from')}::timestamptz) then 'today' else 'rest' end`,
      dueAt: given('dueAt'),
      createdAt: given('at'),
    })
    // Without naming the key: whoever may put something in the tray may not look into it.
    .onConflictDoNothing(),
)
