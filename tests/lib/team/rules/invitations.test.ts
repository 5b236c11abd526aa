import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OrganisationKind, postFor } from '@/lib/team/rules/invitations'
import type { Role } from '@/lib/team/rules/sessions'
import type { Actor } from '@/lib/tools/access'

const coordinator: Actor = { kind: 'staff', userId: 'c', organisationId: 1, role: 'coordinator' }
const contact: Actor = { kind: 'partner', userId: 'p', organisationId: 2, contactPerson: true }
const roles: Role[] = ['coordinator', 'adviser', 'trainer', 'dpo', 'reader', 'partner']
const asked = fc.record({
  role: fc.constantFrom(...roles),
  volunteer: fc.boolean(),
  organisation: fc.record({
    id: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom<OrganisationKind>('library', 'partner', 'municipality'),
  }),
})

describe('who invites whom', () => {
  test('a contact person only ever invites colleagues, who are no contact persons', () => {
    fc.assert(
      fc.property(asked, (wanted) => {
        const post = postFor(contact, wanted)
        const own = wanted.organisation.id === 2 && wanted.role === 'partner'
        expect(post).toEqual(
          own ? { organisationId: 2, role: 'partner', contactPerson: false, volunteer: false } : null,
        )
      }),
    )
  })

  test('a coordinator invites staff into the own library only, and contact persons elsewhere only', () => {
    fc.assert(
      fc.property(asked, (wanted) => {
        const post = postFor(coordinator, wanted)
        if (!post) return
        if (post.role === 'partner') expect(wanted.organisation.kind).not.toBe('library')
        else if (post.role === 'reader') expect(wanted.organisation.kind).toBe('municipality')
        else expect(post.organisationId).toBe(1)
        expect(post.contactPerson).toBe(post.role === 'partner')
        if (post.volunteer) expect(['adviser', 'trainer']).toContain(post.role)
      }),
    )
  })

  test('nobody else invites anybody', () => {
    const others: Actor[] = [
      { ...contact, contactPerson: false },
      ...(['adviser', 'trainer', 'dpo', 'reader'] as const).map((role) => ({ ...coordinator, role })),
      { kind: 'guest', guestId: null },
      { kind: 'system', job: 'sign_in' },
    ]
    fc.assert(
      fc.property(fc.constantFrom(...others), asked, (actor, wanted) => {
        expect(postFor(actor, wanted)).toBeNull()
      }),
    )
  })
})
