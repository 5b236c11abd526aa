import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { helpedHere, reopen } from '@/lib/needs/commands/end'
import { reopenAsked } from '@/lib/needs/commands/partner'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { asActor } from '@/lib/tools/transaction'
import { shown } from '../../../support/allowed/need-rows'
import { freshDatabase } from '../../../support/database'
import { aNetwork, asked, did, theNeed, theReferral } from '../../../support/needs'
import { aPartner } from '../../../support/partners'
import { after, job, minutes, now } from '../../../support/world'

// What histories of the model came upon.

freshDatabase()

test('what was taken on by mistake is as it was: not looked at either, when it had not been', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  const { eventId } = did(await takeOn(network.kwadraad, one, now))
  did(await undoEvent(network.kwadraad, { eventId }, now))
  expect(await theReferral(one.referralId)).toMatchObject({
    seenAt: null,
    acceptedAt: null,
    acceptedBy: null,
  })
  expect(await seeAsked(network.kwadraad, {}, now)).toBe(1)
})

test('what was taken over by mistake is the colleague’s again, with what was done', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const colleague = await aPartner({ organisationId: kwadraad.organisationId })
  const one = await asked(network)
  did(await takeOn(kwadraad, one, now))
  did(await spoke(kwadraad, one, now))
  const { eventId } = did(await takeOn(colleague, one, now))
  did(await undoEvent(colleague, { eventId }, now))
  expect(await theReferral(one.referralId)).toMatchObject({
    ...{ acceptedAt: now, acceptedBy: kwadraad.userId, contactedAt: now },
  })
})

test('of who was forgotten nothing is taken back or said any more', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  const { eventId } = did(await helpedHere(network.adviser, await shown(needId), now))
  await asActor(job, (tx) =>
    tx.execute(sql`select wipe_needs(array[${needId}]::uuid[], ${now.toISOString()})`),
  )
  expect(await undoEvent(network.adviser, { eventId }, after(minutes(1)))).toMatchObject({ ok: false })
  expect(await sayFor(network.adviser, { needId, says: 'not_yet' }, now)).toMatchObject({ reason: 'changed' })
})

test('a partner that told of help does not open again what the desk ended since', async () => {
  const network = await aNetwork()
  const { kwadraad, adviser } = network
  const one = await asked(network)
  did(await takeOn(kwadraad, one, now))
  did(await report(kwadraad, { ...one, how: 'helped' }, now))
  did(await reopen(adviser, { ...(await shown(one.needId)), reason: 'not_helped' }, after(minutes(1))))
  did(await helpedHere(adviser, await shown(one.needId), after(minutes(2))))
  const again = { referralId: one.referralId, reason: 'mistake' as const }
  expect(await reopenAsked(kwadraad, again, after(minutes(3)))).toMatchObject({ reason: 'changed' })
})

test('a partner hears from her that she does not want it, and the need goes on at the desk', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  did(await withdrawConsent(network.kwadraad, one, now))
  expect(await theNeed(one.needId)).toMatchObject({ next: 'route', ownerId: network.libraryId })
  expect(await theReferral(one.referralId)).toMatchObject({ endedBecause: 'withdrawn' })
})
