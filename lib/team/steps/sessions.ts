import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { member, session, user } from '@/db/tables/team'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { mayWork, type Opened, type Via } from '../rules/sessions'

/**
 * Lets someone in, inside the transaction in which they showed who they are: at the work that is given, or the one they
 * have longest; who has several chooses then.
 */
export async function openSession(
  tx: Transaction,
  actor: Actor,
  { userId, memberId, via }: { userId: string; memberId?: string; via: Via },
  now: Date,
): Promise<Result<Opened, 'no_work'>> {
  const chosen = memberId === undefined ? undefined : eq(member.id, memberId)
  const works = await tx
    .select({
      memberId: member.id,
      volunteer: member.volunteer,
      secrecyPromisedOn: member.secrecyPromisedOn,
    })
    .from(member)
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt), chosen))
    .orderBy(asc(member.createdAt), asc(member.id))
  const work = works.find((one) => mayWork(one, localDate(now)))
  if (!work) return refuse('no_work')
  const id = randomUUID()
  await tx.insert(session).values({ id, userId, memberId: work.memberId, via, createdAt: now, seenAt: now })
  await tx.update(user).set({ signedInAt: now, stayAskedAt: null }).where(eq(user.id, userId))
  // A second step that was begun and not finished is begun anew: somebody else may have begun it.
  await tx
    .update(user)
    .set({ totpSecret: null })
    .where(and(eq(user.id, userId), isNull(user.totpConfirmedAt)))
  await note(tx, actor, { verb: 'make', kind: 'account', why: `sign_in_${via}`, rowIds: [userId] }, now)
  return ok({ userId, sessionId: id })
}
