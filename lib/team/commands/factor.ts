import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { member, recoveryCode, session, user } from '@/db/tables/team'
import { type Actor, must, ofOwn, type Partner, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed, seal, unseal } from '../../tools/keys'
import { giveBackTry, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor, transaction } from '../../tools/transaction'
import { papersOf } from '../queries/factor'
import { isDigits, mayAgree, stepOf, totpOf } from '../rules/factor'

type Worker = Partner | Staff
type Proof = { code: string; sessionId: string }
type Wrong = 'digits_refused' | 'slow_down'
type WrongPaper = 'paper_refused' | 'slow_down'

/** Makes a new secret for the app of who asks, unless a second factor is set up already. */
export async function beginFactor(actor: Worker, _input: object, now: Date): Promise<Result<null, never>> {
  must(actor, 'own.account')
  const sealed = seal(randomBytes(20), actor.userId)
  await asActor(actor, async (tx) => {
    const begun = await tx
      .update(user)
      .set({ totpSecret: sealed, totpStep: null })
      .where(and(eq(user.id, actor.userId), isNull(user.totpConfirmedAt)))
      .returning({ id: user.id })
    const rowIds = begun.map(({ id }) => id)
    await note(tx, actor, { verb: 'change', kind: 'account', why: 'second_factor_begun', rowIds }, now)
  })
  return ok(null)
}

/**
 * Sets the second factor up: the first right code shows that the app knows the secret. The ten codes on paper are
 * made with it, and those of before count no more.
 */
export async function confirmFactor(actor: Worker, input: Proof, now: Date): Promise<Result<null, Wrong>> {
  must(actor, 'own.account')
  return withTries(actor, 'digits_refused', now, async (tx) => {
    const own = await lockUser(tx, actor)
    if (own?.totpConfirmedAt || !(await digitsCount(tx, own, input.code, now))) return false
    await tx.update(user).set({ totpConfirmedAt: now }).where(eq(user.id, actor.userId))
    await tx.delete(recoveryCode).where(eq(recoveryCode.userId, actor.userId))
    const papers = papersOf(actor, now).map((code) => ({
      userId: actor.userId,
      hash: paperHash(actor, code),
    }))
    await tx.insert(recoveryCode).values(papers)
    await passed(tx, actor, input, 'second_factor_set_up', now)
    return true
  })
}

/** Takes the second step with the six digits that the app shows; every code counts once. */
export async function showDigits(actor: Worker, input: Proof, now: Date): Promise<Result<null, Wrong>> {
  must(actor, 'own.account')
  return withTries(actor, 'digits_refused', now, async (tx) => {
    const own = await lockUser(tx, actor)
    if (!own?.totpConfirmedAt || !(await digitsCount(tx, own, input.code, now))) return false
    await passed(tx, actor, input, 'second_factor', now)
    return true
  })
}

/** Takes the second step with a code on paper, for who does not have the app; each code counts once. */
export async function showPaper(actor: Worker, input: Proof, now: Date): Promise<Result<null, WrongPaper>> {
  must(actor, 'own.account')
  return withTries(actor, 'paper_refused', now, async (tx) => {
    const own = await lockUser(tx, actor)
    if (!own?.totpConfirmedAt || !(await paperCounts(tx, actor, input.code, now))) return false
    await passed(tx, actor, input, 'recovery_code', now)
    return true
  })
}

/**
 * Takes the own second factor away, by who shows it once more, with the app or, when that is gone, with a code on
 * paper; where one is required it is set up anew.
 */
export async function dropFactor(actor: Worker, input: Proof, now: Date): Promise<Result<null, Wrong>> {
  must(actor, 'own.account')
  return withTries(actor, 'digits_refused', now, async (tx) => {
    const own = await lockUser(tx, actor)
    if (!own?.totpConfirmedAt) return false
    const shown = isDigits(input.code)
      ? await digitsCount(tx, own, input.code, now)
      : await paperCounts(tx, actor, input.code, now)
    if (!shown) return false
    await tx.update(user).set(noFactor).where(eq(user.id, own.id))
    await tx.delete(recoveryCode).where(eq(recoveryCode.userId, own.id))
    await passed(tx, actor, input, 'second_factor_dropped', now)
    return true
  })
}

type NoReset = 'unknown' | 'own_factor' | 'works_elsewhere'

/**
 * Takes a lost second factor away. It takes two people: the first asks, and within a day another coordinator, or the
 * contact person of the organisation, agrees. The member sets a new one up at the next sign-in.
 */
