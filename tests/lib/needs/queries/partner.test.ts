import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { agreementVersion, organisationClosure } from '@/db/tables/agreements'
import { journal } from '@/db/tables/tools'
import { appoint, decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther } from '@/lib/needs/commands/ask'
import { undoNeed } from '@/lib/needs/commands/end'
import { say, withdrawConsent } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { askedByUs, askedByUsOne } from '@/lib/needs/queries/asked'
import { askedCardOf, askedNumbers, askedOfUs, sheetOf, sheetStands } from '@/lib/needs/queries/partner'
import { limits } from '@/lib/tools/limits'
import { atLocal } from '@/lib/tools/time'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, leaves, opened, theNeed, theReferral } from '../../../support/needs'
import { aPartner } from '../../../support/partners'
import { after, days, minutes, now } from '../../../support/world'

freshDatabase()

const nobody = { name: null, contact: null, contactWay: null, language: null, callWhen: null }

describe('what is asked of a partner', () => {
  test('is a topic, a town and a day; who it is only from when it is taken on, until it ends', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const { referralId } = await asked(network, { name: 'Demo Riet', callWhen: "liefst 's ochtends" })
    expect(await askedOfUs(kwadraad, now)).toMatchObject([
      { referralId, topic: 'bijstand', dueOn: '2027-03-03', atLibrary: false, did: null, ...nobody },
    ])
    did(await takeOn(kwadraad, { referralId }, now))
    expect(await askedOfUs(kwadraad, now)).toMatchObject([
      {
        name: 'Demo Riet',
        callWhen: "liefst 's ochtends",
        did: 'accepted',
        didSelf: true,
        takerIsHere: true,
      },
    ])
    did(await report(kwadraad, { referralId, how: 'partly' }, now))
    expect(await askedOfUs(kwadraad, now)).toMatchObject([{ report: 'partly', did: 'reported', ...nobody }])
    expect(await askedOfUs(kwadraad, after(days(29)))).toMatchObject([{ report: 'partly', ...nobody }])
    expect(await askedOfUs(kwadraad, after(days(31)))).toEqual([])
    expect(await askedOfUs(network.welzijn, now)).toEqual([])
  })

  test('can be taken back within ten minutes by a colleague too, as long as nothing happened since', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const { referralId } = await asked(network)
    const done = did(await decline(kwadraad, { referralId, reason: 'no_room' }, now))
    const colleague = await aPartner({ organisationId: kwadraad.organisationId })
    expect(await askedOfUs(colleague, after(minutes(9)))).toMatchObject([
      { eventId: done.eventId, did: 'declined', undoUntil: after(minutes(10)) },
    ])
    expect(await askedOfUs(colleague, after(minutes(10)))).toMatchObject([{ eventId: null, undoUntil: null }])
    did(await undoEvent(colleague, { eventId: done.eventId }, after(minutes(9))))
    expect(await askedOfUs(colleague, after(minutes(9)))).toMatchObject([{ declined: null, eventId: null }])
  })

  test('is theirs to answer when the library looks along, and is counted once', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const one = await asked(network)
    expect(await askedNumbers(kwadraad, now)).toEqual({ fresh: 1, contact: 0, report: 0, late: 0 })
    const late = after(days(3))
    expect(await askedNumbers(kwadraad, late)).toEqual({ fresh: 0, contact: 0, report: 0, late: 1 })
    expect(await askedOfUs(kwadraad, late)).toMatchObject([{ atLibrary: true, backBecause: 'late' }])
    did(await takeOn(kwadraad, { referralId: one.referralId }, late))
    expect(await askedNumbers(kwadraad, late)).toEqual({ fresh: 0, contact: 1, report: 0, late: 0 })
    did(await say(await opened(one, late), { needId: one.needId, says: 'nobody_called' }, late))
    expect(await askedOfUs(kwadraad, late)).toMatchObject([{ atLibrary: true, backBecause: 'nobody_called' }])
    did(await spoke(kwadraad, { referralId: one.referralId }, late))
    expect(await askedNumbers(kwadraad, late)).toEqual({ fresh: 0, contact: 0, report: 1, late: 0 })
    expect(await askedNumbers(network.adviser, late)).toBeNull()
  })

  test('says that somebody tried before, never who', async () => {
    const network = await aNetwork()
    const one = await asked(network)
    did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
    const { revision } = await theNeed(one.needId)
    const consented = { consentVersion: anAsk(network).consentVersion, consentLanguage: 'nl' as const }
    const other = { needId: one.needId, revision, versionId: network.toWelzijn }
    did(await askOther(network.adviser, { ...other, ...consented }, now))
    const [card] = await askedOfUs(network.welzijn, now)
    expect(card).toMatchObject({ triedBefore: true, takenBy: null })
    expect(JSON.stringify(card)).not.toContain('Kwadraad')
    // Who tried sees how it ended for them, and nothing of what goes on.
    expect(await askedOfUs(network.kwadraad, now)).toMatchObject([
      { declined: 'no_room', atLibrary: false, backBecause: null, eventId: null },
    ])
  })

  test('is taken over by a colleague when who had it left, and answered by one when two do it at once', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const colleague = await aPartner({ organisationId: kwadraad.organisationId })
    const { referralId } = await asked(network)
    const both = await Promise.all(
      [kwadraad, colleague].map((who) => takeOn(who, { referralId, unlessTaken: true }, now)),
    )
    expect(both.map((one) => (one.ok ? 'did' : one.reason)).sort()).toEqual(['changed', 'did'])
    const first = both[0]?.ok ? kwadraad : colleague
    for (const who of [kwadraad, colleague])
      expect(await askedOfUs(who, now)).toMatchObject([
        { referralId, acceptedBy: first.userId, didSelf: who === first },
      ])
    const other = await asked(network)
    did(await takeOn(colleague, { referralId: other.referralId }, now))
    await leaves(colleague.userId)
    expect(await askedCardOf(kwadraad, other.referralId, now)).toMatchObject({
      ...{ takerIsHere: false, atLibrary: true, backBecause: 'member_gone', takenBy: 'Demo Joost' },
    })
    did(await takeOn(kwadraad, { referralId: other.referralId }, now))
    expect(await askedCardOf(kwadraad, other.referralId, now)).toMatchObject({
      ...{ takerIsHere: true, atLibrary: false, backBecause: null },
    })
  })

  test('is still theirs when the agreement ended yesterday, and keeps the days it began with', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const [one, taken] = [await asked(network), await asked(network)]
    did(await takeOn(kwadraad, { referralId: taken.referralId }, now))
    await books()
      .update(agreementVersion)
      .set({ validUntil: '2027-03-01' })
      .where(eq(agreementVersion.id, network.toKwadraad))
    const later = after(days(1))
    expect(await askedCardOf(kwadraad, one.referralId, later)).toMatchObject({
      ...{ atLibrary: true, backBecause: 'agreement_over' },
    })
    expect(await askedCardOf(kwadraad, taken.referralId, later)).toMatchObject({
      ...{ atLibrary: false, dueOn: '2027-03-04' },
    })
    did(await takeOn(kwadraad, { referralId: one.referralId }, later))
    did(await appoint(kwadraad, { referralId: one.referralId, on: '2027-03-05' }, later))
    expect(await theNeed(one.needId)).toMatchObject({ next: 'report', dueOn: '2027-03-12' })
  })

  test('is promised for after Christmas by who is closed then', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    await books()
      .insert(organisationClosure)
      .values({
        organisationId: kwadraad.organisationId,
        ...{ fromDate: '2027-12-24', untilDate: '2028-01-02', reason: 'Kerst' },
      })
    const before = atLocal('2027-12-23', '15:00')
    const { referralId } = await asked(network, {}, before)
    await seeAsked(kwadraad, {}, before)
    expect(await askedCardOf(kwadraad, referralId, before)).toMatchObject({ dueOn: '2028-01-05' })
    expect(await askedNumbers(kwadraad, atLocal('2027-12-30', '12:00'))).toMatchObject({ fresh: 1, late: 0 })
  })

  test('each look stands in the journal with where it was', async () => {
    const network = await aNetwork()
    const { needId, referralId } = await asked(network)
    await askedOfUs(network.kwadraad, now)
    await askedCardOf(network.kwadraad, referralId, now)
    await sheetOf(network.kwadraad, referralId, now)
    const lines = await books()
      .select({ why: journal.why, rowIds: journal.rowIds, userId: journal.userId })
      .from(journal)
      .where(and(eq(journal.kind, 'need'), eq(journal.verb, 'see')))
      .orderBy(asc(journal.id))
    const mine = lines.filter(({ userId }) => userId === network.kwadraad.userId)
    expect(mine.map(({ why }) => why)).toEqual(['asked_list', 'asked_detail', 'asked_sheet'])
    expect(mine.every(({ rowIds }) => rowIds.includes(needId))).toBe(true)
  })
})

