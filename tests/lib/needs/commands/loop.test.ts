import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { consent } from '@/db/tables/needs'
import { askedCard, referralCard } from '@/db/views'
import { appoint, decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere, merge, reopen, signUnreachable, undoNeed } from '@/lib/needs/commands/end'
import { say, sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import type { Actor } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import {
  actsOn,
  aNetwork,
  anAsk,
  asked,
  did,
  eventsOf,
  opened,
  theNeed,
  theReferral,
} from '../../../support/needs'
import { after, days, hours, minutes, now } from '../../../support/world'

freshDatabase()

const cards = (actor: Actor, at = now) => asActor(actor, (tx) => tx.select().from(referralCard), at)
const toldOf = (needId: string) =>
  books()
    .select({ kind: message.kind, channel: message.channel, status: message.status, dueAt: message.dueAt })
    .from(message)
    .where(eq(message.needId, needId))

test('a resident goes to Kwadraad, is declined, goes to Welzijn, is helped, and says so', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad, welzijn } = network
  const one = await asked(network)
  expect(await theNeed(one.needId)).toMatchObject({
    ...{ ownerId: kwadraad.organisationId, next: 'see', dueOn: '2027-03-03', coordinatorFrom: '2027-03-05' },
    ...{ referralId: one.referralId, ended: null },
  })
  expect(await cards(kwadraad)).toMatchObject([
    { topic: 'bijstand', name: null, contact: null, contactKnown: false },
  ])
  expect(await cards(welzijn)).toEqual([])
  expect(await seeAsked(kwadraad, {}, now)).toBe(1)
  expect(await seeAsked(kwadraad, {}, now)).toBe(0)
  expect(await theNeed(one.needId)).toMatchObject({ next: 'contact', dueOn: '2027-03-04' })
  did(await decline(kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: true, waits: false })
  const back = await theNeed(one.needId)
  const consented = {
    versionId: network.toWelzijn,
    consentVersion: anAsk(network).consentVersion,
    consentLanguage: 'ar' as const,
  }
  const again = did(
    await askOther(adviser, { needId: one.needId, revision: back.revision, ...consented }, now),
  )
  const referralId = again.referralId as string
  expect(await cards(welzijn)).toMatchObject([{ triedBefore: true, name: null }])
  did(await takeOn(welzijn, { referralId }, now))
  const [card] = await cards(welzijn)
  expect(card?.name).toMatch(/^Demo/)
  did(await spoke(welzijn, { referralId }, now))
  did(await appoint(welzijn, { referralId, on: '2027-03-08' }, now))
  expect(await theNeed(one.needId)).toMatchObject({
    next: 'report',
    dueOn: '2027-03-15',
    appointmentOn: '2027-03-08',
  })
  did(await report(welzijn, { referralId, how: 'helped' }, after(days(7))))
  expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', saidBy: 'helper', ownerId: null })
  expect(await cards(welzijn, after(days(7)))).toMatchObject([
    { name: null, contact: null, report: 'helped' },
  ])
  expect(await cards(welzijn, after(days(38)))).toEqual([])
  did(await sayFor(adviser, { needId: one.needId, says: 'helped' }, after(days(8))))
  expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', saidBy: 'resident' })
  expect((await eventsOf(one.needId)).map((e) => e.kind)).toEqual([
    ...[
      'opened',
      'sent',
      'seen',
      'declined',
      'sent',
      'accepted',
      'contacted',
      'appointment',
      'reported',
      'answered',
    ],
  ])
  expect((await toldOf(one.needId)).map((m) => m.kind).sort()).toEqual([
    ...['asked_partner', 'asked_partner', 'need_ask', 'need_ask', 'need_sent', 'need_sent', 'need_turn'],
  ])
})

test('the same form sent twice is one need', async () => {
  const network = await aNetwork()
  const form = anAsk(network)
  const [first, second] = [
    did(await ask(network.adviser, form, now)),
    did(await ask(network.adviser, form, now)),
  ]
  expect(second.needId).toBe(first.needId)
})

