import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { member } from '@/db/tables/team'
import { type Due, deliver } from '@/lib/messages/commands'
import {
  acceptInvitation,
  invite,
  inviteColleague,
  inviteFirst,
  withdrawInvitation,
} from '@/lib/team/commands/invitations'
import { sweepSignIns } from '@/lib/team/commands/signin'
import { invitationsFor, invitationWith, organisationsToInviteFor } from '@/lib/team/queries/invitations'
import { whoHolds } from '@/lib/team/queries/sessions'
import { doorLetter } from '@/lib/team/queries/signin'
import { linkKey } from '@/lib/tools/keys'
import { limits } from '@/lib/tools/limits'
import { Undeliverable } from '@/lib/tools/refusal'
import { books, freshDatabase } from '../../../support/database'
import { aWorker, door, invited, journalLines, someone, theUser } from '../../../support/workers'
import { after, days, job, minutes, now, the } from '../../../support/world'

freshDatabase()

describe('an invited trainer', () => {
  test('gets a letter, accepts with the button of its link, and is in', async () => {
    const coordinator = await aWorker()
    const who = someone()
    const { id, key } = await invited(coordinator, who)
    const [due] = await books().select().from(message).where(eq(message.invitationId, id))
    const letter = the(await doorLetter(job, the(due) as Due, now))
    expect(letter.to).toBe(who.email)
    expect(letter.text).toContain(`/uitnodiging?sleutel=${key}`)

    const accepted = await acceptInvitation(door, { key }, after(days(6)))
    if (!accepted.ok || !accepted.value) throw new Error('not let in')
    const here = await whoHolds(door, accepted.value, after(days(6)))
    expect(here?.actor).toMatchObject({ role: 'trainer', organisationId: coordinator.organisationId })
    expect(here?.name).toBe(who.name)
  })

  test('accepts once, within seven days, and not after it was withdrawn', async () => {
    const coordinator = await aWorker()
    const [once, late, gone] = [
      await invited(coordinator, someone()),
      await invited(coordinator, someone()),
      await invited(coordinator, someone()),
    ]
    expect(await acceptInvitation(door, once, now)).toMatchObject({ ok: true })
    expect(await acceptInvitation(door, once, now)).toMatchObject({ reason: 'invitation_gone' })
    expect(await acceptInvitation(door, late, after(days(7)))).toMatchObject({ reason: 'invitation_gone' })
    await withdrawInvitation(coordinator.actor, { invitationId: gone.id }, now)
    expect(await acceptInvitation(door, gone, now)).toMatchObject({ reason: 'invitation_gone' })
    expect(await invitationWith(door, gone.key, now)).toBeNull()
  })

  test('is one member, however often the button is pressed at once', async () => {
    const coordinator = await aWorker()
    const who = someone()
    const { key } = await invited(coordinator, who)
    const answers = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(door, { key }, now)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const { id } = the(await theUser(who.email))
    expect(await books().select().from(member).where(eq(member.userId, id))).toHaveLength(1)
  })

  test('who is invited again holds only the newest link', async () => {
    const coordinator = await aWorker()
    const who = someone()
    const [first, second] = [await invited(coordinator, who), await invited(coordinator, who)]
    expect(await acceptInvitation(door, first, now)).toMatchObject({ reason: 'invitation_gone' })
    expect(await acceptInvitation(door, second, now)).toMatchObject({ ok: true })
    expect(await invite(coordinator.actor, who, now)).toMatchObject({ reason: 'already_member' })
  })

  test('who works elsewhere already is one person with two roles, and at work in one of them at a time', async () => {
    const [coordinator, elsewhere] = [
      await aWorker(),
      await aWorker({ role: 'partner', contactPerson: true }),
    ]
    const colleague = { name: 'Demo', email: coordinator.email }
    const asked = await inviteColleague(elsewhere.actor, colleague, now)
    if (!asked.ok) throw new Error(asked.reason)
    const key = linkKey('invitation', asked.value)
    const accepted = await acceptInvitation(door, { key }, now)
    if (!accepted.ok || !accepted.value) throw new Error('not let in')
    expect(accepted.value.userId).toBe(coordinator.userId)
    const here = await whoHolds(door, accepted.value, now)
    expect(here?.actor).toMatchObject({ kind: 'partner', organisationId: elsewhere.organisationId })
    expect(here?.worksElsewhere).toBe(true)
    expect(await inviteColleague(elsewhere.actor, colleague, now)).toMatchObject({ reason: 'already_member' })
  })

  test('an address invited by another organisation can be invited when that one ran out', async () => {
    const [one, other] = [
      await aWorker({ role: 'partner', contactPerson: true }),
      await aWorker({ role: 'partner', contactPerson: true }),
    ]
    const who = { name: 'Demo', email: someone().email }
    expect(await inviteColleague(one.actor, who, now)).toMatchObject({ ok: true })
    expect(await inviteColleague(other.actor, who, now)).toMatchObject({ reason: 'invited_elsewhere' })
    await sweepSignIns(door, {}, after(days(7)))
    expect(await inviteColleague(other.actor, who, after(days(7)))).toMatchObject({ ok: true })
  })
})

