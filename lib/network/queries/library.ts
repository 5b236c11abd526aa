import { createHash } from 'node:crypto'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { organisation, settings } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { asActor } from '../../tools/transaction'
import { usualReach, type Window, weekOf } from '../rules/hours'
import { USUAL_OVERBOOK_MOST } from '../steps/reach'

/** What a library has settled about itself; where it settled nothing, what is usual. */
export type Library = {
  name: string
  phone: string | null
  senderName: string | null
  replyTo: string | null
  hasLogo: boolean
  /** When it calls people, Monday first; null: nobody calls on that day. */
  calls: readonly (Window | null)[]
  offerHours: number
  bookAheadDays: number
  bookBeforeMinutes: number
  overbookMost: number
  /** One in how many places of a day is kept by who is still filling in, at most. */
  holdOneIn: number
}

/** What the library of who asks has settled, to be changed; null when they are of none. */
export async function librarySettings(actor: Actor): Promise<Library | null> {
  must(actor, 'library.set')
  const own = 'organisationId' in actor ? actor.organisationId : 0
  return asActor(actor, async (tx) => {
    const [row] = await tx
      .select({ name: organisation.name, phone: organisation.phone, settings })
      .from(organisation)
      .leftJoin(settings, eq(settings.organisationId, organisation.id))
      .where(and(eq(organisation.id, own), eq(organisation.kind, 'library')))
    if (!row) return null
    const { name, phone, settings: set } = row
    return {
      ...{ name, phone, senderName: set?.senderName ?? null, replyTo: set?.replyTo ?? null },
      hasLogo: (set?.logo ?? null) !== null,
      calls: set ? weekOf(set) : usualReach.week,
      offerHours: set?.offerHours ?? usualReach.offerHours,
      bookAheadDays: set?.bookAheadDays ?? USUAL_AHEAD_DAYS,
      bookBeforeMinutes: set?.bookBeforeMinutes ?? USUAL_BEFORE_MINUTES,
      overbookMost: set?.overbookMost ?? USUAL_OVERBOOK_MOST,
      holdOneIn: set?.holdOneIn ?? USUAL_HOLD_ONE_IN,
    }
  })
}

/** As the walls reckon for a library that has set nothing (db/walls/planning.sql, shares.sql). */
const [USUAL_AHEAD_DAYS, USUAL_BEFORE_MINUTES, USUAL_HOLD_ONE_IN] = [56, 60, 3]

/** A picture, and by which it is known when it changes. */
export type LogoFile = { bytes: Buffer; version: string }

/** The mark of the library, a PNG; null where it set none. */
export async function logoFile(actor: Actor): Promise<LogoFile | null> {
  must(actor, 'agenda.see')
  const [row] = await database()
    .select({ logo: settings.logo })
    .from(settings)
    .where(isNotNull(settings.logo))
    .orderBy(asc(settings.organisationId))
    .limit(1)
  if (!row?.logo) return null
  return { bytes: row.logo, version: createHash('sha256').update(row.logo).digest('hex').slice(0, 16) }
}

/** The number on which the library itself is called; null as long as nobody wrote it down. */
export async function libraryPhone(actor: Actor): Promise<string | null> {
  must(actor, 'agenda.see')
  const [row] = await database()
    .select({ phone: sql<string | null>`${organisation.phone}` })
    .from(organisation)
    .where(eq(organisation.kind, 'library'))
    .orderBy(asc(organisation.id))
    .limit(1)
  return row?.phone ?? null
}
