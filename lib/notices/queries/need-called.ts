import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { event, needContact } from '@/db/tables/needs'
import type { Answer } from '../../needs/rules/ends'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'

export type NeedCalled = {
  about: 'need'
  callId: string
  name: string
  outcome: 'spoken' | 'no_answer' | 'voicemail' | 'wrong_number'
  /** What she said, where she said something. */
  says: Answer | null
  at: Date
  calledBy: string | null
  againAt: Date | null
  undone: boolean
  /** Until when it can be undone; null when that is over, or when there is nothing to undo. */
  undoUntil: Date | null
}

/** What was done today of the calls about needs, the last first, also what was undone. */
export async function needCalledToday(actor: Actor, now: Date): Promise<NeedCalled[]> {
  must(actor, 'calls.make')
  return asActor(
    actor,
    async (tx) => {
      const rows = await tx
        .select(columns)
        .from(call)
        .innerJoin(message, eq(message.id, call.messageId))
        .innerJoin(needContact, eq(needContact.needId, message.needId))
        // What a call wrote down of the need was written at the same moment, by the same hand.
        .leftJoin(
          event,
          and(
            eq(event.needId, needContact.needId),
            eq(event.at, call.at),
            eq(event.userId, call.calledBy),
            inArray(event.kind, ['answered']),
          ),
        )
        .where(gte(call.at, atLocal(localDate(now), '00:00')))
        .orderBy(desc(call.at))
        .limit(500)
      const rowIds = rows.map(({ needId }) => needId)
      await note(tx, actor, { verb: 'see', kind: 'need', why: 'called', rowIds }, now)
      return rows.map(({ needId: _, last, ...row }) => {
        const until = undoUntil(row.at)
        const isOpen = last && !row.undone && row.says !== 'stop' && until > now
        return { ...row, about: 'need' as const, undoUntil: isOpen ? until : null }
      })
    },
    now,
  )
}

const columns = {
  callId: call.id,
  needId: needContact.needId,
  name: needContact.name,
  outcome: call.outcome,
  says: sql<Answer | null>`${event.detail}`,
  at: call.at,
  calledBy: sql<string | null>`colleague_name(${call.calledBy})`,
  againAt: call.againAt,
  undone: sql<boolean>`${call.undoneAt} is not null`,
  last: sql<boolean>`not exists (select from call c where c.message_id = ${call.messageId}
    and c.undone_at is null and c.at > ${call.at})`,
}