describe('a printed sheet', () => {
  test('stands as long as it is theirs; not any more, and nobody hears why', async () => {
    const network = await aNetwork()
    const { kwadraad, welzijn } = network
    const { referralId, needId } = await asked(network)
    const number = (await theReferral(referralId)).number
    did(await takeOn(kwadraad, { referralId }, now))
    expect(await sheetStands(kwadraad, { number }, now)).toMatchObject({ value: { number, stands: true } })
    expect(await sheetStands(welzijn, { number }, now)).toMatchObject({ value: { stands: false } })
    did(await withdrawConsent(network.adviser, { needId }, now))
    expect(await sheetStands(kwadraad, { number }, now)).toMatchObject({ value: { stands: false } })
    expect(await sheetOf(kwadraad, referralId, now)).toBeNull()
  })

  test('is asked about so often in an hour, and not more', async () => {
    const network = await aNetwork()
    for (let asking = 0; asking < limits.sheet.organisation.free; asking++)
      expect(await sheetStands(network.kwadraad, { number: asking }, now)).toMatchObject({ ok: true })
    expect(await sheetStands(network.kwadraad, { number: 1 }, now)).toMatchObject({ reason: 'slow_down' })
    expect(await sheetStands(network.welzijn, { number: 1 }, now)).toMatchObject({ ok: true })
  })
})

