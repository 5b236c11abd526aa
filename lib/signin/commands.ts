import { randomUUID } from 'node:crypto'
import { and, eq, isNull, like, lt } from 'drizzle-orm'
import { member, session, user } from '@/db/accounts'
import { type Actor, must } from '../access'
import { config } from '../config'
import type { Transaction } from '../database'
import { note } from '../journal'
import { ok, type Result, refuse } from '../result'
import { localDate } from '../time'
import { asActor, transaction } from '../transaction'
import { DEMO_DOMAIN, mayWork, type Via } from './rules'

/** A session that was opened; the browser gets both ids, signed. */
export type Opened = { userId: string; sessionId: string }

/** Signs someone in as one of the invented people of the demo; without demo data nobody. */
export async function joinDemo(
  actor: Actor,
  input: { userId: string },
  now: Date,
): Promise<Result<Opened, 'no_demo' | 'no_work'>> {
  must(actor, 'sign_in')
  if (!config().demo) return refuse('no_demo')
  return transaction<Opened, 'no_demo' | 'no_work'>(actor, async (tx) => {
    const invented = and(eq(user.id, input.userId), like(user.email, `%${DEMO_DOMAIN}`))
    const [one] = await tx.select({ id: user.id }).from(user).where(invented)
    return one ? openSession(tx, actor, { userId: one.id, via: 'demo' }, now) : refuse('no_demo')
  })
}

/** Writes down that someone is still there. */
export async function touch(actor: Actor, input: { sessionId: string }, now: Date): Promise<void> {
  must(actor, 'sign_in')
  await asActor(actor, (tx) =>
    tx
      .update(session)
      .set({ seenAt: now })
      .where(and(eq(session.id, input.sessionId), lt(session.seenAt, now))),
  )
}

/** Ends every session of who asks, in every browser, at once. */
export async function signOut(actor: Actor, _input: object, now: Date): Promise<Result<null, never>> {
  must(actor, 'own.account')
  if (actor.kind !== 'partner' && actor.kind !== 'staff') return ok(null)
  await asActor(actor, async (tx) => {
    await tx.delete(session).where(eq(session.userId, actor.userId))
    await note(tx, actor, { verb: 'change', kind: 'account', why: 'sign_out', rowIds: [actor.userId] }, now)
  })
  return ok(null)
}

/** Lets someone in, inside the transaction in which they showed who they are. */
export async function openSession(
  tx: Transaction,
  actor: Actor,
  { userId, via }: { userId: string; via: Via },
  now: Date,
): Promise<Result<Opened, 'no_work'>> {
  const [work] = await tx
    .select({ volunteer: member.volunteer, secrecyPromisedOn: member.secrecyPromisedOn })
    .from(member)
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt)))
  if (!work || !mayWork(work, localDate(now))) return refuse('no_work')
  const id = randomUUID()
  await tx.insert(session).values({ id, userId, via, createdAt: now, seenAt: now })
  await tx.update(user).set({ signedInAt: now }).where(eq(user.id, userId))
  await note(tx, actor, { verb: 'make', kind: 'account', why: `sign_in_${via}`, rowIds: [userId] }, now)
  return ok({ userId, sessionId: id })
}
