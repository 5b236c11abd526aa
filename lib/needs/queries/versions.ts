import { asc, desc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { agreement, agreementContact, agreementVersion } from '@/db/tables/agreements'
import { organisation } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Days, Validity } from '../rules/agreement'
import { areasOf } from './agreements'

export type AgreementContact = {
  side: 'from' | 'to'
  name: string
  phone: string | null
  email: string | null
}

/** How an agreement was, is or will be. */
export type Version = Days &
  Validity & {
    versionId: number
    number: number
    topics: string[]
    municipalities: { id: number; name: string }[]
    reviewOn: LocalDate
    agreedBy: string
    agreedOn: LocalDate
    dataLine: string
    dataOn: LocalDate
    contacts: AgreementContact[]
  }

type Side = { id: number; name: string; kind: 'library' | 'partner' | 'municipality' }

/** Who sends residents to whom, with every version, the newest first. */
export type Agreement = { agreementId: number; from: Side; to: Side; versions: Version[] }

/** Every agreement that the actor may see, by the name of who sends and who helps; those that are over as well. */
export async function agreements(actor: Actor, now: Date): Promise<Agreement[]> {
  must(actor, 'agreements.see')
  return asActor(actor, (tx) => agreementsIn(actor, tx), now)
}

/** One agreement; null when there is none, or it is not theirs. */
export async function agreementWith(
  actor: Actor,
  { agreementId }: { agreementId: number },
  now: Date,
): Promise<Agreement | null> {
  must(actor, 'agreements.see')
  const [found] = await asActor(actor, (tx) => agreementsIn(actor, tx, agreementId), now)
  return found ?? null
}

/** The same in an open transaction; of all agreements, or of one. */
export async function agreementsIn(
  actor: Actor,
  tx: Transaction,
  agreementId?: number,
): Promise<Agreement[]> {
  const [from, to] = [alias(organisation, 'sends'), alias(organisation, 'helps')]
  const rows = await tx
    .select({
      agreementId: agreement.id,
      from: { id: from.id, name: from.name, kind: from.kind },
      to: { id: to.id, name: to.name, kind: to.kind },
      ...versionColumns,
    })
    .from(agreementVersion)
    .innerJoin(agreement, eq(agreement.id, agreementVersion.agreementId))
    .innerJoin(from, eq(from.id, agreement.fromId))
    .innerJoin(to, eq(to.id, agreement.toId))
    .where(agreementId === undefined ? undefined : eq(agreement.id, agreementId))
    .orderBy(asc(from.name), asc(to.name), asc(agreement.id), desc(agreementVersion.number))
  const ids = rows.map(({ versionId }) => versionId)
  const [areas, contacts] = await Promise.all([areasOf(actor, tx, ids), contactsOf(tx, ids)])
  const each = Map.groupBy(rows, (row) => row.agreementId)
  return [...each].map(([id, versions]) => ({
    agreementId: id,
    ...sidesOf(versions),
    versions: versions.map(({ agreementId: _, from, to, ...version }) => ({
      ...version,
      municipalities: areas.get(version.versionId) ?? [],
      contacts: contacts.get(version.versionId) ?? [],
    })),
  }))
}

const versionColumns = {
  versionId: agreementVersion.id,
  number: agreementVersion.number,
  topics: agreementVersion.topics,
  seeDays: agreementVersion.seeDays,
  contactDays: agreementVersion.contactDays,
  reportDays: agreementVersion.reportDays,
  validFrom: agreementVersion.validFrom,
  validUntil: agreementVersion.validUntil,
  reviewOn: agreementVersion.reviewOn,
  agreedBy: agreementVersion.agreedBy,
  agreedOn: agreementVersion.agreedOn,
  dataLine: agreementVersion.dataLine,
  dataOn: agreementVersion.dataOn,
}

function sidesOf([first]: { from: Side; to: Side }[]) {
  if (!first) throw new Error('an agreement has a version')
  return { from: first.from, to: first.to }
}

async function contactsOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, AgreementContact[]>> {
  const { versionId, side, name, phone, email } = agreementContact
  const rows = await tx
    .select({ versionId, side, name, phone, email })
    .from(agreementContact)
    .where(inArray(versionId, [0, ...ids]))
    .orderBy(asc(side), asc(agreementContact.id))
  const each = Map.groupBy(rows, (row) => row.versionId)
  return new Map([...each].map(([id, ones]) => [id, ones.map(({ versionId: _, ...one }) => one)]))
}
