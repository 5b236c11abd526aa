import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { member, session, user } from '@/db/tables/team'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { mayWork, type Via } from '../rules/sessions'

/** A session that was opened; the browser gets both ids, signed. */
export type Opened = { userId: string; sessionId: string }

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
  // A second step that was begun and not finished is begun anew: somebody else may have begun it.
  await tx
    .update(user)
    .set({ totpSecret: null })
    .where(and(eq(user.id, userId), isNull(user.totpConfirmedAt)))
  await note(tx, actor, { verb: 'make', kind: 'account', why: `sign_in_${via}`, rowIds: [userId] }, now)
  return ok({ userId, sessionId: id })
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

/** Ends one session: who did nothing for a while is out in this browser, and stays in elsewhere. */
export async function endSession(
  actor: Actor,
  input: { sessionId: string; userId: string },
  now: Date,
): Promise<void> {
  must(actor, 'sign_in')
  await asActor(actor, async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.id, input.sessionId), eq(session.userId, input.userId)))
      .returning({ userId: session.userId })
    const rowIds = ended.map(({ userId }) => userId)
    await note(tx, actor, { verb: 'change', kind: 'account', why: 'sign_out_idle', rowIds }, now)
  })
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
