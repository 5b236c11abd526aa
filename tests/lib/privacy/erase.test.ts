import { describe, expect, test } from 'vitest'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { findBookings } from '@/lib/bookings/queries/find'
import { finishCall, takeCall } from '@/lib/notices/commands/calls'
import { putReminders } from '@/lib/notices/commands/reminders'
import { callsFor } from '@/lib/notices/queries/calls'
import { eraseResident } from '@/lib/privacy/commands/erase'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { eraseInput } from '@/lib/privacy/input'
import { erasable, knownOf } from '@/lib/privacy/queries/known'
import { finishTask } from '@/lib/tasks/commands'
import { tasksFor } from '@/lib/tasks/queries'
import { Forbidden } from '@/lib/tools/access'
import { freshDatabase } from '../../support/database'
import { violations } from '../../support/invariants'
import { aColleague, aForm, aPartner, bookedTogether, marked } from '../../support/partners'
import { aCourseWith, aTap, aTrainerOf } from '../../support/register'
import { journalLines } from '../../support/workers'
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
  lettersOf,
  now,
  the,
  theBooking,
} from '../../support/world'

const database = freshDatabase('test')
const riet = aPerson({ name: 'Demo Zeldzame Riet', contactWay: 'sms', contact: '06 1234 5678' })

