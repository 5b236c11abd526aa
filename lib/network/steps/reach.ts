import { and, asc, eq, gte, isNull, max, sql } from 'drizzle-orm'
import { closure, holiday, organisation, settings } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import { addDays, type LocalDate, localDate } from '../../tools/time'
import { type Closed, type DaysOff, type Reach, usualReach, weekOf } from '../rules/hours'

/** When the library calls and how long it gives people, as it has set that, without the days on which all of it is closed. */
export async function reachOf(tx: Transaction, now: Date): Promise<Reach> {
  // The last calling day before today matters as well, over Christmas too.
  const since = addDays(localDate(now), -31)
  const [rows, off] = await Promise.all([
    tx
      .select({ settings })
      .from(organisation)
      .innerJoin(settings, eq(settings.organisationId, organisation.id))
      .where(eq(organisation.kind, 'library'))
      .orderBy(asc(organisation.id))
      .limit(1),
    daysOffSince(tx, since),
  ])
  const own = rows[0]?.settings
  return own
    ? { ...off, week: weekOf(own), offerHours: own.offerHours, windows: own.reachWindows }
    : { ...usualReach, ...off }
}

/** The days of which something was written down: closures have nothing in `closed`, a decision about a holiday has. */
const daysWritten = statement((q, given: Given<{ since: LocalDate }>) =>
  q
    .select({
      ...{ fromDate: closure.fromDate, untilDate: closure.untilDate },
      closed: sql<boolean | null>`null::boolean`,
    })
    .from(closure)
    .where(and(isNull(closure.branchId), isNull(closure.fromTime), gte(closure.untilDate, given('since'))))
    .unionAll(
      q
        .select({
          ...{ fromDate: holiday.day, untilDate: holiday.day },
          closed: sql<boolean | null>`${holiday.closed}`,
        })
        .from(holiday)
        .where(gte(holiday.day, given('since'))),
    ),
)

/** On which whole days all of the library is closed from a day on, and what it decided about public holidays. */
export async function daysOffSince(tx: Transaction, since: LocalDate): Promise<DaysOff> {
  const rows = await daysWritten(tx, { since })
  const [closures, holidays]: [Closed[], Map<LocalDate, boolean>] = [[], new Map()]
  for (const { fromDate, untilDate, closed } of rows)
    if (closed === null) closures.push({ fromDate, untilDate })
    else holidays.set(fromDate, closed)
  return { closures, holidays }
}

/** How many people more than there are places the desk may let in to one activity, as the library has set it. */
export async function overbookMost(tx: Transaction): Promise<number> {
  const [own] = await tx.select({ most: max(settings.overbookMost) }).from(settings)
  return own?.most ?? USUAL_OVERBOOK_MOST
}

/** What a library that has set nothing allows; the walls count with the same (db/walls/places.sql). */
export const USUAL_OVERBOOK_MOST = 2
