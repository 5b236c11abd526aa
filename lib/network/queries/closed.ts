import { and, gte, lte, sql } from 'drizzle-orm'
import { closure, holiday } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { localDate } from '../../tools/time'
import { type ClosedDays, closedEverywhere, toldUntil } from '../rules/closed'

/** When the library is closed in the coming two weeks: everywhere, and each branch by itself; holidays are everywhere. */
export async function closedSoon(
  actor: Actor,
  now: Date,
): Promise<{ everywhere: ClosedDays[]; at: Map<number, ClosedDays[]> }> {
  must(actor, 'agenda.see')
  const today = localDate(now)
  const [rows, decided] = await Promise.all([
    database()
      .select({
        ...{ branchId: closure.branchId, reason: closure.reason },
        ...{ fromDate: closure.fromDate, untilDate: closure.untilDate },
        fromTime: sql<string | null>`to_char(${closure.fromTime}, 'HH24:MI')`,
        untilTime: sql<string | null>`to_char(${closure.untilTime}, 'HH24:MI')`,
      })
      .from(closure)
      .where(and(gte(closure.untilDate, today), lte(closure.fromDate, toldUntil(today))))
      .orderBy(closure.fromDate, closure.id),
    database().select().from(holiday).where(gte(holiday.day, today)),
  ])
  const perBranch = Map.groupBy(rows, ({ branchId }) => branchId)
  const of = (branchId: number | null) => (perBranch.get(branchId) ?? []).map(closedDaysOf)
  const ids = [...perBranch.keys()].filter((id) => id !== null)
  return {
    everywhere: closedEverywhere(of(null), new Map(decided.map((one) => [one.day, one.closed])), today),
    at: new Map(ids.map((id) => [id, of(id)])),
  }
}

type Row = {
  reason: string
  fromDate: string
  untilDate: string
  fromTime: string | null
  untilTime: string | null
}

function closedDaysOf({ reason, fromDate, untilDate, fromTime, untilTime }: Row): ClosedDays {
  const times = fromTime && untilTime ? { fromTime, untilTime } : null
  return { fromDate, untilDate, times, why: { reason } }
}
