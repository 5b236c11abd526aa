import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { activity, course } from '@/db/tables/agenda'
import { call, task } from '@/db/tables/calls'
import { moveBooking } from '@/lib/bookings/commands/move'
import { finishCall, takeCall } from '@/lib/notices/commands/calls'
import { undoCall } from '@/lib/notices/commands/undo'
import { calledToday } from '@/lib/notices/queries/called'
import { callsFor } from '@/lib/notices/queries/calls'
import { dueNow } from '@/lib/notices/queries/due'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import { finishTask } from '@/lib/tasks/commands'
import { tasksFor, toTellAtDesk } from '@/lib/tasks/queries'
import { Forbidden, type Staff } from '@/lib/tools/access'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  bookOne,
  days,
  hours,
  inside,
  job,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

/** Somebody booked on 9 March at ten, at a branch that is closed then; `way` is what the coordinator chose for them. */
async function hit(way: 'call' | 'move' = 'call', contactWay: 'call' | 'card' = 'call') {
  const here = await aBranch()
  await weeklyHours(here.id)
  await fillAgenda(job, {}, now)
  const all = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, here.id))
    .orderBy(activity.startsAt)
  const slot = the(all.find(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09')))
  const booked = await bookOne(job, aBooking(slot.id, aPerson({ contactWay })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const { bookingId } = booked.value
  const day = '2027-03-09'
  const closure = { branchId: here.id, fromDate: day, untilDate: day, fromTime: null, untilTime: null }
  const change: Change = { kind: 'closure', closureId: null, closure: { ...closure, reason: 'Verbouwing' } }
  const later = all.filter(({ startsAt }) => startsAt > new Date('2027-03-10'))
  const { consultationHoursId, startsAt } = the(later[0])
  const to = { hoursId: consultationHoursId ?? 0, startsAt }
  const choices: Choice[] = [{ bookingId, way, ...(way === 'move' ? { to } : {}) }]
  const { actor } = await anEmployee('coordinator')
  const done = await changeAgenda(actor, { change, choices, lessons: [] }, now)
  if (!done.ok) throw new Error(done.reason)
  return { here, slot, later, bookingId, adviser: await aColleague('adviser') }
}

/** The call about one booking, once somebody took it. */
async function taken(adviser: Staff, bookingId: string, at = now) {
  const mine = async () => the((await callsFor(adviser, at)).find((one) => one.bookingId === bookingId))
  expect((await mine()).times).toEqual([])
  await takeCall(adviser, { messageId: (await mine()).messageId }, at)
  return mine()
}

const openTasks = (bookingId: string) =>
  books()
    .select({ kind: task.kind })
    .from(task)
    .where(sql`${task.bookingId} = ${bookingId} and ${task.doneAt} is null`)

describe('a call that something does not go on', () => {
  test('offers the first free times of that branch to who has taken it, and moves her in the act that writes it down', async () => {
    const { slot, later, bookingId, adviser } = await hit()
    const { messageId, times, answers } = await taken(adviser, bookingId)
    expect(answers).toEqual(['yes', 'no', 'other'])
    expect(times[0]?.startsAt.getTime()).toBeGreaterThan(now.getTime())
    expect(times.map(({ activityId }) => activityId)).not.toContain(slot.id)
    expect(times).toHaveLength(12)
    const to = the(later[1]).id
    expect(
      await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'yes', activityId: to }, now),
    ).toMatchObject({ ok: true })
    expect(await theBooking(bookingId)).toMatchObject({ activityId: to, status: 'booked' })
    expect(await openTasks(bookingId)).toEqual([])
    expect(await callsFor(adviser, now)).toEqual([])
    // She heard it on the telephone: nobody calls her once more.
    expect((await lettersOf(bookingId)).sort()).toEqual(['called_off', 'confirmation', 'moved'])
  })

  test('has no answer as long as nothing is chosen, and a time only with a yes', async () => {
    const { later, bookingId, adviser } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    const to = the(later[0]).id
    for (const said of [
      { outcome: 'spoken' as const },
      { outcome: 'spoken' as const, answer: 'yes' as const },
      { outcome: 'spoken' as const, answer: 'no' as const, activityId: to },
      { outcome: 'no_answer' as const, activityId: to },
    ])
      expect(await finishCall(adviser, { messageId, ...said }, now)).toMatchObject({ reason: 'choose' })
    expect(await books().select().from(call)).toEqual([])
  })

  test('writes nothing down when the time has gone meanwhile', async () => {
    const { later, bookingId, adviser, slot } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    const to = the(later[0]).id
    await bookOne(job, aBooking(to, aPerson()), now)
    const said = { messageId, outcome: 'spoken', answer: 'yes', activityId: to } as const
    expect(await finishCall(adviser, said, now)).toMatchObject({ reason: 'full' })
    expect(await theBooking(bookingId)).toMatchObject({ activityId: slot.id })
    expect(await books().select().from(call)).toEqual([])
    expect(await inside(to)).toHaveLength(1)
  })

  test('takes her off who does not want another time', async () => {
    const { bookingId, adviser } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    expect(await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'no' }, now)).toMatchObject({
      ok: true,
    })
    expect(await theBooking(bookingId)).toMatchObject({ status: 'cancelled', cancelledBy: 'resident' })
    expect(await openTasks(bookingId)).toEqual([])
  })

  test('ends in a task when she wants something else, and is not forgotten when that is done', async () => {
    const { bookingId, adviser } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'other' }, now)
    const listed = async () => (await tasksFor(adviser, now)).map(({ kind }) => kind)
    expect(await listed()).toEqual(['something_else'])
    expect(await dueNow(adviser, now)).toMatchObject({ calls: 0, tasks: 1 })
    const [other] = await tasksFor(adviser, now)
    await finishTask(adviser, { taskId: the(other).taskId, receipt: 'arranged' }, now)
    expect(await listed()).toEqual(['called_off'])
    expect(await dueNow(adviser, now)).toMatchObject({ calls: 0, tasks: 1 })
  })

  test('is undone by calling again: the new time stays, for the old one does not go on', async () => {
    const { later, bookingId, adviser } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    const to = the(later[0]).id
    const made = await finishCall(
      adviser,
      { messageId, outcome: 'spoken', answer: 'yes', activityId: to },
      now,
    )
    if (!made.ok) throw new Error(made.reason)
    expect((await calledToday(adviser, now))[0]?.undoUntil).toEqual(after(minutes(10)))
    expect(await undoCall(adviser, made.value, after(minutes(5)))).toMatchObject({ ok: true })
    expect(await theBooking(bookingId)).toMatchObject({ activityId: to, status: 'booked' })
    expect(await callsFor(adviser, after(minutes(5)))).toMatchObject([{ bookingId, kind: 'rescheduled' }])
    expect(await undoCall(adviser, made.value, after(minutes(6)))).toMatchObject({ reason: 'unknown' })
  })

  test('undone before anything was chosen is to be made again', async () => {
    const { bookingId, adviser } = await hit()
    const { messageId } = await taken(adviser, bookingId)
    const made = await finishCall(adviser, { messageId, outcome: 'spoken', answer: 'other' }, now)
    if (!made.ok) throw new Error(made.reason)
    await undoCall(adviser, made.value, now)
    expect(await callsFor(adviser, now)).toMatchObject([{ bookingId, kind: 'called_off' }])
    expect(await openTasks(bookingId)).toEqual([{ kind: 'called_off' }])
  })
})

