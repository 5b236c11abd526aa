import { and, eq, lt } from 'drizzle-orm'
import { session } from '@/db/tables/team'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result } from '../../tools/result'
import { asActor } from '../../tools/transaction'

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