export async function resetFactor(
  actor: Worker,
  input: { memberId: string },
  now: Date,
): Promise<Result<'asked' | 'done', NoReset>> {
  must(actor, 'people.remove')
  return transaction<'asked' | 'done', NoReset>(actor, async (tx) => {
    const found = await lockMemberUser(tx, actor, input.memberId)
    if (!found) return refuse('unknown')
    if (found.id === actor.userId) return refuse('own_factor')
    // A partner's people do not open the door to what somebody does elsewhere.
    if (actor.kind === 'partner' && (await hasOtherWork(tx, input.memberId))) return refuse('works_elsewhere')
    const agreed = mayAgree({ by: found.resetAskedBy, at: found.resetAskedAt }, actor.userId, now)
    const change = agreed ? noFactor : { resetAskedBy: actor.userId, resetAskedAt: now }
    await tx.update(user).set(change).where(eq(user.id, found.id))
    const why = agreed ? 'second_factor_reset_agreed' : 'second_factor_reset_asked'
    await note(tx, actor, { verb: 'change', kind: 'account', why, rowIds: [found.id] }, now)
    return ok(agreed ? 'done' : 'asked')
  })
}

/**
 * Takes away the second factor of whoever has this address, for when nobody is left who could agree: a library with
 * one coordinator. Only who keeps the machine can ask for it.
 */
export async function resetFactorOf(
  actor: Actor,
  input: { email: string },
  now: Date,
): Promise<Result<null, 'unknown'>> {
  must(actor, 'sign_in')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    const gone = await tx
      .update(user)
      .set(noFactor)
      .where(and(eq(user.email, input.email), isNotNull(user.totpConfirmedAt)))
      .returning({ id: user.id })
    if (gone.length === 0) return refuse('unknown')
    const rowIds = gone.map(({ id }) => id)
    await note(
      tx,
      actor,
      { verb: 'change', kind: 'account', why: 'second_factor_reset_by_keeper', rowIds },
      now,
    )
    return ok(null)
  })
}

const noFactor = {
  totpSecret: null,
  totpConfirmedAt: null,
  totpStep: null,
  resetAskedBy: null,
  resetAskedAt: null,
}

/** Counts wrong codes per person, however many browsers they come from; five an hour cost nothing. */
async function withTries<Reason extends string>(
  actor: Worker,
  wrong: Reason,
  now: Date,
  work: (tx: Transaction) => Promise<boolean>,
): Promise<Result<null, Reason | 'slow_down'>> {
  const source = keyed('second factor', actor.userId)
  if (!(await takeTry('second_factor', 'member', source, now))) return refuse('slow_down')
  if (!(await asActor(actor, work))) return refuse(wrong)
  await giveBackTry('second_factor', 'member', source, now)
  return ok(null)
}

type User = typeof user.$inferSelect

/** The own account, locked: of two browsers with one code the second finds that it has counted. */
async function lockUser(tx: Transaction, actor: Worker): Promise<User | null> {
  const [own] = await tx.select().from(user).where(eq(user.id, actor.userId)).for('no key update')
  return own ?? null
}

/** Whether these digits count now; afterwards they count no more. */
async function digitsCount(tx: Transaction, own: User | null, code: string, now: Date): Promise<boolean> {
  if (!own?.totpSecret) return false
  const step = stepOf(totpOf(unseal(own.totpSecret, own.id), own.email), code, own.totpStep, now)
  if (step === null) return false
  await tx.update(user).set({ totpStep: step }).where(eq(user.id, own.id))
  return true
}

/** Whether this code on paper counts now; afterwards it counts no more. */
async function paperCounts(tx: Transaction, actor: Worker, code: string, now: Date): Promise<boolean> {
  const unused = and(
    eq(recoveryCode.userId, actor.userId),
    eq(recoveryCode.hash, paperHash(actor, code)),
    isNull(recoveryCode.usedAt),
  )
  const used = await tx.update(recoveryCode).set({ usedAt: now }).where(unused).returning()
  return used.length > 0
}

async function lockMemberUser(tx: Transaction, actor: Worker, memberId: string): Promise<User | null> {
  const [work] = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(and(eq(member.id, memberId), isNull(member.deactivatedAt), ofOwn(actor, member.organisationId)))
  if (!work) return null
  const withFactor = and(eq(user.id, work.userId), isNotNull(user.totpConfirmedAt))
  const [found] = await tx.select().from(user).where(withFactor).for('no key update')
  return found ?? null
}

async function hasOtherWork(tx: Transaction, memberId: string): Promise<boolean> {
  const [row] = await tx.execute<{ elsewhere: boolean }>(
    sql`select works_elsewhere(${memberId}::uuid) as elsewhere`,
  )
  return row?.elsewhere ?? false
}

async function passed(
  tx: Transaction,
  actor: Worker,
  { sessionId }: Proof,
  why: string,
  now: Date,
): Promise<void> {
  const own = and(eq(session.id, sessionId), eq(session.userId, actor.userId))
  await tx.update(session).set({ secondFactorAt: now }).where(own)
  await note(tx, actor, { verb: 'change', kind: 'account', why, rowIds: [actor.userId] }, now)
}

/** Bound to its owner, with a key that is not in the database. */
function paperHash(actor: Worker, code: string): Buffer {
  return keyed('recovery hash', `${actor.userId} ${code}`)
}
