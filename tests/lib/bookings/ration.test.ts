import { describe, expect, test } from 'vitest'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import { moveTo } from '@/lib/bookings/steps/move'
import { lockOwn } from '@/lib/bookings/steps/own'
import type { Due } from '@/lib/messages/commands'
import { letterFor } from '@/lib/notices/queries/letters'
import { limits } from '@/lib/tools/limits'
import { ok } from '@/lib/tools/result'
import { transaction } from '@/lib/tools/transaction'
import { freshDatabase } from '../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../support/partners'
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

test('who moves one booking sixty times does not hold up what another booking tells the same contact', async () => {
  const startsAt = after(days(9))
  const [here, there] = [await aSlot({ startsAt }), await aSlot({ startsAt: after(hours(1), startsAt) })]
  const partner = await aPartner()
  const riet = aPerson({ contactWay: 'sms' })
  const [made] = await bookedTogether(partner, aForm(here.id, [riet]))
  const { bookingId } = the(made)
  for (let i = 0; i < 60; i += 1) {
    const activityId = i % 2 ? here.id : there.id
    expect(await moveBooking(partner, { bookingId, activityId }, after(i * 1_000))).toMatchObject({
      ok: true,
    })
  }
  const course = await aCourseRun({ places: 20, startsAt: after(days(20)) })
  const own = await bookOne(anyone, aBooking(course.id, riet), after(minutes(2)))
  expect(await dueOf(own.ok ? own.value.bookingId : '', 'confirmation')).toEqual(after(minutes(2)))
})

test('what follows by itself never goes more than two hours later, however much a contact got', async () => {
  const course = await aCourseRun({ places: 60, startsAt: after(days(20)) })
  const contact = 'victim@demo.example'
  let last = ''
  for (let i = 0; i < 40; i += 1) {
    const someone = { ...aPerson({ contactWay: 'email' }), contact, contactOf: 'helper' as const }
    const made = await bookOne(anyone, aBooking(course.id, someone), now)
    last = made.ok ? made.value.bookingId : ''
  }
  expect(await dueOf(last, 'confirmation')).toEqual(after(hours(2)))
})

describe('what the library itself does is told at once, whatever was told before', () => {
  async function movedOften() {
    const startsAt = after(days(9))
    const [here, there] = [await aSlot({ startsAt }), await aSlot({ startsAt: after(hours(1), startsAt) })]
    const partner = await aPartner()
    const [made] = await bookedTogether(partner, aForm(here.id, [aPerson({ contactWay: 'sms' })]))
    const { bookingId } = the(made)
    for (let i = 0; i < 8; i += 1)
      await moveBooking(partner, { bookingId, activityId: i % 2 ? here.id : there.id }, after(i))
    return { bookingId, there, later: after(minutes(1)) }
  }

  test('that it takes somebody off', async () => {
    const { bookingId, later } = await movedOften()
    await cancelBooking(await aColleague('adviser'), { bookingId, by: 'library' }, later)
    expect(await dueOf(bookingId, 'cancelled')).toEqual(later)
  })

  test('that it moves somebody', async () => {
    const { bookingId, there, later } = await movedOften()
    await transaction(job, async (tx) => {
      const mine = the(await lockOwn(tx, job, { bookingId, activityId: there.id }, later))
      await moveTo(tx, mine.own, the(mine.others.get(there.id)), 1, later, 'rescheduled')
      return ok(null)
    })
    expect(await dueOf(bookingId, 'rescheduled')).toEqual(later)
  })
})

async function dueOf(bookingId: string, kind: string): Promise<Date | undefined> {
  const [row] = await database.sql<{ dueAt: Date }[]>`
    select due_at as "dueAt" from message where booking_id = ${bookingId} and kind = ${kind}`
  return row && new Date(row.dueAt)
}
