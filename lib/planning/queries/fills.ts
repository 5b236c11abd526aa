import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

/**
 * The day and everything that decides which times there are: as long as it stays the same, nothing is to be filled
 * in. What it says is for comparing only.
 */
export async function whatFillsAgenda(actor: Actor, now: Date): Promise<string> {
  must(actor, 'agenda.fill')
  const today = localDate(now)
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ all: string }>(sql`
      select md5(concat_ws(' ',
        (select string_agg(h::text, ' ' order by h.id) from consultation_hours h),
        (select string_agg(v::text, ' ' order by v.id) from hours_version v),
        (select string_agg(e::text, ' ' order by e.hours_id, e.date) from hours_exception e where e.date >= ${today}::date),
        (select string_agg(c::text, ' ' order by c.id) from closure c where c.until_date >= ${today}::date),
        (select string_agg(d::text, ' ' order by d.day) from holiday d where d.day >= ${today}::date),
        (select string_agg(concat(b.id, b.closed_from), ' ' order by b.id) from branch b where b.closed_from is not null),
        (select max(s.book_ahead_days)::text from settings s))) as all`)
    return `${today} ${row?.all}`
  })
}
