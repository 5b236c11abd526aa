import { asc, eq, sql } from 'drizzle-orm'
import { branch, closure, holiday, schoolHoliday } from '@/db/tables/network'
import { type Holiday, holidaysIn } from '../../network/rules/holidays'
import { type Actor, must } from '../../tools/access'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Closing } from '../rules/change'

/** Days on which a branch or the whole library is closed, with why. */
export type Closure = Closing & { id: number; branchName: string | null; reason: string }

/** The closures that are written down, the earliest first. */
export async function closures(actor: Actor): Promise<Closure[]> {
  must(actor, 'agenda.set')
  return asActor(actor, (tx) =>
    tx
      .select({
        ...{ id: closure.id, branchId: closure.branchId, branchName: branch.name, reason: closure.reason },
        ...{ fromDate: closure.fromDate, untilDate: closure.untilDate },
        fromTime: sql<string | null>`to_char(${closure.fromTime}, 'HH24:MI')`,
        untilTime: sql<string | null>`to_char(${closure.untilTime}, 'HH24:MI')`,
      })
      .from(closure)
      .leftJoin(branch, eq(branch.id, closure.branchId))
      .orderBy(asc(closure.fromDate), asc(closure.untilDate), asc(closure.id)),
  )
}

/** Years for which public holidays are shown, this one included. */
const YEARS = 3

/** The public holidays from today on, of this and the next two years, with what the library decided. */
export async function holidaysAhead(actor: Actor, now: Date): Promise<Holiday[]> {
  must(actor, 'agenda.set')
  const rows = await asActor(actor, (tx) => tx.select().from(holiday))
  const decided = new Map(rows.map(({ day, closed }) => [day, closed]))
  const [today, year] = [localDate(now), Number(localDate(now).slice(0, 4))]
  return Array.from({ length: YEARS }, (_, i) => year + i)
    .flatMap(holidaysIn)
    .filter(({ day }) => day >= today)
    .map((one) => ({ ...one, closed: decided.get(one.day) ?? one.closed }))
}

/** A school holiday of a region. */
export type SchoolHoliday = {
  id: number
  region: 'noord' | 'midden' | 'zuid'
  name: 'autumn' | 'christmas' | 'spring' | 'may' | 'summer'
  fromDate: LocalDate
  untilDate: LocalDate
}

/** The school holidays that are not over, per region in their order; and in which regions there are branches. */
export async function schoolHolidays(
  actor: Actor,
  now: Date,
): Promise<{ holidays: SchoolHoliday[]; regions: SchoolHoliday['region'][] }> {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const [holidays, regions] = await Promise.all([
      tx
        .select()
        .from(schoolHoliday)
        .where(sql`${schoolHoliday.untilDate} >= ${localDate(now)}::date`)
        .orderBy(asc(schoolHoliday.region), asc(schoolHoliday.fromDate)),
      tx.selectDistinct({ region: branch.schoolRegion }).from(branch).orderBy(asc(branch.schoolRegion)),
    ])
    return { holidays, regions: regions.map(({ region }) => region) }
  })
}
