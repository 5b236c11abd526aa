import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { booking } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { member, user } from '@/db/tables/team'
import { type Due, deliver } from '@/lib/messages/commands'
import { attentionFor } from '@/lib/notices/queries/attention'
import { workLetter } from '@/lib/notices/queries/letters-work'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { askToStay, forgetAccounts, forgetInvitations } from '@/lib/team/commands/forget'
import { acceptInvitation, withdrawInvitation } from '@/lib/team/commands/invitations'
import { deactivate } from '@/lib/team/commands/members'
import { sweepSignIns } from '@/lib/team/commands/signin'
import { membersFor } from '@/lib/team/queries/members'
import { openSession } from '@/lib/team/steps/sessions'
import { Undeliverable } from '@/lib/tools/refusal'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import { aWorker, door, invited, someone, theUser } from '../../../support/workers'
import { aCourseRun, after, days, job, now, the, theBooking } from '../../../support/world'

freshDatabase('test')

const sixMonths = new Date('2027-09-01T09:00:00Z')
const twelveMonths = new Date('2028-03-01T10:00:00Z')

const nobodyTakesIt = () => Promise.reject(new Undeliverable('NO_SERVER'))

const signsIn = (userId: string, at: Date) =>
  asActor(door, (tx) => openSession(tx, door, { userId, via: 'link' }, at))

const lettersTo = async (userId: string) =>
  (await books().select().from(message).where(eq(message.userId, userId))) as unknown as Due[]

