import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity, meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { closure } from '@/db/tables/network'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { callsFor } from '@/lib/notices/queries/calls'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import { done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  bookOne,
  hours,
  job,
  minutes,
  now,
  the,
  weeklyHours,
} from '../../../support/world'

// What somebody has yet to hear, while something else happens to the same booking.
freshDatabase('test')

const shut = (branchId: number, day: string): Change => ({
  kind: 'closure',
  closureId: null,
  closure: { branchId, fromDate: day, untilDate: day, fromTime: null, untilTime: null, reason: 'Verbouwing' },
})

/** Somebody who is called is booked on Tuesday 9 March at ten, at a branch that closes then. */
async function onTuesday() {
  const [branch, carla, her] = [await aBranch(), await aColleague(), aPerson({ contact: '06 0000 0077' })]
  await weeklyHours(branch.id)
  await fillAgenda(job, {}, now)
  const slots = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(asc(activity.startsAt))
  const slot = the(slots.find(({ startsAt }) => startsAt.toISOString().startsWith('2027-03-09')))
  const { bookingId } = done(await bookOne(job, aBooking(slot.id, her), now))
  const close = async (day: string, choice: Omit<Choice, 'bookingId'>) => {
    const choices = [{ bookingId, ...choice } as Choice]
    return changeAgenda(carla, { change: shut(branch.id, day), choices, lessons: [] }, now)
  }
  return { branch, carla, her, slot, bookingId, close }
}

async function movedAway() {
  const moved = await onTuesday()
  const preview = await previewOf(moved.carla, shut(moved.branch.id, '2027-03-09'), now)
  const to = the(the(preview?.hits[0]).proposed ?? undefined)
  done(await moved.close('2027-03-09', { way: 'move', to }))
  return { ...moved, to }
}

const toCall = async (actor: Parameters<typeof callsFor>[0], at = now) =>
  (await callsFor(actor, at)).map(({ kind, telephone }) => ({ kind, telephone }))

test('who has yet to hear of another time is called about it also when a letter of her name was wrong', async () => {
  const { carla, her, bookingId } = await movedAway()
  done(await correctBooking(carla, { ...her, bookingId, language: 'ar', ownLaptop: null }, now))
  expect(await toCall(carla)).toEqual([{ kind: 'rescheduled', telephone: '06 0000 0077' }])
})

test('and at the number that was put right', async () => {
  const { carla, her, bookingId } = await movedAway()
  const right = { ...her, contact: '06 0000 0078', bookingId, ownLaptop: null }
  done(await correctBooking(carla, right, now))
  expect(await toCall(carla)).toEqual([{ kind: 'rescheduled', telephone: '06 0000 0078' }])
})

test('or by e-mail, when that is how she is reached', async () => {
  const { carla, her, bookingId } = await movedAway()
  const mail = { contactWay: 'email' as const, contact: 'demo@voorbeeld.example' }
  done(await correctBooking(carla, { ...her, ...mail, bookingId, ownLaptop: null }, now))
  expect(await toCall(carla)).toEqual([])
  const due = await books().select().from(message).where(eq(message.bookingId, bookingId))
  const waiting = due.filter(({ status }) => status === 'due')
  expect(waiting).toMatchObject([{ kind: 'rescheduled', channel: 'email' }])
})

test('a number that was wrong is put right while she still has to hear that it does not go on', async () => {
  const { carla, her, bookingId, close } = await onTuesday()
  done(await close('2027-03-09', { way: 'call' }))
  const right = { ...her, contact: '06 0000 0078', bookingId, ownLaptop: null }
  done(await correctBooking(carla, right, now))
  expect(await toCall(carla)).toEqual([{ kind: 'called_off', telephone: '06 0000 0078' }])
})

test('who was moved, and then called off and given back that time, has still to hear of the move', async () => {
  const { carla, to, close, branch } = await movedAway()
  const day = to.startsAt.toISOString().slice(0, 10)
  done(await close(day, { way: 'call' }))
  expect(await toCall(carla)).toMatchObject([{ kind: 'called_off' }])
  const [row] = (await books().select().from(closure).where(eq(closure.branchId, branch.id))).filter(
    ({ fromDate }) => fromDate === day,
  )
  const open: Change = { kind: 'closure', closureId: the(row).id, closure: null }
  expect(done(await changeAgenda(carla, { change: open, choices: [], lessons: [] }, now))).toMatchObject({
    back: 1,
  })
  expect(await toCall(carla)).toMatchObject([{ kind: 'rescheduled' }])
})

/** Somebody who is called, in a course that begins in an hour. */
async function thisMorning() {
  const [carla, run] = [await aColleague(), await aCourseRun({ startsAt: after(hours(2)) })]
  const { bookingId } = done(await bookOne(carla, aBooking(run.id, aPerson()), now))
  const lessons = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.number))
  const off = (number: number, at = now) =>
    changeRun(
      carla,
      { activityId: run.id, lessons: [{ meetingId: the(lessons[number]).id, way: 'off' }] },
      at,
    )
  return { carla, run, bookingId, lessons, off }
}

test('a lesson that is taken off while somebody is being called about another is said afterwards', async () => {
  const { bookingId, off } = await thisMorning()
  done(await off(2))
  await books()
    .update(message)
    .set({ leasedUntil: after(minutes(15)) })
    .where(eq(message.bookingId, bookingId))
  done(await off(3, after(minutes(5))))
  const put = await books().select().from(message).where(eq(message.bookingId, bookingId))
  expect(put.filter(({ kind }) => kind === 'lessons_changed')).toHaveLength(2)
})

test('who has yet to hear that this morning is off is called before that when the whole run is', async () => {
  const { carla, run, bookingId, lessons, off } = await thisMorning()
  done(await off(0))
  const choices = [{ bookingId, way: 'call' as const }]
  done(await callOffRun(carla, { activityId: run.id, choices }, after(minutes(30))))
  const first = the(lessons[0]).startsAt
  const rows = await books().select().from(message).where(eq(message.bookingId, bookingId))
  const told = rows.find(({ kind }) => kind === 'called_off')
  expect(told?.key).toContain(`:was:${first.getTime()}`)
})

test('who has only a card is told at the desk once, in time for the first of what changed', async () => {
  const { carla, run, off } = await thisMorning()
  const { bookingId } = done(
    await bookOne(carla, aBooking(run.id, aPerson({ contactWay: 'card', contact: null })), now),
  )
  done(await off(0))
  const first = await books().select().from(task).where(eq(task.bookingId, bookingId))
  done(await off(2, after(minutes(5))))
  const open = await books().select().from(task).where(eq(task.bookingId, bookingId))
  expect(open).toMatchObject([{ kind: 'tell_change', dueAt: the(first[0]).dueAt }])
})
