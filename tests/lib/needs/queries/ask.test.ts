import { and, desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organisation } from '@/db/tables/network'
import { journal } from '@/db/tables/tools'
import { decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere } from '@/lib/needs/commands/end'
import { withdrawConsent } from '@/lib/needs/commands/resident'
import { needCard, needToAsk } from '@/lib/needs/queries/ask'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, theNeed } from '../../../support/needs'
import { after, days, now, the } from '../../../support/world'

freshDatabase()

const cardOf = async (network: Awaited<ReturnType<typeof aNetwork>>, needId: string, at = now) =>
  the((await needCard(network.adviser, { needId }, at)) ?? undefined)

test('a card says who calls, from which number and before which day, and never what it is about', async () => {
  const network = await aNetwork()
  const { organisationId } = network.kwadraad
  await books().update(organisation).set({ phone: '06 0000 0031' }).where(eq(organisation.id, organisationId))
  const one = await asked(network)
  const card = await cardOf(network, one.needId)
  expect(card).toMatchObject({ code: one.code, by: '2027-03-04', isSpoken: false })
  expect(card.caller).toMatchObject({ phone: '06 0000 0031' })
  expect(card).not.toHaveProperty('topic')
  expect(JSON.stringify(card)).not.toContain('bijstand')
})

test('what is asked answers with the day that stands on the card', async () => {
  const network = await aNetwork()
  expect(did(await ask(network.adviser, anAsk(network), now))).toMatchObject({ contactBy: '2027-03-04' })
})

test('once it is not theirs any more the card names the library, without a day that has gone by', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad } = network
  const late = await asked(network)
  expect(await cardOf(network, late.needId, after(days(3)))).toMatchObject({ caller: null, by: '2027-03-04' })
  expect(await cardOf(network, late.needId, after(days(9)))).toMatchObject({ caller: null, by: null })
  const stopped = await asked(network)
  did(await withdrawConsent(adviser, { needId: stopped.needId }, now))
  expect((await cardOf(network, stopped.needId)).caller).toBeNull()
  const declined = await asked(network)
  did(await decline(kwadraad, { referralId: declined.referralId, reason: 'no_room' }, now))
  expect((await cardOf(network, declined.needId)).caller).toBeNull()
})

test('who was spoken to waits for nobody; what the library keeps has its day; what ended has no card', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad } = network
  const one = await asked(network)
  did(await takeOn(kwadraad, { referralId: one.referralId }, now))
  expect(await cardOf(network, one.needId)).toMatchObject({ isSpoken: false, by: '2027-03-04' })
  did(await spoke(kwadraad, { referralId: one.referralId }, now))
  expect(await cardOf(network, one.needId)).toMatchObject({ isSpoken: true, by: null })
  did(await report(kwadraad, { referralId: one.referralId, how: 'helped' }, now))
  expect(await needCard(adviser, { needId: one.needId }, now)).toBeNull()
  const kept = did(await keepHere(adviser, { ...anAsk(network), helpOn: '2027-03-09' }, now))
  expect(await cardOf(network, kept.needId)).toMatchObject({ caller: null, by: '2027-03-09' })
})

test('of what a partner asked the library, the card says that the library calls, by the day that was promised', async () => {
  const network = await aNetwork()
  const form = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' })
  const { needId, contactBy } = did(await ask(network.kwadraad, form, now))
  expect(await cardOf(network, needId)).toMatchObject({ caller: null, by: contactBy })
})

test('whoever asks another sees whom it was asked before, and what of it is under way', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad, welzijn } = network
  const one = await asked(network)
  const about = { needId: one.needId }
  expect(await needToAsk(adviser, about, now)).toMatchObject({ askedNow: kwadraad.organisationId, tried: [] })
  await seeAsked(kwadraad, {}, now)
  did(await decline(kwadraad, { referralId: one.referralId, reason: 'not_ours' }, now))
  const open = the((await needToAsk(adviser, about, now)) ?? undefined)
  expect(open).toMatchObject({
    askedNow: null,
    tried: [{ organisationId: kwadraad.organisationId, because: 'not_ours' }],
  })
  const { consentVersion, consentLanguage } = anAsk(network)
  const consented = { versionId: network.toWelzijn, consentVersion, consentLanguage }
  did(await askOther(adviser, { ...about, revision: open.revision, ...consented }, now))
  expect(await needToAsk(adviser, about, now)).toMatchObject({ askedNow: welzijn.organisationId })
  // Nobody answered, and the library does it itself.
  const { revision } = await theNeed(one.needId)
  did(await keepNeed(adviser, { ...about, revision, helpOn: '2027-03-09' }, now))
  expect((await needToAsk(adviser, about, now))?.tried[0]).toMatchObject({ because: 'silent' })
  did(await helpedHere(adviser, { ...about, revision: (await theNeed(one.needId)).revision }, now))
  expect(await needToAsk(adviser, about, now)).toBeNull()
})

test('each look stands in the journal, with the screen it was from', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  await needToAsk(network.adviser, { needId }, now)
  await needCard(network.adviser, { needId }, now)
  const looks = await books()
    .select({ why: journal.why, rowIds: journal.rowIds })
    .from(journal)
    .where(and(eq(journal.userId, network.adviser.userId), eq(journal.verb, 'see')))
    .orderBy(desc(journal.id))
  expect(looks).toEqual([
    { why: 'desk:card', rowIds: [needId] },
    { why: 'desk:ask', rowIds: [needId] },
  ])
})