describe('who does not sign in any more', () => {
  test('is asked at six months, once, by a letter that says when the account goes', async () => {
    const { userId, email } = await aWorker({ role: 'adviser' })
    await askToStay(job, {}, after(-days(1), sixMonths))
    expect(await lettersTo(userId)).toEqual([])
    expect(await askToStay(job, {}, sixMonths)).toBe(1)
    expect(await askToStay(job, {}, after(days(1), sixMonths))).toBe(0)
    const [letter] = await lettersTo(userId)
    const written = the(await workLetter(job, the(letter), sixMonths))
    expect(written).toMatchObject({ to: email, subject: 'Werkt u nog met Wegwijs?' })
    expect(written.text).toContain('woensdag 1 maart 2028')
  })

  test('stands as a number among what asks for attention, and by name in the list of people', async () => {
    const { organisationId } = await aWorker({ role: 'adviser' })
    const { actor, userId } = await aWorker({ organisationId })
    await signsIn(userId, after(days(100)))
    await askToStay(job, {}, sixMonths)
    expect(await attentionFor(actor, sixMonths)).toMatchObject({ unseen: 1 })
    const asked = (await membersFor(actor, sixMonths)).filter(({ stayAskedAt }) => stayAskedAt !== null)
    expect(asked).toMatchObject([{ role: 'adviser', stayAskedAt: sixMonths }])
  })

  test('and whom no letter reached is said to be so as long as they are asked', async () => {
    const { organisationId, userId } = await aWorker({ role: 'adviser' })
    const { actor, userId: own } = await aWorker({ organisationId })
    await signsIn(own, after(days(100)))
    await askToStay(job, {}, sixMonths)
    const unreached = async (at: Date) =>
      (await membersFor(actor, at)).flatMap((one) => (one.stayUnheard ? [one.userId] : []))
    expect(await unreached(sixMonths)).toEqual([])
    await deliver(job, { compose: async () => 'letter', send: nobodyTakesIt }, sixMonths)
    expect(await unreached(sixMonths)).toEqual([userId])
    await forgetAccounts(job, {}, after(days(60), sixMonths))
    expect(await unreached(after(days(60), sixMonths))).toEqual([userId])
    await signsIn(userId, after(days(61), sixMonths))
    expect(await unreached(after(days(61), sixMonths))).toEqual([])
    await forgetAccounts(job, {}, after(days(62), sixMonths))
    expect(await lettersTo(userId)).toEqual([])
  })

  test('answers by signing in', async () => {
    const { userId, email } = await aWorker({ role: 'trainer' })
    await askToStay(job, {}, sixMonths)
    const [letter] = await lettersTo(userId)
    await signsIn(userId, after(days(3), sixMonths))
    expect(await theUser(email)).toMatchObject({ stayAskedAt: null })
    expect(await workLetter(job, the(letter), after(days(3), sixMonths))).toBeNull()
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(0)
  })

  test('is gone at twelve, and what they did stays as nobody’s', async () => {
    const partner = await aPartner({ email: 'demo.weg@partner.example' })
    const run = await aCourseRun()
    const [made] = await bookedTogether(partner, aForm(run.id))
    await askToStay(job, {}, sixMonths)
    expect(await forgetAccounts(job, {}, after(-days(1), twelveMonths))).toBe(0)
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(1)
    expect(await theUser('demo.weg@partner.example')).toBeNull()
    expect(await theBooking(the(made).bookingId)).toMatchObject({
      ...{ partnerId: partner.organisationId, partnerUserId: null, status: 'booked' },
    })
    expect(await books().select().from(member).where(eq(member.userId, partner.userId))).toEqual([])
  })

  test('has a month to answer at least, however late the asking was', async () => {
    await aWorker({ role: 'adviser' })
    await askToStay(job, {}, twelveMonths)
    expect(await forgetAccounts(job, {}, after(days(29), twelveMonths))).toBe(0)
    expect(await forgetAccounts(job, {}, after(days(31), twelveMonths))).toBe(1)
  })

  test('stays as the last coordinator of a library; of two who do not come the second stays', async () => {
    const { organisationId } = await aWorker()
    await aWorker({ organisationId })
    await askToStay(job, {}, sixMonths)
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(1)
    expect(await forgetAccounts(job, {}, after(days(900), twelveMonths))).toBe(0)
    expect(await books().select().from(user)).toHaveLength(1)
  })

  test('stays as long as the letters of a resident go to that address', async () => {
    const email = 'demo.bereik@partner.example'
    const partner = await aPartner({ email })
    const run = await aCourseRun()
    const viaUs = { contactOf: 'partner', contactWay: 'email', contact: email } as const
    const [made] = await bookedTogether(partner, aForm(run.id, [viaUs]))
    await askToStay(job, {}, sixMonths)
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(0)
    await books()
      .update(booking)
      .set({ status: 'cancelled', placeNo: null, cancelledAt: now, cancelledBy: 'partner' })
      .where(eq(booking.id, the(made).bookingId))
    await forgetResidents(job, {}, twelveMonths)
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(1)
  })

  test('answers by coming back, also when the promise that a volunteer works by is not filled in yet', async () => {
    const coordinator = await aWorker()
    const { organisationId } = coordinator
    const { memberId, userId, email } = await aWorker({ role: 'trainer', organisationId })
    await askToStay(job, {}, sixMonths)
    await signsIn(coordinator.userId, after(days(100), sixMonths))
    const stops = await deactivate(coordinator.actor, { memberId }, after(days(20), sixMonths))
    expect(stops.ok).toBe(true)
    const back = after(-days(10), twelveMonths)
    const { key } = await invited(coordinator, someone({ email, volunteer: true }), back)
    expect(await acceptInvitation(door, { key }, back)).toEqual({ ok: true, value: null })
    expect(await theUser(email)).toMatchObject({ stayAskedAt: null })
    expect(await askToStay(job, {}, twelveMonths)).toBe(0)
    expect(await forgetAccounts(job, {}, twelveMonths)).toBe(0)
    const askedAgain = after(days(175), twelveMonths)
    await askToStay(job, {}, askedAgain)
    const letter = (await lettersTo(userId)).find(({ key: named }) =>
      named.includes(`${askedAgain.getTime()}`),
    )
    const written = the(await workLetter(job, the(letter), askedAgain))
    expect(written.text).toContain('20 februari 2029')
    await forgetAccounts(job, {}, after(days(330), twelveMonths))
    expect(await theUser(email)).not.toBeNull()
  })

  test('is not asked after leaving, and is gone six months after that', async () => {
    const coordinator = await aWorker()
    const { memberId, email, userId } = await aWorker({
      role: 'adviser',
      organisationId: coordinator.organisationId,
    })
    const left = await deactivate(coordinator.actor, { memberId }, after(days(10)))
    expect(left.ok).toBe(true)
    await askToStay(job, {}, sixMonths)
    expect(await lettersTo(userId)).toEqual([])
    await forgetAccounts(job, {}, sixMonths)
    expect(await theUser(email)).not.toBeNull()
    await forgetAccounts(job, {}, after(days(12), sixMonths))
    expect(await theUser(email)).toBeNull()
  })
})

test('an invitation goes a month after it ran out, was accepted or withdrawn, with its letter', async () => {
  const coordinator = await aWorker()
  const [ranOut, accepted, withdrawn] = [
    await invited(coordinator, someone()),
    await invited(coordinator, someone()),
    await invited(coordinator, someone()),
  ]
  expect((await acceptInvitation(door, { key: accepted.key }, now)).ok).toBe(true)
  expect((await withdrawInvitation(coordinator.actor, { invitationId: withdrawn.id }, now)).ok).toBe(true)
  await sweepSignIns(job, {}, after(days(8)))
  expect(await forgetInvitations(job, {}, after(days(29)))).toBe(0)
  expect(await forgetInvitations(job, {}, after(days(31)))).toBe(2)
  expect(await forgetInvitations(job, {}, after(days(37)))).toBe(0)
  expect(await forgetInvitations(job, {}, after(days(39)))).toBe(1)
  const letters = await books().select().from(message).where(eq(message.invitationId, ranOut.id))
  expect(letters).toEqual([])
})
