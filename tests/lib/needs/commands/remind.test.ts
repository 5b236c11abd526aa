import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organisationClosure } from '@/db/tables/agreements'
import { message } from '@/db/tables/messages'
import { appoint, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { putDigests, remindAsked } from '@/lib/needs/commands/remind'
import { withdrawConsent } from '@/lib/needs/commands/resident'
import { atLocal } from '@/lib/tools/time'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, asked, did, leaves, theNeed } from '../../../support/needs'
import { aPartner } from '../../../support/partners'
import { job, now } from '../../../support/world'

freshDatabase()

const at = (day: string, time = '10:00') => atLocal(day, time)
const remindersOf = async (needId: string) =>
  (await books().select().from(message).where(eq(message.needId, needId)))
    .filter(({ key }) => /:(before|due):/.test(key))
    .map(({ key, userId }) => ({ about: key.split(':')[2], userId }))

test('a partner hears it the day before and on the day, once, in working hours; after that the library acts', async () => {
  const { kwadraad, ...network } = await aNetwork()
  const { needId } = await asked({ kwadraad, ...network })
  // Two working days to look: Wednesday.
  expect(await theNeed(needId)).toMatchObject({ dueOn: '2027-03-03' })
  for (const early of [at('2027-03-01', '12:00'), at('2027-03-02', '07:59'), at('2027-03-02', '17:00')]) {
    await remindAsked(job, {}, early)
    expect(await remindersOf(needId)).toEqual([])
  }
  const heard = { userId: kwadraad.userId }
  expect(await remindAsked(job, {}, at('2027-03-02', '08:00'))).toBeGreaterThan(0)
  await remindAsked(job, {}, at('2027-03-02', '09:00'))
  expect(await remindersOf(needId)).toEqual([{ about: 'before', ...heard }])
  await remindAsked(job, {}, at('2027-03-03'))
  expect(await remindersOf(needId)).toEqual([
    { about: 'before', ...heard },
    { about: 'due', ...heard },
  ])
  const before = await theNeed(needId)
  await remindAsked(job, {}, at('2027-03-04'))
  expect(await remindersOf(needId)).toHaveLength(2)
  expect(await theNeed(needId)).toEqual(before)
})

test('whoever was busy with it today is not reminded the same day', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  await seeAsked(network.kwadraad, {}, at('2027-03-03', '09:00'))
  expect(await theNeed(needId)).toMatchObject({ next: 'contact', dueOn: '2027-03-04' })
  await remindAsked(job, {}, at('2027-03-03', '12:00'))
  expect(await remindersOf(needId)).toEqual([])
  await remindAsked(job, {}, at('2027-03-04', '12:00'))
  expect(await remindersOf(needId)).toMatchObject([{ about: 'due' }])
})

test('a partner that is closed over Christmas hears it before it closes, and the promise is after it', async () => {
  const network = await aNetwork()
  await books()
    .insert(organisationClosure)
    .values({
      organisationId: network.kwadraad.organisationId,
      ...{ fromDate: '2027-12-24', untilDate: '2028-01-02', reason: 'Kerst' },
    })
  const { needId } = await asked(network, {}, at('2027-12-22'))
  // Thursday, then Monday the third of January.
  expect(await theNeed(needId)).toMatchObject({ dueOn: '2028-01-03' })
  await remindAsked(job, {}, at('2027-12-23', '09:00'))
  expect(await remindersOf(needId)).toMatchObject([{ about: 'before' }])
  for (const day of ['2027-12-28', '2027-12-31']) await remindAsked(job, {}, at(day))
  expect(await remindersOf(needId)).toHaveLength(1)
  await remindAsked(job, {}, at('2028-01-03'))
  expect(await remindersOf(needId)).toHaveLength(2)
})

test('who took it on hears it; when they left the contact person does', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const colleague = await aPartner({ organisationId: kwadraad.organisationId })
  const one = await asked(network)
  did(await takeOn(colleague, { referralId: one.referralId }, now))
  did(await spoke(colleague, { referralId: one.referralId }, now))
  did(await appoint(colleague, { referralId: one.referralId, on: '2027-03-03' }, now))
  expect(await theNeed(one.needId)).toMatchObject({ next: 'report', dueOn: '2027-03-10' })
  await remindAsked(job, {}, at('2027-03-09'))
  expect(await remindersOf(one.needId)).toEqual([{ about: 'before', userId: colleague.userId }])
  await leaves(colleague.userId)
  await remindAsked(job, {}, at('2027-03-10'))
  expect(await remindersOf(one.needId)).toContainEqual({ about: 'due', userId: kwadraad.userId })
})

test('nobody hears of what she does not want any more', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  did(await withdrawConsent(network.adviser, { needId: one.needId }, now))
  await remindAsked(job, {}, at('2027-03-02'))
  await remindAsked(job, {}, at('2027-03-03'))
  expect(await remindersOf(one.needId)).toEqual([])
})

test('the week in numbers comes on Monday from eight o’clock on, once', async () => {
  const network = await aNetwork()
  await asked(network)
  const digests = async () =>
    (await books().select().from(message).where(eq(message.kind, 'digest'))).map(({ userId }) => userId)
  const before = await digests()
  await putDigests(job, {}, at('2027-03-08', '07:59'))
  await putDigests(job, {}, at('2027-03-09'))
  expect(await digests()).toEqual(before)
  await putDigests(job, {}, at('2027-03-08', '08:00'))
  await putDigests(job, {}, at('2027-03-08', '08:15'))
  const heard = (await digests()).filter((id) => !before.includes(id))
  expect(heard.filter((id) => id === network.coordinator.userId)).toHaveLength(1)
  expect(heard.filter((id) => id === network.kwadraad.userId)).toHaveLength(1)
  // Of an adviser nothing is expected, and of a partner who has nothing in hand neither.
  expect(heard).not.toContain(network.adviser.userId)
  expect(heard).not.toContain(network.welzijn.userId)
})
