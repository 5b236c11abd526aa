import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { needContact } from '@/db/tables/needs'
import { referralCard } from '@/db/views'
import { takeOn } from '@/lib/needs/commands/answer'
import { changeContact } from '@/lib/needs/commands/contact'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { changeContactInput } from '@/lib/needs/input/contact'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, asked, did, type Network, theNeed } from '../../../support/needs'
import { now, the } from '../../../support/world'

freshDatabase()

type Given = Parameters<typeof changeContact>[1]

async function otherwise(needId: string, given: Partial<Given> = {}): Promise<Given> {
  const { revision } = await theNeed(needId)
  return {
    ...{ needId, revision, name: 'Demo Riet', contactOf: 'resident', language: 'nl', contactWay: 'call' },
    ...{ contact: '06 0000 7777', callWhen: null, comesBackOn: null },
    ...given,
  }
}

async function contactOf(needId: string) {
  const [row] = await books().select().from(needContact).where(eq(needContact.needId, needId))
  return the(row)
}

const seenBy = async (network: Network) =>
  the((await asActor(network.kwadraad, (tx) => tx.select().from(referralCard), now))[0])

test('a resident has a new number: it is found by it, and who was asked sees it', async () => {
  const network = await aNetwork()
  const { needId, referralId } = await asked(network, { way: 'call', contact: '06 0000 6666' })
  did(await takeOn(network.kwadraad, { referralId }, now))
  did(await changeContact(network.adviser, await otherwise(needId), now))
  expect(await contactOf(needId)).toMatchObject({ contact: '06 0000 7777', lastDigits: '7777' })
  expect(await seenBy(network)).toMatchObject({ name: 'Demo Riet', contact: '06 0000 7777' })
})

test('who was asked without a number does not get one by it: for that she is asked anew', async () => {
  const network = await aNetwork()
  const card = { way: 'card' as const, contact: null, comesBackOn: '2027-03-08' }
  const { needId, referralId } = await asked(network, card)
  did(await takeOn(network.kwadraad, { referralId }, now))
  did(await changeContact(network.adviser, await otherwise(needId, { callWhen: 'om tien uur' }), now))
  expect(await seenBy(network)).toMatchObject({ name: 'Demo Riet', contact: null, callWhen: null })
})

test('what she still has to hear goes to where she is reached now', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network, { way: 'sms', contact: '06 0000 6666' })
  did(await withdrawConsent(network.adviser, { needId }, now))
  const waiting = () =>
    books()
      .select({ channel: message.channel })
      .from(message)
      .where(and(eq(message.needId, needId), eq(message.status, 'due'), eq(message.kind, 'need_turn')))
  expect(await waiting()).toEqual([{ channel: 'sms' }])
  did(await changeContact(network.adviser, await otherwise(needId), now))
  expect(await waiting()).toEqual([{ channel: 'call' }])
})

test('who cannot be reached has a day on which she comes back', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  const card = { contactWay: 'card' as const, contact: null }
  expect(await changeContact(network.adviser, await otherwise(needId, card), now)).toMatchObject({
    reason: 'day_missing',
  })
  const gone = { ...card, comesBackOn: '2027-02-26' }
  expect(await changeContact(network.adviser, await otherwise(needId, gone), now)).toMatchObject({
    reason: 'day_past',
  })
  did(
    await changeContact(
      network.adviser,
      await otherwise(needId, { ...card, comesBackOn: '2027-03-08' }),
      now,
    ),
  )
  expect(await contactOf(needId)).toMatchObject({
    contactWay: 'card',
    contact: null,
    comesBackOn: '2027-03-08',
  })
})

test('of two who act at once the second sees that; a need that has ended stays as it is', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  const typed = await otherwise(needId)
  did(await sayFor(network.adviser, { needId, says: 'nobody_called' }, now))
  expect(await changeContact(network.adviser, typed, now)).toMatchObject({ reason: 'changed' })
  did(await sayFor(network.adviser, { needId, says: 'stop' }, now))
  expect(await changeContact(network.adviser, await otherwise(needId), now)).toMatchObject({
    reason: 'closed',
  })
})

test('the form says all that is wrong at once, and a card needs a day', () => {
  const typed = { needId: crypto.randomUUID(), revision: '1', contactOf: 'resident', language: 'nl' }
  const wrong = (more: object) =>
    changeContactInput.safeParse({ ...typed, ...more }).error?.issues.map(({ path }) => path.join('.'))
  expect(wrong({ name: '', contactWay: 'call', contact: '' })).toEqual(
    expect.arrayContaining(['name', 'contact']),
  )
  expect(wrong({ name: 'Demo', contactWay: 'card', comesBackOn: '' })).toEqual(['comesBackOn'])
  expect(wrong({ name: 'Demo', contactWay: 'card', comesBackOn: '8 maart 2027' })).toBe(undefined)
})
