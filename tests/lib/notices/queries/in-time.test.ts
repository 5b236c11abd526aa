import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sayOf } from '@/app/bellen/_words'
import { activity, meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { moveBooking } from '@/lib/bookings/commands/move'
import { deskBooking } from '@/lib/bookings/queries/desk'
import { put } from '@/lib/messages/steps'
import { callsFor } from '@/lib/notices/queries/calls'
import { dueNow } from '@/lib/notices/queries/due'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import { hearsOf } from '@/lib/rescheduling/rules/choices'
import { localDate } from '@/lib/tools/time'
import { asActor } from '@/lib/tools/transaction'
import { aHouse } from '../../../support/allowed/agenda-adr'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
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
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

const later = after(minutes(5))

async function moved() {
  const branch = await aBranch()
  const hoursId = await weeklyHours(branch.id)
  await fillAgenda(job, {}, now)
  const slots = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(activity.startsAt)
  const [old] = slots.filter(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09'))
  const [next] = slots.filter(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-16'))
  const booked = await bookOne(job, aBooking(the(old).id, aPerson({ contactWay: 'call' })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const { bookingId } = booked.value
  const { actor } = await anEmployee('coordinator')
  await asActor(job, (tx) =>
    put(tx, {
      ...{ key: `booking:${bookingId}:confirmation`, kind: 'confirmation', bookingId },
      ...{ contactWay: 'call', seen: false, now },
    }),
  )
  const day = '2027-03-09'
  const closure = {
    branchId: branch.id,
    fromDate: day,
    untilDate: day,
    fromTime: null,
    untilTime: null,
    reason: 'x',
  }
  const done = await changeAgenda(
    actor,
    {
      change: { kind: 'closure', closureId: null, closure },
      choices: [{ bookingId, way: 'move', to: { hoursId, startsAt: the(next).startsAt } }],
      lessons: [],
    },
    now,
  )
  if (!done.ok) throw new Error(done.reason)
  return { bookingId, actor, old: the(old), next: the(next) }
}

test('who gets another time hears it before the old one, and in one call that stands for the one about the booking', async () => {
  const { bookingId, actor, old, next } = await moved()
  const calls = (await callsFor(actor, later)).filter((one) => one.bookingId === bookingId)
  expect(calls.map(({ kind }) => kind)).toEqual(['rescheduled'])
  expect(calls[0]).toMatchObject({ startsAt: next.startsAt, until: old.startsAt })
  for (const at of calls[0]?.again ?? []) expect(at < old.startsAt).toBe(true)
  expect(await dueNow(actor, after(days(1)))).toMatchObject({ calls: 1, before: old.startsAt })
  // Once the old moment is over there is only the new one to be in time for.
  const past = await callsFor(actor, after(hours(1), old.startsAt))
  expect(past.find((one) => one.bookingId === bookingId)?.until).toEqual(next.startsAt)
})

test.each(['move', 'call', 'cancel'] as const)(
  'who has yet to hear of another time, which goes off as well (%s), hears it before the first',
  async (way) => {
    const { bookingId, actor, old, next } = await moved()
    const day = localDate(next.startsAt)
    const closure = {
      branchId: next.branchId,
      fromDate: day,
      untilDate: day,
      fromTime: null,
      untilTime: null,
    }
    const change = { kind: 'closure' as const, closureId: null, closure: { ...closure, reason: 'x' } }
    const shown = the((await previewOf(actor, change, now)) ?? undefined)
    const other = the(shown.hits[0]).others.at(-1)
    const choice = { bookingId, way, ...(way === 'move' ? { to: the(other) } : {}) }
    expect(await changeAgenda(actor, { change, choices: [choice], lessons: [] }, now)).toMatchObject({
      ok: true,
    })
    const calls = (await callsFor(actor, later)).filter((one) => one.bookingId === bookingId)
    expect(calls.map(({ until }) => until)).toEqual([old.startsAt])
    const tasks = await books().select().from(task).where(eq(task.bookingId, bookingId))
    expect(tasks.map(({ kind }) => kind)).toEqual(way === 'call' ? ['called_off'] : [])
    for (const { dueAt } of tasks) expect(dueAt < old.startsAt).toBe(true)
  },
)

test('who is in a course hears of a lesson that is put off before the day on which it was, also of the second change', async () => {
  const run = await aCourseRun({ lessons: 3, startsAt: after(days(7)) })
  const booked = await bookOne(job, aBooking(run.id, aPerson({ contactWay: 'call' })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const { bookingId } = booked.value
  const { actor } = await anEmployee('coordinator')
  const [first, second] = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.number))
  const until = async () => (await callsFor(actor, later)).find((one) => one.bookingId === bookingId)?.until
  const off = (meetingId: number) => ({ activityId: run.id, lessons: [{ meetingId, way: 'off' as const }] })
  expect(await changeRun(actor, off(the(second).id), now)).toMatchObject({ value: { called: 1 } })
  expect(await until()).toEqual(the(first).startsAt)
  const startsAt = after(days(30))
  const put = { meetingId: the(first).id, way: 'move' as const, startsAt, endsAt: after(hours(2), startsAt) }
  await changeRun(actor, { activityId: run.id, lessons: [put] }, now)
  expect(await until()).toEqual(the(first).startsAt)
})

test('how people hear it is counted apart: by letter, by a call, at the desk, and who keeps what they have', () => {
  const chosen = (bookingId: string, way: 'move' | 'call' | 'cancel' | 'stand') => ({ bookingId, way })
  const all = [
    chosen('mail', 'move'),
    chosen('sms', 'cancel'),
    chosen('texted', 'call'),
    chosen('card', 'call'),
    chosen('kept', 'stand'),
  ]
  const reached = new Map([
    ['mail', 'email' as const],
    ['sms', 'sms' as const],
    ['texted', 'sms' as const],
    ['card', 'card' as const],
    ['kept', 'email' as const],
  ])
  expect(hearsOf(all, reached, { email: true, sms: true })).toEqual({
    written: 2,
    called: 1,
    desk: 1,
    stands: 1,
  })
  expect(hearsOf(all, reached, { email: true, sms: false })).toEqual({
    written: 1,
    called: 2,
    desk: 1,
    stands: 1,
  })
  expect(hearsOf(all, reached, { email: false, sms: false })).toEqual({
    written: 0,
    called: 3,
    desk: 1,
    stands: 1,
  })
})

test('who is moved to another branch hears its address, on the telephone and at the desk', async () => {
  const [from, to] = [await aBranch(), await aBranch({ name: 'Loenen' })]
  await aHouse(to.id)
  const [old, next] = [
    await aSlot({ branchId: from.id, startsAt: after(days(7)) }),
    await aSlot({ branchId: to.id, startsAt: after(days(8)) }),
  ]
  const again = await aSlot({ branchId: to.id, startsAt: after(days(9)) })
  const booked = await bookOne(job, aBooking(old.id, aPerson({ contactWay: 'call' })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const { bookingId } = booked.value
  const { actor } = await anEmployee('coordinator')
  const move = (activityId: number) => moveBooking(actor, { bookingId, activityId }, now)
  expect(await move(next.id)).toMatchObject({ ok: true })
  expect(await deskBooking(actor, { bookingId }, now)).toMatchObject({ elsewhere: true })
  await asActor(job, async (tx) => {
    await tx
      .update(message)
      .set({ channel: 'call', status: 'due', receipt: null, finishedAt: null })
      .where(eq(message.kind, 'moved'))
  })
  const call = (await callsFor(actor, later)).find((one) => one.bookingId === bookingId)
  expect(sayOf(the(call), now)).toContain('in de bibliotheek in Loenen, Voorbeeldstraat 1')
  // From one time to another there is nothing new to say of where it is.
  expect(await move(again.id)).toMatchObject({ ok: true })
  expect(await deskBooking(actor, { bookingId }, now)).toMatchObject({ elsewhere: false })
})
