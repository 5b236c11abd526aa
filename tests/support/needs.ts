import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { agreement, agreementArea, agreementVersion } from '@/db/tables/agreements'
import { event, need, needContact, referral } from '@/db/tables/needs'
import { municipality, organisation } from '@/db/tables/network'
import { member } from '@/db/tables/team'
import { needNow } from '@/db/views'
import { startGuest } from '@/lib/drafts/commands'
import { ask } from '@/lib/needs/commands/ask'
import { openNeedByCode } from '@/lib/needs/commands/resident'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import type { Guest, Partner, Staff } from '@/lib/tools/access'
import type { Result } from '@/lib/tools/result'
import { asActor } from '@/lib/tools/transaction'
import { books } from './database'
import { aColleague, anOrganisation, aPartner } from './partners'
import { anyone, aPerson, aVisitor, job, now, the } from './world'

/** The library, a town, and two partners that agreed with it, each with somebody who works there. */
export type Network = {
  libraryId: number
  townId: number
  adviser: Staff
  coordinator: Staff
  kwadraad: Partner
  welzijn: Partner
  /** Versions of agreements: the library may ask either of them, Kwadraad the library. */
  toKwadraad: number
  toWelzijn: number
  fromKwadraad: number
}

/** A new town with partners of its own; the library is the one of the house. */
export async function aNetwork(): Promise<Network> {
  const libraryId = await theLibrary()
  const slug = `plaats-${randomUUID()}`
  const [town] = await books()
    .insert(municipality)
    .values({ slug, name: slug })
    .returning({ id: municipality.id })
  const townId = the(town).id
  const [kwadraad, welzijn] = [
    await aPartner({ contactPerson: true }),
    await aPartner({ contactPerson: true }),
  ]
  const [adviser, coordinator] = [
    await aColleague('adviser', libraryId),
    await aColleague('coordinator', libraryId),
  ]
  return {
    ...{ libraryId, townId, adviser, coordinator, kwadraad, welzijn },
    toKwadraad: await anAgreement({ fromId: libraryId, toId: kwadraad.organisationId, townId }),
    toWelzijn: await anAgreement({ fromId: libraryId, toId: welzijn.organisationId, townId }),
    fromKwadraad: await anAgreement({ fromId: kwadraad.organisationId, toId: libraryId, townId }),
  }
}

/** The library of the house, that guards what is asked. */
export async function theLibrary(): Promise<number> {
  const [first] = await books()
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.kind, 'library'))
    .orderBy(asc(organisation.id))
    .limit(1)
  return first?.id ?? anOrganisation('library')
}

export type AgreementGiven = {
  fromId: number
  toId: number
  townId: number
  topics?: string[]
  days?: { seeDays: number; contactDays: number; reportDays: number }
  validFrom?: string
  validUntil?: string | null
}

/** An agreement in force: two working days to look, three to call, five to tell, unless told otherwise; returns its version. */
export async function anAgreement(given: AgreementGiven): Promise<number> {
  const { fromId, toId, townId } = given
  const [made] = await books()
    .insert(agreement)
    .values({ fromId, toId, madeAt: now })
    .returning({ id: agreement.id })
  const [version] = await books()
    .insert(agreementVersion)
    .values({
      ...{ agreementId: the(made).id, number: 1, topics: given.topics ?? ['bijstand', 'digid-app'] },
      ...(given.days ?? { seeDays: 2, contactDays: 3, reportDays: 5 }),
      ...{
        validFrom: given.validFrom ?? '2027-01-01',
        validUntil: given.validUntil ?? null,
        reviewOn: '2028-01-01',
      },
      ...{
        agreedBy: 'Demo en Demo',
        agreedOn: '2026-12-01',
        dataLine: 'Ieder voor zich.',
        dataOn: '2026-12-01',
      },
      madeAt: now,
    })
    .returning({ id: agreementVersion.id })
  await books()
    .insert(agreementArea)
    .values({ versionId: the(version).id, municipalityId: townId })
  return the(version).id
}

type Given = Parameters<typeof ask>[1]

/** What the desk fills in with a resident who agreed. */
export function anAsk(network: Pick<Network, 'townId' | 'toKwadraad'>, given: Partial<Given> = {}): Given {
  const { contactWay: way, ...person } = aPerson()
  return {
    ...{ formKey: randomUUID(), topic: 'bijstand', municipalityId: network.townId, ...person, way },
    ...{ callWhen: null, comesBackOn: null, versionId: network.toKwadraad },
    ...{ consentVersion: CONSENT_VERSION, consentLanguage: 'nl' as const },
    ...given,
  }
}

/** A resident for whom the library asked Kwadraad. */
export async function asked(network: Network, given: Partial<Given> = {}, at = now) {
  const { needId, code, referralId } = did(await ask(network.adviser, anAsk(network, given), at))
  return { needId, code, referralId: the(referralId ?? undefined) }
}

/** A browser in which a need was opened with its code. */
export async function opened({ code, needId }: { code: string; needId: string }, at = now): Promise<Guest> {
  const guestId = the((await startGuest(anyone, { token: randomUUID() }, at)) ?? undefined)
  const guest: Guest = { kind: 'guest', guestId }
  const [who] = await books()
    .select({ name: needContact.name })
    .from(needContact)
    .where(eq(needContact.needId, needId))
  const visitor = aVisitor()
  did(await openNeedByCode(guest, { code, letter: the(who).name.slice(0, 1), visitor }, at))
  return guest
}

/** Somebody stops working where they work. */
export async function leaves(userId: string, at = now): Promise<void> {
  await books().update(member).set({ deactivatedAt: at }).where(eq(member.userId, userId))
}

/** What went well, or the reason why not. */
export function did<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

export async function theNeed(id: string) {
  const [row] = await books().select().from(need).where(eq(need.id, id))
  return the(row)
}

export async function theReferral(id: string) {
  const [row] = await books().select().from(referral).where(eq(referral.id, id))
  return the(row)
}

export async function eventsOf(needId: string) {
  return books().select().from(event).where(eq(event.needId, needId)).orderBy(asc(event.id))
}

/** Who has to act on a need at a moment, as it is read; null when nobody has. */
export async function actsOn(needId: string, at: Date) {
  const [row] = await asActor(job, (tx) => tx.select().from(needNow).where(eq(needNow.id, needId)), at)
  return row ?? null
}
