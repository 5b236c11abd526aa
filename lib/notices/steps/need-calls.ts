import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { need } from '@/db/tables/needs'
import { stalls } from '../../needs/rules/late'
import { reachOf } from '../../network/steps/reach'
import type { Transaction } from '../../tools/database'
import { isNeedMoment, needMoments } from '../rules/need-calls'
import { isNeedStillTrue, type NeedStanding, type NeedTold } from '../rules/need-truth'
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

/** What the desk has to do about needs now, in numbers: of nobody. */
export type NeedsDue = {
  /** How many residents somebody has to call now. */
  calls: number
  /** How many needs are the library's to act on; of those, past their day, and for a coordinator. */
  acting: number
  late: number
  coordinator: number
}

type DueRow = Omit<NeedsDue, 'calls'> & {
  key: string | null
  kind: NeedTold['kind']
  open: boolean
  stalled: string | null
  events: NeedStanding['events'] | null
}

/** How many needs there are to act on, and whom of theirs somebody has to call now: in one statement. */
export async function needsDue(tx: Transaction, now: Date): Promise<NeedsDue> {
  const rows = await tx.execute<DueRow>(sql`
    select count.*, call.* from (
      select count(*)::int as acting, (count(*) filter (where w.due_on < actor_today()))::int as late,
        (count(*) filter (where w.for_coordinator))::int as coordinator
      from need_now w where not w.waits) count
    left join lateral (
      select m.key, m.kind, n.ended_at is null as open,
        case when o.kind <> 'library' and w.back_because in ${[...stalls]} then n.referral_id end as stalled,
        (select json_agg(json_build_object('id', e.id, 'kind', e.kind)) from event e where e.need_id = n.id
          and not exists (select from event u where u.undoes = e.id)) as events
      from message m join need n on n.id = m.need_id
      left join need_now w on w.id = n.id
      left join organisation o on o.id = n.owner_id
      where m.channel = 'call' and m.status = 'due' and m.user_id is null
        and m.due_at <= ${now.toISOString()}::timestamptz and (n.ended_at is null or m.kind = 'need_ask')
      limit 500) call on true`)
  const isSo = ({ key, kind, open, stalled, events }: DueRow) =>
    key !== null && isNeedStillTrue({ kind, key }, { isOpen: open, stalled, events: events ?? [] })
  const { acting = 0, late = 0, coordinator = 0 } = rows[0] ?? {}
  return { calls: rows.filter(isSo).length, acting, late, coordinator }
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
