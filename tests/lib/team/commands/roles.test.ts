import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { member, session, user } from '@/db/tables/team'
import { partnerBookings } from '@/lib/bookings/queries/partner'
import { resetFactor } from '@/lib/team/commands/factor'
import { deactivate } from '@/lib/team/commands/members'
import { chooseWork } from '@/lib/team/commands/sessions'
import { membersFor, ownWork } from '@/lib/team/queries/members'
import { whoHolds } from '@/lib/team/queries/sessions'
import { openSession } from '@/lib/team/steps/sessions'
import type { Partner } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import { aForm, bookedTogether } from '../../../support/partners'
import { aWorker, door, theUser, type Worker } from '../../../support/workers'
import { after, aSlot, days, hours, now, the } from '../../../support/world'

freshDatabase()

/** Somebody who is coordinator of a library and works for a partner, as they signed in. */
async function withTwoRoles() {
  const [library, partner] = [
    await aWorker({ at: after(-days(9)) }),
    await aWorker({ role: 'partner', contactPerson: true, at: after(-days(9)) }),
  ]
  const other = randomUUID()
  await books()
    .insert(member)
    .values({
      id: other,
      userId: library.userId,
      organisationId: partner.organisationId,
      organisationKind: 'partner',
      role: 'partner',
      createdAt: after(-days(1)),
    })
  const opened = await asActor(door, (tx) =>
    openSession(tx, door, { userId: library.userId, via: 'link' }, now),
  )
  if (!opened.ok) throw new Error(opened.reason)
  return { library, partner, other, held: opened.value }
}

const at = async (held: { userId: string; sessionId: string }, when = now) =>
  the(await whoHolds(door, held, when))

test('one person with two roles changes over, and is only what they are at work as', async () => {
  const { library, partner, other, held } = await withTwoRoles()
  const first = await at(held)
  expect(first.actor).toMatchObject({
    kind: 'staff',
    role: 'coordinator',
    organisationId: library.organisationId,
  })
  expect(first.worksElsewhere).toBe(true)
  expect(await ownWork(first.actor, now)).toMatchObject([
    { memberId: library.memberId, isCurrent: true },
    { memberId: other, isCurrent: false },
  ])
  expect(await chooseWork(first.actor, { ...held, memberId: other }, now)).toMatchObject({ ok: true })
  const { actor } = await at(held)
  expect(actor).toEqual({
    kind: 'partner',
    userId: library.userId,
    organisationId: partner.organisationId,
    contactPerson: false,
  })
  await expect(membersFor(actor, now)).rejects.toThrow('not allowed')
  // Through the second wall: a partner's rows and no others, whatever this person sees at the library.
  const slot = await aSlot({ desks: 2 })
  const elsewhere = await aWorker({ role: 'partner' })
  const [theirs] = await bookedTogether(partner.actor as Partner, aForm(slot.id))
  await bookedTogether(elsewhere.actor as Partner, aForm(slot.id))
  const rows = await asActor(actor, (tx) => tx.execute<{ id: string }>(sql`select id from booking`))
  expect(rows.map(({ id }) => id)).toEqual([the(theirs).bookingId])
  expect(await partnerBookings(actor, { limit: 9 }, now)).toHaveLength(1)
})

test('nobody is at work as somebody else, or at work that ended or began after they came in', async () => {
  const { library, partner, other, held } = await withTwoRoles()
  const { actor } = await at(held)
  const choose = (memberId: string) => chooseWork(actor, { ...held, memberId }, now)
  expect(await choose(partner.memberId)).toMatchObject({ reason: 'unknown' })
  const stranger = { memberId: other, sessionId: held.sessionId }
  expect(await chooseWork(partner.actor, stranger, now)).toMatchObject({ reason: 'unknown' })
  // Not even a statement that forgets who is asking.
  await expect(
    asActor(actor, (tx) => tx.update(session).set({ memberId: partner.memberId })),
  ).rejects.toThrow()
  await books()
    .update(member)
    .set({ createdAt: after(hours(1)) })
    .where(sql`${member.id} = ${other}`)
  expect(await choose(other)).toMatchObject({ reason: 'sign_in_anew' })
  await deactivate(partner.actor, { memberId: other }, now)
  expect(await choose(other)).toMatchObject({ reason: 'unknown' })
  expect((await at(held)).actor).toMatchObject({ organisationId: library.organisationId })
})

test('whose one work ends keeps the other, and the account by which they come in', async () => {
  const { library, partner, other, held } = await withTwoRoles()
  await books().update(user).set({ workAccount: 'issuer me' }).where(sql`${user.id} = ${library.userId}`)
  const { actor } = await at(held)
  await chooseWork(actor, { ...held, memberId: other }, now)
  await deactivate(partner.actor, { memberId: other }, now)
  expect(await whoHolds(door, held, now)).toBeNull()
  expect(await theUser(library.email)).toMatchObject({ workAccount: 'issuer me' })
})

test('a partner’s people do not take away the second factor of who works elsewhere too', async () => {
  const { library, partner, other } = await withTwoRoles()
  const factor = { totpSecret: Buffer.from('x'), totpConfirmedAt: now }
  await books().update(user).set(factor).where(sql`${user.id} = ${library.userId}`)
  const asks = (who: Worker, memberId: string) => resetFactor(who.actor, { memberId }, now)
  expect(await asks(partner, other)).toMatchObject({ reason: 'works_elsewhere' })
  const coordinator = await aWorker({ organisationId: library.organisationId })
  expect(await asks(coordinator, library.memberId)).toMatchObject({ ok: true, value: 'asked' })
})
