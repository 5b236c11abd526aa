import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { member, session, user } from '@/db/tables/team'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { mayWork, type Opened, type Via } from '../rules/sessions'

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
