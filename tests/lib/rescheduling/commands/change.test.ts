import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity, place } from '@/db/tables/agenda'
import { attendance } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { closure } from '@/db/tables/network'
import { weekOf } from '@/lib/availability/queries/week'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
  after,
  aGuest,
  aPerson,
  bookOne,
  days,
  inside,
  job,
  lettersOf,
  now,
  the,
  theBooking,
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

const shut = (branchId: number | null, fromDate: string, untilDate = fromDate): Change => ({
  kind: 'closure',
  closureId: null,
  closure: { branchId, fromDate, untilDate, fromTime: null, untilTime: null, reason: 'Verbouwing' },
})

/** A branch with hours on Tuesday and somebody booked on 9 March at ten, reached as is said. */
async function aTuesday(contactWay: 'call' | 'email' | 'card' = 'call') {
  const branch = await aBranch()
  const hoursId = await weeklyHours(branch.id)
  await fillAgenda(job, {}, now)
  const slots = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(activity.startsAt)
  const on = slots.filter(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09'))
  const contact = { call: '06 0000 0077', email: 'demo@voorbeeld.example', card: null }[contactWay]
  const person = { ...aPerson(), contactWay, ...(contactWay === 'call' ? {} : { contact }) }
  const booked = await bookOne(job, aBooking(on[0]?.id ?? 0, person), now)
  if (!booked.ok) throw new Error(booked.reason)
  const coordinator = (await anEmployee('coordinator')).actor
  return {
    branch,
    hoursId,
    slots,
    slot: on[0] as (typeof on)[number],
    bookingId: booked.value.bookingId,
    coordinator,
  }
}

const did = <Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

test('a closure shows who is hit with a new time, and moves them', async () => {
  const { branch, slot, bookingId, coordinator } = await aTuesday()
  const change = shut(branch.id, '2027-03-09')
  const preview = await previewOf(coordinator, change, now)
  expect(preview).toMatchObject({ added: 0, withdrawn: 4, hits: [{ bookingId, fewer: false }] })
  // Nothing was done by looking.
  expect(the(await theBooking(bookingId)).activityId).toBe(slot.id)
  const to = the(preview?.hits[0]?.proposed ?? undefined)
  const choices: Choice[] = [{ bookingId, way: 'move', to }]
  expect(did(await changeAgenda(coordinator, { change, choices, lessons: [] }, now))).toEqual({
    added: 0,
    withdrawn: 4,
    hears: { written: 0, called: 1, desk: 0, stands: 0 },
    back: 0,
  })
  const { activityId } = the(await theBooking(bookingId))
  const [moved] = await books().select().from(activity).where(eq(activity.id, activityId))
  expect(moved).toMatchObject({ consultationHoursId: to.hoursId, startsAt: to.startsAt, cancelledAt: null })
  expect(await lettersOf(bookingId)).toContain('rescheduled')
  expect(await fillAgenda(job, {}, after(1_000))).toBe(0)
})

test('who was not shown is hit by nothing: it is to be shown again', async () => {
  const { branch, coordinator, bookingId } = await aTuesday()
  const change = shut(branch.id, '2027-03-09')
  const none = await changeAgenda(coordinator, { change, choices: [], lessons: [] }, now)
  expect(none).toMatchObject({ ok: false, reason: 'changed' })
  expect(the(await theBooking(bookingId)).status).toBe('booked')
})

test('who is called stays until then, is expected nowhere, and somebody has to reach them before', async () => {
  const { branch, slot, slots, bookingId, coordinator } = await aTuesday()
  const change = shut(branch.id, '2027-03-09')
  did(await changeAgenda(coordinator, { change, choices: [{ bookingId, way: 'call' }], lessons: [] }, now))
  const [row] = await books().select().from(activity).where(eq(activity.id, slot.id))
  expect(row?.cancelledAt).toEqual(now)
  expect(await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))).toEqual([])
  const [given] = await books().select().from(task).where(eq(task.bookingId, bookingId))
  expect(given).toMatchObject({ kind: 'called_off', doneAt: null })
  expect(given?.dueAt.getTime()).toBeLessThan(slot.startsAt.getTime())
  expect(await lettersOf(bookingId)).toContain('called_off')
  // She chooses another time herself, and nobody has to call any more.
  const later = slots.find(({ startsAt }) => startsAt > after(days(10)))
  did(await moveBooking(coordinator, { bookingId, activityId: later?.id ?? 0 }, now))
  expect(await books().select().from(task).where(eq(task.bookingId, bookingId))).toEqual([])
  expect(await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))).toHaveLength(1)
})

test('what is let stand stays, also when the plan is looked at again', async () => {
  const { branch, slot, bookingId, coordinator } = await aTuesday('card')
  const choices: Choice[] = [{ bookingId, way: 'stand', because: 'promised' }]
  const change = shut(branch.id, '2027-03-09')
  expect((await previewOf(coordinator, change, now))?.hits[0]?.proposed).toBe(null)
  expect(did(await changeAgenda(coordinator, { change, choices, lessons: [] }, now))).toMatchObject({
    hears: { written: 0, called: 0, desk: 0, stands: 1 },
  })
  const [row] = await books().select().from(activity).where(eq(activity.id, slot.id))
  expect(row).toMatchObject({ cancelledAt: null, keptBecause: 'promised' })
  expect(await previewOf(coordinator, shut(branch.id, '2027-03-08', '2027-03-10'), now)).toMatchObject({
    withdrawn: 0,
    hits: [],
  })
})

