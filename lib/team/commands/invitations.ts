import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { invitation } from '@/db/tables/team'
import { type Actor, must, ofOwn, type Partner, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed, plainHash } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { postFor } from '../rules/invitations'
import type { Opened, Role } from '../rules/sessions'
import { openInvitation, putInvitation, withdraw } from '../steps/invitations'
import { becomeMember, coordinators, worksHere } from '../steps/members'
import { openSession } from '../steps/sessions'

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
    if (await worksHere(tx, input.email, where.id)) return refuse('already_member')
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
    (await takeTry('letter', 'recipient', keyed('invitation to', email), now)) &&
    (await takeTry('letter', 'member', keyed('invitations by', actor.userId), now))
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

/** Accepts an invitation by its link, and lets the new member in; `null` when they may not work yet. */
export async function acceptInvitation(
  actor: Actor,
  input: { key: string },
  now: Date,
): Promise<Result<Opened | null, 'invitation_gone' | 'already_member'>> {
  must(actor, 'sign_in')
  return transaction<Opened | null, 'invitation_gone' | 'already_member'>(actor, async (tx) => {
    const open = await openInvitation(tx, eq(invitation.tokenHash, plainHash(input.key)), now)
    if (!open) return refuse('invitation_gone')
    const accepted = await becomeMember(tx, open, now)
    if (!accepted.ok) return accepted
    await note(
      tx,
      actor,
      { verb: 'make', kind: 'member', why: 'accept_invitation', rowIds: [accepted.value.memberId] },
      now,
    )
    const opened = await openSession(tx, actor, { ...accepted.value, via: 'link' }, now)
    return ok(opened.ok ? opened.value : null)
  })
}
