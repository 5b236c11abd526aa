import { and, desc, eq, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { keyWithWas, wasAt } from '../../messages/rules'
import { put } from '../../messages/steps'
import { reachOf } from '../../network/steps/reach'
import { giveTask } from '../../tasks/steps'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { isMomentToTry, momentsToTry, type Outcome, untilOf } from '../rules/calls'
import type { Told } from '../rules/truth'
import { beginsAt } from './meetings'

/** A message that somebody calls about. */
export type ToCall = {
  messageId: string
  kind: Told['kind']
  of: 'consultation' | 'course'
  bookingId: string
  dueAt: Date
  /** After this moment calling makes no sense. */
  until: Date
}

/** What there is to call about, while nobody has finished it. */
export async function toCallAbout(
  tx: Transaction,
  actor: Actor,
  messageId: string,
  now: Date,
): Promise<ToCall | null> {
  const [row] = await tx
    .select({
      messageId: message.id,
      key: message.key,
      kind: message.kind,
      of: activity.kind,
      activityId: activity.id,
      bookingId: booking.id,
      dueAt: message.dueAt,
      offeredUntil: booking.offeredUntil,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
    })
    .from(message)
    .innerJoin(booking, eq(booking.id, message.bookingId))
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .where(and(eq(message.id, messageId), isCall, visibleTo(actor)))
  if (!row) return null
  const startsAt = (await beginsAt(tx, row, now)) ?? row.startsAt
  return {
    ...row,
    kind: row.kind as Told['kind'],
    until: untilOf({ ...row, startsAt, was: wasAt(row.key) }, now),
  }
}

const isCall = and(eq(message.channel, 'call'), eq(message.status, 'due'))

/** Writes into the message how a call ended, unless a colleague has it, or was first; says whether it was written. */
export async function closeMessage(
  tx: Transaction,
  messageId: string,
  userId: string,
  change: Partial<typeof message.$inferInsert>,
  now: Date,
): Promise<boolean> {
  const written = await tx
    .update(message)
    .set(change)
    .where(and(eq(message.id, messageId), isCall, isFreeFor(userId, now)))
    .returning({ id: message.id })
  return written.length > 0
}

function isFreeFor(userId: string, now: Date) {
  return or(isNull(message.leasedUntil), lte(message.leasedUntil, now), eq(message.lease, userId))
}

const nobodys = { lease: null, leasedUntil: null }

/**
 * What becomes of the message after a call, and when somebody calls again: at the moment that was chosen, else at the one
 * that is proposed. Null when that moment cannot be; who could not be reached becomes a task.
 */
export async function afterCall(
  tx: Transaction,
  { messageId, until }: ToCall,
  { outcome, again }: { outcome: Outcome; again?: Date },
  now: Date,
): Promise<{ change: Partial<typeof message.$inferInsert>; againAt: Date | null } | null> {
  const over = { ...nobodys, finishedAt: now, receipt: `called_${outcome}` }
  if (outcome === 'spoken') return { change: { ...over, status: 'sent' }, againAt: null }
  const failed = { change: { ...over, status: 'failed' as const }, againAt: null }
  if (outcome === 'wrong_number') return failed
  const before = await tx
    .select({ at: call.at })
    .from(call)
    .where(and(eq(call.messageId, messageId), isNull(call.undoneAt)))
  const hours = await reachOf(tx, now)
  const [proposed] = momentsToTry(
    now,
    before.map(({ at }) => at),
    until,
    hours,
  )
  if (!proposed) return failed
  if (again && !isMomentToTry(again, now, until, hours)) return null
  const againAt = again ?? proposed
  return { change: { ...nobodys, dueAt: againAt }, againAt }
}

/** What somebody has to do after a call that did not end it. */
export async function taskAfter(
  tx: Transaction,
  { bookingId }: ToCall,
  made: { callId: string; outcome: Outcome; other: boolean; givenUp: boolean },
  now: Date,
): Promise<void> {
  const about = { bookingId, callId: made.callId }
  if (made.other) await giveTask(tx, { ...about, kind: 'something_else', owner: 'coordinator' }, now)
  if (made.outcome === 'wrong_number')
    await giveTask(tx, { ...about, kind: 'wrong_number', owner: 'adviser' }, now)
  else if (made.givenUp) await giveTask(tx, { ...about, kind: 'not_reached', owner: 'coordinator' }, now)
}

type Made = { messageId: string; dueBefore: Date }

/** A call that nobody has called after; the row of its message is locked, so that it is undone once. */
export async function lastCall(tx: Transaction, callId: string) {
  const [row] = await tx
    .select({
      callId: call.id,
      messageId: message.id,
      key: message.key,
      bookingId: message.bookingId,
      needId: message.needId,
      kind: sql<Told['kind']>`${message.kind}`,
      calledBy: call.calledBy,
      at: call.at,
      answer: call.answer,
      dueBefore: call.dueBefore,
    })
    .from(call)
    .innerJoin(message, eq(message.id, call.messageId))
    .where(and(eq(call.id, callId), isNull(call.undoneAt)))
    .for('update')
  if (!row) return null
  const [last] = await tx
    .select({ id: call.id })
    .from(call)
    .where(and(eq(call.messageId, row.messageId), isNull(call.undoneAt)))
    .orderBy(desc(call.at))
    .limit(1)
  return last?.id === callId ? row : null
}

/** Puts a message back where it was before a call. */
export async function dueAgain(tx: Transaction, { messageId, dueBefore }: Made): Promise<void> {
  const again = { status: 'due', receipt: null, finishedAt: null, dueAt: dueBefore } as const
  await tx
    .update(message)
    .set({ ...again, lease: null, leasedUntil: null })
    .where(eq(message.id, messageId))
}

/** Puts on the list that somebody is to hear of the time they have now, in time for the one of which `told` spoke. */
export async function tellNewTime(
  tx: Transaction,
  { bookingId, told }: { bookingId: string; told: string },
  now: Date,
): Promise<void> {
  const [row] = await tx.select({ revision: booking.revision }).from(booking).where(eq(booking.id, bookingId))
  const [key, was] = [`booking:${bookingId}:rescheduled:${row?.revision}`, wasAt(told)]
  const about = { kind: 'rescheduled', bookingId, contactWay: 'call', seen: false, now } as const
  await put(tx, { ...about, key: was ? keyWithWas(key, was) : key })
}

/**
 * Whether something newer tells of this booking than that it was made: whoever calls then says how it stands now, and
 * nobody calls about the first beside it.
 */
export function overtaken(_tx: Transaction, of: { bookingId: SQLWrapper; createdAt: SQLWrapper } = message) {
  return sql<boolean>`exists (select from message n where n.booking_id = ${of.bookingId} and n.status <> 'dropped'
    and (n.kind in ('moved', 'rescheduled') or n.kind in ('lessons_changed', 'new_address', 'reminder')
      and n.created_at > ${of.createdAt}))`
}

const momentsOf = (texts: string[]) => texts.map((text) => new Date(text))

/** Who has taken a call, and how often somebody called in vain: columns beside those of a message. */
export function takenAndTried(_tx: Transaction, actor: Actor, moment: SQL) {
  const taken = sql`${message.leasedUntil} > ${moment}`
  const who = actor.kind === 'staff' ? actor.userId : null
  return {
    takenBy: sql<string | null>`case when ${taken} then colleague_name(${message.lease}) end`,
    mine: sql<boolean>`coalesce(${taken} and ${message.lease} = ${who}::uuid, false)`,
    tries: sql<Date[]>`(select coalesce(json_agg(c.at order by c.at), '[]') from call c
      where c.message_id = ${message.id} and c.undone_at is null)`.mapWith(momentsOf),
  }
}
