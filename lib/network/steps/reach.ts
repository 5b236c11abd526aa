import { and, asc, eq, gte, isNull, max } from 'drizzle-orm'
import { closure, organisation, settings } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import { addDays, localDate } from '../../tools/time'
import { type Reach, usualReach, weekOf } from '../rules/hours'

/** When the library calls and how long it gives people, as it has set that, without the days on which all of it is closed. */
export async function reachOf(tx: Transaction, now: Date): Promise<Reach> {
  // The last calling day before today matters as well, over Christmas too.
  const since = addDays(localDate(now), -31)
  const [rows, closures] = await Promise.all([
    tx
      .select({ settings })
      .from(organisation)
      .innerJoin(settings, eq(settings.organisationId, organisation.id))
      .where(eq(organisation.kind, 'library'))
      .orderBy(asc(organisation.id))
      .limit(1),
    tx
      .select({
        fromDate: closure.fromDate,
        untilDate: closure.untilDate,
      })
      .from(closure)
      .where(and(isNull(closure.branchId), isNull(closure.fromTime), gte(closure.untilDate, since))),
  ])
  const own = rows[0]?.settings
  return own
    ? { week: weekOf(own), closures, offerHours: own.offerHours, windows: own.reachWindows }
    : { ...usualReach, closures }
}

/** How many people more than there are places the desk may let in to one activity, as the library has set it. */
export async function overbookMost(tx: Transaction): Promise<number> {
  const [own] = await tx.select({ most: max(settings.overbookMost) }).from(settings)
  return own?.most ?? USUAL_OVERBOOK_MOST
}

/** What a library that has set nothing allows; the walls count with the same (db/walls/places.sql). */
export const USUAL_OVERBOOK_MOST = 2
