import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Due } from '@/lib/messages/commands'
import { usualReach } from '@/lib/network/rules/hours'
import { putReminders } from '@/lib/notices/commands/reminders'
import { letterFor } from '@/lib/notices/queries/letters'
import { reminderDue } from '@/lib/notices/rules/reminders'
import { withoutReminder } from '@/lib/notices/steps/reminders'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { Forbidden } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { anEmployee } from '../../../support/allowed/rows'
import { freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  calledOff,
  days,
  hours,
  job,
  minutes,
  now,
} from '../../../support/world'

const database = freshDatabase('test')

const early = after(-days(3))

async function booked(
  activityId: number,
  { at = early, way = 'email' }: { at?: Date; way?: 'email' | 'sms' | 'call' | 'card' } = {},
) {
  const made = await bookOne(job, aBooking(activityId, aPerson({ contactWay: way })), at)
  if (!made.ok) throw new Error(made.reason)
  return made.value.bookingId
}

const remind = (at: Date) => putReminders(job, {}, at)

function reminders() {
  return database.sql`select key, channel, booking_id, status from message where kind = 'reminder' order by key`
}

describe('a reminder', () => {
  test('comes again for a lesson that was moved after its reminder, and never of the old moment', async () => {
    const run = await aCourseRun({ startsAt: after(days(1)), lessons: 2 })
    const id = await booked(run.id)
    expect(await remind(now)).toBe(1)
    const [lesson] = await database.sql`select id from meeting where activity_id = ${run.id} and number = 1`
    const startsAt = after(days(4))
    const change = { way: 'move' as const, startsAt, endsAt: after(hours(2), startsAt) }
    const carla = (await anEmployee('coordinator')).actor
    const lessons = [{ meetingId: Number(lesson?.id), ...change }]
    expect(await changeRun(carla, { activityId: run.id, lessons }, now)).toMatchObject({ ok: true })
    const [first] = await database.sql`select id, key, kind, channel, booking_id as "bookingId" from message
      where kind = 'reminder' and booking_id = ${id}`
    expect(await letterFor(job, first as unknown as Due, now)).toBeNull()
    expect(await remind(after(days(2)))).toBe(0)
    expect(await remind(reminderDue(startsAt))).toBe(1)
    // Who has just heard of a lesson of tomorrow is not reminded of it once more.
    const later = after(hours(4), startsAt)
    const again = { way: 'move' as const, startsAt: later, endsAt: after(hours(2), later) }
    const told = after(hours(1), reminderDue(again.startsAt))
    await database.sql`update message set status = 'sent', receipt = '250', finished_at = created_at
      where kind = 'lessons_changed'`
    const once = [{ meetingId: Number(lesson?.id), ...again }]
    expect(await changeRun(carla, { activityId: run.id, lessons: once }, told)).toMatchObject({ ok: true })
    expect(await remind(after(minutes(5), told))).toBe(0)
  })

  test('is put the day before at ten, not a minute earlier, and only once', async () => {
    const slot = await aSlot()
    const id = await booked(slot.id)
    const moment = reminderDue(slot.startsAt)
    expect(await remind(after(-minutes(1), moment))).toBe(0)
    expect(await remind(moment)).toBe(1)
    expect(await remind(after(minutes(1), moment))).toBe(0)
    expect(await reminders()).toMatchObject([{ booking_id: id, channel: 'email', status: 'due' }])
  })

  test('is put once when several instances do it at the same moment', async () => {
    const slot = await aSlot({ desks: 3 })
    for (let i = 0; i < 3; i++) await booked(slot.id)
    await Promise.all(Array.from({ length: 6 }, () => remind(now)))
    expect(await reminders()).toHaveLength(3)
  })

  test('comes for every lesson of a course', async () => {
    const run = await aCourseRun({ lessons: 3 })
    await booked(run.id)
    for (const week of [0, 1, 2]) {
      await remind(reminderDue(after(days(7 * week), run.startsAt)))
      expect(await reminders()).toHaveLength(week + 1)
    }
  })

  test('goes to the call list for who is phoned, and by sms for who chose that', async () => {
    const slot = await aSlot({ desks: 2 })
    await booked(slot.id, { way: 'call' })
    await booked(slot.id, { way: 'sms' })
    await remind(now)
    const channels = (await reminders()).map((r) => r.channel)
    expect(channels.toSorted()).toEqual(['call', 'sms'])
  })

  test('does not exist for who has only a card', async () => {
    await booked((await aSlot()).id, { way: 'card' })
    expect(await remind(now)).toBe(0)
  })

  test('is left out for who booked after its moment', async () => {
    const slot = await aSlot()
    const moment = reminderDue(slot.startsAt)
    await booked(slot.id, { at: after(minutes(1), moment) })
    expect(await remind(after(hours(1), moment))).toBe(0)
  })

  test('is left out for who took an offer or a new time after its moment', async () => {
    const slot = await aSlot()
    const id = await booked(slot.id)
    await database.sql`update message set created_at = ${after(minutes(30))} where booking_id = ${id}`
    expect(await remind(after(hours(1)))).toBe(0)
  })

  test('is still put a few hours late, after the worker stood still', async () => {
    const slot = await aSlot()
    await booked(slot.id)
    expect(await remind(after(-hours(2), slot.startsAt))).toBe(1)
  })

  test('that is put in the night, because the worker slept, waits until eight', async () => {
    const slot = await aSlot({ desks: 2 })
    await booked(slot.id, { way: 'sms' })
    await booked(slot.id, { way: 'email' })
    await remind(new Date('2027-03-02T02:07:00Z'))
    const rows = await database.sql`select due_at from message where kind = 'reminder'`
    expect(rows.map((row) => row.due_at)).toEqual(Array(2).fill(new Date('2027-03-02T07:00:00Z')))
  })

  test('is not put for a meeting that has begun, was called off, or was cancelled', async () => {
    const [begun, off, taken] = [await aSlot(), await aSlot(), await aSlot()]
    await booked(begun.id)
    await booked(off.id)
    const cancelled = await booked(taken.id)
    await calledOff(off.id)
    await database.sql`update booking set status = 'cancelled', place_no = null, cancelled_at = now(),
      cancelled_by = 'resident' where id = ${cancelled}`
    expect(await remind(after(0, begun.startsAt))).toBe(0)
    await remind(now)
    expect(await reminders()).toHaveLength(1)
  })

  test('is looked for by when a meeting is and by whose message it is, in a library with many of both', async () => {
    const branch = await aBranch()
    await manyBookings(branch.id)
    const plan = await asActor(job, (tx) =>
      tx.execute(sql`explain ${withoutReminder(tx, usualReach, now).getSQL()}`),
    )
    const words = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(words).toContain('meeting_by_start')
    expect(words).toContain('message_of_booking')
    expect(words).not.toContain('Seq Scan on message')
    // From the meetings on: not all bookings there are for the few of tomorrow.
    expect(words).toMatch(/Index Scan using booking_(line|place_once|resident_once) on booking/)
  })

  test('is not put by a guest', async () => {
    await expect(putReminders(anyone, {}, now)).rejects.toThrow(Forbidden)
  })
})

