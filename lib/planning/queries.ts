import { gte, sql } from 'drizzle-orm'
import { consultationHours } from '@/db/tables/agenda'
import { closure } from '@/db/tables/network'
import { type Actor, must } from '../tools/access'
import { localDate } from '../tools/time'
import { asActor } from '../tools/transaction'

/**
 * The day and everything that decides which times there are: as long as it stays the same, nothing is to be filled
 * in. What it says is for comparing only.
 */
export async function whatFillsAgenda(actor: Actor, now: Date): Promise<string> {
  must(actor, 'agenda.fill')
  const today = localDate(now)
  return asActor(actor, async (tx) => {
    const rows = (table: typeof consultationHours | typeof closure) =>
      sql<string>`md5(coalesce(string_agg(${table}::text, ' ' order by ${table.id}), ''))`
    const [hours] = await tx.select({ all: rows(consultationHours) }).from(consultationHours)
    const [closed] = await tx
      .select({ all: rows(closure) })
      .from(closure)
      .where(gte(closure.untilDate, today))
    return `${today} ${hours?.all} ${closed?.all}`
  })
}
