import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { consultationHours, hoursException, hoursVersion } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Because, Exception, Version } from '../rules/change'
import { nextDayOf } from '../rules/slots'
import { closedFrom } from '../steps/hours'

/** An exception of consultation hours, with why. */
export type KnownException = Exception & { because: Because }

/** Consultation hours with how they were, are and will be, and on which days they differ; both in their order. */
export type Hours = {
  id: number
  branchId: number
  branchName: string
  /** The first day on which the branch is closed for good. */
  closedFrom: LocalDate | null
  versions: Version[]
  exceptions: KnownException[]
  /** The next day on which they are held: around closures, holidays and exceptions. */
  next: LocalDate | null
}

/** All consultation hours, branch after branch in the order of the alphabet. */
export async function allHours(actor: Actor, now: Date): Promise<Hours[]> {
  must(actor, 'agenda.set')
  return asActor(actor, (tx) => hoursWhere(tx, undefined, now))
}

/** One consultation hours with all that is known of it; null when there is none. */
export async function hoursWith(
  actor: Actor,
  { hoursId }: { hoursId: number },
  now: Date,
): Promise<Hours | null> {
  must(actor, 'agenda.set')
  const [found] = await asActor(actor, (tx) => hoursWhere(tx, eq(consultationHours.id, hoursId), now))
  return found ?? null
}

async function hoursWhere(tx: Transaction, which: SQL | undefined, now: Date): Promise<Hours[]> {
  const rows = await tx
    .select({
      ...{ id: consultationHours.id, branchId: branch.id, branchName: branch.name },
      closedFrom: branch.closedFrom,
    })
    .from(consultationHours)
    .innerJoin(branch, eq(branch.id, consultationHours.branchId))
    .where(which)
    .orderBy(asc(branch.name), asc(consultationHours.id))
  const [versions, exceptions, closed] = await Promise.all([
    ...([versionsOf(tx, which), exceptionsOf(tx, which)] as const),
    closedFrom(tx, localDate(now)),
  ])
  return rows.map((row) => {
    const hours = {
      ...row,
      versions: (versions.get(row.id) ?? []).map(({ hoursId: _, ...version }) => version),
      exceptions: (exceptions.get(row.id) ?? []).map(({ hoursId: _, ...exception }) => exception),
    }
    return { ...hours, next: nextDayOf(hours, now, closed) }
  })
}

async function versionsOf(tx: Transaction, which: SQL | undefined) {
  const v = hoursVersion
  const rows = await tx
    .select({
      ...{ hoursId: v.hoursId, validFrom: v.validFrom, validUntil: v.validUntil, weekday: v.weekday },
      ...{ rhythm: v.rhythm, anchor: v.anchor, nth: v.nth, minutes: v.minutes, pause: v.pause },
      ...{ desks: v.desks, walkInDesks: v.walkInDesks, languages: v.languages, topics: v.topics },
      fromTime: sql<string>`to_char(${v.fromTime}, 'HH24:MI')`,
      untilTime: sql<string>`to_char(${v.untilTime}, 'HH24:MI')`,
    })
    .from(v)
    .innerJoin(consultationHours, eq(consultationHours.id, v.hoursId))
    .where(which)
    .orderBy(asc(v.validFrom))
  return Map.groupBy(rows, ({ hoursId }) => hoursId)
}

async function exceptionsOf(tx: Transaction, which: SQL | undefined) {
  const e = hoursException
  const rows = await tx
    .select({
      ...{ hoursId: e.hoursId, date: e.date, off: e.off, desks: e.desks, because: e.because },
      fromTime: sql<string | null>`to_char(${e.fromTime}, 'HH24:MI')`,
      untilTime: sql<string | null>`to_char(${e.untilTime}, 'HH24:MI')`,
    })
    .from(e)
    .innerJoin(consultationHours, eq(consultationHours.id, e.hoursId))
    .where(which)
    .orderBy(asc(e.date))
  return Map.groupBy(rows, ({ hoursId }) => hoursId)
}