const desksOn = (hoursId: number, desks: number): Change => ({
  ...{ kind: 'exception', hoursId, date: '2027-03-09' },
  exception: { off: false, fromTime: null, untilTime: null, desks, because: 'busy' },
})

test('who stands with a desk too few is hit when there is none at all, and so is who had a desk', async () => {
  const { branch, hoursId, slot, bookingId, coordinator } = await aTuesday()
  did(await changeAgenda(coordinator, { change: desksOn(hoursId, 2), choices: [], lessons: [] }, now))
  const second = did(await bookOne(job, aBooking(slot.id), now))
  const choices: Choice[] = [{ bookingId: second.bookingId, way: 'stand', because: 'staffed' }]
  did(await changeAgenda(coordinator, { change: desksOn(hoursId, 1), choices, lessons: [] }, now))
  // The same desks once more: that was said of these.
  expect((await previewOf(coordinator, desksOn(hoursId, 1), now))?.hits).toEqual([])
  const closes = shut(branch.id, '2027-03-09')
  const hits = (await previewOf(coordinator, closes, now))?.hits.map((one) => one.bookingId)
  expect(hits).toEqual([bookingId, second.bookingId])
  const called = [bookingId, second.bookingId].map((id): Choice => ({ bookingId: id, way: 'call' }))
  did(await changeAgenda(coordinator, { change: closes, choices: called, lessons: [] }, now))
  const given = await books().select().from(task)
  expect(given.map((one) => [one.kind, one.bookingId]).sort()).toEqual(
    [bookingId, second.bookingId].map((id) => ['called_off', id]).sort(),
  )
})

test('what was let stand can be booked again when its closure is taken back, for as many as there are desks', async () => {
  const { branch, hoursId, slot, bookingId, coordinator } = await aTuesday()
  did(await changeAgenda(coordinator, { change: desksOn(hoursId, 2), choices: [], lessons: [] }, now))
  const choices: Choice[] = [{ bookingId, way: 'stand', because: 'staffed' }]
  const change = shut(branch.id, '2027-03-09')
  did(await changeAgenda(coordinator, { change, choices, lessons: [] }, now))
  expect(await reopen(branch.id, coordinator)).toMatchObject({ added: 3 })
  const [row] = await books().select().from(activity).where(eq(activity.id, slot.id))
  expect(row).toMatchObject({ keptBy: null, keptBecause: null, keptAt: null })
  expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ ok: true })
  expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ ok: false, reason: 'full' })
  // Another closure is about them as about everybody.
  expect((await previewOf(coordinator, change, now))?.hits).toHaveLength(2)
})

test('fewer desks hit whoever came last, and the others stay', async () => {
  const { hoursId, slot, bookingId, coordinator } = await aTuesday()
  const more: Change = {
    kind: 'exception',
    hoursId,
    date: '2027-03-09',
    exception: { off: false, fromTime: null, untilTime: null, desks: 2, because: 'busy' },
  }
  did(await changeAgenda(coordinator, { change: more, choices: [], lessons: [] }, now))
  const second = did(await bookOne(job, aBooking(slot.id), now))
  const fewer: Change = { ...more, exception: null }
  const preview = await previewOf(coordinator, fewer, now)
  expect(preview?.hits.map((one) => [one.bookingId, one.fewer])).toEqual([[second.bookingId, true]])
  const choices: Choice[] = [{ bookingId: second.bookingId, way: 'call' }]
  did(await changeAgenda(coordinator, { change: fewer, choices, lessons: [] }, now))
  expect(the(await theBooking(bookingId)).activityId).toBe(slot.id)
  expect(the(await theBooking(second.bookingId)).activityId).not.toBe(slot.id)
  expect(await previewOf(coordinator, fewer, now)).toMatchObject({
    added: 0,
    withdrawn: 0,
    changed: 0,
    hits: [],
  })
})

test('Tuesday becomes every other Tuesday: half of the times go, and come back when it is weekly again', async () => {
  const { branch, hoursId, coordinator, slots, bookingId } = await aTuesday()
  const version = {
    ...{
      validFrom: '2027-03-01',
      validUntil: null,
      weekday: 2,
      rhythm: 'fortnightly' as const,
      anchor: '2027-03-09',
      nth: null,
    },
    ...{
      fromTime: '10:00',
      untilTime: '12:00',
      minutes: 30,
      pause: 0,
      desks: 1,
      walkInDesks: 0,
      languages: ['nl'],
      topics: null,
    },
  }
  const change: Change = { kind: 'hours', hoursId, branchId: branch.id, version }
  const preview = await previewOf(coordinator, change, now)
  expect(preview).toMatchObject({ added: 0, hits: [] })
  expect(preview?.withdrawn).toBe(slots.filter(({ startsAt }) => startsAt > now).length / 2)
  did(await changeAgenda(coordinator, { change, choices: [], lessons: [] }, now))
  expect(the(await theBooking(bookingId)).status).toBe('booked')
  const weekly: Change = { ...change, version: { ...version, rhythm: 'weekly', anchor: null } }
  expect((await previewOf(coordinator, weekly, now))?.added).toBe(preview?.withdrawn)
})

