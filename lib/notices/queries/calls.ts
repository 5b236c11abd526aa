import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { activity, enrolUntil, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { branch } from '@/db/tables/network'
import { asSaid } from '../../bookings/queries/facts'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { meetingOf } from '../rules/reminders'
import { isStillTrue, type Standing, type Told } from '../rules/truth'

export type Call = {
  messageId: string
  bookingId: string
  /** What there is to tell. */
  kind:
    | 'confirmation'
    | 'waiting'
    | 'offer'
    | 'offer_lapsed'
    | 'moved'
    | 'cancelled'
    | 'reminder'
    | 'calendar'
  name: string
  /** What to call; null for who has only a card, or whose e-mail could not be delivered. */
  telephone: string | null
  contactOf: 'resident' | 'helper' | 'partner'
  language: 'nl' | 'en' | 'ar'
  code: string
  title: string | null
  branchName: string
  /** Of a reminder the meeting it reminds of, else the first one. */
  startsAt: Date
  offeredUntil: Date | null
  since: Date
}

/** Whom the library still has to call, because nothing else reaches them; what is no longer true is left out. */
export async function callsFor(actor: Actor, now: Date): Promise<Call[]> {
  must(actor, 'calls.make')
  return asActor(actor, async (tx) => {
    const rows = await toCall(tx, actor, now)
    const reminded = await meetingsWith(
      tx,
      rows.flatMap(({ key }) => meetingOf(key) ?? []),
    )
    const calls = rows.flatMap((row): Call[] => {
      const meeting = reminded.get(meetingOf(row.key) ?? 0) ?? null
      if (!isStillTrue(row as Told, row as Standing, meeting, now)) return []
      const {
        key: _,
        status: _s,
        activityId: _a,
        activityCancelled: _c,
        revision: _r,
        endsAt: _e,
        ...call
      } = row
      // A reminder is about its own lesson, not about the first one.
      return [{ ...call, startsAt: meeting?.startsAt ?? row.startsAt } as Call]
    })
    const rowIds = calls.map((call) => call.bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'calls', rowIds }, now)
    return calls
  })
}

function toCall(tx: Transaction, actor: Actor, now: Date) {
  return tx
    .select({
      messageId: message.id,
      key: message.key,
      kind: message.kind,
      bookingId: booking.id,
      status: booking.status,
      revision: booking.revision,
      activityId: activity.id,
      activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
      startsAt: activity.startsAt,
      enrolUntil,
      endsAt: activity.endsAt,
      name: asSaid.name,
      telephone: sql<string | null>`case when ${resident.contactWay} in ('call', 'sms')
        then ${asSaid.contact} end`,
      contactOf: asSaid.contactOf,
      language: asSaid.language,
      code: booking.code,
      title: activity.title,
      branchName: branch.name,
      offeredUntil: booking.offeredUntil,
      since: message.createdAt,
    })
    .from(message)
    .innerJoin(booking, eq(booking.id, message.bookingId))
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(
      and(eq(message.channel, 'call'), eq(message.status, 'due'), visibleTo(actor), gt(activity.endsAt, now)),
    )
    .orderBy(sql`${booking.offeredUntil} nulls last`, asc(activity.startsAt), asc(message.createdAt))
    .limit(500)
}

async function meetingsWith(tx: Transaction, ids: number[]) {
  if (ids.length === 0) return new Map<number, { activityId: number; startsAt: Date }>()
  const rows = await tx
    .select({ id: meeting.id, activityId: meeting.activityId, startsAt: meeting.startsAt })
    .from(meeting)
    .where(inArray(meeting.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}
