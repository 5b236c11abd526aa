import { and, eq, isNull, lt } from 'drizzle-orm'
import { member, session } from '@/db/tables/team'
import { type Actor, must, type Partner, type Staff } from '../../tools/access'
import { config } from '../../tools/config'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import { mayWork } from '../rules/sessions'

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

/**
 * Changes over to one's work in another organisation, in this browser: from then on everything follows from that one.
 * Work that began after this session needs a new one; and where a work account says which roles somebody has, it is
 * asked anew.
 */
export async function chooseWork(
  actor: Partner | Staff,
  input: { memberId: string; sessionId: string },
  now: Date,
): Promise<Result<null, 'unknown' | 'sign_in_anew'>> {
  must(actor, 'own.account')
  return transaction<null, 'unknown' | 'sign_in_anew'>(actor, async (tx) => {
    const mine = and(eq(member.id, input.memberId), eq(member.userId, actor.userId))
    const [work] = await tx
      .select({ member, startedAt: session.createdAt, via: session.via })
      .from(member)
      .innerJoin(session, and(eq(session.id, input.sessionId), eq(session.userId, member.userId)))
      .where(and(mine, isNull(member.deactivatedAt)))
    if (!work || !mayWork(work.member, localDate(now))) return refuse('unknown')
    const asked = work.via === 'oidc' && (config().oidc?.roles ?? '').trim() !== ''
    if (asked || work.startedAt < work.member.createdAt) return refuse('sign_in_anew')
    await tx.update(session).set({ memberId: work.member.id }).where(eq(session.id, input.sessionId))
    const rowIds = [work.member.id]
    await note(tx, actor, { verb: 'change', kind: 'account', why: 'choose_work', rowIds }, now)
    return ok(null)
  })
}
