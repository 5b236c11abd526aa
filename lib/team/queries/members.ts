import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { member, user } from '@/db/tables/team'
import { type Actor, must, ofOwn } from '../../tools/access'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'

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