test('nobody’s letter box is filled: after some invitations to one address the next has to wait', async () => {
  const coordinator = await aWorker()
  const who = someone()
  for (let again = 0; again < limits.letter.recipient.free; again++) await invited(coordinator, who)
  const refused = await invite(coordinator.actor, who, after(minutes(0.1)))
  expect(refused).toMatchObject({ reason: 'slow_down' })
  expect(await invite(coordinator.actor, someone(), now)).toMatchObject({ ok: true })
  expect(await invite(coordinator.actor, who, after(minutes(1)))).toMatchObject({ ok: true })
})

test('whoever invited somebody sees that the letter did not arrive, and of nobody else', async () => {
  const [coordinator, partner, other] = [
    await aWorker(),
    await aWorker({ role: 'partner', contactPerson: true }),
    await aWorker({ role: 'partner', contactPerson: true }),
  ]
  const who = someone()
  await inviteColleague(partner.actor, who, now)
  const seen = async ({ actor }: typeof coordinator) =>
    (await invitationsFor(actor, now)).filter(({ email }) => email === who.email).map((one) => one.notArrived)
  expect(await seen(partner)).toEqual([false])
  const nobody = { compose: async () => 'letter', send: () => Promise.reject(new Undeliverable('550')) }
  await deliver(job, nobody, now, { lanes: ['door'] })
  expect(await seen(partner)).toEqual([true])
  expect(await seen(coordinator)).toEqual([true])
  expect(await seen(other)).toEqual([])
})

test('whoever sees the list of who was invited stands in the journal', async () => {
  const coordinator = await aWorker()
  const { id } = await invited(coordinator, someone())
  await invitationsFor(coordinator.actor, now)
  const seen = (await journalLines()).filter(({ verb, rowIds }) => verb === 'see' && rowIds.includes(id))
  expect(seen).toMatchObject([{ kind: 'invitation', why: 'list', who: coordinator.userId }])
})

test('the first coordinator is invited with the library, and a second first one is not', async () => {
  await books().execute(
    `update member set deactivated_at = now() where role = 'coordinator' and deactivated_at is null`,
  )
  const first = { library: 'Bibliotheek Voorbeeld', name: 'Demo Eerste', email: someone().email }
  const made = await inviteFirst(door, first, now)
  if (!made.ok) throw new Error(made.reason)
  const accepted = await acceptInvitation(door, { key: linkKey('invitation', made.value) }, now)
  const here = await whoHolds(door, the(accepted.ok ? accepted.value : null), now)
  expect(here?.actor).toMatchObject({ kind: 'staff', role: 'coordinator' })
  expect(await inviteFirst(door, { ...first, email: someone().email }, now)).toMatchObject({
    reason: 'has_coordinator',
  })
})

describe('a partner that is not in the books yet', () => {
  test('is written down with its first contact person, once, and is found again by its name', async () => {
    const coordinator = await aWorker()
    const first = someone({ role: 'partner', newOrganisation: 'Schuldhulp Vecht' })
    const { key } = await invited(coordinator, first)
    const accepted = await acceptInvitation(door, { key }, now)
    const here = await whoHolds(door, the(accepted.ok ? accepted.value : null), now)
    expect(here).toMatchObject({
      organisation: 'Schuldhulp Vecht',
      actor: { kind: 'partner', contactPerson: true },
    })
    await invited(coordinator, someone({ role: 'partner', newOrganisation: 'schuldhulp vecht' }))
    const named = (await organisationsToInviteFor(coordinator.actor)).filter(({ name }) =>
      /schuldhulp/i.test(name),
    )
    expect(named).toHaveLength(1)
  })

  test('is not made by a contact person, nor for work in the library', async () => {
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    const coordinator = await aWorker()
    const elsewhere = { newOrganisation: 'Nergens Huis' }
    expect(await invite(contact.actor, someone({ role: 'partner', ...elsewhere }), now)).toMatchObject({
      reason: 'not_yours',
    })
    expect(await invite(coordinator.actor, someone({ role: 'trainer', ...elsewhere }), now)).toMatchObject({
      reason: 'not_yours',
    })
    const names = (await organisationsToInviteFor(coordinator.actor)).map(({ name }) => name)
    expect(names).not.toContain('Nergens Huis')
  })
})
