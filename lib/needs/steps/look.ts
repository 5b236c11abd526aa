import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm'
import { agreement, agreementArea, agreementVersion, organisationClosure } from '@/db/tables/agreements'
import { need, referral } from '@/db/tables/needs'
import { closure, organisation } from '@/db/tables/network'
import { needTurn } from '@/db/views'
import type { Closed } from '../../network/rules/hours'
import { type Actor, answeredBy } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, type LocalDate, localDate } from '../../tools/time'

export type Need = typeof needTurn.$inferSelect
export type Referral = typeof referral.$inferSelect

/** Where an actor reads and writes the turn of a need: a partner through a view that shows nothing of a person. */
function turnsOf(actor: Actor): typeof needTurn {
  return actor.kind === 'partner' ? needTurn : (need as unknown as typeof needTurn)
}

const columns = (turns: typeof needTurn) => ({
  id: turns.id,
  topic: turns.topic,
  municipalityId: turns.municipalityId,
  openedBy: turns.openedBy,
  openedByUser: turns.openedByUser,
  openedAt: turns.openedAt,
  ownerId: turns.ownerId,
  next: turns.next,
  dueOn: turns.dueOn,
  coordinatorFrom: turns.coordinatorFrom,
  referralId: turns.referralId,
  appointmentOn: turns.appointmentOn,
  ended: turns.ended,
  endedAt: turns.endedAt,
  endedBy: turns.endedBy,
  saidBy: turns.saidBy,
  mergedInto: turns.mergedInto,
  revision: turns.revision,
  says: turns.says,
  saysAt: turns.saysAt,
})

/** Locks a need that the actor may act on: of two who act at once the second sees what the first did. */
export async function lockNeed(tx: Transaction, actor: Actor, needId: string): Promise<Need | null> {
  const turns = turnsOf(actor)
  const [row] = await tx.select(columns(turns)).from(turns).where(eq(turns.id, needId)).for('no key update')
  return row ?? null
}

/** Whether it is forgotten who a need was of: then nothing can happen to it any more. */
export async function isWiped(tx: Transaction, needId: string): Promise<boolean> {
  const [row] = await tx.select({ wipedAt: need.wipedAt }).from(need).where(eq(need.id, needId))
  return row?.wipedAt != null
}

/** Writes the turn of a need that the actor has locked; says whether it was theirs to write. */
export async function writeTurn(
  tx: Transaction,
  actor: Actor,
  needId: string,
  change: Partial<Need>,
): Promise<boolean> {
  const turns = turnsOf(actor)
  const written = await tx.update(turns).set(change).where(eq(turns.id, needId)).returning({ id: turns.id })
  return written.length > 0
}

/** What is under way of a need, or null. */
export async function referralUnderWay(tx: Transaction, needId: string): Promise<Referral | null> {
  const [row] = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.needId, needId), isNull(referral.endedAt)))
  return row ?? null
}

/** An asking that is the actor's to answer, with its need locked; `stopped` when it was theirs and is not any more. */
export async function lockReferral(
  tx: Transaction,
  actor: Actor,
  referralId: string,
): Promise<{ need: Need; referral: Referral } | 'unknown' | 'stopped'> {
  const own = and(eq(referral.id, referralId), answeredBy(actor))
  const [seen] = await tx.select({ needId: referral.needId }).from(referral).where(own)
  if (!seen) return wasTheirs(tx, actor, referralId)
  const locked = await lockNeed(tx, actor, seen.needId)
  // Read again under the lock: meanwhile the desk may have asked another.
  const [row] = await tx.select().from(referral).where(own)
  return locked && row ? { need: locked, referral: row } : wasTheirs(tx, actor, referralId)
}

async function wasTheirs(tx: Transaction, actor: Actor, referralId: string): Promise<'unknown' | 'stopped'> {
  if (actor.kind !== 'partner') return 'unknown'
  const rows = await tx.execute(sql`select 1 from referral_standing(${referralId}::uuid)`)
  return rows.length > 0 ? 'stopped' : 'unknown'
}

/** The library that guards the needs of this house. */
export async function libraryOf(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.kind, 'library'))
    .orderBy(asc(organisation.id))
    .limit(1)
  if (!row) throw new Error('there is no library')
  return row.id
}

/** On which days nobody of an organisation works, from a week ago on; of the library when none is named. */
export async function closuresOf(
  tx: Transaction,
  organisationId: number | null,
  now: Date,
): Promise<Closed[]> {
  const since = addDays(localDate(now), -7)
  const { fromDate, untilDate } = closure
  if (organisationId === null || (await isLibrary(tx, organisationId)))
    return tx
      .select({ fromDate, untilDate })
      .from(closure)
      .where(and(isNull(closure.branchId), gte(untilDate, since)))
  return tx
    .select({ fromDate: organisationClosure.fromDate, untilDate: organisationClosure.untilDate })
    .from(organisationClosure)
    .where(
      and(eq(organisationClosure.organisationId, organisationId), gte(organisationClosure.untilDate, since)),
    )
}

async function isLibrary(tx: Transaction, organisationId: number): Promise<boolean> {
  const [row] = await tx
    .select({ kind: organisation.kind })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return row?.kind === 'library'
}

/** What is asked under: a version of an agreement that holds today for this topic and municipality; null when none does. */
export async function agreementFor(
  tx: Transaction,
  asked: { versionId: number; topic: string; municipalityId: number },
  today: LocalDate,
) {
  const { versionId, topic, municipalityId } = asked
  const [row] = await tx
    .select({
      versionId: agreementVersion.id,
      fromId: agreement.fromId,
      toId: agreement.toId,
      seeDays: agreementVersion.seeDays,
      contactDays: agreementVersion.contactDays,
      reportDays: agreementVersion.reportDays,
    })
    .from(agreementVersion)
    .innerJoin(agreement, eq(agreement.id, agreementVersion.agreementId))
    .innerJoin(
      agreementArea,
      and(eq(agreementArea.versionId, agreementVersion.id), eq(agreementArea.municipalityId, municipalityId)),
    )
    .where(
      and(
        eq(agreementVersion.id, versionId),
        sql`${topic} = any(${agreementVersion.topics})`,
        sql`${today}::date between ${agreementVersion.validFrom} and coalesce(${agreementVersion.validUntil}, 'infinity')`,
      ),
    )
  return row ?? null
}

/** The days that an asking began with, whatever was agreed since. */
export async function daysOf(tx: Transaction, { agreementVersionId }: Referral) {
  const [row] = await tx
    .select({
      seeDays: agreementVersion.seeDays,
      contactDays: agreementVersion.contactDays,
      reportDays: agreementVersion.reportDays,
    })
    .from(agreementVersion)
    .where(eq(agreementVersion.id, agreementVersionId))
  if (!row) throw new Error('an asking without its agreement')
  return row
}
