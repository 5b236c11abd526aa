import { describe, expect, test } from 'vitest'
import { forgetResidents, forgetTraces } from '@/lib/privacy/commands/forget'
import { freshDatabase } from '../../support/database'
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

async function residentOf(bookingId: string) {
  const [row] = await database.sql`
    select r.* from resident r join booking b on b.resident_id = r.id where b.id = ${bookingId}`
  return the(row)
}

describe('a resident is forgotten', () => {
  test('seven days after a consultation, and not a minute earlier', async () => {
    const slot = await aSlot()
    const bookingId = await booked(slot.id)
    const limit = after(days(7), slot.endsAt)

    await forgetResidents(job, {}, after(-minutes(1), limit))
    expect((await residentOf(bookingId)).name).not.toBe('')

    await forgetResidents(job, {}, after(minutes(1), limit))
    const wiped = await residentOf(bookingId)
    expect(wiped).toMatchObject({ name: '', contact: null, contact_key: null, contact_way: 'card' })
  })

  test('with the topic, the code and the messages of the booking; the booking itself still counts', async () => {
    const slot = await aSlot()
    const bookingId = await booked(slot.id)
    const code = the(await theBooking(bookingId)).code
    await forgetResidents(job, {}, after(days(8), slot.endsAt))

    const left = the(await theBooking(bookingId))
    expect(left).toMatchObject({ status: 'booked', topic: null, openContact: null })
    expect(left.code).not.toBe(code)
    const messages = await database.sql`select 1 from message where booking_id = ${bookingId}`
    expect(messages).toHaveLength(0)
  })

  test('thirty days after the last lesson of a course', async () => {
    const run = await aCourseRun({ lessons: 3 })
    const bookingId = await booked(run.id)
    await forgetResidents(job, {}, after(days(29), run.endsAt))
    expect((await residentOf(bookingId)).name).not.toBe('')
    await forgetResidents(job, {}, after(days(30) + hours(1), run.endsAt))
    expect((await residentOf(bookingId)).name).toBe('')
  })

  test('only when every booking is long ago', async () => {
    const person = aPerson({ contactWay: 'email' })
    const first = await aSlot()
    const early = await booked(first.id, person)
    const run = await aCourseRun()
    await booked(run.id, person)
    await forgetResidents(job, {}, after(days(8), first.endsAt))
    expect((await residentOf(early)).name).toBe(person.name)
  })

  test('after the job nobody older than the limit is left, and running it again changes nothing', async () => {
    const later = after(days(400))
    await forgetResidents(job, {}, later)
    const [row] = await database.sql`select count(*)::int as known from resident where forgotten_at is null`
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
