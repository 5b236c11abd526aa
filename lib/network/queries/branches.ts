import { asc, eq, sql } from 'drizzle-orm'
import { branch, municipality, openingHours, organisation } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Reach } from '../rules/hours'
import type { Called } from '../rules/where'
import { reachOf } from '../steps/reach'

export type WalkIn = { weekday: number; fromTime: string; untilTime: string }
export type Branch = Called & {
  id: number
  slug: string
  phone: string
  municipality: string
  municipalitySlug: string
  /** The first day on which it is closed for good. */
  closedFrom: LocalDate | null
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
        kind: branch.kind,
        phone: branch.phone,
        municipality: municipality.name,
        municipalitySlug: municipality.slug,
        closedFrom: branch.closedFrom,
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
