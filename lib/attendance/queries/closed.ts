import { sql } from 'drizzle-orm'
import { isHoliday } from '../../network/rules/holidays'
import type { Window } from '../../network/rules/hours'
import { localDate } from '../../tools/time'

/** Whether a branch is closed all day today, and otherwise at which hours it is. */
export type ClosedToday = { closed: boolean; closedAt: Window[] }

/**
 * Whether and when a branch is closed today, as columns of a statement: for good, for a public holiday as the library
 * decided about it, or for a closure of its own or of all.
 */
export function closedToday(branchId: number, now: Date) {
  const today = localDate(now)
  const usual = isHoliday(today, new Map())
  const closures = sql`from closure c where (c.branch_id is null or c.branch_id = ${branchId})
    and ${today}::date between c.from_date and c.until_date`
  return {
    closed: sql<boolean>`(coalesce((select h.closed from holiday h where h.day = ${today}::date), ${usual}::boolean)
      or exists (select from branch br where br.id = ${branchId} and br.closed_from <= ${today}::date)
      or exists (select ${closures} and c.from_time is null))`,
    closedAt: sql<
      Window[]
    >`(select coalesce(json_agg(json_build_object('fromTime', to_char(c.from_time, 'HH24:MI'),
      'untilTime', to_char(c.until_time, 'HH24:MI')) order by c.from_time), '[]') ${closures} and c.from_time is not null)`,
  }
}
