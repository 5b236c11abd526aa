import { and, eq, gte } from 'drizzle-orm'
import { schoolHoliday } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import type { SchoolHolidaysInput } from '../input/closed'

/** Why school holidays are not kept so: one is over, or begins on the day of one that is over. */
export type SchoolRefusal = 'day_past' | 'exists'

/**
 * Puts these school holidays of a region in the place of those that are not over. Courses that are planned from now on go
 * around them; lessons and consultation hours stay as they are.
 */
export async function setSchoolHolidays(
  actor: Actor,
  { region, holidays }: SchoolHolidaysInput,
  now: Date,
): Promise<Result<SchoolHolidaysInput['region'], SchoolRefusal>> {
  must(actor, 'agenda.set')
  const today = localDate(now)
  if (holidays.some(({ untilDate }) => untilDate < today)) return refuse('day_past')
  return transaction<SchoolHolidaysInput['region'], SchoolRefusal>(actor, async (tx) => {
    const ahead = and(eq(schoolHoliday.region, region), gte(schoolHoliday.untilDate, today))
    await tx.delete(schoolHoliday).where(ahead)
    const rows = holidays.map((one) => ({ ...one, region }))
    const made =
      rows.length > 0 ? await tx.insert(schoolHoliday).values(rows).onConflictDoNothing().returning() : []
    if (made.length < rows.length) return refuse('exists')
    await note(tx, actor, { verb: 'change', kind: 'agenda', why: 'school_holidays', rowIds: [region] }, now)
    return ok(region)
  })
}
