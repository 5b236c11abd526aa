import { expect, test } from 'vitest'
import { decline, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther, keepNeed } from '@/lib/needs/commands/ask'
import { reopenAsked, withdrawAsked } from '@/lib/needs/commands/partner'
import { sayFor } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { askedByUs } from '@/lib/needs/queries/asked'
import { askedOfUs } from '@/lib/needs/queries/partner'
import { freshDatabase } from '../../../support/database'
import { actsOn, aNetwork, anAsk, asked, did, eventsOf, type Network, theNeed } from '../../../support/needs'
import { after, days, minutes, now } from '../../../support/world'

freshDatabase()

/** Helped, says Kwadraad. */
async function helped(network: Network) {
  const one = await asked(network)
  did(await takeOn(network.kwadraad, { referralId: one.referralId }, now))
  did(await report(network.kwadraad, { referralId: one.referralId, how: 'helped' }, now))
  return one
}

/** Kwadraad asks the library. */
async function brought(network: Network) {
  const form = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' })
  const made = did(await ask(network.kwadraad, form, now))
  return { ...made, referralId: made.referralId as string }
}

test('closed by mistake: who closed it asks to open it again after the ten minutes, with a reason, and the desk has it', async () => {
  const network = await aNetwork()
  const { referralId, needId } = await helped(network)
  const later = after(minutes(30))
  did(await reopenAsked(network.kwadraad, { referralId, reason: 'mistake' }, later))
  expect(await theNeed(needId)).toMatchObject({ ended: null, next: 'route', ownerId: network.libraryId })
  expect((await eventsOf(needId)).at(-1)).toMatchObject({
    kind: 'reopened',
    detail: 'mistake',
    by: 'partner',
  })
  expect(await actsOn(needId, later)).toMatchObject({ atLibrary: true, waits: false })
  expect(await reopenAsked(network.kwadraad, { referralId, reason: 'mistake' }, later)).toMatchObject({
    reason: 'changed',
  })
})

test('what she said herself, or what another was asked since, is not opened by a partner', async () => {
  const network = await aNetwork()
  const own = await helped(network)
  did(await sayFor(network.adviser, { needId: own.needId, says: 'helped' }, now))
  const reason = 'mistake' as const
  expect(await reopenAsked(network.kwadraad, { referralId: own.referralId, reason }, now)).toMatchObject({
    reason: 'changed',
  })
  expect(await reopenAsked(network.welzijn, { referralId: own.referralId, reason }, now)).toMatchObject({
    reason: 'unknown',
  })
  const other = await asked(network)
  did(await decline(network.kwadraad, { referralId: other.referralId, reason: 'no_room' }, now))
  expect(await reopenAsked(network.kwadraad, { referralId: other.referralId, reason }, now)).toMatchObject({
    reason: 'changed',
  })
})

test('whoever brought her hears that she does not want it any more: nobody may call her, and the library acts', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad, welzijn, libraryId } = network
  const one = await brought(network)
  expect(await withdrawAsked(welzijn, { needId: one.needId }, now)).toMatchObject({ reason: 'unknown' })
  did(await withdrawAsked(kwadraad, { needId: one.needId }, now))
  expect(await actsOn(one.needId, now)).toMatchObject({
    atLibrary: true,
    waits: false,
    backBecause: 'withdrawn',
  })
  expect(await withdrawAsked(kwadraad, { needId: one.needId }, now)).toMatchObject({ reason: 'changed' })
  expect(await askedByUs(kwadraad, now)).toMatchObject([{ isWithdrawn: true, name: null, ended: null }])
  expect(await theNeed(one.needId)).toMatchObject({ ownerId: libraryId, ended: null })
  // The desk ends it with her word.
  did(await sayFor(adviser, { needId: one.needId, says: 'stop' }, now))
  expect(await askedByUs(kwadraad, now)).toMatchObject([{ ended: 'stopped' }])
})

test('it takes away what the organisation knows that the library asked then, and nothing of that comes back', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad, welzijn } = network
  const one = await brought(network)
  const { consentVersion } = anAsk(network)
  const { revision } = await theNeed(one.needId)
  // Welzijn is asked for the same topic.
  const other = { needId: one.needId, revision, versionId: network.toWelzijn, consentVersion }
  const { referralId } = did(await askOther(adviser, { ...other, consentLanguage: 'nl' }, now))
  const taken = did(await takeOn(welzijn, { referralId: referralId as string }, now))
  expect(await askedOfUs(welzijn, now)).toMatchObject([{ contact: expect.any(String) }])
  expect(await askedByUs(kwadraad, now)).toMatchObject([{ isWithLibrary: false, isTakenOn: true }])
  did(await withdrawAsked(kwadraad, { needId: one.needId }, now))
  expect(await askedOfUs(welzijn, now)).toEqual([])
  expect(await spoke(welzijn, { referralId: referralId as string }, now)).toMatchObject({ reason: 'stopped' })
  expect(await undoEvent(welzijn, { eventId: taken.eventId }, now)).toMatchObject({ ok: false })
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: true, backBecause: 'withdrawn' })
})

test('also when the library had kept it for a day of its own: it does not wait for that day', async () => {
  const network = await aNetwork()
  const one = await brought(network)
  const { revision } = await theNeed(one.needId)
  did(await keepNeed(network.adviser, { needId: one.needId, revision, helpOn: '2027-03-12' }, now))
  expect(await actsOn(one.needId, now)).toMatchObject({ waits: true })
  did(await withdrawAsked(network.kwadraad, { needId: one.needId }, now))
  expect(await actsOn(one.needId, now)).toMatchObject({ waits: false, backBecause: 'withdrawn' })
  const again = { needId: one.needId, revision: (await theNeed(one.needId)).revision, helpOn: '2027-03-15' }
  did(await keepNeed(network.adviser, again, after(days(1))))
  expect(await actsOn(one.needId, after(days(1)))).toMatchObject({ waits: true, backBecause: null })
})