test('a call that the time is another one ends with that, or with a time that suits better', async () => {
  const one = await hit('move')
  const first = await taken(one.adviser, one.bookingId)
  expect(first).toMatchObject({ kind: 'rescheduled', answers: ['yes', 'no', 'other'] })
  expect(first.times.map(({ activityId }) => activityId)).not.toContain(the(one.later[0]).id)
  expect(await finishCall(one.adviser, { messageId: first.messageId, outcome: 'spoken' }, now)).toMatchObject(
    {
      ok: true,
    },
  )
  expect(await theBooking(one.bookingId)).toMatchObject({ activityId: the(one.later[0]).id })

  const other = await hit('move')
  const { messageId } = await taken(other.adviser, other.bookingId)
  const activityId = the(other.later[2]).id
  await finishCall(other.adviser, { messageId, outcome: 'spoken', answer: 'yes', activityId }, now)
  expect(await theBooking(other.bookingId)).toMatchObject({ activityId })
  // Moved and told; the time she was given first is free again.
  expect(await inside(the(other.later[0]).id)).toEqual([])
})

describe('the task about who is booked on what does not go on', () => {
  test('stands beside no call that is to be made, and is there when nobody could be reached', async () => {
    const { bookingId, adviser } = await hit()
    expect(await tasksFor(adviser, now)).toEqual([])
    expect(await dueNow(adviser, now)).toMatchObject({ calls: 1, tasks: 0 })
    const { messageId } = await taken(adviser, bookingId)
    await finishCall(adviser, { messageId, outcome: 'wrong_number' }, now)
    expect((await tasksFor(adviser, now)).map(({ kind }) => kind)).toEqual(['wrong_number'])
  })

  test('is done by another time or none, and by no tick, until the time has gone by', async () => {
    const { bookingId, adviser, here, later, slot } = await hit('call', 'card')
    expect(await callsFor(adviser, now)).toEqual([])
    const [one] = await tasksFor(adviser, now)
    expect(one).toMatchObject({ kind: 'called_off', bookingId, stillBooked: true, contact: null })
    const { taskId } = the(one)
    for (const receipt of ['told', 'arranged', 'given_up'] as const)
      expect(await finishTask(adviser, { taskId, receipt }, now)).toMatchObject({ reason: 'still_booked' })
    expect(await openTasks(bookingId)).toEqual([{ kind: 'called_off' }])
    const told = async (at = now) => toTellAtDesk(adviser, { branchId: here.id }, at)
    expect(await told()).toMatchObject([{ bookingId, startsAt: slot.startsAt, title: null }])
    expect((await journalLines()).at(-1)).toMatchObject({ why: 'to_tell', rowIds: [bookingId] })
    expect(await told(after(days(9)))).toEqual([])
    expect((await tasksFor(adviser, after(days(9))))[0]).toMatchObject({ stillBooked: false, late: true })
    await moveBooking(adviser, { bookingId, activityId: the(later[0]).id }, now)
    expect([await told(), await openTasks(bookingId)]).toEqual([[], []])
    expect(await finishTask(adviser, { taskId, receipt: 'told' }, now)).toMatchObject({ reason: 'unknown' })
  })

  test('can be put away once it is over', async () => {
    const { bookingId, adviser, slot } = await hit('call', 'card')
    const [one] = await tasksFor(adviser, now)
    const { taskId } = the(one)
    const at = after(hours(1), slot.endsAt)
    expect(await finishTask(adviser, { taskId, receipt: 'told' }, at)).toMatchObject({ ok: true })
    expect(await openTasks(bookingId)).toEqual([])
  })

  test('is told at no other branch, to nobody who can be called, and only to who works at the desk', async () => {
    const card = await hit('call', 'card')
    const called = await hit()
    expect(await toTellAtDesk(card.adviser, { branchId: called.here.id }, now)).toEqual([])
    await expect(toTellAtDesk(await aColleague('trainer'), { branchId: card.here.id }, now)).rejects.toThrow(
      Forbidden,
    )
  })
})

