import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import { agreement, agreementArea, agreementContact, agreementVersion } from '@/db/tables/agreements'
import { municipality, organisation } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import { addMonths, type LocalDate, localDate } from '../../tools/time'
import type { Contact, NewVersion } from '../input/agreement'
import { AGREED_MONTHS } from '../rules/agreement'

/** Why two organisations cannot agree so: it was agreed on a day that has still to come, or they agreed it already. */
export type TermsRefusal = 'agreed_later' | 'topic_twice'

type Terms = Omit<NewVersion, 'agreementId'>
type Sides = { agreementId: number; fromId: number; toId: number }

/**
 * Takes the two organisations of an agreement, in one order for everybody: what they agree is written by one at a time.
 * Answers how many of them there are.
 */
export async function lockSides(tx: Transaction, ids: number[]): Promise<number> {
  const rows = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(inArray(organisation.id, ids))
    .orderBy(asc(organisation.id))
    .for('no key update')
  return rows.length
}

/** An agreement with its versions, in the order in which they hold. */
export type AgreementFound = Sides & {
  versions: { id: number; number: number; validFrom: LocalDate; validUntil: LocalDate | null }[]
}

/** An agreement of which nobody else changes anything now; null when there is none. */
export async function lockAgreement(tx: Transaction, agreementId: number): Promise<AgreementFound | null> {
  const sides = { fromId: agreement.fromId, toId: agreement.toId }
  const [found] = await tx.select(sides).from(agreement).where(eq(agreement.id, agreementId))
  if (!found) return null
  await lockSides(tx, [found.fromId, found.toId])
  const { id, number, validFrom, validUntil } = agreementVersion
  const versions = await tx
    .select({ id, number, validFrom, validUntil })
    .from(agreementVersion)
    .where(eq(agreementVersion.agreementId, agreementId))
    .orderBy(asc(validFrom))
  // It may have gone while somebody waited.
  return versions.length === 0 ? null : { agreementId, ...found, versions }
}

/** Why these terms cannot be written down for two organisations; null when they can. */
export async function termsRefusal(
  tx: Transaction,
  terms: Terms,
  sides: Sides,
  now: Date,
): Promise<TermsRefusal | null> {
  const today = localDate(now)
  if (terms.agreedOn > today || terms.dataOn > today) return 'agreed_later'
  return (await agreedElsewhere(tx, terms, sides)) ? 'topic_twice' : null
}

/** Whether another agreement of these two, the same way, holds at some time for the same topic and municipality. */
async function agreedElsewhere(tx: Transaction, terms: Terms, { agreementId, fromId, toId }: Sides) {
  const { topics, municipalityIds, validFrom, validUntil } = terms
  const [row] = await tx
    .select({ id: agreementVersion.id })
    .from(agreementVersion)
    .innerJoin(agreement, eq(agreement.id, agreementVersion.agreementId))
    .innerJoin(agreementArea, eq(agreementArea.versionId, agreementVersion.id))
    .where(
      and(
        eq(agreement.fromId, fromId),
        eq(agreement.toId, toId),
        sql`${agreement.id} <> ${agreementId}`,
        sql`${agreementVersion.topics} && ${sql.param(topics, agreementVersion.topics)}`,
        inArray(agreementArea.municipalityId, [0, ...municipalityIds]),
        sql`daterange(${agreementVersion.validFrom}, ${agreementVersion.validUntil}, '[]')
          && daterange(${validFrom}::date, ${validUntil}::date, '[]')`,
      ),
    )
    .limit(1)
  return row !== undefined
}

type Which = { agreementId: number; number: number; madeBy: string | null }

/** Writes one version of an agreement, with where it holds and who is asked. */
export async function writeVersion(tx: Transaction, which: Which, terms: Terms, now: Date): Promise<void> {
  const { topics, seeDays, contactDays, reportDays, validFrom, validUntil, reviewOn } = terms
  const { agreedBy, agreedOn, dataLine, dataOn } = terms
  const [made] = await tx
    .insert(agreementVersion)
    .values({
      ...{ topics, seeDays, contactDays, reportDays, validFrom, validUntil, reviewOn },
      ...{ agreedBy, agreedOn, dataLine, dataOn, ...which, madeAt: now },
    })
    .returning({ id: agreementVersion.id })
  if (!made) throw new Error('a version was not written')
  // One that is not there any more is left out.
  const towns = await tx
    .select({ municipalityId: municipality.id })
    .from(municipality)
    .where(inArray(municipality.id, [0, ...terms.municipalityIds]))
  if (towns.length > 0)
    await tx.insert(agreementArea).values(towns.map((one) => ({ ...one, versionId: made.id })))
  await writeContacts(tx, made.id, terms.contacts)
}

/** Takes away who was asked about versions that are over, and later who agreed; answers how many people were asked. */
export async function dropContacts(tx: Transaction, now: Date): Promise<number> {
  const today = localDate(now)
  const longAgo = localDate(addMonths(now, -AGREED_MONTHS))
  await tx.execute(sql`select forget_agreed(${longAgo}::date)`)
  const over = tx
    .select({ id: agreementVersion.id })
    .from(agreementVersion)
    .where(lt(agreementVersion.validUntil, today))
  const gone = await tx
    .delete(agreementContact)
    .where(inArray(agreementContact.versionId, over))
    .returning({ id: agreementContact.id })
  return gone.length
}

/** Writes who of both sides is asked about a version. */
export async function writeContacts(tx: Transaction, versionId: number, contacts: Contact[]): Promise<void> {
  if (contacts.length > 0)
    await tx.insert(agreementContact).values(contacts.map((one) => ({ ...one, versionId })))
}
