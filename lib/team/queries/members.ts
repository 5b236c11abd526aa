import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { organisation } from '@/db/tables/network'
import { member, user } from '@/db/tables/team'
import { type Actor, must, ofOwn } from '../../tools/access'
import { note } from '../../tools/journal'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { mayWork } from '../rules/sessions'
import { lastHere } from '../steps/members'

/** Everyone who works here now, as far as who asks may know. */
export async function membersFor(actor: Actor, now: Date) {
  must(actor, 'people.see')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        memberId: member.id,
        userId: member.userId,
        name: user.name,
        email: user.email,
        role: member.role,
        contactPerson: member.contactPerson,
        volunteer: member.volunteer,
        secrecyPromisedOn: member.secrecyPromisedOn,
        organisationId: member.organisationId,
        organisation: organisation.name,
        organisationKind: organisation.kind,
        signedInAt: user.signedInAt,
        stayAskedAt: user.stayAskedAt,
        lastHereAt: lastHere,
        /** The letter in which that was asked reached nobody: somebody has to ask. */
        stayUnheard: sql<boolean>`exists (select from ${message} where ${message.userId} = ${user.id}
          and ${message.kind} = 'stay' and ${message.status} = 'failed' and ${message.createdAt} >= ${user.stayAskedAt})`,
        secondFactor: sql<boolean>`${user.totpConfirmedAt} is not null`,
        resetAskedBy: user.resetAskedBy,
        resetAskedAt: user.resetAskedAt,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(and(isNull(member.deactivatedAt), ofOwn(actor, member.organisationId)))
      .orderBy(sql`${organisation.kind} <> 'library'`, asc(organisation.name), asc(user.name))
    const rowIds = rows.map((row) => row.memberId)
    await note(tx, actor, { verb: 'see', kind: 'member', why: 'list', rowIds }, now)
    return rows
  })
}

/** The work that somebody has in each organisation, and whether it is the one they are at now. */
export async function ownWork(actor: Actor, now: Date) {
  must(actor, 'own.account')
  if (actor.kind !== 'partner' && actor.kind !== 'staff') return []
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        memberId: member.id,
        role: member.role,
        contactPerson: member.contactPerson,
        volunteer: member.volunteer,
        secrecyPromisedOn: member.secrecyPromisedOn,
        organisationId: member.organisationId,
        organisation: organisation.name,
      })
      .from(member)
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(and(eq(member.userId, actor.userId), isNull(member.deactivatedAt)))
      .orderBy(asc(member.createdAt)),
  )
  return rows
    .filter((work) => mayWork(work, localDate(now)))
    .map(({ memberId, role, contactPerson, organisation: at, organisationId }) => ({
      ...{ memberId, role, contactPerson },
      organisation: at,
      isCurrent: organisationId === actor.organisationId,
    }))
}

/** Whether nobody works here yet who can let others in: a site that was just set up. */
export async function lacksCoordinator(actor: Actor): Promise<boolean> {
  must(actor, 'sign_in')
  const working = and(eq(member.role, 'coordinator'), isNull(member.deactivatedAt))
  return (await asActor(actor, (tx) => tx.$count(member, working))) === 0
}
