import { and, asc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { consultationHours, hoursException, hoursVersion } from '@/db/tables/agenda'
import { branch, closure, holiday, settings } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import type { ClosedDays, Exception, HoursPlan, Version } from '../rules/slots'

/**
 * Keeps whoever changes what makes the agenda apart from each other and from who fills it: one at a time, until the end of
 * the transaction. Who fills only reads the plan, several at once (`shared`).
 */
export async function lockPlanning(tx: Transaction, how: 'alone' | 'shared'): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await tx.execute(sql`select ${lock}(hashtext('planning'))`)
}

/** Consultation hours with their versions and exceptions from a day on; all of them, or those of which `which` is so. */
export async function hoursFrom(tx: Transaction, from: LocalDate, which?: SQL): Promise<HoursPlan[]> {
  const rows = await tx
    .select({
      id: consultationHours.id,
      branchId: consultationHours.branchId,
      closedFrom: branch.closedFrom,
    })
    .from(consultationHours)
    .innerJoin(branch, eq(branch.id, consultationHours.branchId))
    .where(which)
    .orderBy(asc(consultationHours.id))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [versions, exceptions] = await Promise.all([versionsOf(tx, ids, from), exceptionsOf(tx, ids, from)])
  return rows.map((row) => ({
    ...row,
    versions: versions.get(row.id) ?? [],
    exceptions: exceptions.get(row.id) ?? [],
  }))
}

async function versionsOf(
  tx: Transaction,
  ids: number[],
  from: LocalDate,
): Promise<Map<number, (Version & { hoursId: number })[]>> {
  const v = hoursVersion
  const rows = await tx
    .select({
      ...{ hoursId: v.hoursId, validFrom: v.validFrom, validUntil: v.validUntil, weekday: v.weekday },
      ...{ rhythm: v.rhythm, anchor: v.anchor, nth: v.nth, minutes: v.minutes, pause: v.pause },
      ...{ desks: v.desks, walkInDesks: v.walkInDesks, languages: v.languages, topics: v.topics },
      ...{ fromTime: onClock(v.fromTime), untilTime: onClock(v.untilTime) },
    })
    .from(v)
    .where(and(inArray(v.hoursId, ids), or(isNull(v.validUntil), gte(v.validUntil, from))))
    .orderBy(asc(v.validFrom))
  return Map.groupBy(rows, ({ hoursId }) => hoursId)
}

async function exceptionsOf(
  tx: Transaction,
  ids: number[],
  from: LocalDate,
): Promise<Map<number, (Exception & { hoursId: number })[]>> {
  const e = hoursException
  const rows = await tx
    .select({
      ...{ hoursId: e.hoursId, date: e.date, off: e.off, desks: e.desks },
      ...{ fromTime: orNone(e.fromTime), untilTime: orNone(e.untilTime) },
    })
    .from(e)
    .where(and(inArray(e.hoursId, ids), gte(e.date, from)))
    .orderBy(asc(e.date))
  return Map.groupBy(rows, ({ hoursId }) => hoursId)
}

const onClock = (time: typeof hoursVersion.fromTime | typeof hoursVersion.untilTime) =>
  sql<string>`to_char(${time}, 'HH24:MI')`
const orNone = (
  time: SQL | (typeof hoursException)['fromTime' | 'untilTime'] | (typeof closure)['fromTime' | 'untilTime'],
) => sql<string | null>`to_char(${time}, 'HH24:MI')`

/** On which days the library is closed from a day on, and what it decided about holidays. */
export async function closedFrom(tx: Transaction, from: LocalDate): Promise<ClosedDays> {
  const [closings, holidays] = await Promise.all([
    tx
      .select({
        ...{ branchId: closure.branchId, fromDate: closure.fromDate, untilDate: closure.untilDate },
        ...{ fromTime: orNone(closure.fromTime), untilTime: orNone(closure.untilTime) },
      })
      .from(closure)
      .where(gte(closure.untilDate, from)),
    tx.select().from(holiday).where(gte(holiday.day, from)),
  ])
  return { closings, holidays: new Map(holidays.map(({ day, closed }) => [day, closed])) }
}

/** Days ahead that times can be booked, as the library has set it; the walls reckon with the same (db/walls/planning.sql). */
export async function bookAheadDays(tx: Transaction): Promise<number> {
  const [row] = await tx.select({ days: sql<number | null>`max(${settings.bookAheadDays})` }).from(settings)
  return Number(row?.days ?? USUAL_AHEAD)
}

/** What a library that has set nothing takes. */
const USUAL_AHEAD = 56
