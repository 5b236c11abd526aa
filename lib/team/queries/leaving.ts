import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { runTrainer } from '@/db/tables/care'
import { referral } from '@/db/tables/needs'
import { branch, organisation } from '@/db/tables/network'
import { invitation, member, user } from '@/db/tables/team'
import { type Actor, must, ofOwn } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { backUntil, leftAfter, mayLeave } from '../rules/members'
import { coordinators } from '../steps/members'

const facts = {
  memberId: member.id,
  userId: member.userId,
  name: user.name,
  role: member.role,
  contactPerson: member.contactPerson,
  volunteer: member.volunteer,
  organisationId: member.organisationId,
  organisation: organisation.name,
}

/**
 * Somebody who works here, and what they hold when that ends: courses that they give, questions of residents that they
 * took on, invitations that nobody answered yet. Null when who asks cannot end it.
 */
export async function leavingOf(actor: Actor, { memberId }: { memberId: string }, now: Date) {
  must(actor, 'people.remove')
  return asActor(actor, async (tx) => {
    const [who] = await tx
      .select({
        ...facts,
        hasFactor: sql<boolean>`${user.totpConfirmedAt} is not null`,
        resetAskedBy: user.resetAskedBy,
        resetAskedAt: user.resetAskedAt,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(and(eq(member.id, memberId), isNull(member.deactivatedAt), ofOwn(actor, member.organisationId)))
    if (!who) return null
    await note(tx, actor, { verb: 'see', kind: 'member', why: 'leaving', rowIds: [memberId] }, now)
    const stays = who.role === 'coordinator' && !mayLeave(who, await coordinators(tx, who.organisationId))
    return { ...who, mayLeave: !stays, ...(await heldBy(tx, who.userId, now)) }
  })
}

/** Somebody who works here and may stop. */
export type Leaving = NonNullable<Awaited<ReturnType<typeof leavingOf>>>

async function heldBy(tx: Transaction, userId: string, now: Date) {
  const runs = await tx
    .select({ title: activity.title, branchName: branch.name })
    .from(runTrainer)
    .innerJoin(activity, and(eq(activity.id, runTrainer.activityId), isNull(activity.cancelledAt)))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .where(and(eq(runTrainer.userId, userId), gt(activity.endsAt, now)))
    .orderBy(asc(activity.startsAt), asc(activity.id))
  const open = and(isNotNull(referral.acceptedAt), isNull(referral.endedAt), isNull(referral.reportedAt))
  const unanswered = and(
    isNull(invitation.acceptedAt),
    isNull(invitation.withdrawnAt),
    gt(invitation.expiresAt, now),
  )
  return {
    runs,
    questions: await tx.$count(referral, and(eq(referral.acceptedBy, userId), open)),
    invitations: await tx.$count(invitation, and(eq(invitation.invitedBy, userId), unanswered)),
  }
}

/** Who stopped working here less than a day ago, and until when that can be undone. */
export async function leftLately(actor: Actor, now: Date) {
  must(actor, 'people.remove')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({ ...facts, leftAt: member.deactivatedAt })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(
        and(gt(member.deactivatedAt, leftAfter(now)), ofOwn(actor, member.organisationId), isNull(workNow)),
      )
      .orderBy(desc(member.deactivatedAt))
    const rowIds = rows.map((row) => row.memberId)
    await note(tx, actor, { verb: 'see', kind: 'member', why: 'left', rowIds }, now)
    return rows.map(({ leftAt, ...who }) => ({ ...who, until: backUntil(leftAt ?? now) }))
  })
}

/** Somebody who stopped working here lately. */
export type Left = Awaited<ReturnType<typeof leftLately>>[number]

/** The work that they have there by now, by a new invitation. */
const workNow = sql`(select again.id from member again where again.user_id = ${member.userId}
  and again.organisation_id = ${member.organisationId} and again.deactivated_at is null)`
