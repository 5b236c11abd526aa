import type { Actor } from '../../tools/access'
import type { Role } from './sessions'

export const INVITATION_DAYS = 7

export type OrganisationKind = 'library' | 'partner' | 'municipality'

/** What someone is invited to be, and where. */
export type Post = {
  organisationId: number
  role: Role
  contactPerson: boolean
  volunteer: boolean
}

/**
 * As what someone may be invited by who asks; null when that is not theirs to ask. A coordinator invites people of
 * the own library, readers of a municipality, and the contact person of a partner; a contact person invites
 * colleagues.
 */
export function postFor(
  actor: Actor,
  asked: { role: Role; volunteer: boolean; organisation: { id: number; kind: OrganisationKind } },
): Post | null {
  const { role, volunteer, organisation } = asked
  if (actor.kind === 'partner') {
    const own = actor.contactPerson && organisation.id === actor.organisationId && role === 'partner'
    return own ? { organisationId: organisation.id, role, contactPerson: false, volunteer: false } : null
  }
  if (actor.kind !== 'staff' || actor.role !== 'coordinator') return null
  const fits = {
    partner: organisation.kind !== 'library',
    reader: organisation.kind === 'municipality',
    staff: organisation.id === actor.organisationId,
  }[role === 'partner' || role === 'reader' ? role : 'staff']
  if (!fits) return null
  return {
    organisationId: organisation.id,
    role,
    contactPerson: role === 'partner',
    volunteer: volunteer && (role === 'adviser' || role === 'trainer'),
  }
}

/** Until when an invitation made now can be accepted. */
export function invitedUntil(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000)
}
