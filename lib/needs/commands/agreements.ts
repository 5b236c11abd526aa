import { eq, inArray } from 'drizzle-orm'
import { agreement, agreementContact, agreementVersion } from '@/db/tables/agreements'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import type { Contact, NewAgreement, NewVersion } from '../input/agreement'
import { beginRefusal, closesOn, endingOn, standingOf } from '../rules/agreement'
import {
  type AgreementFound,
  dropContacts,
  lockAgreement,
  lockSides,
  type TermsRefusal,
  termsRefusal,
  writeContacts,
  writeVersion,
} from '../steps/agreements'

type Made = { agreementId: number }

export type AgreementRefusal = TermsRefusal | 'unknown' | 'same' | 'without_library'
export type VersionRefusal = TermsRefusal | 'unknown' | 'day_past' | 'overlaps'

/**
 * Writes down that one organisation may send residents to another, and how. One of the two is the library of who writes
 * it; for one topic and municipality two organisations have one agreement at a time.
 */
export async function makeAgreement(
  actor: Actor,
  input: NewAgreement,
  now: Date,
): Promise<Result<Made, AgreementRefusal>> {
  must(actor, 'agreements.set')
  const { fromId, toId } = input
  return transaction<Made, AgreementRefusal>(
    actor,
    async (tx) => {
      if (fromId === toId) return refuse('same')
      const own = actor.kind === 'staff' ? actor.organisationId : 0
      if (fromId !== own && toId !== own) return refuse('without_library')
      if ((await lockSides(tx, [fromId, toId])) < 2) return refuse('unknown')
      const no = await termsRefusal(tx, input, { fromId, toId, agreementId: 0 }, now)
      if (no) return refuse(no)
      const [made] = await tx
        .insert(agreement)
        .values({ fromId, toId, madeBy: writer(actor), madeAt: now })
        .returning({ id: agreement.id })
      if (!made) throw new Error('an agreement was not written')
      await writeVersion(tx, { agreementId: made.id, number: 1, madeBy: writer(actor) }, input, now)
      await tell(tx, actor, 'make', made.id, now)
      return ok({ agreementId: made.id })
    },
    now,
  )
}

/**
 * Writes down how an agreement is from a day on; the version before holds until the day before. Whatever was asked under
 * it keeps its days. One that has not begun is not passed over: end the agreement before it first.
 */
export async function makeVersion(
  actor: Actor,
  input: NewVersion,
  now: Date,
): Promise<Result<Made, VersionRefusal>> {
  must(actor, 'agreements.set')
  const { agreementId, validFrom } = input
  return transaction<Made, VersionRefusal>(
    actor,
    async (tx) => {
      const found = await lockAgreement(tx, agreementId)
      if (!found) return refuse('unknown')
      const no =
        beginRefusal(found.versions, validFrom, localDate(now)) ?? (await termsRefusal(tx, input, found, now))
      if (no) return refuse(no)
      for (const before of found.versions) {
        const validUntil = closesOn(before, validFrom)
        if (validUntil)
          await tx.update(agreementVersion).set({ validUntil }).where(eq(agreementVersion.id, before.id))
      }
      const number = Math.max(0, ...found.versions.map((one) => one.number)) + 1
      await writeVersion(tx, { agreementId, number, madeBy: writer(actor) }, input, now)
      await tell(tx, actor, 'change', agreementId, now)
      return ok({ agreementId })
    },
    now,
  )
}

/**
 * Ends an agreement on a day, which is its last; versions that would begin after it never do, and one of which nothing has
 * begun is gone. Needs that are open under it go on with the days that they began with.
 */
export async function endAgreement(
  actor: Actor,
  { agreementId, lastDay }: { agreementId: number; lastDay: string },
  now: Date,
): Promise<Result<Made & { isGone: boolean }, 'unknown' | 'day_past' | 'ended'>> {
  must(actor, 'agreements.set')
  return transaction<Made & { isGone: boolean }, 'unknown' | 'day_past' | 'ended'>(
    actor,
    async (tx) => {
      const found = await lockAgreement(tx, agreementId)
      if (!found) return refuse('unknown')
      const ending = endingOn(found.versions, lastDay, localDate(now))
      if (typeof ending === 'string') return refuse(ending)
      const { last, never } = ending
      const ids = [0, ...never.map(({ id }) => id)]
      await tx.delete(agreementVersion).where(inArray(agreementVersion.id, ids))
      if (last)
        await tx.update(agreementVersion).set({ validUntil: lastDay }).where(eq(agreementVersion.id, last.id))
      else await tx.delete(agreement).where(eq(agreement.id, agreementId))
      await tell(tx, actor, 'change', agreementId, now)
      return ok({ agreementId, isGone: last === null })
    },
    now,
  )
}

/** Says when an agreement is looked at again: of every version of it that is not over. */
export async function setReview(
  actor: Actor,
  { agreementId, reviewOn }: { agreementId: number; reviewOn: string },
  now: Date,
): Promise<Result<Made, 'unknown' | 'day_past' | 'ended'>> {
  must(actor, 'agreements.set')
  return transaction<Made, 'unknown' | 'day_past' | 'ended'>(
    actor,
    async (tx) => {
      const found = await lockAgreement(tx, agreementId)
      if (!found) return refuse('unknown')
      if (reviewOn <= localDate(now)) return refuse('day_past')
      const standing = notOver(found.versions, now)
      if (standing.length === 0) return refuse('ended')
      await tx.update(agreementVersion).set({ reviewOn }).where(inArray(agreementVersion.id, standing))
      await tell(tx, actor, 'change', agreementId, now)
      return ok({ agreementId })
    },
    now,
  )
}

/** Says who of both sides is asked from now on; of versions that are over nobody is asked any more. */
export async function setContacts(
  actor: Actor,
  { agreementId, contacts }: { agreementId: number; contacts: Contact[] },
  now: Date,
): Promise<Result<Made, 'unknown' | 'ended'>> {
  must(actor, 'agreements.set')
  return transaction<Made, 'unknown' | 'ended'>(
    actor,
    async (tx) => {
      const found = await lockAgreement(tx, agreementId)
      if (!found) return refuse('unknown')
      const standing = notOver(found.versions, now)
      if (standing.length === 0) return refuse('ended')
      const all = [0, ...found.versions.map(({ id }) => id)]
      await tx.delete(agreementContact).where(inArray(agreementContact.versionId, all))
      for (const versionId of standing) await writeContacts(tx, versionId, contacts)
      await tell(tx, actor, 'change', agreementId, now)
      return ok({ agreementId })
    },
    now,
  )
}

/**
 * Forgets who was asked about versions that are over, for nobody is any more; and a year after that who agreed. Returns how
 * many people were asked.
 */
export async function forgetContacts(
  actor: Actor,
  _input: Record<string, never>,
  now: Date,
): Promise<number> {
  must(actor, 'residents.forget')
  return asActor(actor, (tx) => dropContacts(tx, now), now)
}

/** The versions that hold or have still to begin. */
function notOver(versions: AgreementFound['versions'], now: Date): number[] {
  return versions.flatMap((one) => (standingOf(one, localDate(now)) === 'over' ? [] : [one.id]))
}

function writer(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.userId : null
}

function tell(tx: Transaction, actor: Actor, verb: 'make' | 'change', id: number, now: Date) {
  return note(tx, actor, { verb, kind: 'agreement', why: 'agreements', rowIds: [String(id)] }, now)
}