test('a partner asks the library, and sees what became of it', async () => {
  const network = await aNetwork()
  const { kwadraad, adviser, libraryId } = network
  const made = did(
    await ask(kwadraad, anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' }), now),
  )
  expect(await theNeed(made.needId)).toMatchObject({
    ownerId: libraryId,
    next: 'see',
    openedBy: kwadraad.organisationId,
  })
  const card = () => asActor(kwadraad, (tx) => tx.select().from(askedCard), now)
  expect(await card()).toMatchObject([{ isWithLibrary: true, isTakenOn: false }])
  expect(await seeAsked(adviser, {}, now)).toBeGreaterThan(0)
  const referralId = made.referralId as string
  did(await takeOn(adviser, { referralId }, now))
  did(await spoke(adviser, { referralId }, now))
  did(await report(adviser, { referralId, how: 'helped' }, now))
  expect(await card()).toMatchObject([{ ended: 'helped', name: null }])
})

test('a partner cannot ask for what was not agreed, nor with another text', async () => {
  const network = await aNetwork()
  expect(await ask(network.adviser, anAsk(network, { topic: 'aow' }), now)).toMatchObject({
    reason: 'no_agreement',
  })
  expect(await ask(network.kwadraad, anAsk(network), now)).toMatchObject({ ok: false })
  expect(await ask(network.adviser, anAsk(network, { consentVersion: '2020' }), now)).toMatchObject({
    reason: 'consent_old',
  })
})

test('what is late is the library’s to act on, and a coordinator’s a working day later, with nobody at work', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  expect(await actsOn(needId, after(days(2)))).toMatchObject({ atLibrary: false, waits: true })
  expect(await actsOn(needId, after(days(3)))).toMatchObject({
    atLibrary: true,
    backBecause: 'late',
    forCoordinator: false,
  })
  expect(await actsOn(needId, after(days(4)))).toMatchObject({ forCoordinator: true })
})

test('whoever changes her mind takes the partner’s sight away at once, and the partner is told to stop', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  did(await takeOn(network.kwadraad, { referralId: one.referralId }, now))
  const guest = await opened(one)
  did(await withdrawConsent(guest, { needId: one.needId }, now))
  expect(await cards(network.kwadraad)).toEqual([])
  expect(await spoke(network.kwadraad, { referralId: one.referralId }, now)).toMatchObject({
    reason: 'stopped',
  })
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: true, waits: false })
})

test('nobody called: the desk has it the same minute, also at night, and the partner may still answer', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  const night = new Date('2027-03-01T21:30:00Z')
  const guest = await opened(one, night)
  did(await say(guest, { needId: one.needId, says: 'nobody_called' }, night))
  expect(await actsOn(one.needId, night)).toMatchObject({ atLibrary: true, backBecause: 'nobody_called' })
  expect((await toldOf(one.needId)).filter((m) => m.dueAt > after(hours(10)))).toEqual([])
  did(await takeOn(network.kwadraad, { referralId: one.referralId }, night))
  did(await spoke(network.kwadraad, { referralId: one.referralId }, night))
  expect(await actsOn(one.needId, night)).toMatchObject({ atLibrary: false })
})

test('she stops, or says that it is not yet done after all', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  const guest = await opened(one)
  did(await say(guest, { needId: one.needId, says: 'stop' }, now))
  expect(await theNeed(one.needId)).toMatchObject({ ended: 'stopped', ownerId: null })
  expect(await say(guest, { needId: one.needId, says: 'helped' }, now)).toMatchObject({ reason: 'changed' })
  const [standing] = await books().select().from(consent).where(eq(consent.needId, one.needId))
  expect(standing).toMatchObject({ withdrawnBy: 'resident' })
  const other = await asked(network)
  did(await takeOn(network.kwadraad, { referralId: other.referralId }, now))
  did(await report(network.kwadraad, { referralId: other.referralId, how: 'helped' }, now))
  did(await say(await opened(other), { needId: other.needId, says: 'not_yet' }, now))
  expect(await theNeed(other.needId)).toMatchObject({ ended: null, next: 'route' })
})

