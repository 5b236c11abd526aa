import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { invitation, member, user } from '@/db/tables/team'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'

type Invitation = typeof invitation.$inferSelect

/**
 * When somebody was here last: signing in, or coming to work somewhere. Who comes back, and may not sign in yet, is not
 * long gone. Of a row of `user_account` by that name.
 */
export const lastHere = sql`greatest(user_account.signed_in_at, user_account.created_at,
  (select max(work.created_at) from member work where work.user_id = user_account.id))`.mapWith(
  user.createdAt,
)

/** Makes someone a member by an invitation that is locked and open; their account is made, or found by its address. */
export async function becomeMember(
  tx: Transaction,
  invited: Invitation,
  now: Date,
): Promise<Result<{ userId: string; memberId: string }, 'already_member'>> {
  const { email, name, organisationId, organisationKind, role, contactPerson, volunteer } = invited
  await tx.insert(user).values({ id: randomUUID(), email, name, createdAt: now }).onConflictDoNothing()
  const [who] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email)).for('no key update')
  if (!who || (await worksHere(tx, email, organisationId))) return refuse('already_member')
  const id = randomUUID()
  const work = { organisationId, organisationKind, role, contactPerson, volunteer }
  await tx.insert(member).values({ id, userId: who.id, ...work, createdAt: now })
  await tx.update(invitation).set({ acceptedAt: now }).where(eq(invitation.id, invited.id))
  // Whoever was asked whether they still work here has answered.
  await tx.update(user).set({ stayAskedAt: null }).where(eq(user.id, who.id))
  return ok({ userId: who.id, memberId: id })
}

/** Whether this address has work in this organisation, as far as who asks may know. */
export async function worksHere(tx: Transaction, email: string, organisationId: number): Promise<boolean> {
  const found = await tx
    .select({ id: member.id })
    .from(user)
    .innerJoin(member, and(eq(member.userId, user.id), isNull(member.deactivatedAt)))
    .where(and(eq(user.email, email), eq(member.organisationId, organisationId)))
  return found.length > 0
}

type Post = { userId: string; organisationId: number }

/** Whether somebody has work in an organisation now; their account is locked, so that nobody takes up any meanwhile. */
export async function worksAt(tx: Transaction, { userId, organisationId }: Post): Promise<boolean> {
  await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('no key update')
  const there = and(eq(member.userId, userId), eq(member.organisationId, organisationId))
  return (await tx.$count(member, and(there, isNull(member.deactivatedAt)))) > 0
}

/** Lets who changes who works in an organisation wait for each other. */
export async function lockOrganisation(tx: Transaction, organisationId: number): Promise<void> {
  const which = eq(organisation.id, organisationId)
  await tx.select({ id: organisation.id }).from(organisation).where(which).for('update')
}

/** How many coordinators an organisation has now. */
export async function coordinators(tx: Transaction, organisationId: number): Promise<number> {
  const found = await tx
    .select({ id: member.id })
    .from(member)
    .where(
      and(
        eq(member.organisationId, organisationId),
        eq(member.role, 'coordinator'),
        isNull(member.deactivatedAt),
      ),
    )
  return found.length
}
