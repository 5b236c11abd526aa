import { and, asc, eq, getTableColumns, gte, inArray, type SQL, sql } from 'drizzle-orm'
import { organisationClosure, organisationHours } from '@/db/tables/agreements'
import { municipality, organisation, organisationArea } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { database, type Transaction } from '../../tools/database'
import { type Language, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Closed } from '../rules/hours'
import type { DayHours } from '../rules/week'

/** The organisations that places can be kept for, in the order of the alphabet. */
export async function partners(actor: Actor): Promise<{ id: number; name: string }[]> {
  must(actor, 'agenda.see')
  return database()
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.kind, ['partner', 'municipality']))
    .orderBy(asc(organisation.name))
}

/** What there is to know of an organisation that residents are sent to. */
export type Organisation = {
  id: number
  kind: 'library' | 'partner' | 'municipality'
  name: string
  phone: string | null
  street: string | null
  postcode: string | null
  town: string | null
  /** What residents read about it; null where nobody wrote that. */
  description: Record<Language, string | null>
  /** Where it works; nowhere in particular is everywhere. */
  areas: { id: number; name: string }[]
  hours: DayHours[]
  /** Days on which nobody of it works, from today on. */
  closures: (Closed & { id: number; reason: string })[]
  /** Whether anybody of it signs in here, to see what it is asked. */
  hasMembers: boolean
}

/** The partners and municipalities, with how they are reached, in the order of the alphabet. */
export async function organisations(actor: Actor, now: Date): Promise<Organisation[]> {
  must(actor, 'agreements.see')
  return asActor(actor, (tx) => organisationsWhere(actor, tx, isPartner, now))
}

/** One partner or municipality; null when there is none. */
export async function organisationWith(
  actor: Actor,
  { organisationId }: { organisationId: number },
  now: Date,
): Promise<Organisation | null> {
  must(actor, 'agreements.see')
  const which = and(eq(organisation.id, organisationId), isPartner)
  const [found] = await asActor(actor, (tx) => organisationsWhere(actor, tx, which, now))
  return found ?? null
}

const isPartner = inArray(organisation.kind, ['partner', 'municipality'])

/** The organisations of which this is so, with how they are reached, in an open transaction. */
export async function organisationsWhere(
  _actor: Actor,
  tx: Transaction,
  which: SQL | undefined,
  now: Date,
): Promise<Organisation[]> {
  const hasMembers = sql<boolean>`has_members(${organisation.id})`
  const rows = await tx
    .select({ ...getTableColumns(organisation), hasMembers })
    .from(organisation)
    .where(which)
    .orderBy(asc(organisation.name))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [areas, hours, closures] = await Promise.all([
    areasOf(tx, ids),
    hoursOf(tx, ids),
    closuresOf(tx, ids, now),
  ])
  return rows.map(({ id, kind, name, phone, street, postcode, town, hasMembers, ...row }) => ({
    ...{ id, kind, name, phone, street, postcode, town, hasMembers },
    description: { nl: row.description, en: row.descriptionEn, ar: row.descriptionAr },
    areas: ofOne(areas, id),
    hours: ofOne(hours, id),
    closures: ofOne(closures, id),
  }))
}

function areasOf(tx: Transaction, ids: number[]) {
  return tx
    .select({ of: organisationArea.organisationId, id: municipality.id, name: municipality.name })
    .from(organisationArea)
    .innerJoin(municipality, eq(municipality.id, organisationArea.municipalityId))
    .where(inArray(organisationArea.organisationId, ids))
    .orderBy(asc(municipality.name))
}

function hoursOf(tx: Transaction, ids: number[]) {
  const { organisationId, weekday, fromTime, untilTime } = organisationHours
  return tx
    .select({ of: organisationId, weekday, fromTime: onClock(fromTime), untilTime: onClock(untilTime) })
    .from(organisationHours)
    .where(inArray(organisationId, ids))
    .orderBy(asc(weekday), asc(fromTime))
}

const onClock = (time: typeof organisationHours.fromTime | typeof organisationHours.untilTime) =>
  sql<string>`to_char(${time}, 'HH24:MI')`

function closuresOf(tx: Transaction, ids: number[], now: Date) {
  const { id, organisationId, fromDate, untilDate, reason } = organisationClosure
  return tx
    .select({ of: organisationId, id, fromDate, untilDate, reason })
    .from(organisationClosure)
    .where(and(inArray(organisationId, ids), gte(untilDate, localDate(now))))
    .orderBy(asc(fromDate))
}

function ofOne<Row extends { of: number }>(rows: Row[], organisationId: number): Omit<Row, 'of'>[] {
  return rows.flatMap(({ of, ...row }) => (of === organisationId ? [row] : []))
}
