import { and, asc, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { agreement, agreementArea, agreementVersion } from '@/db/tables/agreements'
import { municipality, organisation } from '@/db/tables/network'
import { type Organisation, organisationsWhere } from '../../network/queries/organisations'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Days, Validity } from '../rules/agreement'

/** An organisation that is asked under an agreement, and what was promised there. */
export type CanHelp = Days &
  Pick<Validity, 'validUntil'> & {
    agreementId: number
    versionId: number
    organisation: Organisation
    /** Whether anybody of it signs in here. */
    hasMembers: boolean
  }

/**
 * Who can help a resident of this municipality with this topic today, by an agreement with the organisation of who asks:
 * who calls soonest first. An empty list is an answer: nobody.
 */
export async function whoCanHelp(
  actor: Actor,
  { topic, municipalityId }: { topic: string; municipalityId: number },
  now: Date,
): Promise<CanHelp[]> {
  must(actor, 'agreements.see')
  return asActor(actor, (tx) => helpersWith(actor, tx, { topic, municipalityId }, now), now)
}

/** The same in an open transaction; what is promised there is what stands today. */
export async function helpersWith(
  actor: Actor,
  tx: Transaction,
  { topic, municipalityId }: { topic: string; municipalityId: number },
  now: Date,
): Promise<CanHelp[]> {
  const rows = await tx
    .select({ ...promised, toId: agreement.toId })
    .from(agreementVersion)
    .innerJoin(agreement, eq(agreement.id, agreementVersion.agreementId))
    .innerJoin(agreementArea, eq(agreementArea.versionId, agreementVersion.id))
    .where(
      and(
        holdsOnDay(localDate(now)),
        eq(agreement.fromId, own(actor)),
        eq(agreementArea.municipalityId, municipalityId),
        sql`${topic} = any (${agreementVersion.topics})`,
      ),
    )
    .orderBy(asc(agreementVersion.contactDays), asc(agreementVersion.id))
  const which = inArray(organisation.id, [0, ...rows.map(({ toId }) => toId)])
  const found = new Map((await organisationsWhere(actor, tx, which, now)).map((one) => [one.id, one]))
  return rows.flatMap(({ toId, ...row }) => {
    const asked = found.get(toId)
    return asked ? [{ ...row, organisation: asked, hasMembers: asked.hasMembers }] : []
  })
}

/** What an organisation may ask the library to help its residents with. */
export type Takes = Days &
  Pick<Validity, 'validUntil'> & {
    agreementId: number
    versionId: number
    from: { id: number; name: string }
    libraryId: number
    topics: string[]
    municipalities: { id: number; name: string }[]
  }

/** What the library takes over today, by agreement: of a partner what it may ask itself, of the desk what all may. */
export async function whatLibraryTakes(actor: Actor, now: Date): Promise<Takes[]> {
  must(actor, 'agreements.see')
  return asActor(actor, (tx) => takenByLibrary(actor, tx, now), now)
}

/** The same in an open transaction. */
export async function takenByLibrary(actor: Actor, tx: Transaction, now: Date): Promise<Takes[]> {
  const isOwn = eq(actor.kind === 'partner' ? agreement.fromId : agreement.toId, own(actor))
  const toLibrary = sql`${agreement.toId} in (select id from organisation where kind = 'library')`
  const rows = await tx
    .select({
      ...promised,
      from: { id: organisation.id, name: organisation.name },
      libraryId: agreement.toId,
      topics: agreementVersion.topics,
    })
    .from(agreementVersion)
    .innerJoin(agreement, eq(agreement.id, agreementVersion.agreementId))
    .innerJoin(organisation, eq(organisation.id, agreement.fromId))
    .where(and(holdsOnDay(localDate(now)), isOwn, toLibrary))
    .orderBy(asc(organisation.name), asc(agreementVersion.id))
  const areas = await areasOf(
    actor,
    tx,
    rows.map(({ versionId }) => versionId),
  )
  return rows.map((row) => ({ ...row, municipalities: areas.get(row.versionId) ?? [] }))
}

/** Where versions of agreements hold, by the version. */
export async function areasOf(
  _actor: Actor,
  tx: Transaction,
  versionIds: readonly number[],
): Promise<Map<number, { id: number; name: string }[]>> {
  const rows = await tx
    .select({ versionId: agreementArea.versionId, id: municipality.id, name: municipality.name })
    .from(agreementArea)
    .innerJoin(municipality, eq(municipality.id, agreementArea.municipalityId))
    .where(inArray(agreementArea.versionId, [0, ...versionIds]))
    .orderBy(asc(municipality.name))
  const grouped = Map.groupBy(rows, ({ versionId }) => versionId)
  return new Map([...grouped].map(([id, ones]) => [id, ones.map(({ versionId: _, ...one }) => one)]))
}

/** Every organisation that works in a municipality, for an address on paper; in the order of the alphabet. */
export async function addressesFor(
  actor: Actor,
  { municipalityId }: { municipalityId: number },
  now: Date,
): Promise<Organisation[]> {
  must(actor, 'agreements.see')
  const here = and(ne(organisation.kind, 'library'), sql`works_in(${organisation.id}, ${municipalityId})`)
  return asActor(actor, (tx) => organisationsWhere(actor, tx, here, now))
}

const promised = {
  agreementId: agreement.id,
  versionId: agreementVersion.id,
  seeDays: agreementVersion.seeDays,
  contactDays: agreementVersion.contactDays,
  reportDays: agreementVersion.reportDays,
  validUntil: agreementVersion.validUntil,
}

const holdsOnDay = (day: LocalDate) =>
  and(
    lte(agreementVersion.validFrom, day),
    or(isNull(agreementVersion.validUntil), gte(agreementVersion.validUntil, day)),
  )

/** The organisation that someone works for; nobody's has number 0. */
function own(actor: Actor): number {
  return actor.kind === 'partner' || actor.kind === 'staff' ? actor.organisationId : 0
}
