import { describe, expect, test } from 'vitest'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { callsFor } from '@/lib/notices/queries/calls'
import { freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aCourseRun,
  aPerson,
  aSlot,
  bookOne,
  job,
  lettersOf,
  now,
  the,
  theBooking,
} from '../../../support/world'

freshDatabase()

async function booked(activityId: number, given: Parameters<typeof aBooking>[1] = {}) {
  const made = await bookOne(job, aBooking(activityId, given), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

describe('the desk takes a booking back', () => {
  test('for the resident on the telephone, who has heard it; or for the library, which has to tell', async () => {
    const actor = await aColleague('adviser')
    const [own, ours] = [await booked((await aSlot()).id), await booked((await aSlot()).id)]
    await cancelBooking(actor, { bookingId: own.bookingId, by: 'resident' }, now)
    await cancelBooking(actor, { bookingId: ours.bookingId, by: 'library' }, now)
    expect(await theBooking(own.bookingId)).toMatchObject({ cancelledBy: 'resident' })
    expect(await theBooking(ours.bookingId)).toMatchObject({ cancelledBy: 'library' })
    const calls = (await callsFor(actor, now)).filter(({ kind }) => kind === 'cancelled')
    expect(calls.map(({ bookingId }) => bookingId)).toEqual([ours.bookingId])
  })

  test('and nobody else says by whom it was', async () => {
    const partner = await aPartner()
    const [one] = await bookedTogether(partner, aForm((await aSlot()).id))
    await cancelBooking(partner, { ...the(one), by: 'library' }, now)
    expect(await theBooking(the(one).bookingId)).toMatchObject({ cancelledBy: 'partner' })
  })
})

describe('the desk mends name and contact', () => {
  test('also on arrival, of whoever booked; who is reached elsewhere hears there what was told before', async () => {
    const actor = await aColleague('adviser')
    const { bookingId, code } = await booked((await aSlot()).id, {
      ...aPerson({ contactOf: 'helper', contactWay: 'email', contact: 'fout@bewoner.example' }),
    })
    const right = aPerson({ name: 'Demo Goed', contactWay: 'sms', contact: '06 2222 3333' })
    const mended = await correctBooking(actor, { ...right, bookingId, ownLaptop: null }, now)
    expect(mended).toEqual({ ok: true, value: { bookingId } })
    const row = { name: 'Demo Goed', contact: '06 2222 3333', contactOf: 'resident', code, revision: 1 }
    expect(await theBooking(bookingId)).toMatchObject(row)
    expect(await lettersOf(bookingId)).toEqual(['confirmation', 'confirmation'])
    expect(await journalLines()).toContainEqual(
      expect.objectContaining({ verb: 'change', why: 'correct', rowIds: [bookingId], who: actor.userId }),
    )
  })

  test('of a booking of a partner, who keeps it; and by way of a partner nobody else is reached', async () => {
    const [actor, partner] = [await aColleague('coordinator'), await aPartner()]
    const run = await aCourseRun()
    const [one] = await bookedTogether(partner, aForm(run.id))
    const { bookingId } = the(one)
    const via = {
      ...aPerson({ contactWay: 'email', contact: 'desk@partner.example' }),
      ...{ contactOf: 'partner' as const, bookingId, ownLaptop: true },
    }
    expect((await correctBooking(actor, via, now)).ok).toBe(true)
    const row = { partnerId: partner.organisationId, contactOf: 'partner', ownLaptop: true }
    expect(await theBooking(bookingId)).toMatchObject(row)
    const other = await booked((await aSlot()).id)
    expect(await correctBooking(actor, { ...via, bookingId: other.bookingId }, now)).toMatchObject({
      reason: 'unknown',
    })
    const empty = { ...via, contact: null }
    expect(await correctBooking(actor, empty, now)).toMatchObject({ reason: 'unknown' })
  })
})
