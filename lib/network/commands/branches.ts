import { and, eq, ne, sql } from 'drizzle-orm'
import { branch, municipality, openingHours } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import type { BranchInput, NewBranch } from '../input/branch'
import type { OpeningHoursInput } from '../input/opening'
import { isClosedOn } from '../rules/branches'
import { newlyOutside, openWeekOf } from '../rules/opening'
import { slugFor } from '../rules/slug'
import { addressLine } from '../rules/where'
import { addressOn, isAwaited, saveAddress } from '../steps/address'
import { heldAt, openWeekAt } from '../steps/opening'
import { slugsTaken } from '../steps/slugs'
import { inTurn } from '../steps/turn'

type Made = { branchId: number }
type Refusal = 'exists' | 'no_municipality'

/** Puts a branch in the books, with where it is; its hours are said after that. */
export async function addBranch(actor: Actor, input: NewBranch, now: Date): Promise<Result<Made, Refusal>> {
  must(actor, 'library.set')
  return transaction<Made, Refusal>(actor, async (tx) => {
    const organisationId = await inTurn(tx, actor)
    const wrong = await wrongIn(tx, input)
    if (wrong) return wrong
    const slug = slugFor(input.called, await slugsTaken(tx))
    const row = { ...columnsOf(input), organisationId, slug }
    const [made] = await tx.insert(branch).values(row).returning({ branchId: branch.id })
    if (!made) throw new Error('a branch was not written')
    await saveAddress(tx, made.branchId, input, localDate(now))
    await tell(tx, actor, 'make', made.branchId, now)
    return ok(made)
  })
}

export type ChangeBranchRefusal = Refusal | 'unknown' | 'address_known'

/**
 * Says how a branch is called and reached from now on. An address is put right, from the day on which it began: a
 * branch that moves house has another one from a day on. Where people are booked who read the old one, it is written
 * otherwise only when who saves it says that it is the same place: of another place they have to hear.
 */
export async function changeBranch(
  actor: Actor,
  input: Omit<BranchInput, 'samePlace'> & { samePlace?: boolean },
  now: Date,
): Promise<Result<Made, ChangeBranchRefusal>> {
  must(actor, 'library.set')
  const { branchId, samePlace = false } = input
  return transaction<Made, ChangeBranchRefusal>(actor, async (tx) => {
    await inTurn(tx, actor)
    const wrong = await wrongIn(tx, input, branchId)
    if (wrong) return wrong
    const [there] = await tx
      .update(branch)
      .set(columnsOf(input))
      .where(eq(branch.id, branchId))
      .returning({ id: branch.id })
    if (!there) return refuse('unknown')
    const today = localDate(now)
    const kept = await addressOn(tx, branchId, today)
    const isOther = kept !== null && addressLine(kept) !== addressLine(input)
    if (isOther && !samePlace && (await isAwaited(tx, branchId, kept.validFrom, now)))
      return refuse('address_known')
    await saveAddress(tx, branchId, input, kept?.validFrom ?? today)
    await tell(tx, actor, 'change', branchId, now)
    return ok({ branchId })
  })
}

export type OpeningRefusal = 'unknown' | 'branch_closed' | 'outside'

/**
 * Says when a branch is open with people, without people, and when somebody of the IDO is there for who walks in. Where
 * something that is held there would fall outside from now on, or nobody would be there, only when who saves it says that
 * this is meant.
 */
export async function saveOpeningHours(
  actor: Actor,
  { branchId, hours, anyway = false }: Omit<OpeningHoursInput, 'anyway'> & { anyway?: boolean },
  now: Date,
): Promise<Result<Made, OpeningRefusal>> {
  must(actor, 'library.set')
  return transaction<Made, OpeningRefusal>(actor, async (tx) => {
    await inTurn(tx, actor)
    const [there] = await tx
      .update(branch)
      .set({ hoursVerifiedAt: now })
      .where(eq(branch.id, branchId))
      .returning({ closedFrom: branch.closedFrom })
    if (!there) return refuse('unknown')
    if (isClosedOn(there, localDate(now))) return refuse('branch_closed')
    if (!anyway) {
      const [held, before] = await Promise.all([heldAt(tx, branchId, now), openWeekAt(tx, branchId)])
      if (newlyOutside(held, before, openWeekOf(hours)).length > 0) return refuse('outside')
    }
    await tx.delete(openingHours).where(eq(openingHours.branchId, branchId))
    if (hours.length > 0) await tx.insert(openingHours).values(hours.map((one) => ({ ...one, branchId })))
    await tell(tx, actor, 'change', branchId, now)
    return ok({ branchId })
  })
}

/** What stands in the way of a branch: another one of this name, or a municipality that is not there. */
async function wrongIn(tx: Transaction, { called, municipalityId }: NewBranch, except = 0) {
  const same = and(sql`lower(${branch.name}) = lower(${called})`, ne(branch.id, except))
  if ((await tx.$count(branch, same)) > 0) return refuse('exists', { called: ['exists'] })
  if ((await tx.$count(municipality, eq(municipality.id, municipalityId))) === 0)
    return refuse('no_municipality', { municipalityId: ['no_municipality'] })
  return null
}

function columnsOf({ called, branchKind, phone, schoolRegion, municipalityId }: NewBranch) {
  return { name: called, kind: branchKind, phone, schoolRegion, municipalityId }
}

function tell(tx: Transaction, actor: Actor, verb: 'make' | 'change', id: number, now: Date) {
  return note(tx, actor, { verb, kind: 'branch', why: 'library', rowIds: [String(id)] }, now)
}
