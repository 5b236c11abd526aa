import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, lte, type SQL } from 'drizzle-orm'
import { invitation } from '@/db/tables/team'
import { put } from '../../messages/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { linkKey, plainHash } from '../../tools/keys'
import { ok, type Result, refuse } from '../../tools/result'
import { invitedUntil, type OrganisationKind } from '../rules/invitations'
import type { Role } from '../rules/sessions'

/** Withdraws the invitations that ran out, so that someone can be invited again by anybody; returns how many. */
export function withdrawExpired(tx: Transaction, actor: Actor, now: Date): Promise<number> {
  return withdraw(tx, actor, lte(invitation.expiresAt, now), 'ran_out', now)
}

type Wanted = {
  name: string
  email: string
  role: Role
  contactPerson: boolean
  volunteer: boolean
  invitedBy: string | null
  where: { id: number; kind: OrganisationKind }
}

/** Writes an invitation down with its letter; an earlier one of the same organisation is withdrawn. */
export async function putInvitation(
  tx: Transaction,
  actor: Actor,
  { name, email, role, contactPerson, volunteer, invitedBy, where }: Wanted,
  now: Date,
): Promise<Result<string, 'invited_elsewhere'>> {
  const earlier = and(eq(invitation.email, email), eq(invitation.organisationId, where.id))
  await withdraw(tx, actor, earlier, 'replace', now)
  const id = randomUUID()
  const made = await tx
    .insert(invitation)
    .values({
      id,
      ...{ name, email, role, contactPerson, volunteer, invitedBy },
      organisationId: where.id,
      organisationKind: where.kind,
      tokenHash: plainHash(linkKey('invitation', id)),
      createdAt: now,
      expiresAt: invitedUntil(now),
    })
    // Without naming the key: another organisation's invitation cannot be seen from here.
    .onConflictDoNothing()
    .returning({ id: invitation.id })
  if (made.length === 0) return refuse('invited_elsewhere')
  const letter = { key: `invitation:${id}`, kind: 'invitation' as const, invitationId: id }
  await put(tx, { ...letter, contactWay: 'email', seen: false, now })
  return ok(id)
}

/** One invitation that can still be accepted, locked for who accepts it; undefined when there is none. */
export async function openInvitation(tx: Transaction, which: SQL, now: Date) {
  const [found] = await tx
    .select()
    .from(invitation)
    .where(and(which, open, gt(invitation.expiresAt, now)))
    .for('no key update')
  return found
}

/** Withdraws these invitations as far as they are open; returns how many. */
export async function withdraw(
  tx: Transaction,
  actor: Actor,
  which: SQL | undefined,
  why: string,
  now: Date,
): Promise<number> {
  const gone = await tx
    .update(invitation)
    .set({ withdrawnAt: now })
    .where(and(which, open))
    .returning({ id: invitation.id })
  const rowIds = gone.map(({ id }) => id)
  await note(tx, actor, { verb: 'change', kind: 'invitation', why, rowIds }, now)
  return gone.length
}

const open = and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt))
