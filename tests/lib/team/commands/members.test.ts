import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { runTrainer } from '@/db/tables/care'
import { invitation, member, user } from '@/db/tables/team'
import {
  acceptInvitation,
  invite,
  inviteColleague,
  withdrawInvitation,
} from '@/lib/team/commands/invitations'
import { deactivate, fillInPromise, letBack, rename } from '@/lib/team/commands/members'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { type Left, leavingOf, leftLately } from '@/lib/team/queries/leaving'
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
import { aCourseRun, after, days, minutes, now, the } from '../../../support/world'

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

describe('who was taken for somebody else', () => {
  /** Somebody who came by an invitation, and whose work was ended a minute later. */
  async function gone() {
    const lead = await aWorker()
    const accepted = await acceptInvitation(door, await invited(lead, someone({ role: 'adviser' })), now)
    const old = the(accepted.ok ? accepted.value : null)
    const { id: memberId } = the(await theWork(old.userId))
    expect(await deactivate(lead.actor, { memberId }, after(minutes(1)))).toMatchObject({ ok: true })
    return { lead, old, memberId }
  }

  test('is let back for a day, with the same work, and signs in anew', async () => {
    const { lead, old, memberId } = await gone()
    const own = (left: Left[]) => left.filter((one) => one.memberId === memberId)
    const almost = after(days(1) + minutes(1) - 1)
    expect(own(await leftLately(lead.actor, almost)).map((one) => [one.memberId, one.until])).toEqual([
      [memberId, after(days(1) + minutes(1))],
    ])
    expect(await letBack(lead.actor, { memberId }, almost)).toEqual({ ok: true, value: null })
    expect(await theWork(old.userId)).toMatchObject({ id: memberId, role: 'adviser', deactivatedBy: null })
    expect(own(await leftLately(lead.actor, almost))).toEqual([])
    expect(await sessionsOf(old.userId)).toEqual([])
    expect(await whoHolds(door, old, after(minutes(2)))).toBeNull()
    expect(await journalLines()).toContainEqual(
      expect.objectContaining({ verb: 'change', why: 'let_back', rowIds: [memberId], who: lead.userId }),
    )
  })

  test('is not let back later, nor twice, nor by another organisation', async () => {
    const { lead, memberId } = await gone()
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    expect(await letBack(contact.actor, { memberId }, after(minutes(2)))).toMatchObject({ reason: 'unknown' })
    expect(await leftLately(contact.actor, after(minutes(2)))).toEqual([])
    const late = after(days(1) + minutes(1))
    expect(await letBack(lead.actor, { memberId }, late)).toMatchObject({ reason: 'too_late' })
    expect((await leftLately(lead.actor, late)).map((one) => one.memberId)).not.toContain(memberId)
    const both = [
      letBack(lead.actor, { memberId }, after(minutes(3))),
      letBack(lead.actor, { memberId }, after(minutes(3))),
    ]
    expect((await Promise.all(both)).map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('and came by a new invitation meanwhile has that work, once', async () => {
    const { lead, old, memberId } = await gone()
    const [account] = await books().select().from(user).where(eq(user.id, old.userId))
    const { email } = the(account)
    const again = await invited(lead, someone({ email, role: 'trainer' }), after(minutes(2)))
    const answers = await Promise.all([
      acceptInvitation(door, again, after(minutes(3))),
      letBack(lead.actor, { memberId }, after(minutes(3))),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const working = and(eq(member.userId, old.userId), isNull(member.deactivatedAt))
    expect(await books().$count(member, working)).toBe(1)
  })

  test('is shown before with what they hold, and to nobody of another organisation', async () => {
    const lead = await aWorker()
    const trainer = await aWorker({ role: 'trainer', organisationId: lead.organisationId })
    const run = await aCourseRun()
    await books().insert(runTrainer).values({ activityId: run.id, userId: trainer.userId, boundAt: now })
    expect(await leavingOf(lead.actor, trainer, now)).toMatchObject({
      userId: trainer.userId,
      mayLeave: true,
      runs: [{ title: 'Klik & Tik' }],
      questions: 0,
      invitations: 0,
    })
    expect(await leavingOf(lead.actor, lead, now)).toMatchObject({ mayLeave: false })
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    expect(await leavingOf(contact.actor, trainer, now)).toBeNull()
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
