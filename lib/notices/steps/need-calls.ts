import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { need } from '@/db/tables/needs'
import { reachOf } from '../../network/steps'
import type { Transaction } from '../../tools/database'
import { isNeedMoment, needCallUntil, needMoments } from '../rules/need-calls'
import { isNeedStillTrue, type NeedTold } from '../rules/need-truth'
import { needStandings } from './needs'

/** What somebody calls a resident about, while nobody has finished it. */
export const isNeedCall = and(
  eq(message.channel, 'call'),
  sql`${message.status} = 'due'`,
  isNotNull(message.needId),
  isNull(message.userId),
)

/** Of a need that has ended there is nothing to tell but the question how it went. */
export const mayBeTrue = or(isNull(need.endedAt), eq(message.kind, 'need_ask'))

type Telling = { messageId: string; needId: string; kind: string; key: string }

/** Of what there is to call about, what is still so. */
export async function stillTrue<Row extends Telling>(tx: Transaction, rows: Row[]): Promise<Row[]> {
  const standings = await needStandings(tx, [...new Set(rows.map(({ needId }) => needId))])
  return rows.filter((row) => {
    const standing = standings.get(row.needId)
    return standing !== undefined && isNeedStillTrue(row as NeedTold, standing)
  })
}

/** Until when each of those has to be called whom somebody has to call now about a need; nothing of whom. */
export async function needCallsDue(tx: Transaction, now: Date): Promise<Date[]> {
  const rows = await tx
    .select({
      messageId: message.id,
      needId: need.id,
      kind: message.kind,
      key: message.key,
      since: message.createdAt,
    })
    .from(message)
    .innerJoin(need, eq(need.id, message.needId))
    .where(and(isNeedCall, mayBeTrue, sql`${message.dueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(message.createdAt))
    .limit(500)
  if (rows.length === 0) return []
  const [open, hours] = [await stillTrue(tx, rows), await reachOf(tx, now)]
  return open.map(({ since }) => needCallUntil(since, hours))
}

/** A message about a need that somebody calls about; null when it is finished, or not so any more. */
export async function needToCall(tx: Transaction, messageId: string) {
  const rows = await tx
    .select({
      messageId: message.id,
      needId: need.id,
      kind: message.kind,
      key: message.key,
      dueAt: message.dueAt,
    })
    .from(message)
    .innerJoin(need, eq(need.id, message.needId))
    .where(and(eq(message.id, messageId), isNeedCall))
  const [row] = await stillTrue(tx, rows)
  return row ?? null
}

const nobodys = { lease: null, leasedUntil: null }

/**
 * What becomes of the message after a call, and when somebody calls again; null when that moment cannot be. Who was not
 * reached stays on the list as long as there is something to tell.
 */
export async function afterNeedCall(
  tx: Transaction,
  messageId: string,
  { outcome, again }: { outcome: (typeof call.$inferInsert)['outcome']; again?: Date },
  now: Date,
): Promise<{ change: Partial<typeof message.$inferInsert>; againAt: Date | null } | null> {
  const over = { ...nobodys, finishedAt: now, receipt: `called_${outcome}` }
  if (outcome === 'spoken') return { change: { ...over, status: 'sent' }, againAt: null }
  const hours = await reachOf(tx, now)
  if (again && !isNeedMoment(again, now, hours)) return null
  const before = await tx
    .select({ at: call.at })
    .from(call)
    .where(and(eq(call.messageId, messageId), isNull(call.undoneAt)))
    .orderBy(asc(call.at))
  const [proposed] = needMoments(
    now,
    before.map(({ at }) => at),
    hours,
  )
  const againAt = again ?? (proposed as Date)
  // As long as nobody has another number there is no moment to call her: it stands there to be found out.
  return { change: { ...nobodys, dueAt: againAt }, againAt: outcome === 'wrong_number' ? null : againAt }
}