async function booked(activityId: number, given: Parameters<typeof aBooking>[1] = riet, at = now) {
  const made = await bookOne(job, aBooking(activityId, given), at)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

/** Riet came to a lesson of a running course, has a consultation to come, and waits for another course. */
async function rietsWorld() {
  const running = await aCourseRun({ startsAt: after(days(2)) })
  const course = await booked(running.id)
  await marked(course.bookingId, ['present'])
  const full = await aCourseRun({ places: 1, startsAt: after(days(40)) })
  const before = await booked(full.id, aPerson())
  const waits = await booked(full.id, { ...riet, orWait: true, topic: null })
  const slot = await aSlot({ startsAt: after(days(12)) })
  const { bookingId } = await booked(slot.id, { ...riet, topic: 'bijstand' })
  const next = await booked(running.id, aPerson())
  return { course, running, waits, before, full, slot, bookingId, next, later: after(days(3)) }
}

/** All that counts. */
async function figures() {
  const [row] = await database.sql`select (select count(*)::int from booking) as bookings,
    (select count(*)::int from attendance where mark is not null) as marks,
    (select count(*)::int from booking where created_at = ${now}) as made`
  return row
}

describe('“wis mij”', () => {
  test('ends what is open, frees the places, and leaves nothing but what counts', async () => {
    const actor = await aColleague('adviser')
    const { course, waits, slot, bookingId, later } = await rietsWorld()
    const inLine = await bookOne(job, aBooking(slot.id), now)
    expect(inLine.ok).toBe(false)
    const before = await figures()
    expect(await eraseResident(actor, { bookingId, also: [] }, later)).toEqual({
      ok: true,
      value: { erased: 1 },
    })
    for (const id of [course.bookingId, waits.bookingId, bookingId]) {
      const left = the(await theBooking(id))
      expect(left).toMatchObject({ status: 'cancelled', cancelledBy: 'resident', name: null, contact: null })
      expect(left).toMatchObject({ topic: null, ownLaptop: null, code: id, openContact: null })
      // No letter afterwards, nor one that was under way.
      expect(await lettersOf(id)).toEqual([])
    }
    expect(await figures()).toEqual(before)
    expect((await bookOne(job, aBooking(slot.id), later)).ok).toBe(true)
    const [row] = await database.sql`select string_agg(to_jsonb(r)::text, '') as all from resident r`
    const [kept] = await database.sql`select string_agg(to_jsonb(b)::text, '') as all from booking b`
    for (const secret of ['Zeldzame', '12345678', '1234 5678', 'bijstand'])
      expect(`${row?.all}${kept?.all}`).not.toContain(secret)
    expect((await violations(database.sql)).filter((one) => !one.startsWith('a change without'))).toEqual([])
  })

  test('goes to who is next, is written in the journal without a name, and done twice changes nothing', async () => {
    const actor = await aColleague('coordinator')
    const run = await aCourseRun({ places: 1 })
    const { bookingId } = await booked(run.id)
    const { residentId } = the(await theBooking(bookingId))
    const next = await booked(run.id, { orWait: true })
    await eraseResident(actor, { bookingId, also: [] }, now)
    expect(await theBooking(next.bookingId)).toMatchObject({ status: 'offered', placeNo: 1 })
    const lines = (await journalLines()).filter(({ why }) => why === 'erase')
    expect(lines).toMatchObject([
      { verb: 'change', kind: 'resident', rowIds: [residentId], who: actor.userId },
    ])
    expect(await eraseResident(actor, { bookingId, also: [] }, now)).toEqual({
      ok: true,
      value: { erased: 0 },
    })
    expect(await knownOf(actor, { bookingId }, now)).toBeNull()
    const sought = { by: 'digits', digits: '5678', letter: 'D', day: null, from: 'search' } as const
    expect(await findBookings(actor, sought, now)).toMatchObject({ ok: true, value: { found: [] } })
  })

  test('takes along other rows of her only when she says that they are hers, and nobody else', async () => {
    const actor = await aColleague('adviser')
    const [slot, second, third] = [
      await aSlot(),
      await aSlot({ startsAt: after(days(2)) }),
      await aSlot({ startsAt: after(days(3)) }),
    ]
    const { bookingId } = await booked(slot.id)
    const called = { ...riet, contactWay: 'call' as const }
    const otherWay = await bookOne(actor, aBooking(second.id, { ...called, another: true }), now)
    const stranger = await booked(third.id, aPerson({ name: riet.name }))
    if (!otherWay.ok) throw new Error(otherWay.reason)
    const { others } = the(await erasable(actor, { bookingId }, now))
    expect(others).toMatchObject([{ person: { contactWay: 'call' } }])
    const strangerId = the((await theBooking(stranger.bookingId))?.residentId)
    const also = eraseInput.parse({
      bookingId,
      [`also.${the(others[0]).residentId}`]: 'yes',
      [`also.${strangerId}`]: 'yes',
    }).also
    expect(await eraseResident(actor, { bookingId, also }, now)).toMatchObject({ value: { erased: 2 } })
    expect(await theBooking(otherWay.value.bookingId)).toMatchObject({ status: 'cancelled', name: null })
    expect(await theBooking(stranger.bookingId)).toMatchObject({ status: 'booked', name: riet.name })
  })

  test('leaves her husband on the same number as he was, and tells nothing of him', async () => {
    const actor = await aColleague('adviser')
    const { bookingId } = await booked((await aSlot()).id)
    const husband = { ...riet, name: 'Demo Zeldzame Kees' }
    const slot = await aSlot({ startsAt: after(days(2)) })
    const his = await bookOne(actor, aBooking(slot.id, { ...husband, another: true }), now)
    if (!his.ok) throw new Error(his.reason)
    expect(JSON.stringify(await knownOf(actor, { bookingId }, now))).not.toContain('Kees')
    const { others } = the(await erasable(actor, { bookingId }, now))
    expect(others).toEqual([])
    const before = await theBooking(his.value.bookingId)
    const also = [the(before?.residentId)]
    expect(await eraseResident(actor, { bookingId, also }, now)).toMatchObject({ value: { erased: 1 } })
    expect(await theBooking(his.value.bookingId)).toEqual(before)
    expect(await lettersOf(his.value.bookingId)).toHaveLength(1)
  })

  test('also what a partner made, who sees no name any more; but the partner itself cannot do it', async () => {
    const [actor, partner] = [await aColleague('adviser'), await aPartner()]
    const [one] = await bookedTogether(partner, aForm((await aSlot()).id, [riet]))
    const { bookingId } = the(one)
    await expect(eraseResident(partner, { bookingId, also: [] }, now)).rejects.toThrow(Forbidden)
    await eraseResident(actor, { bookingId, also: [] }, now)
    expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled', name: null })
  })
})

describe('who was wiped', () => {
  test('has nothing left of who tapped what about them, and is not called about lessons that they missed', async () => {
    const [actor, { bookingIds, meetings, activityId }] = [
      await aColleague('adviser'),
      await aCourseWith([riet]),
    ]
    const [trainer, bookingId] = [await aTrainerOf(activityId), the(bookingIds[0])]
    const tap = async (lesson: number, says: 'present' | 'absent', at: Date, seen = 0) => {
      const marks = [aTap(bookingId, says, seen)]
      expect(await markAttendance(trainer, { meetingId: the(meetings[lesson]), marks }, at)).toMatchObject({
        ok: true,
      })
    }
    const lateInTheRun = after(days(8))
    await tap(0, 'absent', after(hours(2)))
    await eraseResident(actor, { bookingId, also: [] }, lateInTheRun)
    expect(await database.sql`select from mark where booking_id = ${bookingId}`).toHaveLength(0)
    // How it went still counts.
    const [row] = await database.sql`select count(*)::int as marks from attendance where mark = 'absent'
      and booking_id = ${bookingId}`
    expect(row).toEqual({ marks: 1 })
    // The device of the trainer had no connection in the meantime.
    await tap(1, 'absent', lateInTheRun)
    expect(await database.sql`select from task where booking_id = ${bookingId}`).toHaveLength(0)
  })

  test('by the job is not on the list of who is to be called either', async () => {
    const { bookingIds, meetings, activityId } = await aCourseWith([riet])
    const [trainer, bookingId] = [await aTrainerOf(activityId), the(bookingIds[0])]
    for (const meetingId of meetings.slice(0, 2)) {
      const marks = [aTap(bookingId, 'absent')]
      expect(await markAttendance(trainer, { meetingId, marks }, after(days(8)))).toMatchObject({ ok: true })
    }
    expect(await database.sql`select from task where booking_id = ${bookingId}`).toHaveLength(1)
    expect(await forgetResidents(job, {}, after(days(365)))).toBe(1)
    expect(await database.sql`select from task where booking_id = ${bookingId}`).toHaveLength(0)
    expect(await database.sql`select from mark where booking_id = ${bookingId}`).toHaveLength(0)
  })

  test('is still counted in the tasks that were done about them, also what followed from a call', async () => {
    const adviser = await aColleague('adviser')
    const run = await aCourseRun({ startsAt: after(days(2)) })
    const { bookingId } = await booked(run.id, aPerson({ contactWay: 'call' }))
    const lesson = after(days(7), run.startsAt)
    const dayBefore = after(-days(1), lesson)
    await putReminders(job, {}, dayBefore)
    const [call] = await callsFor(adviser, dayBefore)
    await takeCall(adviser, { messageId: the(call).messageId }, dayBefore)
    const told = { messageId: the(call).messageId, outcome: 'wrong_number' } as const
    expect((await finishCall(adviser, told, dayBefore)).ok).toBe(true)
    const [toDo] = await tasksFor(adviser, dayBefore)
    expect((await finishTask(adviser, { taskId: the(toDo).taskId, receipt: 'arranged' }, dayBefore)).ok).toBe(
      true,
    )
    const counted = () => database.sql`select kind, receipt, call_id is not null as of_call from task
      where booking_id = ${bookingId}`
    expect([...(await counted())]).toEqual([{ kind: 'wrong_number', receipt: 'arranged', of_call: true }])
    expect((await eraseResident(adviser, { bookingId, also: [] }, dayBefore)).ok).toBe(true)
    expect([...(await counted())]).toEqual([{ kind: 'wrong_number', receipt: 'arranged', of_call: false }])
  })

  test('keeps nothing of what was booked for them at the same moment', async () => {
    const actor = await aColleague('adviser')
    const { bookingId } = await booked((await aSlot()).id)
    const other = await aSlot({ startsAt: after(days(3)) })
    const erased = await database.sql.begin(async (sql) => {
      // As far as somebody is who books on the telephone at another desk.
      await sql`select pg_advisory_xact_lock(hashtextextended(r.contact_key, 0)) from resident r join booking b
        on b.resident_id = r.id where b.id = ${bookingId}`
      await sql`insert into booking (id, activity_id, resident_id, status, place_no, code, form_key, created_at, name)
        select gen_random_uuid(), ${other.id}, resident_id, 'booked', 1, 'second', gen_random_uuid(), created_at, name
        from booking where id = ${bookingId}`
      const erasing = eraseResident(actor, { bookingId, also: [] }, now)
      while ((await database.sql`select from pg_locks where not granted`).length === 0);
      return { erasing }
    })
    expect(await erased.erasing).toEqual({ ok: true, value: { erased: 1 } })
    const left = await database.sql`select status, name from booking`
    expect(left).toEqual(Array(2).fill({ status: 'cancelled', name: null }))
  })
})

test('“wat weten wij van mij?” tells all of it: what, from whom, what was sent, and until when', async () => {
  const [actor, partner] = [await aColleague('adviser'), await aPartner({ name: 'Partner Zeldzaam' })]
  const { bookingId, course, running, full } = await rietsWorld()
  const slot = await aSlot({ startsAt: after(days(60)) })
  const form = aForm(slot.id, [{ ...riet, another: true, topic: 'bijstand' }])
  const [byPartner] = await bookedTogether(partner, form)
  await cancelBooking(partner, the(byPartner), now)
  const known = the(await knownOf(actor, { bookingId }, now))
  expect(known.person).toMatchObject({ name: riet.name, contact: riet.contact, contactOf: 'resident' })
  expect(known.bookings).toHaveLength(3)
  const lessons = the(known.bookings.find((one) => one.bookingId === course.bookingId))
  expect(lessons.meetings.map(({ mark }) => mark)).toEqual(['present', null, null, null])
  expect(lessons.messages).toMatchObject([{ kind: 'confirmation', channel: 'sms', status: 'due' }])
  // Each has its own day; of the course for which she only waits that is counted from its start.
  expect(lessons.until).toEqual(after(days(30), running.endsAt))
  expect(known.until).toEqual(after(days(30), full.startsAt))
  await knownOf(actor, { bookingId, exported: true }, now)
  const verbs = (await journalLines()).filter(({ why }) => why === 'known').map(({ verb }) => verb)
  expect(verbs).toEqual(['see', 'export'])
})
