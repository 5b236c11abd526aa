import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { member, session, user } from '@/db/tables/team'
import { journal } from '@/db/tables/tools'
import { type Invite, invite } from '@/lib/team/commands/invitations'
import { actorOf, type Role } from '@/lib/team/rules/sessions'
import type { Actor, Partner, Staff } from '@/lib/tools/access'
import { linkKey } from '@/lib/tools/keys'
import { books } from './database'
import { now, the } from './world'

/** Who keeps the door. */
export const door: Actor = { kind: 'system', job: 'sign_in' }

let count = 0

/** An organisation in which people can work. */
export async function anOrganisation(kind: 'library' | 'partner' | 'municipality' = 'library') {
  const slug = `organisatie-${randomUUID()}`
  const [made] = await books()
    .insert(organisation)
    .values({ slug, kind, name: `Demo ${slug}` })
    .returning()
  return the(made)
}

export type Worker = {
  actor: Partner | Staff
  userId: string
  memberId: string
  email: string
  organisationId: number
}

type Given = {
  role?: Role
  organisationId?: number
  contactPerson?: boolean
  volunteer?: boolean
  secrecyPromisedOn?: string | null
  email?: string
  at?: Date
}

/** Someone who works somewhere: a coordinator of a library of their own, unless told otherwise. */
export async function aWorker(given: Given = {}): Promise<Worker> {
  count += 1
  const { role = 'coordinator', at = now, contactPerson = false, volunteer = false } = given
  const kind = role === 'partner' ? 'partner' : role === 'reader' ? 'municipality' : 'library'
  const organisationId = given.organisationId ?? (await anOrganisation(kind)).id
  const [where] = await books().select().from(organisation).where(eq(organisation.id, organisationId))
  const [userId, memberId] = [randomUUID(), randomUUID()]
  const email = given.email ?? `demo.werker.${count}.${userId.slice(0, 8)}@werk.example`
  await books()
    .insert(user)
    .values({ id: userId, email, name: `Demo Werker ${count}`, createdAt: at })
  const work = { organisationId, role, contactPerson, volunteer }
  const secrecyPromisedOn = given.secrecyPromisedOn ?? null
  await books()
    .insert(member)
    .values({
      id: memberId,
      userId,
      organisationKind: the(where).kind,
      createdAt: at,
      secrecyPromisedOn,
      ...work,
    })
  return { actor: actorOf({ userId, secrecyPromisedOn, ...work }), userId, memberId, email, organisationId }
}

/** The user with this address as they stand in the books now; null when there is none. */
export async function theUser(email: string) {
  const [row] = await books().select().from(user).where(eq(user.email, email))
  return row ?? null
}

/** What someone is a member of now; null when of nothing. */
export async function theWork(userId: string) {
  const [row] = await books()
    .select()
    .from(member)
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt)))
  return row ?? null
}

/** Whoever has a session open, as rows. */
export async function sessionsOf(userId: string) {
  return books().select().from(session).where(eq(session.userId, userId))
}

/** Everything the journal tells, in order. */
export async function journalLines() {
  const rows = await books().select().from(journal).orderBy(journal.id)
  return rows.map(({ verb, kind, why, rowIds, userId, job }) => ({
    verb,
    kind,
    why,
    rowIds,
    who: userId ?? job,
  }))
}

/** Somebody to invite: a trainer, unless told otherwise. */
export function someone(given: Partial<Invite> = {}): Invite {
  count += 1
  const email = `demo.nieuw.${count}@werk.example`
  return { name: `Demo Nieuw ${count}`, email, role: 'trainer', volunteer: false, ...given }
}

/** The invitation of somebody, and the secret of its link. */
export async function invited(by: Worker, who: Invite, at = now): Promise<{ id: string; key: string }> {
  const made = await invite(by.actor, who, at)
  if (!made.ok) throw new Error(made.reason)
  return { id: made.value, key: linkKey('invitation', made.value) }
}
