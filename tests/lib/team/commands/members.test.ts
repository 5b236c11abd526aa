import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { invitation, member } from '@/db/tables/team'
import {
  acceptInvitation,
  invite,
  inviteColleague,
  withdrawInvitation,
} from '@/lib/team/commands/invitations'
import { deactivate, fillInPromise, rename } from '@/lib/team/commands/members'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { membersFor } from '@/lib/team/queries/members'
import { whoHolds } from '@/lib/team/queries/sessions'
import { Forbidden } from '@/lib/tools/access'
import { linkKey } from '@/lib/tools/keys'
import { books, freshDatabase } from '../../../support/database'
import {
  anOrganisation,
  aWorker,
  door,
  invited,
  journalLines,
  sessionsOf,
  someone,
  theUser,
  theWork,
} from '../../../support/workers'
import { after, minutes, now, the } from '../../../support/world'

freshDatabase()

describe('a volunteer', () => {
  test('is in from the day the coordinator filled in, and not before', async () => {
    const coordinator = await aWorker()
    const who = someone({ volunteer: true })
    const { key } = await invited(coordinator, who)
    expect(await acceptInvitation(door, { key }, now)).toEqual({ ok: true, value: null })
    const { id: userId } = the(await theUser(who.email))
    expect(await sessionsOf(userId)).toEqual([])
    const { id: memberId } = the(await theWork(userId))
    const fill = (day: string) => fillInPromise(coordinator.actor, { memberId, day }, now)
    expect(await fill('2027-03-02')).toMatchObject({ reason: 'day_to_come' })
    expect(await fill('2027-03-01')).toMatchObject({ ok: true })
    expect(await theWork(userId)).toMatchObject({ secrecyPromisedOn: '2027-03-01' })
  })

  test('nobody else is given a day', async () => {
    const [coordinator, contact] = [await aWorker(), await aWorker({ role: 'partner', contactPerson: true })]
    const trainer = await aWorker({ role: 'trainer', organisationId: coordinator.organisationId })
    const volunteer = await aWorker({ role: 'trainer', volunteer: true })
    const day = '2027-03-01'
    const filled = await Promise.all([
      fillInPromise(coordinator.actor, { memberId: trainer.memberId, day }, now),
      fillInPromise(contact.actor, { memberId: volunteer.memberId, day }, now),
    ])
    for (const answer of filled) expect(answer).toMatchObject({ reason: 'unknown' })
  })
})

describe('who leaves', () => {
  test('is out the same minute, in every browser', async () => {
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    const asked = await inviteColleague(contact.actor, someone(), now)
    if (!asked.ok) throw new Error(asked.reason)
    const accepted = await acceptInvitation(door, { key: linkKey('invitation', asked.value) }, now)
    const opened = the(accepted.ok ? accepted.value : null)
    const { id: memberId } = the(await theWork(opened.userId))
    expect(await deactivate(contact.actor, { memberId }, after(minutes(1)))).toMatchObject({ ok: true })
    expect(await whoHolds(door, opened, after(minutes(1)))).toBeNull()
    expect(await deactivate(contact.actor, { memberId }, after(minutes(1)))).toMatchObject({
      reason: 'unknown',
    })
  })

  test('and comes back by a new invitation signs in anew: an old session stays dead', async () => {
    const coordinator = await aWorker()
    const who = someone()
    const accepted = await acceptInvitation(door, await invited(coordinator, who), now)
    const old = the(accepted.ok ? accepted.value : null)
    const { id: memberId } = the(await theWork(old.userId))
    await deactivate(coordinator.actor, { memberId }, after(minutes(1)))
    const again = await invited(coordinator, who, after(minutes(2)))
    const back = await acceptInvitation(door, again, after(minutes(3)))
    expect(await whoHolds(door, the(back.ok ? back.value : null), after(minutes(4)))).not.toBeNull()
    expect(await whoHolds(door, old, after(minutes(4)))).toBeNull()
  })

  test('is never the last coordinator, also when two remove each other at the same moment', async () => {
    const one = await aWorker()
    expect(await deactivate(one.actor, one, now)).toMatchObject({ reason: 'last_coordinator' })
    for (let round = 0; round < 10; round++) {
      const first = await aWorker()
      const second = await aWorker({ organisationId: first.organisationId })
      const answers = await Promise.all([
        deactivate(first.actor, second, now),
        deactivate(second.actor, first, now),
        deactivate(first.actor, first, now),
      ])
      expect(answers.some(({ ok }) => ok)).toBe(true)
      const left = await books()
        .select()
        .from(member)
        .where(and(eq(member.organisationId, first.organisationId), isNull(member.deactivatedAt)))
      expect(left).toHaveLength(1)
    }
  })
})