test('that a course has too few people is listed beside the others, until it is called off', async () => {
  const run = await aCourseRun({ startsAt: after(days(6)) })
  await books()
    .update(course)
    .set({ minimum: 3 })
    .where(sql`${course.id} = (select a.course_id from activity a where a.id = ${run.id})`)
  await bookOne(job, aBooking(run.id), now)
  const few = { id: randomUUID(), kind: 'too_few', activityId: run.id, owner: 'coordinator' } as const
  await books()
    .insert(task)
    .values({ ...few, dueAt: after(days(1)), createdAt: now })
  const adviser = await aColleague('adviser')
  const mine = async () =>
    (await tasksFor(adviser, now)).filter((one) => one.kind === 'too_few' && one.activityId === run.id)
  expect(await mine()).toMatchObject([
    { taskId: few.id, title: 'Klik & Tik', people: 1, minimum: 3, startsAt: run.startsAt, late: false },
  ])
  const { tasks } = await dueNow(adviser, now)
  await books().update(activity).set({ cancelledAt: now }).where(eq(activity.id, run.id))
  expect(await mine()).toEqual([])
  expect((await dueNow(adviser, now)).tasks).toBe(tasks - 1)
  await books().update(activity).set({ cancelledAt: null }).where(eq(activity.id, run.id))
  expect(await finishTask(adviser, { taskId: few.id, receipt: 'arranged' }, now)).toMatchObject({ ok: true })
  expect(await mine()).toEqual([])
})
