import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { invitation, member, user } from '@/db/tables/team'
import { must, ofOwn, type Partner, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import { leftAfter, mayLeave } from '../rules/members'
import { coordinators, lockOrganisation, worksAt } from '../steps/members'

type Worker = Partner | Staff

/**
 * Ends someone's work here. From this moment none of their sessions opens a door, in any browser. For a day it can be
 * undone: `letBack`.
 */
export async function deactivate(
  actor: Worker,
  input: { memberId: string },
  now: Date,
): Promise<Result<null, 'unknown' | 'last_coordinator'>> {
  must(actor, 'people.remove')
  return transaction<null, 'unknown' | 'last_coordinator'>(actor, async (tx) => {
    const leaving = await activeMember(tx, actor, input.memberId)
    if (!leaving) return refuse('unknown')
    // Two coordinators who remove each other wait here, one after the other.
    await lockOrganisation(tx, leaving.organisationId)
    if (leaving.role === 'coordinator' && !mayLeave(leaving, await coordinators(tx, leaving.organisationId)))
      return refuse('last_coordinator')
    const [gone] = await tx
      .update(member)
      .set({ deactivatedAt: now, deactivatedBy: actor.userId })
      .where(and(eq(member.id, leaving.id), isNull(member.deactivatedAt)))
      .returning({ id: member.id })
    if (!gone) return refuse('unknown')
    await tx.execute(sql`select end_sessions_at(${gone.id}::uuid)`)
    // Who is invited again, at whatever address, may come with the same work account.
    await tx
      .update(user)
      .set({ workAccount: null })
      .where(and(eq(user.id, leaving.userId), sql`not works_elsewhere(${leaving.id}::uuid)`))
    // Nobody comes back by an invitation they sent themselves.
    const rowIds = await withdrawSentBy(tx, leaving.userId, now)
    await note(tx, actor, { verb: 'change', kind: 'invitation', why: 'deactivate', rowIds }, now)
    await note(tx, actor, { verb: 'change', kind: 'member', why: 'deactivate', rowIds: [gone.id] }, now)
    return ok(null)
  })
}

/**
 * Gives someone back the work that they had, when it ended by mistake less than a day ago. What ended with it stays ended:
 * they sign in anew, and the invitations that they sent do not work again.
 */
export async function letBack(
  actor: Worker,
  input: { memberId: string },
  now: Date,
): Promise<Result<null, 'unknown' | 'too_late' | 'already_member'>> {
  must(actor, 'people.remove')
  return transaction<null, 'unknown' | 'too_late' | 'already_member'>(actor, async (tx) => {
    const own = and(eq(member.id, input.memberId), ofOwn(actor, member.organisationId))
    const [left] = await tx
      .select({ organisationId: member.organisationId, userId: member.userId, leftAt: member.deactivatedAt })
      .from(member)
      .where(own)
    if (!left?.leftAt) return refuse('unknown')
    // Who was invited again meanwhile comes by that.
    if (await worksAt(tx, left)) return refuse('already_member')
    const [back] = await tx
      .update(member)
      .set({ deactivatedAt: null, deactivatedBy: null })
      .where(and(own, gt(member.deactivatedAt, leftAfter(now))))
      .returning({ id: member.id })
    if (!back) return refuse('too_late')
    await note(tx, actor, { verb: 'change', kind: 'member', why: 'let_back', rowIds: [back.id] }, now)
    return ok(null)
  })
}

async function withdrawSentBy(tx: Transaction, userId: string, now: Date): Promise<string[]> {
  const open = and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt))
  const withdrawn = await tx
    .update(invitation)
    .set({ withdrawnAt: now })
    .where(and(eq(invitation.invitedBy, userId), open))
    .returning({ id: invitation.id })
  return withdrawn.map(({ id }) => id)
}

/** Fills in on which day a volunteer promised confidentiality; from that day on they may work (facts H7). */
export async function fillInPromise(
  actor: Worker,
  input: { memberId: string; day: string },
  now: Date,
): Promise<Result<null, 'unknown' | 'day_to_come'>> {
  must(actor, 'people.invite')
  if (input.day > localDate(now)) return refuse('day_to_come')
  return transaction<null, 'unknown' | 'day_to_come'>(actor, async (tx) => {
    const found = actor.kind === 'staff' ? await activeMember(tx, actor, input.memberId) : null
    if (!found?.volunteer) return refuse('unknown')
    await tx.update(member).set({ secrecyPromisedOn: input.day }).where(eq(member.id, found.id))
    await note(tx, actor, { verb: 'change', kind: 'member', why: 'promise', rowIds: [found.id] }, now)
    return ok(null)
  })
}

/** Changes the name by which colleagues know someone. */
export async function rename(
  actor: Worker,
  input: { name: string },
  now: Date,
): Promise<Result<null, never>> {
  must(actor, 'own.account')
  await asActor(actor, async (tx) => {
    await tx.update(user).set({ name: input.name }).where(eq(user.id, actor.userId))
    await note(tx, actor, { verb: 'change', kind: 'account', why: 'rename', rowIds: [actor.userId] }, now)
  })
  return ok(null)
}

async function activeMember(tx: Transaction, actor: Worker, memberId: string) {
  const [found] = await tx
    .select({
      id: member.id,
      userId: member.userId,
      role: member.role,
      organisationId: member.organisationId,
      volunteer: member.volunteer,
    })
    .from(member)
    .where(and(eq(member.id, memberId), isNull(member.deactivatedAt), ofOwn(actor, member.organisationId)))
  return found ?? null
}
