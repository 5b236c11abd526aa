import { describe, expect, test } from 'vitest'
import { changeContact } from '@/lib/bookings/commands/contact'
import { openByCode } from '@/lib/drafts/commands'
import type { Due } from '@/lib/messages/commands'
import { letterFor } from '@/lib/notices/queries/letters'
import type { Guest } from '@/lib/tools/access'
import { freshDatabase } from '../../../support/database'
import { violations } from '../../../support/invariants'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  inside,
  job,
  now,
  the,
} from '../../../support/world'

const database = freshDatabase()

async function booked(activityId: number, given: Parameters<typeof aBooking>[1] = {}) {
  const made = await bookOne(anyone, aBooking(activityId, given), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

/** Somebody who opens a booking with its code. */
async function holding({ code }: { code: string }, letter = 'D'): Promise<Guest> {
  const guest = await aGuest()
  await openByCode(guest, { code, letter, visitor: aVisitor() }, now)
  return guest as Guest
}

/** To whom is written now about a booking, and what it says. */
async function lettersNow(bookingId: string) {
  const rows = await database.sql<Due[]>`select id, key, kind, channel, booking_id as "bookingId", attempts
    from message where booking_id = ${bookingId} and channel in ('sms', 'email') order by created_at, kind`
  return Promise.all(rows.map(async (due) => ({ kind: due.kind, letter: await letterFor(job, due, now) })))
}

describe('who has the code', () => {
  test('mends a mistyped e-mail: the right one is told what was told, the wrong one only that it changed', async () => {
    const slot = await aSlot()
    const wrong = aPerson({ name: 'Demo Riet', contactWay: 'email', contact: 'reit@bewoner.example' })
    const { bookingId, code } = await booked(slot.id, wrong)
    const right = { bookingId, contactWay: 'email', contact: 'riet@bewoner.example' } as const
    expect(await changeContact(await holding({ code }), right, after(1))).toMatchObject({ ok: true })
    const letters = await lettersNow(bookingId)
    const told = letters.map(({ kind, letter }) => [kind, letter?.to])
    expect(told).toEqual([
      ['confirmation', 'riet@bewoner.example'],
      ['confirmation', 'riet@bewoner.example'],
      ['contact_changed', 'reit@bewoner.example'],
    ])
    const { text } = the(the(letters[2]).letter)
    expect(text).toContain('geen berichten meer')
    for (const secret of ['riet', 'Riet', code, '10.00', '2 maart']) expect(text).not.toContain(secret)
    expect(await inside(slot.id)).toMatchObject([{ id: bookingId }])
    expect(await violations(database.sql)).toEqual([])
  })

  test('of a booking that a partner made, becomes who is reached', async () => {
    const slot = await aSlot()
    const viaUs = { ...aPerson({ contactWay: 'email' }), contactOf: 'partner' as const }
    const [made] = await bookedTogether(await aPartner(), aForm(slot.id, [viaUs]))
    const { bookingId, code } = the(made)
    const own = { bookingId, contactWay: 'sms', contact: '06 12345678' } as const
    expect(await changeContact(await holding({ code }), own, now)).toMatchObject({ ok: true })
    const [row] =
      await database.sql`select contact, contact_of, partner_id from booking where id = ${bookingId}`
    expect(row).toMatchObject({
      contact: '06 12345678',
      contact_of: 'resident',
      partner_id: expect.anything(),
    })
    expect(await lettersNow(bookingId)).toContainEqual({
      kind: 'contact_changed',
      letter: expect.objectContaining({ to: viaUs.contact }),
    })
  })

  test('learns nothing of who is known at a number, and is kept from nothing', async () => {
    const [one, other] = [await aSlot({ desks: 2 }), await aSlot({ startsAt: after(days(3)) })]
    const neighbour = aPerson({ contactWay: 'sms', name: 'Demo Buur' })
    await booked(one.id, neighbour)
    await booked(other.id, neighbour)
    const { bookingId, code } = await booked(one.id, { ...aPerson(), name: 'Demo Buur' })
    const { contact, contactWay } = neighbour
    const changed = await changeContact(await holding({ code }), { bookingId, contact, contactWay }, now)
    expect(changed).toEqual({ ok: true, value: { bookingId } })
    // Two open already: nobody writes there once more.
    expect(await lettersNow(bookingId)).toEqual([])
    expect(await violations(database.sql)).toEqual([])
  })

  test('keeps a way to be reached in line, and can do it only so often', async () => {
    const course = await aCourseRun({ places: 1 })
    await booked(course.id)
    const { bookingId, code } = await booked(course.id, { orWait: true })
    const guest = await holding({ code })
    const change = (contactWay: 'card' | 'email', contact: string | null) =>
      changeContact(guest, { bookingId, contactWay, contact }, now)
    expect(await change('card', null)).toMatchObject({ reason: 'waiting_needs_contact' })
    expect(await change('email', 'a@demo.example')).toMatchObject({ ok: true })
    expect(await change('email', 'b@demo.example')).toMatchObject({ ok: true })
    expect(await change('email', 'c@demo.example')).toMatchObject({ reason: 'slow_down' })
  })

  test('of one booking changes no other', async () => {
    const slot = await aSlot({ desks: 2 })
    const [mine, theirs] = [await booked(slot.id), await booked(slot.id)]
    const guest = await holding(mine)
    const input = { bookingId: theirs.bookingId, contactWay: 'card', contact: null } as const
    expect(await changeContact(guest, input, now)).toMatchObject({ reason: 'unknown' })
  })
})
