import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import { openByCode } from '@/lib/drafts/commands'
import type { Partner } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../support/database'
import { aForm, aPartner, bookedTogether } from '../support/partners'
import {
  aCourseRun,
  after,
  aGuest,
  aSlot,
  aVisitor,
  days,
  type Guest,
  now,
  the,
  theBooking,
} from '../support/world'

const database = freshDatabase()
let partner: Partner
beforeEach(async () => {
  partner = await aPartner()
})

/** A booking that the partner made, and the browser of its resident, who typed the code of the card. */
async function opened(activityId: number, orWait = false): Promise<{ guest: Guest; bookingId: string }> {
  const { bookingId, code } = the((await bookedTogether(partner, aForm(activityId, [{}], { orWait })))[0])
  const guest = await aGuest({})
  const typed = { code, letter: 'D', visitor: aVisitor() }
  expect(await openByCode(guest, typed, now)).toEqual({ ok: true, value: { bookingId } })
  return { guest, bookingId }
}

test('who opened a booking of a partner by its code can cancel it; it stays a booking of that partner', async () => {
  const { guest, bookingId } = await opened((await aSlot()).id)
  expect((await cancelBooking(guest, { bookingId }, now)).ok).toBe(true)
  const partnerId = partner.organisationId
  expect(await theBooking(bookingId)).toMatchObject({
    status: 'cancelled',
    cancelledBy: 'resident',
    partnerId,
  })
})

test('and can move it to another time', async () => {
  const { guest, bookingId } = await opened((await aSlot()).id)
  const { id: activityId } = await aSlot({ startsAt: after(days(2)) })
  expect((await moveBooking(guest, { bookingId, activityId }, now)).ok).toBe(true)
  const partnerId = partner.organisationId
  expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', activityId, partnerId })
})

test('and can accept the place that is offered', async () => {
  const { id: activityId } = await aCourseRun({ places: 1 })
  const [first] = await bookedTogether(partner, aForm(activityId))
  const { guest, bookingId } = await opened(activityId, true)
  expect((await cancelBooking(partner, { bookingId: the(first).bookingId }, now)).ok).toBe(true)
  expect(await theBooking(bookingId)).toMatchObject({ status: 'offered' })
  expect((await acceptOffer(guest, { bookingId }, now)).ok).toBe(true)
  expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', partnerId: partner.organisationId })
})

test('what a browser did not open it can neither see nor change', async () => {
  const { id: activityId } = await aSlot({ desks: 2 })
  const { guest } = await opened(activityId)
  const [other] = await bookedTogether(partner, aForm(activityId))
  const bookingId = the(other).bookingId
  const rows = await asActor(guest, (tx) =>
    tx.execute(
      sql`update booking set topic = 'digid' where id <> (select booking_id from guest) returning id`,
    ),
  )
  expect([...rows]).toEqual([])
  const one = sql`update booking set topic = 'digid' where id = ${bookingId}::uuid returning id`
  expect([...(await asActor(guest, (tx) => tx.execute(one)))]).toEqual([])
  expect(await cancelBooking(guest, { bookingId }, now)).toEqual({ ok: false, reason: 'unknown' })
  expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', topic: null })
})

test('no browser says whose a booking is: not of a new one, not of its own, not of the one it opened', async () => {
  const { id: activityId } = await aSlot({ desks: 3 })
  const { guest, bookingId } = await opened(activityId)
  const stranger = await aPartner()
  const refused = { code: '42501' }
  const write = (text: ReturnType<typeof sql>) => asActor(guest, (tx) => tx.execute(text))
  for (const id of [randomUUID(), bookingId]) {
    const row = sql`insert into booking (id, activity_id, status, place_no, hold_until, code, form_key, created_at,
        partner_id, agreed_at)
      values (${id}::uuid, ${activityId}, 'held', 2, now(), ${randomUUID()}, ${randomUUID()}::uuid, now(),
        ${stranger.organisationId}, now())`
    await expect(write(row)).rejects.toMatchObject(refused)
  }
  const given = sql`update booking set partner_id = ${stranger.organisationId}, partner_user_id = null`
  await expect(write(given)).rejects.toMatchObject(refused)
  const taken = sql`update booking set partner_id = null, partner_user_id = null, agreed_at = null`
  await expect(write(taken)).rejects.toMatchObject(refused)
  await database.sql`update booking set partner_id = null, partner_user_id = null, agreed_at = null where id = ${bookingId}`
  await expect(write(sql`${given}, agreed_at = now()`)).rejects.toMatchObject(refused)
})
