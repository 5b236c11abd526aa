import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openByCode, startGuest } from '@/lib/drafts/commands'
import { guestWith } from '@/lib/drafts/queries'
import { appoint, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, keepHere } from '@/lib/needs/commands/ask'
import { openNeedByCode, say, withdrawConsent } from '@/lib/needs/commands/resident'
import { openedNeed } from '@/lib/needs/queries/resident'
import type { Guest } from '@/lib/tools/access'
import { freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, opened } from '../../../support/needs'
import {
  aBooking,
  after,
  anyone,
  aSlot,
  aVisitor,
  bookOne,
  days,
  job,
  now,
  the,
  theBooking,
} from '../../../support/world'

freshDatabase()

test('she reads who calls and until when, and nothing of what it is about', async () => {
  const network = await aNetwork()
  const one = await asked(network)
  const guest = await opened(one)
  const own = the((await openedNeed(guest, now)) ?? undefined)
  expect(own).toMatchObject({
    needId: one.needId,
    standing: { is: 'calls', on: '2027-03-04' },
    answers: ['nobody_called', 'helped', 'not_yet', 'stop'],
  })
  expect(own.asked).toBeTruthy()
  expect(JSON.stringify(own)).not.toContain('bijstand')
})

test('a day that has gone by is said on her page as it stands on the lists', async () => {
  const one = await asked(await aNetwork())
  const late = after(days(3))
  expect((await openedNeed(await opened(one, late), late))?.standing).toEqual({ is: 'looking_on' })
})

test('what she says stands on her page at once, and is not asked again', async () => {
  const one = await asked(await aNetwork())
  const guest = await opened(one)
  did(await say(guest, { needId: one.needId, says: 'nobody_called' }, now))
  expect(await openedNeed(guest, now)).toMatchObject({
    standing: { is: 'looking_on' },
    answers: ['helped', 'not_yet', 'stop'],
  })
  did(await say(guest, { needId: one.needId, says: 'helped' }, now))
  expect(await openedNeed(guest, now)).toMatchObject({ standing: { is: 'helped' }, answers: ['not_yet'] })
  did(await say(guest, { needId: one.needId, says: 'not_yet' }, now))
  expect(await openedNeed(guest, now)).toMatchObject({ standing: { is: 'searching' } })
  did(await say(guest, { needId: one.needId, says: 'stop' }, now))
  expect(await openedNeed(guest, now)).toMatchObject({ standing: { is: 'stopped' }, answers: [] })
})

test('an organisation that may not call her any more is not named any more', async () => {
  const one = await asked(await aNetwork())
  const guest = await opened(one)
  did(await withdrawConsent(guest, { needId: one.needId }, now))
  expect(await openedNeed(guest, now)).toMatchObject({ standing: { is: 'searching' }, asked: null })
})

test('spoken to, seen on a day, and helped by their word', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const { referralId, ...one } = await asked(network)
  const standing = async () => (await openedNeed(await opened(one), now))?.standing
  did(await takeOn(kwadraad, { referralId }, now))
  did(await spoke(kwadraad, { referralId }, now))
  expect(await standing()).toMatchObject({ is: 'spoken' })
  did(await appoint(kwadraad, { referralId, on: '2027-03-08' }, now))
  expect(await standing()).toMatchObject({ is: 'sees', on: '2027-03-08' })
  did(await report(kwadraad, { referralId, how: 'helped' }, now))
  expect(await standing()).toEqual({ is: 'asked_back' })
})

test('the library calls, helps on a day, or waits for who comes back', async () => {
  const network = await aNetwork()
  const { adviser, kwadraad } = network
  const brought = did(
    await ask(kwadraad, anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' }), now),
  )
  expect(await openedNeed(await opened(brought), now)).toMatchObject({
    standing: { is: 'calls', by: null },
    asked: null,
  })
  const kept = did(await keepHere(adviser, { ...anAsk(network), helpOn: '2027-03-05' }, now))
  expect((await openedNeed(await opened(kept), now))?.standing).toEqual({ is: 'helps', on: '2027-03-05' })
  const card = { way: 'card' as const, contact: null, comesBackOn: '2027-03-02' }
  const paper = await asked(network, card)
  expect((await openedNeed(await opened(paper), now))?.standing).toEqual({
    is: 'comes_back',
    on: '2027-03-02',
  })
  const later = after(days(2))
  expect((await openedNeed(await opened(paper, later), later))?.standing).toEqual({
    is: 'comes_back',
    on: null,
  })
})

test('codes of needs and of bookings never open each other', async () => {
  const one = await asked(await aNetwork())
  const made = did(await bookOne(job, aBooking((await aSlot()).id), now))
  const bookingCode = the(await theBooking(made.bookingId)).code
  const guest: Guest = {
    kind: 'guest',
    guestId: the((await startGuest(anyone, { token: randomUUID() }, now)) ?? undefined),
  }
  const visitor = aVisitor()
  for (const code of [one.code, one.code.slice(0, 6), bookingCode.concat('A')])
    expect(await openByCode(guest, { code, letter: 'D', visitor }, now)).toMatchObject({ reason: 'no_match' })
  for (const code of [bookingCode, one.code.slice(0, 6)])
    expect(await openNeedByCode(guest, { code, letter: 'D', visitor }, now)).toMatchObject({
      reason: 'no_match',
    })
  expect(await openedNeed(guest, now)).toBeNull()
})

test('ten wrong tries are for both kinds of code together', async () => {
  const guest: Guest = {
    kind: 'guest',
    guestId: the((await startGuest(anyone, { token: randomUUID() }, now)) ?? undefined),
  }
  const visitor = aVisitor()
  const reasons = []
  for (let tried = 0; tried < 12; tried++) {
    const open = tried % 2 === 0 ? openByCode : openNeedByCode
    const result = await open(guest, { code: 'AAAAAAA', letter: 'D', visitor }, now)
    reasons.push(result.ok ? 'opened' : result.reason)
  }
  expect(reasons.slice(0, 10)).not.toContain('slow_down')
  expect(reasons.slice(10)).toContain('slow_down')
})

test('a token that somebody else put in her browser opens nothing once she has typed her code', async () => {
  const { code } = await asked(await aNetwork())
  const token = randomUUID()
  const guest: Guest = { kind: 'guest', guestId: the(await startGuest(anyone, { token }, now)) }
  const typed = { code, letter: 'D', visitor: aVisitor(), token: `own ${token}` }
  expect(await openNeedByCode(guest, typed, now)).toMatchObject({ ok: true })
  expect(await guestWith(anyone, token, now)).toBeNull()
  expect(await guestWith(anyone, `own ${token}`, now)).toBe(guest.guestId)
})
