import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lte } from 'drizzle-orm'
import { invitation, member, user } from '@/db/accounts'
import { organisation } from '@/db/network'
import { type Actor, must, type Partner, type Staff } from '../access'
import type { Transaction } from '../database'
import { note } from '../journal'
import { linkKey, plainHash } from '../keys'
import { put } from '../messages/commands'
import { ok, type Result, refuse } from '../result'
import type { Role } from '../sessions/rules'
import { localDate } from '../time'
import { asActor, transaction } from '../transaction'
import { invitedUntil, mayLeave, type OrganisationKind, postFor } from './rules'

type Worker = Partner | Staff
export type Invite = {
  name: string
  email: string
  role: Role
  volunteer: boolean
  organisationId?: number
}

/** Invites someone by e-mail to work here; an earlier invitation of theirs by the same organisation is withdrawn. */
export async function invite(
  actor: Worker,
  input: Invite,
  now: Date,
): Promise<Result<string, 'not_yours' | 'already_member' | 'invited_elsewhere'>> {
  must(actor, 'people.invite')
  return transaction<string, 'not_yours' | 'already_member' | 'invited_elsewhere'>(actor, async (tx) => {
    const [where] = await tx
      .select({ id: organisation.id, kind: organisation.kind })
      .from(organisation)
      .where(eq(organisation.id, input.organisationId ?? actor.organisationId))
    const post = where && postFor(actor, { ...input, organisation: where })
    if (!where || !post) return refuse('not_yours')
    if (await worksHere(tx, input.email)) return refuse('already_member')
    const made = await putInvitation(tx, { ...input, ...post, invitedBy: actor.userId, where }, now)
    if (!made.ok) return made
    await note(tx, actor, { verb: 'make', kind: 'invitation', why: 'invite', rowIds: [made.value] }, now)
    return made
  })
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
    const slug = input.library.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const [where = there] = there
      ? [there]
      : await tx.insert(organisation).values({ slug, name: input.library, kind: 'library' }).returning()
    if (!where || (await coordinators(tx, where.id)) > 0) return refuse('has_coordinator')
    const post = { role: 'coordinator' as const, contactPerson: false, volunteer: false }
    return putInvitation(tx, { ...post, ...input, invitedBy: null, where }, now)
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
    const [gone] = await tx
      .update(invitation)
      .set({ withdrawnAt: now })
      .where(and(eq(invitation.id, input.invitationId), open, ownOnly(actor, invitation.organisationId)))
      .returning({ id: invitation.id })
    if (!gone) return refuse('unknown')
    await note(tx, actor, { verb: 'change', kind: 'invitation', why: 'withdraw', rowIds: [gone.id] }, now)
    return ok(null)
  })
}

/** Ends someone's work here. From this moment none of their sessions opens a door, in any browser. */
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
    await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(eq(organisation.id, leaving.organisationId))
      .for('update')
    if (leaving.role === 'coordinator' && !mayLeave(leaving, await coordinators(tx, leaving.organisationId)))
      return refuse('last_coordinator')
    const [gone] = await tx
      .update(member)
      .set({ deactivatedAt: now, deactivatedBy: actor.userId })
      .where(and(eq(member.id, leaving.id), isNull(member.deactivatedAt)))
      .returning({ id: member.id })
    if (!gone) return refuse('unknown')
    // Nobody comes back by an invitation they sent themselves.
    await tx
      .update(invitation)
      .set({ withdrawnAt: now })
      .where(and(eq(invitation.invitedBy, leaving.userId), open))
    await note(tx, actor, { verb: 'change', kind: 'member', why: 'deactivate', rowIds: [gone.id] }, now)
    return ok(null)
  })
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
  _now: Date,
): Promise<Result<null, never>> {
  must(actor, 'own.account')
  await asActor(actor, (tx) => tx.update(user).set({ name: input.name }).where(eq(user.id, actor.userId)))
  return ok(null)
}

// ---------- inside the transaction of who lets someone in ----------

type Invitation = typeof invitation.$inferSelect

/** Makes someone a member by an invitation that is locked and open; their account is made, or found by its address. */
export async function becomeMember(
  tx: Transaction,
  invited: Invitation,
  now: Date,
): Promise<Result<{ userId: string; memberId: string }, 'works_elsewhere'>> {
  const { email, name, organisationId, organisationKind, role, contactPerson, volunteer } = invited
  await tx.insert(user).values({ id: randomUUID(), email, name, createdAt: now }).onConflictDoNothing()
  const [who] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email)).for('no key update')
  if (!who || (await worksHere(tx, email))) return refuse('works_elsewhere')
  const id = randomUUID()
  const work = { organisationId, organisationKind, role, contactPerson, volunteer }
  await tx.insert(member).values({ id, userId: who.id, ...work, createdAt: now })
  await tx.update(invitation).set({ acceptedAt: now }).where(eq(invitation.id, invited.id))
  return ok({ userId: who.id, memberId: id })
}

/** Withdraws the invitations that ran out, so that someone can be invited again by anybody; returns how many. */
export async function withdrawExpired(tx: Transaction, now: Date): Promise<number> {
  const gone = await tx
    .update(invitation)
    .set({ withdrawnAt: now })
    .where(and(open, lte(invitation.expiresAt, now)))
    .returning({ id: invitation.id })
  return gone.length
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
async function putInvitation(
  tx: Transaction,
  { name, email, role, contactPerson, volunteer, invitedBy, where }: Wanted,
  now: Date,
): Promise<Result<string, 'invited_elsewhere'>> {
  await tx
    .update(invitation)
    .set({ withdrawnAt: now })
    .where(and(eq(invitation.email, email), eq(invitation.organisationId, where.id), open))
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

const open = and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt))

/** Whether this address has work here, as far as who asks may know. */
async function worksHere(tx: Transaction, email: string): Promise<boolean> {
  const found = await tx
    .select({ id: member.id })
    .from(user)
    .innerJoin(member, and(eq(member.userId, user.id), isNull(member.deactivatedAt)))
    .where(eq(user.email, email))
  return found.length > 0
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
    .where(and(eq(member.id, memberId), isNull(member.deactivatedAt), ownOnly(actor, member.organisationId)))
  return found ?? null
}

async function coordinators(tx: Transaction, organisationId: number): Promise<number> {
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

/** A contact person reaches the own organisation only, whatever id comes in. */
function ownOnly(actor: Worker, column: typeof member.organisationId | typeof invitation.organisationId) {
  return actor.kind === 'partner' ? eq(column, actor.organisationId) : undefined
}
