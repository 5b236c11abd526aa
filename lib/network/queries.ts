import { and, asc, eq, getTableColumns, gte, inArray, type SQL, sql } from 'drizzle-orm'
import { organisationClosure, organisationHours } from '@/db/tables/agreements'
import { branch, municipality, openingHours, organisation, organisationArea } from '@/db/tables/network'
import { type Actor, must } from '../tools/access'
import { database, type Transaction } from '../tools/database'
import { type Language, localDate } from '../tools/time'
import { asActor } from '../tools/transaction'
import type { Closed, Reach } from './rules/hours'
import type { DayHours } from './rules/week'
import { reachOf } from './steps'

export type WalkIn = { weekday: number; fromTime: string; untilTime: string }
export type Branch = {
  id: number
  slug: string
  name: string
  phone: string
  municipality: string
  municipalitySlug: string
  /** When someone of the IDO is there without an appointment; empty when the hours are not known. */
  walkIn: WalkIn[]
}

/** The name of the library that this site belongs to, or null when nothing has been set up. */
export async function libraryName(actor: Actor): Promise<string | null> {
  must(actor, 'agenda.see')
  const [row] = await database()
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.kind, 'library'))
    .orderBy(asc(organisation.id))
    .limit(1)
  return row?.name ?? null
}

/** Every branch with its telephone and its walk-in hours, in the order of the alphabet. */
export async function branches(actor: Actor): Promise<Branch[]> {
  must(actor, 'agenda.see')
  const [rows, hours] = await Promise.all([
    database()
      .select({
        id: branch.id,
        slug: branch.slug,
        name: branch.name,
        phone: branch.phone,
        municipality: municipality.name,
        municipalitySlug: municipality.slug,
      })
      .from(branch)
      .innerJoin(municipality, eq(municipality.id, branch.municipalityId))
      .orderBy(asc(branch.name)),
    database()
      .select({
        branchId: openingHours.branchId,
        weekday: openingHours.weekday,
        fromTime: sql<string>`to_char(${openingHours.fromTime}, 'HH24:MI')`,
        untilTime: sql<string>`to_char(${openingHours.untilTime}, 'HH24:MI')`,
      })
      .from(openingHours)
      .where(eq(openingHours.kind, 'walk_in'))
      .orderBy(asc(openingHours.weekday), asc(openingHours.fromTime)),
  ])
  const walkIn = Map.groupBy(hours, (row) => row.branchId)
  return rows.map((row) => ({
    ...row,
    walkIn: (walkIn.get(row.id) ?? []).map(({ branchId: _, ...hours }) => hours),
  }))
}

/** The municipalities where the library has a branch, in the order of the alphabet. */
export async function municipalities(actor: Actor): Promise<{ slug: string; name: string }[]> {
  must(actor, 'agenda.see')
  return database()
    .selectDistinct({ slug: municipality.slug, name: municipality.name })
    .from(municipality)
    .innerJoin(branch, eq(branch.municipalityId, municipality.id))
    .orderBy(asc(municipality.name))
}

/** The organisations that places can be kept for, in the order of the alphabet. */
export async function partners(actor: Actor): Promise<{ id: number; name: string }[]> {
  must(actor, 'agenda.see')
  return database()
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.kind, ['partner', 'municipality']))
    .orderBy(asc(organisation.name))
}

/** When the library calls people, and how long it gives them to answer. */
export async function callingHours(actor: Actor, now: Date): Promise<Reach> {
  must(actor, 'agenda.see')
  return asActor(actor, (tx) => reachOf(tx, now))
}

/** Every municipality that organisations work in, in the order of the alphabet. */
export async function towns(actor: Actor): Promise<{ id: number; slug: string; name: string }[]> {
  must(actor, 'agenda.see')
  return database()
    .select({ id: municipality.id, slug: municipality.slug, name: municipality.name })
    .from(municipality)
    .orderBy(asc(municipality.name))
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
