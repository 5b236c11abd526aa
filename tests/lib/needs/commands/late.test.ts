import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { member } from '@/db/tables/team'
import { appoint, decline, takeOn } from '@/lib/needs/commands/answer'
import { ask } from '@/lib/needs/commands/ask'
import { tellLate } from '@/lib/needs/commands/late'
import { say } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, opened, theReferral } from '../../../support/needs'
import { after, days, hours, job, minutes, now } from '../../../support/world'

freshDatabase()

const told = (needId: string, kind: 'need_turn' | 'need_ask' = 'need_turn') =>
  books()
    .select({ key: message.key, channel: message.channel, dueAt: message.dueAt })
    .from(message)
    .where(and(eq(message.needId, needId), eq(message.kind, kind)))

test('when a day goes by she hears once that the library looks on, at an hour at which people are awake', async () => {
  const network = await aNetwork()
  const one = await asked(network, { way: 'sms', contact: '06 12 34 56 78' })
  await tellLate(job, {}, after(days(2)))
  expect(await told(one.needId)).toEqual([])
  // Three days on, at half past midnight.
  const midnight = new Date('2027-03-03T23:30:00Z')
  await tellLate(job, {}, midnight)
  await tellLate(job, {}, after(days(4)))
  expect(await told(one.needId)).toMatchObject([
    { channel: 'sms', dueAt: new Date('2027-03-04T07:00:00Z'), key: expect.stringContaining(one.referralId) },
  ])
})

test('somebody who left, an organisation without people: she hears it as well', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  await books()
    .update(member)
    .set({ deactivatedAt: now })
    .where(eq(member.organisationId, network.kwadraad.organisationId))
  await tellLate(job, {}, now)
  expect(await told(one.needId)).toHaveLength(1)
})

test('who said herself that nobody called is not told it, nor is she whom the library itself has to call', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  did(await say(await opened(one), { needId: one.needId, says: 'nobody_called' }, now))
  const brought = did(
    await ask(network.kwadraad, anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' }), now),
  )
  await tellLate(job, {}, after(days(4)))
  expect([...(await told(one.needId)), ...(await told(brought.needId))]).toEqual([])
})

test('what came back at once is not late', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
  await tellLate(job, {}, after(days(4)))
  expect((await told(one.needId)).map(({ key }) => key).filter((key) => key.includes(':late:'))).toEqual([])
})

test('an appointment is a contact: she is asked once, and taken back it never was', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const { needId, referralId } = await asked(network)
  did(await takeOn(kwadraad, { referralId }, now))
  const first = did(await appoint(kwadraad, { referralId, on: '2027-03-08' }, now))
  expect(await told(needId, 'need_ask')).toHaveLength(1)
  did(await undoEvent(kwadraad, { eventId: first.eventId }, after(minutes(1))))
  expect(await theReferral(referralId)).toMatchObject({ contactedAt: null })
  did(await appoint(kwadraad, { referralId, on: '2027-03-09' }, after(minutes(2))))
  const moved = did(await appoint(kwadraad, { referralId, on: '2027-03-10' }, after(hours(1))))
  did(await undoEvent(kwadraad, { eventId: moved.eventId }, after(hours(1))))
  expect(await theReferral(referralId)).toMatchObject({ contactedAt: after(minutes(2)) })
  expect(await told(needId, 'need_ask')).toHaveLength(2)
})
