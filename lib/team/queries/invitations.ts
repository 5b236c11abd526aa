import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { organisation } from '@/db/tables/network'
import { invitation } from '@/db/tables/team'
import { type Actor, must, ofOwn } from '../../tools/access'
import { database } from '../../tools/database'
import { note } from '../../tools/journal'
import { plainHash } from '../../tools/keys'
import { asActor } from '../../tools/transaction'

/** Everyone who was invited and has not answered yet, as far as who asks may know. */
export async function invitationsFor(actor: Actor, now: Date) {
  must(actor, 'people.see')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        invitationId: invitation.id,
        name: invitation.name,
        email: invitation.email,
        role: invitation.role,
        contactPerson: invitation.contactPerson,
        organisation: organisation.name,
        expiresAt: invitation.expiresAt,
        /** The letter was taken by no mail server: this address does not exist, or there is none to take it. */
        notArrived: sql<boolean>`exists (select from ${message}
          where ${message.invitationId} = ${invitation.id} and ${message.status} = 'failed')`,
      })
      .from(invitation)
      .innerJoin(organisation, eq(organisation.id, invitation.organisationId))
      .where(and(stillOpen(now), ofOwn(actor, invitation.organisationId)))
      .orderBy(asc(invitation.createdAt), asc(invitation.id))
    const rowIds = rows.map((row) => row.invitationId)
    await note(tx, actor, { verb: 'see', kind: 'invitation', why: 'list', rowIds }, now)
    return rows
  })
}

/** The partners and municipalities to which somebody can be invited. */
export async function organisationsToInviteFor(actor: Actor) {
  must(actor, 'people.invite')
  return database()
    .select({ id: organisation.id, name: organisation.name, kind: organisation.kind })
    .from(organisation)
    .where(ne(organisation.kind, 'library'))
    .orderBy(asc(organisation.name))
}

/** What the page behind the link of an invitation tells; null when it is over. */
export async function invitationWith(actor: Actor, key: string, now: Date) {
  must(actor, 'sign_in')
  return invitationWhere(actor, and(eq(invitation.tokenHash, plainHash(key)), stillOpen(now)))
}

/** What the letter of an invitation tells; null when there is nothing left to tell. */
export async function invitationFacts(actor: Actor, invitationId: string, now: Date) {
  must(actor, 'messages.deliver')
  return invitationWhere(actor, and(eq(invitation.id, invitationId), stillOpen(now)))
}

async function invitationWhere(actor: Actor, which: ReturnType<typeof and>) {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        name: invitation.name,
        email: invitation.email,
        role: invitation.role,
        contactPerson: invitation.contactPerson,
        volunteer: invitation.volunteer,
        organisation: organisation.name,
        expiresAt: invitation.expiresAt,
      })
      .from(invitation)
      .innerJoin(organisation, eq(organisation.id, invitation.organisationId))
      .where(which),
  )
  return row ?? null
}

const stillOpen = (now: Date) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt), gt(invitation.expiresAt, now))
