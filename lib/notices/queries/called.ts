import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { branch } from '@/db/tables/network'
import { asSaid } from '../../bookings/queries/facts'
import { type Actor, must, visibleTo } from '../../tools/access'
import { note } from '../../tools/journal'
import { atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import type { Told } from '../rules/truth'

export type Called = {
  callId: string
  /** What there was to tell. */
  kind: Told['kind']
  name: string
  title: string | null
  branchName: string
  branchSlug: string
  outcome: 'spoken' | 'no_answer' | 'voicemail' | 'wrong_number'
  answer: 'yes' | 'no' | 'other' | null
  at: Date
  calledBy: string | null
  againAt: Date | null
  undone: boolean
  /** Until when it can be undone; null when that is over, or when there is nothing to undo. */
  undoUntil: Date | null
}

/** What was done of the call list today, the last first, also what was undone. */
export async function calledToday(actor: Actor, now: Date): Promise<Called[]> {
  must(actor, 'calls.make')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        callId: call.id,
        bookingId: booking.id,
        kind: sql<Told['kind']>`${message.kind}`,
        name: asSaid.name,
        title: activity.title,
        branchName: branch.name,
        branchSlug: branch.slug,
        outcome: call.outcome,
        answer: call.answer,
        at: call.at,
        calledBy: sql<string | null>`colleague_name(${call.calledBy})`,
        againAt: call.againAt,
        undone: sql<boolean>`${call.undoneAt} is not null`,
        last: sql<boolean>`not exists (select from call c where c.message_id = ${call.messageId}
          and c.undone_at is null and c.at > ${call.at})`,
      })
      .from(call)
      .innerJoin(message, eq(message.id, call.messageId))
      .innerJoin(booking, eq(booking.id, message.bookingId))
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      .where(and(gte(call.at, atLocal(localDate(now), '00:00')), visibleTo(actor)))
      .orderBy(desc(call.at))
      .limit(500)
    const rowIds = rows.map(({ bookingId }) => bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'called', rowIds }, now)
    return rows.map(({ bookingId: _, last, ...row }) => {
      const until = undoUntil(row.at)
      const open = last && !row.undone && row.answer !== 'no' && until > now
      return { ...row, undoUntil: open ? until : null }
    })
  })
}