test('whoever fills in a form for a place that goes with fewer desks, does not get it', async () => {
  const { hoursId, slot, coordinator, bookingId } = await aTuesday()
  const exception = { off: false, fromTime: null, untilTime: null, desks: 2, because: 'busy' as const }
  const more: Change = { kind: 'exception', hoursId, date: '2027-03-09', exception }
  did(await changeAgenda(coordinator, { change: more, choices: [], lessons: [] }, now))
  const guest = await aGuest()
  did(await hold(guest, { activityId: slot.id }, now))
  const fewer: Change = { ...more, exception: null }
  expect(await previewOf(coordinator, fewer, now)).toMatchObject({ hits: [] })
  did(await changeAgenda(coordinator, { change: fewer, choices: [], lessons: [] }, now))
  expect(await confirm(guest, { formKey: randomUUID(), language: 'nl' }, now)).toMatchObject({ ok: false })
  expect((await inside(slot.id)).map(({ id }) => id)).toEqual([bookingId])
  expect(await books().select().from(place).where(eq(place.activityId, slot.id))).toHaveLength(1)
})

test('what is let stand has no place for anybody new', async () => {
  const branch = await aBranch()
  await weeklyHours(branch.id, { desks: 3 })
  await fillAgenda(job, {}, now)
  const slots = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(activity.startsAt)
  const slot = the(slots.find(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09')))
  const { bookingId } = the(did(await bookOne(job, aBooking(slot.id), now)))
  const coordinator = (await anEmployee('coordinator')).actor
  const choices: Choice[] = [{ bookingId, way: 'stand', because: 'promised' }]
  const change = shut(branch.id, '2027-03-09')
  did(await changeAgenda(coordinator, { change, choices, lessons: [] }, now))
  expect(await bookOne(job, aBooking(slot.id), now)).toMatchObject({ ok: false, reason: 'full' })
  expect(the(await theBooking(bookingId)).status).toBe('booked')
})

/** Lifts the one closure of a branch. */
async function reopen(branchId: number, coordinator: Awaited<ReturnType<typeof aTuesday>>['coordinator']) {
  const [row] = await books().select().from(closure).where(eq(closure.branchId, branchId))
  const change: Change = { kind: 'closure', closureId: the(row).id, closure: null }
  return did(await changeAgenda(coordinator, { change, choices: [], lessons: [] }, now))
}

test.each(['call', 'email', 'card'] as const)(
  'a time that comes back is again of who was there and has not heard that it was off (%s)',
  async (way) => {
    const { branch, slot, bookingId, coordinator } = await aTuesday(way)
    const change = shut(branch.id, '2027-03-09')
    did(await changeAgenda(coordinator, { change, choices: [{ bookingId, way: 'call' }], lessons: [] }, now))
    expect(await reopen(branch.id, coordinator)).toMatchObject({ added: 4, back: 1 })
    const own = the(await theBooking(bookingId))
    const [there] = await books().select().from(activity).where(eq(activity.id, own.activityId))
    expect(there).toMatchObject({ cancelledAt: null, startsAt: slot.startsAt })
    expect(await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))).toHaveLength(1)
    expect(await books().select().from(task).where(eq(task.bookingId, bookingId))).toEqual([])
    const due = await books().select().from(message).where(eq(message.bookingId, bookingId))
    expect(due.filter(({ kind, status }) => kind === 'called_off' && status === 'due')).toEqual([])
    // One time stands there, with one person.
    const week = await weekOf(coordinator, { day: '2027-03-09', branchSlug: branch.slug }, now)
    const blocks = week.branches[0]?.days.find(({ date }) => date === '2027-03-09')?.blocks
    expect(blocks).toMatchObject([{ kind: 'hours', times: 4, taken: 1, calledOff: 0 }])
  },
)

test('who has heard that it is off stays off when the time comes back: they may have made other plans', async () => {
  const { branch, bookingId, coordinator } = await aTuesday('email')
  const change = shut(branch.id, '2027-03-09')
  did(await changeAgenda(coordinator, { change, choices: [{ bookingId, way: 'call' }], lessons: [] }, now))
  await books()
    .update(message)
    .set({ status: 'sent', receipt: 'x', finishedAt: now })
    .where(eq(message.bookingId, bookingId))
  expect(await reopen(branch.id, coordinator)).toMatchObject({ back: 0 })
  const [given] = await books().select().from(task).where(eq(task.bookingId, bookingId))
  expect(given).toMatchObject({ kind: 'called_off', doneAt: null })
})
