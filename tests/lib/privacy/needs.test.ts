import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { consent, event, need, needContact, referral } from '@/db/tables/needs'
import { referralCard } from '@/db/views'
import { report, takeOn } from '@/lib/needs/commands/answer'
import { helpedHere, merge, reopen } from '@/lib/needs/commands/end'
import { say, sayFor } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { openedNeed } from '@/lib/needs/queries/resident'
import { eraseByNeed, eraseResident } from '@/lib/privacy/commands/erase'
import { forgetNeeds } from '@/lib/privacy/commands/forget'
import { eraseNeedInput } from '@/lib/privacy/input'
import { erasable, erasableOfNeed, knownOf, knownOfNeed } from '@/lib/privacy/queries/known'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../support/database'
import { actsOn, aNetwork, asked, did, eventsOf, opened, theNeed } from '../../support/needs'
import {
  aBooking,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../../support/world'

freshDatabase('test')

/** Whatever tells of a person, or leads to one. */
async function leftOf(needId: string) {
  const [row] = await books()
    .select({ code: need.code, by: need.openedByUser })
    .from(need)
    .where(eq(need.id, needId))
  const contacts = await books().select().from(needContact).where(eq(needContact.needId, needId))
  const consents = await books().select().from(consent).where(eq(consent.needId, needId))
  const askings = await books().select().from(referral).where(eq(referral.needId, needId))
  const messages = await books().select().from(message).where(eq(message.needId, needId))
  return [...contacts, ...consents, ...askings, ...messages, ...(row?.code ? [row.code] : [])]
}

/** All that is counted: needs by how they ended, and what happened, by organisation. */
async function figures(ids: string[]) {
  const needs = await books()
    .select({
      topic: need.topic,
      ended: need.ended,
      said: need.saidBy,
      opened: need.openedAt,
      at: need.endedAt,
    })
    .from(need)
    .where(inArray(need.id, ids))
    .orderBy(need.id)
  const events = await books()
    .select({ id: event.id, kind: event.kind, detail: event.detail, to: event.toId, at: event.at })
    .from(event)
    .where(inArray(event.needId, ids))
    .orderBy(event.id)
  return { needs, events }
}

describe('a need is forgotten', () => {
  test('thirty days after it has ended, not a minute sooner, and counts as before', async () => {
    const network = await aNetwork()
    const one = await asked(network)
    did(await say(await opened(one), { needId: one.needId, says: 'helped' }, now))
    const before = await figures([one.needId])
    await forgetNeeds(job, {}, after(days(30) - minutes(1)))
    expect(await leftOf(one.needId)).not.toEqual([])
    await forgetNeeds(job, {}, after(days(30) + minutes(1)))
    expect(await leftOf(one.needId)).toEqual([])
    expect(await figures([one.needId])).toEqual(before)
    expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', openedByUser: null, code: null })
  })

  test('never while it is open: in month seven it is whole, its access is gone, and the desk has it', async () => {
    const network = await aNetwork()
    const one = await asked(network)
    did(await takeOn(network.kwadraad, { referralId: one.referralId }, now))
    const seven = after(days(213))
    await forgetNeeds(job, {}, seven)
    expect(await leftOf(one.needId)).toHaveLength((await leftOf(one.needId)).length)
    const [contact] = await books().select().from(needContact).where(eq(needContact.needId, one.needId))
    expect(contact?.name).toMatch(/^Demo/)
    expect(await asActor(network.kwadraad, (tx) => tx.select().from(referralCard), seven)).toEqual([])
    expect(await actsOn(one.needId, seven)).toMatchObject({ atLibrary: true, backBecause: 'consent_over' })
    expect((await openedNeed(await opened(one, seven), seven))?.standing).toEqual({ is: 'looking_on' })
  })

  test('when it was a double, thirty days after it was merged, and the other stays', async () => {
    const network = await aNetwork()
    const [one, other] = [await asked(network), await asked(network)]
    const { revision } = await theNeed(one.needId)
    did(await merge(network.adviser, { needId: one.needId, revision, intoId: other.needId }, now))
    await forgetNeeds(job, {}, after(days(31)))
    expect(await leftOf(one.needId)).toEqual([])
    expect(await leftOf(other.needId)).not.toEqual([])
    expect(await theNeed(one.needId)).toMatchObject({ mergedInto: other.needId })
  })

  test('counted from its last ending: opened again it is whole', async () => {
    const network = await aNetwork()
    const one = await asked(network)
    did(await sayFor(network.adviser, { needId: one.needId, says: 'helped' }, now))
    did(
      await say(await opened(one, after(days(20))), { needId: one.needId, says: 'not_yet' }, after(days(20))),
    )
    await forgetNeeds(job, {}, after(days(40)))
    expect(await leftOf(one.needId)).not.toEqual([])
    did(await sayFor(network.adviser, { needId: one.needId, says: 'helped' }, after(days(41))))
    await forgetNeeds(job, {}, after(days(70)))
    expect(await leftOf(one.needId)).not.toEqual([])
    await forgetNeeds(job, {}, after(days(72)))
    expect(await leftOf(one.needId)).toEqual([])
  })
})

/** Riet booked a consultation, and the library asked Kwadraad for her; on the same telephone there is a namesake. */
async function riets() {
  const network = await aNetwork()
  const riet = aPerson({ name: 'Demo Zeldzame Riet', contactWay: 'call', contact: '06 1234 5678' })
  const slot = await aSlot({ startsAt: after(days(12)) })
  const { bookingId } = did(await bookOne(job, aBooking(slot.id, riet), now))
  const reached = {
    name: riet.name,
    way: 'call' as const,
    contact: riet.contact,
    contactOf: 'resident' as const,
  }
  const one = await asked(network, reached)
  const other = await asked(network, reached)
  return { network, bookingId, one, other }
}

describe('“wat weten wij van mij” and “wis mij”', () => {
  test('show and hand out the needs of her name and contact, from a booking and from a need', async () => {
    const { network, bookingId, one, other } = await riets()
    const fromBooking = the((await knownOf(network.adviser, { bookingId }, now)) ?? undefined)
    const fromNeed = the(
      (await knownOfNeed(network.adviser, { needId: one.needId, exported: true }, now)) ?? undefined,
    )
    for (const known of [fromBooking, fromNeed]) {
      expect(known.needs.map(({ needId }) => needId).sort()).toEqual([one.needId, other.needId].sort())
      expect(known.bookings.map((booking) => booking.bookingId)).toEqual([bookingId])
      expect(known.until).toBeNull()
    }
    expect(fromNeed.needs[0]).toMatchObject({
      ...{ topic: 'bijstand', name: 'Demo Zeldzame Riet', consents: [{ fields: expect.any(Array) }] },
      ...{ messages: [{ kind: 'need_sent' }], askings: [{ acceptedAt: null }] },
    })
  })

  test('from a booking: what she says is hers stops, is withdrawn, and is gone at once; the namesake stays', async () => {
    const { network, bookingId, one, other } = await riets()
    const { adviser, kwadraad } = network
    did(await takeOn(kwadraad, { referralId: one.referralId }, now))
    const found = the((await erasable(adviser, { bookingId }, now)) ?? undefined)
    expect(found.needs).toHaveLength(2)
    did(await eraseResident(adviser, { bookingId, also: [one.needId] }, now))
    expect(await leftOf(one.needId)).toEqual([])
    expect(await theNeed(one.needId)).toMatchObject({ ended: 'stopped', ownerId: null })
    expect((await eventsOf(one.needId)).at(-1)).toMatchObject({ kind: 'answered', detail: 'stop' })
    const cards = await asActor(kwadraad, (tx) => tx.select().from(referralCard), now)
    expect(cards.map(({ id }) => id)).toEqual([other.referralId])
    expect(await takeOn(kwadraad, { referralId: one.referralId }, now)).toMatchObject({ ok: false })
    expect(await theBooking(bookingId)).toMatchObject({ name: null, status: 'cancelled' })
    expect(await leftOf(other.needId)).not.toEqual([])
  })

  test('from a need: with its doubles, and her bookings when she says so', async () => {
    const { network, bookingId, one, other } = await riets()
    const { adviser } = network
    const { revision } = await theNeed(other.needId)
    did(await merge(adviser, { needId: other.needId, revision, intoId: one.needId }, now))
    const before = await figures([other.needId])
    const found = the((await erasableOfNeed(adviser, { needId: one.needId }, now)) ?? undefined)
    expect(found.own.map(({ needId }) => needId).sort()).toEqual([one.needId, other.needId].sort())
    const also = found.others.map(({ residentId }) => residentId)
    expect(did(await eraseByNeed(adviser, { needId: one.needId, also }, now))).toEqual({ erased: 3 })
    expect([...(await leftOf(one.needId)), ...(await leftOf(other.needId))]).toEqual([])
    expect(await theBooking(bookingId)).toMatchObject({ name: null, status: 'cancelled' })
    expect(await figures([other.needId])).toEqual(before)
    expect(did(await eraseByNeed(adviser, { needId: one.needId, also }, now))).toEqual({ erased: 0 })
    expect(await knownOfNeed(adviser, { needId: one.needId }, now)).toBeNull()
  })

  test('from a double: the need that it counts with as well, whatever name or number that stands on', async () => {
    const { network, one, other } = await riets()
    const { adviser } = network
    const third = await asked(network, { name: 'Demo Riet', way: 'call', contact: '06 8765 4321' })
    for (const double of [one, other]) {
      const { revision } = await theNeed(double.needId)
      did(await merge(adviser, { needId: double.needId, revision, intoId: third.needId }, now))
    }
    const all = [one.needId, other.needId, third.needId].sort()
    const known = the((await knownOfNeed(adviser, { needId: one.needId }, now)) ?? undefined)
    expect(known.needs.map(({ needId }) => needId).sort()).toEqual(all)
    const found = the((await erasableOfNeed(adviser, { needId: one.needId }, now)) ?? undefined)
    expect(found.own.map(({ needId }) => needId).sort()).toEqual(all)
    expect(did(await eraseByNeed(adviser, { needId: one.needId, also: [] }, now))).toEqual({ erased: 3 })
    for (const needId of all) expect(await leftOf(needId)).toEqual([])
    expect(await theNeed(third.needId)).toMatchObject({ ended: 'stopped', ownerId: null })
  })

  test('from a booking: whichever of the doubles is ticked, and then all of them', async () => {
    const { network, bookingId, one, other } = await riets()
    const { adviser } = network
    const third = await asked(network, { name: 'Demo Riet', way: 'call', contact: '06 8765 4321' })
    const { revision } = await theNeed(one.needId)
    did(await merge(adviser, { needId: one.needId, revision, intoId: third.needId }, now))
    const found = the((await erasable(adviser, { bookingId }, now)) ?? undefined)
    expect(found.needs.map(({ needId }) => needId).sort()).toEqual(
      [one.needId, other.needId, third.needId].sort(),
    )
    did(await eraseResident(adviser, { bookingId, also: [third.needId] }, now))
    expect([...(await leftOf(one.needId)), ...(await leftOf(third.needId))]).toEqual([])
    expect(await leftOf(other.needId)).not.toEqual([])
  })

  test('what was wiped is not opened again, by whatever page still shows it', async () => {
    const network = await aNetwork()
    const { adviser, kwadraad } = network
    const one = await asked(network)
    did(await takeOn(kwadraad, { referralId: one.referralId }, now))
    const told = did(await report(kwadraad, { referralId: one.referralId, how: 'helped' }, now))
    const mine = await asked(network)
    const { revision } = await theNeed(mine.needId)
    const ended = did(await helpedHere(adviser, { needId: mine.needId, revision }, now))
    for (const { needId } of [one, mine]) {
      did(await eraseByNeed(adviser, { needId, also: [] }, now))
      expect(await sayFor(adviser, { needId, says: 'not_yet' }, now)).toMatchObject({ reason: 'changed' })
      const stands = await theNeed(needId)
      const again = { needId, revision: stands.revision, reason: 'mistake' as const }
      expect(await reopen(adviser, again, now)).toMatchObject({ reason: 'wiped' })
    }
    expect(await undoEvent(kwadraad, { eventId: told.eventId }, now)).toMatchObject({ ok: false })
    expect(await undoEvent(adviser, { eventId: ended.eventId }, now)).toMatchObject({ reason: 'too_late' })
  })

  test('the form hands on what was ticked', () => {
    const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
    const typed = { needId: ids[0], [`also.${ids[1]}`]: 'yes', 'also.x': 'yes' }
    expect(eraseNeedInput.parse(typed)).toEqual({ needId: ids[0], also: [ids[1]] })
  })
})
