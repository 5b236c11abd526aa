import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { invitation } from '@/db/tables/team'
import { put } from '../../messages/commands'
import { type Actor, must, ofOwn, type Partner, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed, linkKey, plainHash } from '../../tools/keys'
import { FREE_LETTERS, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { coordinators, worksHere } from '../queries/members'
import { invitedUntil, type OrganisationKind, postFor } from '../rules/invitations'
import type { Role } from '../rules/sessions'

type Worker = Partner | Staff
export type Invite = {
  name: string
  email: string
  role: Role
  volunteer: boolean
  organisationId?: number
  /** A partner or municipality that is not in the books yet. */
  newOrganisation?: string
}

export type InviteRefusal = 'not_yours' | 'already_member' | 'invited_elsewhere' | 'slow_down'

/** Invitations that one person may send in an hour before it takes longer. */
export const FREE_INVITATIONS = 30

/** Invites someone by e-mail to work here; an earlier invitation of theirs by the same organisation is withdrawn. */
export async function invite(
  actor: Worker,
  input: Invite,
  now: Date,
): Promise<Result<string, InviteRefusal>> {
  must(actor, 'people.invite')
  // Before anything is known: also who is told that an address works here or elsewhere, has used a try.
  if (!(await mayWrite(actor, input.email, now))) return refuse('slow_down')
  return transaction<string, InviteRefusal>(actor, async (tx) => {
    const where = await organisationFor(tx, actor, input)
    const post = where && postFor(actor, { ...input, organisation: where })
    if (!where || !post) return refuse('not_yours')
    if (await worksHere(tx, input.email)) return refuse('already_member')
    const made = await putInvitation(tx, actor, { ...input, ...post, invitedBy: actor.userId, where }, now)
    if (!made.ok) return made
    await note(tx, actor, { verb: 'make', kind: 'invitation', why: 'invite', rowIds: [made.value] }, now)
    return made
  })
}

/** The organisation somebody is invited to; one that is not there yet is written down, with the name it has there. */
async function organisationFor(
  tx: Transaction,
  actor: Worker,
  { role, organisationId, newOrganisation: name }: Invite,
) {
  const facts = { id: organisation.id, kind: organisation.kind }
  if (name === undefined || organisationId !== undefined) {
    const known = eq(organisation.id, organisationId ?? actor.organisationId)
    const [there] = await tx.select(facts).from(organisation).where(known)
    return there
  }
  const kind = role === 'reader' ? 'municipality' : 'partner'
  const named = and(sql`lower(${organisation.name}) = lower(${name})`, eq(organisation.kind, kind))
  const [there] = await tx.select(facts).from(organisation).where(named)
  if (there) return there
  const slug = `${slugOf(name)}-${randomUUID().slice(0, 8)}`
  const [made] = await tx.insert(organisation).values({ slug, name, kind }).returning(facts)
  return made
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** Nobody's letter box is filled with invitations, and nobody fills those of a whole town. */
async function mayWrite(actor: Worker, email: string, now: Date): Promise<boolean> {
  return (
    (await takeTry('letter', keyed('invitation to', email), FREE_LETTERS, now)) &&
    (await takeTry('letter', keyed('invitations by', actor.userId), FREE_INVITATIONS, now))
  )
}

/** Invites a colleague in the organisation of who asks. */
export async function inviteColleague(
  actor: Worker,
  input: { name: string; email: string },
  now: Date,
): ReturnType<typeof invite> {
  must(actor, 'people.invite')
  return invite(actor, { ...input, role: 'partner', volunteer: false }, now)
}

/**
 * Invites the first coordinator of a library, and writes the library down when it is not there. Only while there is
 * no coordinator: after that they invite each other.
 */
export async function inviteFirst(
  actor: Actor,
  input: { library: string; name: string; email: string },
  now: Date,
): Promise<Result<string, 'has_coordinator' | 'invited_elsewhere'>> {
  must(actor, 'sign_in')
  return transaction<string, 'has_coordinator' | 'invited_elsewhere'>(actor, async (tx) => {
    const [there] = await tx.select().from(organisation).where(eq(organisation.kind, 'library')).limit(1)
    const slug = slugOf(input.library)
    const [where = there] = there
      ? [there]
      : await tx.insert(organisation).values({ slug, name: input.library, kind: 'library' }).returning()
    if (!where || (await coordinators(tx, where.id)) > 0) return refuse('has_coordinator')
    // Whoever was invited first with a mistake in the address is not let in after all.
    const first = and(isNull(invitation.invitedBy), eq(invitation.organisationId, where.id))
    await withdraw(tx, actor, first, 'replace', now)
    const post = { role: 'coordinator' as const, contactPerson: false, volunteer: false }
    const made = await putInvitation(tx, actor, { ...input, ...post, invitedBy: null, where }, now)
    if (!made.ok) return made
    await note(
      tx,
      actor,
      { verb: 'make', kind: 'invitation', why: 'invite_first', rowIds: [made.value] },
      now,
    )
    return made
  })
}

/** Withdraws an invitation: its link opens nothing any more. */
export async function withdrawInvitation(
  actor: Worker,
  input: { invitationId: string },
  now: Date,
): Promise<Result<null, 'unknown'>> {
  must(actor, 'people.invite')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    const own = and(eq(invitation.id, input.invitationId), ofOwn(actor, invitation.organisationId))
    return (await withdraw(tx, actor, own, 'withdraw', now)) > 0 ? ok(null) : refuse('unknown')
  })
}

/** Withdraws the invitations that ran out, so that someone can be invited again by anybody; returns how many. */
export function withdrawExpired(tx: Transaction, actor: Actor, now: Date): Promise<number> {
  return withdraw(tx, actor, lte(invitation.expiresAt, now), 'ran_out', now)
}

// ---------- one invitation, inside the transaction ----------

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
async function putInvitation(
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

/** Withdraws these invitations as far as they are open; returns how many. */
async function withdraw(
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