/** Twenty thousand bookings over two years, each with a letter. */
async function manyBookings(branchId: number): Promise<void> {
  await database.sql.unsafe(`
    with slot as (
      insert into activity (kind, branch_id, starts_at, ends_at)
      select 'consultation', ${branchId}, t, t + interval '30 minutes' from (
        select timestamptz '2026-03-01' + n * interval '52 minutes' as t from generate_series(1, 20000) n) moments
      returning id, starts_at, ends_at
    ), put as (insert into place (activity_id, number) select id, 1 from slot)
    insert into meeting (activity_id, number, starts_at, ends_at) select id, 1, starts_at, ends_at from slot;
    insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
      select gen_random_uuid(), 'Demo', 'demo', 'call', '06', a.id::text, 'resident', 'nl', now() from activity a;
    insert into booking (id, activity_id, resident_id, status, place_no, code, form_key, created_at)
      select gen_random_uuid(), r.contact_key::bigint, r.id, 'booked', 1, r.contact_key, gen_random_uuid(), now()
      from resident r;
    insert into message (id, key, kind, channel, booking_id, status, due_at, created_at)
      select gen_random_uuid(), 'booking:' || b.id || ':confirmation', 'confirmation', 'email', b.id, 'due', now(), now()
      from booking b;
    analyze`)
}