describe('a contact person', () => {
  test('knows and reaches the own organisation only, whatever ids come in', async () => {
    const [own, other] = [
      await aWorker({ role: 'partner', contactPerson: true }),
      await aWorker({ role: 'partner', contactPerson: true }),
    ]
    const asked = await inviteColleague(other.actor, someone(), now)
    if (!asked.ok) throw new Error(asked.reason)
    expect((await membersFor(own.actor, now)).map(({ memberId }) => memberId)).toEqual([own.memberId])
    expect(await invitationsFor(own.actor, now)).toEqual([])
    expect(await deactivate(own.actor, other, now)).toMatchObject({ reason: 'unknown' })
    expect(await withdrawInvitation(own.actor, { invitationId: asked.value }, now)).toMatchObject({
      reason: 'unknown',
    })
    const elsewhere = someone({ role: 'partner', organisationId: other.organisationId })
    expect(await invite(own.actor, elsewhere, now)).toMatchObject({ reason: 'not_yours' })
    expect(await invite(own.actor, someone({ role: 'coordinator' }), now)).toMatchObject({
      reason: 'not_yours',
    })
  })

  test('is invited by a coordinator, and the colleague of one cannot invite', async () => {
    const coordinator = await aWorker()
    const partner = await anOrganisation('partner')
    const who = someone({ role: 'partner', organisationId: partner.id })
    const accepted = await acceptInvitation(door, await invited(coordinator, who), now)
    const opened = the(accepted.ok ? accepted.value : null)
    const here = the(await whoHolds(door, opened, now))
    expect(here.actor).toMatchObject({ kind: 'partner', organisationId: partner.id, contactPerson: true })
    const colleague = await aWorker({ role: 'partner', organisationId: partner.id })
    await expect(inviteColleague(colleague.actor, someone(), now)).rejects.toThrow(Forbidden)
    await expect(membersFor(colleague.actor, now)).rejects.toThrow(Forbidden)
    await expect(deactivate(colleague.actor, colleague, now)).rejects.toThrow(Forbidden)
  })
})

test('someone changes the own name, and nobody else’s', async () => {
  const [one, other] = [await aWorker(), await aWorker()]
  await rename(one.actor, { name: 'Demo Anders' }, now)
  expect(await theUser(one.email)).toMatchObject({ name: 'Demo Anders' })
  expect((await theUser(other.email))?.name).not.toBe('Demo Anders')
})

test('the journal tells who invited, accepted, withdrew and removed, without a name', async () => {
  const coordinator = await aWorker()
  const who = someone()
  const withdrawn = await invited(coordinator, someone())
  await withdrawInvitation(coordinator.actor, { invitationId: withdrawn.id }, now)
  const { id, key } = await invited(coordinator, who)
  await acceptInvitation(door, { key }, now)
  const { id: userId } = the(await theUser(who.email))
  const { id: memberId } = the(await theWork(userId))
  await deactivate(coordinator.actor, { memberId }, now)
  const lines = (await journalLines()).filter((line) =>
    [withdrawn.id, id, userId, memberId].some((row) => line.rowIds.includes(row)),
  )
  expect(lines.map(({ why, who }) => [why, who])).toEqual([
    ['invite', coordinator.userId],
    ['withdraw', coordinator.userId],
    ['invite', coordinator.userId],
    ['accept_invitation', 'sign_in'],
    ['sign_in_link', 'sign_in'],
    ['deactivate', coordinator.userId],
  ])
  expect(JSON.stringify(lines)).not.toMatch(/@|Demo/)
  expect(await books().select().from(invitation).where(eq(invitation.id, id))).toMatchObject([
    { acceptedAt: now },
  ])
})
