import { expect, test } from 'vitest'
import { moveBooking } from '@/lib/bookings/commands/move'
import type { Due } from '@/lib/messages/commands'
import { letterFor } from '@/lib/notices/queries/letters'
import { limits } from '@/lib/tools/limits'
import { freshDatabase } from '../../support/database'
import { aForm, aPartner, bookedTogether } from '../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../support/world'

const database = freshDatabase()

/** What is written between two moments about bookings, as far as it is still so when it goes. */
async function sentBetween(ids: string[], from: Date, until: Date) {
  const rows = await database.sql<(Due & { dueAt: Date })[]>`
    select id, key, kind, channel, booking_id as "bookingId", attempts, due_at as "dueAt" from message
    where booking_id = any(${ids}::uuid[]) and status = 'due' and due_at >= ${from} and due_at < ${until} order by due_at`
  const letters = await Promise.all(rows.map((due) => letterFor(job, due, new Date(due.dueAt))))
  return letters.flatMap((letter) => (letter && 'text' in letter ? [letter.text] : []))
}

test('who moves an appointment twelve times gets few sms, and the last one tells how it stands', async () => {
  const slots = await Promise.all(
    Array.from({ length: 13 }, (_, i) => aSlot({ startsAt: after(hours(i), after(days(9))) })),
  )
  const partner = await aPartner()
  const riet = aPerson({ contactWay: 'sms' })
  const [made] = await bookedTogether(partner, aForm(the(slots[0]).id, [riet]))
  const { bookingId } = the(made)
  for (const [i, slot] of slots.slice(1).entries()) {
    const moved = await moveBooking(partner, { bookingId, activityId: slot.id }, after(minutes(i + 1)))
    expect(moved).toMatchObject({ ok: true })
  }
  const [{ count = 0 } = {}] = await database.sql`select count(*)::int from message
    where booking_id = ${bookingId} and due_at < ${after(minutes(13))}`
  expect(count).toBe(limits.letters_of.recipient.free)
  // Of what waited only the newest is still so.
  const later = await sentBetween([bookingId], after(minutes(13)), after(days(1)))
  expect(later).toHaveLength(1)
  expect(later[0]).toContain('22.00')
})

test('fifteen bookings for one address are not fifteen letters at once, and every one is told', async () => {
  const course = await aCourseRun({ places: 20, startsAt: after(days(20)) })
  const contact = 'stranger@demo.example'
  const ids: string[] = []
  for (let i = 0; i < 15; i++) {
    const someone = { ...aPerson({ contactWay: 'email' }), contact, contactOf: 'helper' as const }
    const made = await bookOne(anyone, aBooking(course.id, someone), now)
    if (made.ok) ids.push(made.value.bookingId)
  }
  expect(await sentBetween(ids, now, after(1))).toHaveLength(limits.letters_to.recipient.free)
  expect(await sentBetween(ids, now, after(hours(1) + 1))).toHaveLength(2 * limits.letters_to.recipient.free)
  expect(await sentBetween(ids, now, after(days(1)))).toHaveLength(15)
})

test('a desk that is the address of all whom it helps hears of each at once', async () => {
  const course = await aCourseRun({ places: 20, startsAt: after(days(20)) })
  const partner = await aPartner()
  const viaUs = () => ({
    ...aPerson({ contactWay: 'email' }),
    contact: 'balie@demo.example',
    contactOf: 'partner' as const,
  })
  const made = await bookedTogether(partner, aForm(course.id, Array.from({ length: 8 }, viaUs)))
  const ids = made.map(({ bookingId }) => bookingId)
  expect(await sentBetween(ids, now, after(1))).toHaveLength(8)
})