describe('what a partner asked the library', () => {
  test('is followed until she came, without whom the library asked then', async () => {
    const network = await aNetwork()
    const { kwadraad, adviser } = network
    const form = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app', name: 'Demo Riet' })
    const made = did(await ask(kwadraad, form, now))
    const referralId = made.referralId as string
    const where = async () => (await askedByUs(kwadraad, now)).map(({ needId: _, ...one }) => one)
    expect(await where()).toMatchObject([{ isWithLibrary: true, isTakenOn: false, name: 'Demo Riet' }])
    did(await takeOn(adviser, { referralId }, now))
    expect(await where()).toMatchObject([{ isTakenOn: true, canUndo: false }])
    did(await appoint(adviser, { referralId, on: '2027-03-05' }, now))
    expect(await where()).toMatchObject([{ isSpokenTo: true, appointmentOn: '2027-03-05' }])
    did(await report(adviser, { referralId, how: 'helped' }, now))
    expect(await where()).toMatchObject([{ ended: 'helped', saidBy: 'helper', name: null }])
    expect(await askedByUs(network.welzijn, now)).toEqual([])
    expect(await askedByUsOne(network.welzijn, made.needId, now)).toBeNull()
  })

  test('typed by mistake it is taken away the same day by who typed it', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const form = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' })
    const { needId } = did(await ask(kwadraad, form, now))
    const colleague = await aPartner({ organisationId: kwadraad.organisationId })
    expect(await askedByUsOne(kwadraad, needId, now)).toMatchObject({ canUndo: true })
    expect(await askedByUsOne(colleague, needId, now)).toMatchObject({ canUndo: false })
    expect(await askedByUsOne(kwadraad, needId, after(days(1)))).toMatchObject({ canUndo: false })
    did(await undoNeed(kwadraad, { needId }, now))
    expect(await askedByUs(kwadraad, now)).toEqual([])
  })
})