test('an answer is taken back within ten minutes, as if it had not been', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const one = await asked(network)
  const before = await theNeed(one.needId)
  const declined = did(await decline(kwadraad, { referralId: one.referralId, reason: 'not_ours' }, now))
  expect(await undoEvent(kwadraad, { eventId: declined.eventId }, after(minutes(10)))).toMatchObject({
    reason: 'too_late',
  })
  did(await undoEvent(kwadraad, { eventId: declined.eventId }, after(minutes(9))))
  const { revision: _, ...same } = await theNeed(one.needId)
  expect(before).toMatchObject(same)
  expect(await theReferral(one.referralId)).toMatchObject({ endedAt: null, declined: null })
  const taken = did(await takeOn(kwadraad, { referralId: one.referralId }, now))
  const done = did(await report(kwadraad, { referralId: one.referralId, how: 'helped' }, now))
  expect(await undoEvent(kwadraad, { eventId: taken.eventId }, now)).toMatchObject({ reason: 'changed' })
  did(await undoEvent(kwadraad, { eventId: done.eventId }, now))
  expect(await theNeed(one.needId)).toMatchObject({ ended: null, next: 'contact' })
})

test('the desk keeps, helps, merges, opens again, and undoes what was typed by mistake', async () => {
  const network = await aNetwork()
  const { adviser } = network
  const [one, other] = [await asked(network), await asked(network)]
  const revision = async (id: string) => (await theNeed(id)).revision
  const kept = { needId: one.needId, revision: await revision(one.needId), helpOn: '2027-03-05' }
  did(await keepNeed(adviser, kept, now))
  expect(await keepNeed(adviser, kept, now)).toMatchObject({ reason: 'changed' })
  expect(await actsOn(one.needId, now)).toMatchObject({ atLibrary: true, waits: true })
  expect(await actsOn(one.needId, after(days(4)))).toMatchObject({ waits: false, backBecause: null })
  did(await helpedHere(adviser, { needId: one.needId, revision: await revision(one.needId) }, now))
  expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', saidBy: 'helper' })
  did(
    await reopen(
      adviser,
      { needId: one.needId, revision: await revision(one.needId), reason: 'mistake' },
      now,
    ),
  )
  const merging = { needId: other.needId, revision: await revision(other.needId), intoId: one.needId }
  did(await merge(adviser, merging, now))
  expect(await theNeed(other.needId)).toMatchObject({ mergedInto: one.needId, ended: null, ownerId: null })
  // Her older card opens the one that is left.
  const guest = await opened(other)
  expect(did(await say(guest, { needId: one.needId, says: 'not_yet' }, now))).toEqual({ says: 'not_yet' })
  const third = await asked(network)
  expect(await undoNeed(network.coordinator, { needId: third.needId }, now)).toMatchObject({
    reason: 'unknown',
  })
  expect(await undoNeed(adviser, { needId: third.needId }, after(days(1)))).toMatchObject({
    reason: 'too_late',
  })
  did(await undoNeed(adviser, { needId: third.needId }, now))
  expect(await eventsOf(third.needId)).toEqual([])
})

test('unreachable is signed by a coordinator, after three half days over two weeks', async () => {
  const network = await aNetwork()
  const { adviser, coordinator } = network
  const { needId } = await asked(network)
  const sign = async (at: Date) =>
    signUnreachable(coordinator, { needId, revision: (await theNeed(needId)).revision }, at)
  for (const at of [now, after(days(1)), after(days(13))])
    did(await tryToReach(adviser, { needId, outcome: 'no_answer' }, at))
  expect(await sign(after(days(13)))).toMatchObject({ reason: 'not_yet' })
  did(await tryToReach(adviser, { needId, outcome: 'voicemail' }, after(days(14))))
  await expect(signUnreachable(adviser, { needId, revision: 6 }, after(days(14)))).rejects.toThrow()
  did(await sign(after(days(14))))
  expect(await theNeed(needId)).toMatchObject({ ended: 'unreachable', endedBy: coordinator.userId })
  const [told] = await books()
    .select()
    .from(message)
    .where(and(eq(message.needId, needId), eq(message.kind, 'need_turn')))
  expect(told).toBeUndefined()
})
