import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { agreement, agreementArea, agreementVersion, organisationClosure } from '@/db/tables/agreements'
import { need, referral } from '@/db/tables/needs'
import { organisation } from '@/db/tables/network'
import { needTurn } from '@/db/views'
import { type DaysOff, usualDaysOff } from '../../network/rules/hours'
import { daysOffSince } from '../../network/steps/reach'
import { type Actor, answeredBy } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import { addDays, type LocalDate, localDate } from '../../tools/time'

export type Need = typeof needTurn.$inferSelect
export type Referral = typeof referral.$inferSelect

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

const locking = (turns: typeof needTurn) =>
  statement((q, given: Given<{ needId: string }>) =>
    q
      .select(columns(turns))
      .from(turns)
      .where(eq(turns.id, given('needId')))
      .for('no key update'),
  )
// A partner reads and writes through a view that shows nothing of a person.
const [lockInView, lockInTable] = [locking(needTurn), locking(need as unknown as typeof needTurn)]

/** Locks a need that the actor may act on: of two who act at once the second sees what the first did. */
export async function lockNeed(tx: Transaction, actor: Actor, needId: string): Promise<Need | null> {
  const [row] = await (actor.kind === 'partner' ? lockInView : lockInTable)(tx, { needId })
  return row ?? null
}

/** Whether it is forgotten who a need was of: then nothing can happen to it any more. */
export async function isWiped(tx: Transaction, needId: string): Promise<boolean> {
  const [row] = await tx.select({ wipedAt: need.wipedAt }).from(need).where(eq(need.id, needId))
  return row?.wipedAt != null
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

const firstLibrary = statement((q) =>
  q
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.kind, 'library'))
    .orderBy(asc(organisation.id))
    .limit(1),
)

/** The library that guards the needs of this house. */
export async function libraryOf(tx: Transaction): Promise<number> {
  const [row] = await firstLibrary(tx, {})
  if (!row) throw new Error('there is no library')
  return row.id
}

const ofOrganisation = statement((q, given: Given<{ since: LocalDate; organisationId: number }>) =>
  q
    .select({ fromDate: organisationClosure.fromDate, untilDate: organisationClosure.untilDate })
    .from(organisationClosure)
    .where(
      and(
        eq(organisationClosure.organisationId, given('organisationId')),
        gte(organisationClosure.untilDate, given('since')),
      ),
    ),
)
const kindOf = statement((q, given: Given<{ organisationId: number }>) =>
  q
    .select({ kind: organisation.kind })
    .from(organisation)
    .where(eq(organisation.id, given('organisationId'))),
)

/**
 * On which days nobody of an organisation works, from a week before now, or before a promise that was made for earlier; of
 * the library when none is named.
 */
export async function daysOffOf(
  tx: Transaction,
  organisationId: number | null,
  now: Date,
  promised: LocalDate = localDate(now),
): Promise<DaysOff> {
  const today = localDate(now)
  const since = addDays(promised < today ? promised : today, -7)
  if (organisationId === null) return daysOffSince(tx, since)
  const [[row], closures] = await Promise.all([
    kindOf(tx, { organisationId }),
    ofOrganisation(tx, { since, organisationId }),
  ])
  return row?.kind === 'library' ? daysOffSince(tx, since) : { ...usualDaysOff, closures }
}

type AskedUnder = { versionId: number; topic: string; municipalityId: number; today: LocalDate }

const inForce = statement((q, given: Given<AskedUnder>) =>
  q
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
      and(
        eq(agreementArea.versionId, agreementVersion.id),
        eq(agreementArea.municipalityId, given('municipalityId')),
      ),
    )
    .where(
      and(
        eq(agreementVersion.id, given('versionId')),
        sql`${given('topic')} = any(${agreementVersion.topics})`,
        sql`${given('today')}::date between ${agreementVersion.validFrom}
          and coalesce(${agreementVersion.validUntil}, 'infinity')`,
      ),
    ),
)

/** What is asked under: a version of an agreement that holds today for this topic and municipality; null when none does. */
export async function agreementFor(
  tx: Transaction,
  { versionId, topic, municipalityId }: Omit<AskedUnder, 'today'>,
  today: LocalDate,
) {
  const [row] = await inForce(tx, { versionId, topic, municipalityId, today })
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
