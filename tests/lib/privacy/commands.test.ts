import { describe, expect, test } from 'vitest'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { forgetResidents, forgetTraces } from '@/lib/privacy/commands/forget'
import { knownOf } from '@/lib/privacy/queries/known'
import { callOffRun } from '@/lib/rescheduling/commands/lessons'
import { freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../../support/world'

const database = freshDatabase()

async function booked(activityId: number, person = aPerson({ contactWay: 'email' })) {
  const made = await bookOne(job, aBooking(activityId, { ...person, topic: 'bijstand' }), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value.bookingId
}

/** Whose a booking is, as far as that is known. */
async function residentOf(bookingId: string) {
  const [row] = await database.sql`
    select r.* from resident r join booking b on b.resident_id = r.id where b.id = ${bookingId}`
  return row ?? null
}

async function cancels(bookingId: string, at: Date): Promise<void> {
  const left = await cancelBooking(await aColleague('adviser'), { bookingId, by: 'resident' }, at)
  expect(left.ok).toBe(true)
}

/** What she herself is told is what is done: to the minute. */
async function isForgottenAt(bookingId: string, limit: Date): Promise<void> {
  const known = the((await knownOf(await aColleague('adviser'), { bookingId }, now)) ?? undefined)
  expect(known.until).toEqual(limit)
  await forgetResidents(job, {}, after(-minutes(1), limit))
  expect(await residentOf(bookingId)).not.toBeNull()
  await forgetResidents(job, {}, after(minutes(1), limit))
  expect(await residentOf(bookingId)).toBeNull()
}

describe('a resident is forgotten', () => {
  test('seven days after a consultation, and not a minute earlier', async () => {
    const slot = await aSlot()
    const bookingId = await booked(slot.id)
    const limit = after(days(7), slot.endsAt)

    await forgetResidents(job, {}, after(-minutes(1), limit))
    expect(await residentOf(bookingId)).not.toBeNull()

    await forgetResidents(job, {}, after(minutes(1), limit))
    expect(await residentOf(bookingId)).toBeNull()
    expect(await theBooking(bookingId)).toMatchObject({ name: null, contact: null, language: null })
  })

  test('with the topic, the code and the messages of the booking; the booking itself still counts', async () => {
    const slot = await aSlot()
    const bookingId = await booked(slot.id)
    const code = the(await theBooking(bookingId)).code
    await forgetResidents(job, {}, after(days(8), slot.endsAt))

    const left = the(await theBooking(bookingId))
    expect(left).toMatchObject({
      status: 'booked',
      topic: null,
      openContact: null,
      wipedAt: after(days(8), slot.endsAt),
    })
    expect(left.code).not.toBe(code)
    const messages = await database.sql`select 1 from message where booking_id = ${bookingId}`
    expect(messages).toHaveLength(0)
  })

  test('thirty days after the last lesson of a course', async () => {
    const run = await aCourseRun({ lessons: 3 })
    const bookingId = await booked(run.id)
    await forgetResidents(job, {}, after(days(29), run.endsAt))
    expect(await residentOf(bookingId)).not.toBeNull()
    await forgetResidents(job, {}, after(days(30) + hours(1), run.endsAt))
    expect(await residentOf(bookingId)).toBeNull()
  })

  test('booking by booking: a consultation goes at its own time, though the same person is in a course until summer', async () => {
    const person = aPerson({ contactWay: 'email' })
    const first = await aSlot()
    const early = await booked(first.id, person)
    const run = await aCourseRun({ lessons: 20 })
    const late = await booked(run.id, person)
    const before = the(await residentOf(late))
    expect(await residentOf(early)).toEqual(before)
    expect(await forgetResidents(job, {}, after(days(8), first.endsAt))).toBe(1)
    // Nothing leads from the one to the other any more.
    expect(await theBooking(early)).toMatchObject({
      name: null,
      contact: null,
      topic: null,
      residentId: null,
    })
    const [there] = await database.sql`select count(*)::int as n from attendance where booking_id = ${early}
      and resident_id is not null`
    expect(there).toEqual({ n: 0 })
    expect(await residentOf(late)).toMatchObject({
      id: before.id,
      name: person.name,
      contact: person.contact,
    })
    expect(await theBooking(late)).toMatchObject({ name: person.name, status: 'booked' })
  })

  test('whoever helps two parents is known as long as one of them comes, by that one alone', async () => {
    const helper = { contactWay: 'call', contact: '06 1234 5678', contactOf: 'helper' } as const
    const slot = await aSlot()
    const father = await booked(slot.id, aPerson({ ...helper, name: 'Demo Vader' }))
    const mother = await booked((await aCourseRun()).id, aPerson({ ...helper, name: 'Demo Moeder' }))
    await forgetResidents(job, {}, after(days(8), slot.endsAt))
    expect(await residentOf(father)).toBeNull()
    expect(await database.sql`select name from resident where contact_key = '+31612345678'`).toEqual([
      { name: 'Demo Moeder' },
    ])
    expect(await residentOf(mother)).toMatchObject({ contact: '06 1234 5678' })
  })

  test('who comes every week is known by the last times, and the moment of what was wiped stays nowhere', async () => {
    const regular = aPerson({ contactWay: 'call' })
    const slots = []
    for (const week of [0, 1, 2, 3]) slots.push(await aSlot({ startsAt: after(days(1 + 7 * week)) }))
    const ids: string[] = []
    for (const [i, slot] of slots.entries()) {
      const made = await bookOne(
        job,
        aBooking(slot.id, { ...regular, another: true }),
        after(minutes(7 * i + 3)),
      )
      if (made.ok) ids.push(made.value.bookingId)
    }
    await forgetResidents(job, {}, after(days(8), the(slots[1]).endsAt))
    const known = await Promise.all(ids.map(residentOf))
    expect(known.map((one) => one !== null)).toEqual([false, false, true, true])
    const moments =
      await database.sql`select r.booked_at from resident r join booking b on b.created_at = r.booked_at
      where b.id = any(${ids.slice(0, 2)}::uuid[])`
    expect(moments).toHaveLength(0)
  })

  test('who only stood in line, thirty days after nobody could come in any more', async () => {
    const run = await aCourseRun({ places: 1, lessons: 20 })
    const inside = await booked(run.id)
    const made = await bookOne(job, aBooking(run.id, { orWait: true }), now)
    const waits = made.ok ? made.value.bookingId : ''
    const limit = after(days(30), run.startsAt)
    await forgetResidents(job, {}, after(-minutes(1), limit))
    expect(await residentOf(waits)).not.toBeNull()
    await forgetResidents(job, {}, after(minutes(1), limit))
    expect(await residentOf(waits)).toBeNull()
    expect(await theBooking(waits)).toMatchObject({ status: 'waiting', code: waits })
    expect(await residentOf(inside)).not.toBeNull()
  })

  test.each([
    ['waited in line', { places: 1 }],
    ['had a place', {}],
  ])('who %s and cancelled before the first lesson, just as who only stood in line', async (_who, given) => {
    const run = await aCourseRun({ lessons: 20, ...given })
    const inside = await booked(run.id)
    const made = await bookOne(job, aBooking(run.id, { orWait: true }), now)
    const bookingId = made.ok ? made.value.bookingId : ''
    await cancels(bookingId, after(days(2)))
    await isForgottenAt(bookingId, after(days(30), run.startsAt))
    expect(await residentOf(inside)).not.toBeNull()
  })

  test('who left a running course, thirty days after its last lesson, as was told', async () => {
    const run = await aCourseRun({ lessons: 20 })
    const bookingId = await booked(run.id)
    await cancels(bookingId, after(days(8), run.startsAt))
    await isForgottenAt(bookingId, after(days(30), run.endsAt))
  })

  test.each([
    ['before it began', -days(2)],
    ['while it ran', days(8)],
  ])(
    'of a course that was called off %s, thirty days after that, once they have been told',
    async (_when, at) => {
      const run = await aCourseRun({ lessons: 20, startsAt: after(days(80)) })
      const bookingId = await booked(run.id)
      const off = after(at, run.startsAt)
      await callOffRun(
        await aColleague(),
        { activityId: run.id, choices: [{ bookingId, way: 'cancel' }] },
        off,
      )
      expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled' })
      // Whoever has to hear it yet is known as long as they could come for nothing.
      await forgetResidents(job, {}, after(days(31), off))
      expect(await residentOf(bookingId)).not.toBeNull()
      await database.sql`update message set status = 'dropped', receipt = 'no_longer_true', finished_at = ${off}
      where booking_id = ${bookingId}`
      await isForgottenAt(bookingId, after(days(30), off))
    },
  )

  test('how somebody was reached before that was put right is gone as soon as nobody is told there any more', async () => {
    const person = aPerson({ contactWay: 'email' })
    const bookingId = await booked((await aSlot({ startsAt: after(days(9)) })).id, person)
    const before = the(await residentOf(bookingId))
    const other = aPerson({ name: person.name, contactWay: 'email' })
    await correctBooking(
      await aColleague('adviser'),
      { bookingId, ...other, ownLaptop: null },
      after(hours(1)),
    )
    expect(await database.sql`select id from resident where id = ${before.id}`).toHaveLength(1)
    await forgetResidents(job, {}, after(hours(1)))
    expect(await database.sql`select id from resident where id = ${before.id}`).toHaveLength(0)
    expect(await residentOf(bookingId)).toMatchObject({ contact: other.contact })
  })

  test('PostgreSQL itself writes nothing of a person in a booking that was wiped', async () => {
    const slot = await aSlot()
    const bookingId = await booked(slot.id)
    await forgetResidents(job, {}, after(days(8), slot.endsAt))
    const write = database.sql`update booking set name = 'Demo' where id = ${bookingId}`
    await expect(write).rejects.toMatchObject({ constraint_name: 'booking_wiped' })
  })

  test('after the job nobody older than the limit is left, and running it again changes nothing', async () => {
    const later = after(days(400))
    await forgetResidents(job, {}, later)
    const [row] = await database.sql`select count(*)::int as known from resident`
    expect(the(row).known).toBe(0)
    expect(await forgetResidents(job, {}, later)).toBe(0)
  })
})

test('who tried what is forgotten after two hours, and the journal after twelve months', async () => {
  const { sql } = database
  await sql`insert into attempt (what, source, hour, count, last_at) values
    ('form', 'old', ${after(-hours(3))}, 1, ${now}), ('form', 'new', ${after(-hours(1))}, 1, ${now})`
  const real = new Date()
  await sql`insert into journal (at, job, verb, kind, why, row_ids) values
    (${real}::timestamptz - interval '13 months', 'test', 'see', 'booking', 'traces', '{}'),
    (${real}, 'test', 'see', 'booking', 'traces', '{}')`
  expect(await forgetTraces(job, {}, now)).toBe(1)
  expect(await sql`select source from attempt where what = 'form'`).toHaveLength(1)
  expect(await sql`select id from journal where why = 'traces'`).toHaveLength(1)
})
