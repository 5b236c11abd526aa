import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { attendance, booking } from '@/db/tables/booking'
import { branch, closure, holiday } from '@/db/tables/network'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { giveTicket, moveTicket } from '@/lib/attendance/commands/tickets'
import { undoMarks } from '@/lib/attendance/commands/undo'
import { dayStamp, deskDay } from '@/lib/attendance/queries/day'
import type { Says } from '@/lib/attendance/rules/marks'
import { dueNow } from '@/lib/notices/queries/due'
import { deskTopics } from '@/lib/questions/queries/topics'
import { Forbidden, type Staff } from '@/lib/tools/access'
import { atLocal } from '@/lib/tools/time'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { statementsOf } from '../../../support/statements'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  anyone,
  aSlot,
  bookOne,
  days,
  hours,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

type Given = Parameters<typeof aBooking>[1]

/** Somebody who has an appointment at a branch, on this day at this time. */
async function appointment(branchId: number, startsAt: Date, given: Given = {}) {
  const slot = await aSlot({ branchId, startsAt, desks: 2 })
  return booked(slot.id, given, after(-days(14)))
}

async function booked(activityId: number, given: Given = {}, at = now) {
  const made = await bookOne(anyone, aBooking(activityId, given), at)
  if (!made.ok) throw new Error(made.reason)
  const [row] = await books()
    .select({ meetingId: attendance.meetingId })
    .from(attendance)
    .where(eq(attendance.bookingId, made.value.bookingId))
  return { bookingId: made.value.bookingId, meetingId: the(row).meetingId }
}

type One = { bookingId: string; meetingId: number }

async function tap(actor: Staff, { bookingId, meetingId }: One, says: Says, at = now, seenRevision = 0) {
  const markId = randomUUID()
  const one = { markId, bookingId, says, manner: null, seenRevision, sure: true }
  const done = await markAttendance(actor, { meetingId, marks: [one] }, at)
  if (!done.ok) throw new Error(done.reason)
  return markId
}

async function atADesk() {
  return { anton: await aColleague('adviser'), branchId: (await aBranch()).id }
}

describe('the day at a branch', () => {
  test('shows appointments and lessons in order, of this branch and this day only', async () => {
    const { anton, branchId } = await atADesk()
    const elsewhere = await aBranch()
    const person = { name: 'Demo Riet', language: 'ar', topic: 'digid-app', contactOf: 'helper' } as const
    const riet = await appointment(branchId, after(hours(1)), person)
    await appointment(branchId, after(days(1)))
    await appointment(elsewhere.id, after(hours(1)))
    const course = await aCourseRun({ branchId, startsAt: after(hours(2)), places: 5 })
    await booked(course.id, { ownLaptop: false })
    await booked(course.id, { ownLaptop: true })
    await aSlot({ branchId, startsAt: after(hours(6)) })
    const day = await deskDay(anton, { branchId }, now)
    expect(day.meetings).toMatchObject([
      { kind: 'consultation', meetingId: riet.meetingId, people: 1, free: 1, coming: [person] },
      {
        ...{ kind: 'course', title: 'Klik & Tik', number: 1, lessons: 4 },
        ...{ people: 2, filled: 0, laptops: 1, coming: [] },
      },
      { kind: 'consultation', people: 0, free: 1, coming: [] },
    ])
    expect(await journalLines()).toEqual([
      { verb: 'see', kind: 'booking', why: 'day', rowIds: [riet.bookingId], who: anton.userId },
    ])
  })

  test('shows how somebody stands, and the last tap as long as it can be undone', async () => {
    const { anton, branchId } = await atADesk()
    const riet = await appointment(branchId, after(hours(1)))
    const markId = await tap(anton, riet, 'arrived')
    const [row] = (await deskDay(anton, { branchId }, after(minutes(9)))).meetings
    expect(the(row).coming).toMatchObject([
      { arrivedAt: now, mark: null, revision: 1, undo: { markId, until: after(minutes(10)) } },
    ])
    const [later] = (await deskDay(anton, { branchId }, after(minutes(10)))).meetings
    expect(the(later).coming).toMatchObject([{ arrivedAt: now, undo: null }])
  })

  test('offers no way back from a way back', async () => {
    const { anton, branchId } = await atADesk()
    const riet = await appointment(branchId, after(hours(1)))
    await undoMarks(anton, { markIds: [await tap(anton, riet, 'absent')] }, now)
    const { meetings } = await deskDay(anton, { branchId }, now)
    expect(meetings[0]?.coming).toMatchObject([{ mark: null, undo: null }])
  })

  test('leaves out who cancelled and a time that is called off, and offers no place that has gone by', async () => {
    const { anton, branchId } = await atADesk()
    const gone = await appointment(branchId, after(-hours(2)))
    const cancelled = {
      status: 'cancelled',
      placeNo: null,
      cancelledAt: now,
      cancelledBy: 'resident',
    } as const
    await books().update(booking).set(cancelled).where(eq(booking.id, gone.bookingId))
    expect((await deskDay(anton, { branchId }, now)).meetings).toMatchObject([
      { people: 0, free: 0, coming: [] },
    ])
  })

  test('says when the branch is closed, and whose turn it is', async () => {
    const { anton, branchId } = await atADesk()
    const riet = await appointment(branchId, now)
    await tap(anton, riet, 'arrived')
    const wim = { ticketId: randomUUID(), branchId, firstName: 'Wim' }
    await giveTicket(anton, wim, now)
    const open = await deskDay(anton, { branchId }, after(minutes(1)))
    expect(open).toMatchObject({ closed: false, helped: 0, tickets: [{ number: 1, firstName: 'Wim' }] })
    expect(open.turns).toEqual([
      { kind: 'appointment', bookingId: riet.bookingId },
      { kind: 'walk_in', ticketId: wim.ticketId },
    ])
    await moveTicket(anton, { ticketId: wim.ticketId, step: 'helped' }, after(minutes(1)))
    const day = { fromDate: '2027-03-01', untilDate: '2027-03-01', reason: 'Feest' }
    await books()
      .insert(closure)
      .values({ branchId, ...day })
    expect(await deskDay(anton, { branchId }, after(minutes(12)))).toMatchObject({
      ...{ closed: true, helped: 1, tickets: [] },
    })
  })

  test('is closed on a public holiday, as the library decided, and once the branch is closed for good', async () => {
    const { anton, branchId } = await atADesk()
    const dayOn = async (date: string) => deskDay(anton, { branchId }, atLocal(date, '10:00'))
    expect(await dayOn('2027-12-25')).toMatchObject({ closed: true })
    // Good Friday is an ordinary day, unless the library says otherwise; on the fifth of May it is the other way round.
    expect(await dayOn('2027-03-26')).toMatchObject({ closed: false })
    await books()
      .insert(holiday)
      .values([
        { day: '2027-03-26', closed: true },
        { day: '2027-05-05', closed: false },
      ])
    expect(await dayOn('2027-03-26')).toMatchObject({ closed: true })
    expect(await dayOn('2027-05-05')).toMatchObject({ closed: false })
    await books().update(branch).set({ closedFrom: '2027-06-01' }).where(eq(branch.id, branchId))
    expect(await dayOn('2027-05-31')).toMatchObject({ closed: false })
    expect(await dayOn('2027-06-01')).toMatchObject({ closed: true })
  })

  test('is not closed for a part of it: then it says which', async () => {
    const { anton, branchId } = await atADesk()
    const at = { fromDate: '2027-03-01', untilDate: '2027-03-01', reason: 'Overleg' }
    await books()
      .insert(closure)
      .values([
        { branchId, ...at, fromTime: '13:00', untilTime: '15:00' },
        { branchId: null, ...at, fromTime: '09:00', untilTime: '10:00' },
        { branchId: (await aBranch()).id, ...at },
      ])
    expect(await deskDay(anton, { branchId }, now)).toMatchObject({
      closed: false,
      closedAt: [
        { fromTime: '09:00', untilTime: '10:00' },
        { fromTime: '13:00', untilTime: '15:00' },
      ],
    })
  })

  test('is nobody’s but the desk’s', async () => {
    const { branchId } = await atADesk()
    for (const role of ['trainer', 'dpo', 'reader'] as const)
      await expect(deskDay(await aColleague(role), { branchId }, now)).rejects.toThrow(Forbidden)
  })
})

describe('what was not filled in', () => {
  test('stands there the next morning, with who it is about and nobody else, up to seven days back', async () => {
    const { anton, branchId } = await atADesk()
    const late = await appointment(branchId, after(-days(1)), { name: 'Demo Riet' })
    const slot = await aSlot({ branchId, startsAt: after(-days(2)), desks: 2 })
    const [seen, filled] = [
      await booked(slot.id, { name: 'Demo Wim' }, after(-days(9))),
      await booked(slot.id, { name: 'Demo Henk' }, after(-days(9))),
    ]
    await appointment(branchId, after(-days(8)))
    await tap(anton, seen, 'arrived', after(-days(2)))
    await tap(anton, filled, 'present', after(-days(2)))
    const lesson = await aCourseRun({ branchId, startsAt: after(-days(3)), lessons: 1 })
    await booked(lesson.id, {}, after(-days(9)))
    const { left, meetings } = await deskDay(anton, { branchId }, now)
    expect(meetings).toEqual([])
    expect(left).toMatchObject([
      { kind: 'course', people: 1, filled: 0, coming: [] },
      { meetingId: seen.meetingId, people: 2, filled: 1, coming: [{ name: 'Demo Wim' }] },
      { meetingId: late.meetingId, coming: [{ name: 'Demo Riet' }] },
    ])
    await tap(anton, late, 'present')
    await tap(anton, seen, 'absent', now, 1)
    const soon = (await deskDay(anton, { branchId }, after(minutes(9)))).left.flatMap(({ coming }) => coming)
    expect(soon).toMatchObject([
      { name: 'Demo Wim', mark: 'absent', undo: { until: after(minutes(10)) } },
      { name: 'Demo Riet', mark: 'present', undo: { until: after(minutes(10)) } },
    ])
    expect((await deskDay(anton, { branchId }, after(minutes(10)))).left).toMatchObject([{ kind: 'course' }])
  })
})

describe('the stamp of the day', () => {
  test('is another one after every tap, ticket and booking, when a time has come, and on another day', async () => {
    const { anton, branchId } = await atADesk()
    const riet = await appointment(branchId, after(hours(1)))
    const stamps: string[] = []
    const look = async (at: Date) => stamps.push(await dayStamp(anton, { branchId }, at))
    await look(now)
    const markId = await tap(anton, riet, 'arrived')
    await look(now)
    await undoMarks(anton, { markIds: [markId] }, now)
    await look(now)
    const wim = { ticketId: randomUUID(), branchId, firstName: null }
    await giveTicket(anton, wim, now)
    await look(now)
    await moveTicket(anton, { ticketId: wim.ticketId, step: 'turn' }, now)
    await look(now)
    await appointment(branchId, after(hours(3)))
    await look(now)
    await look(after(hours(1)))
    await look(after(days(1)))
    expect(new Set(stamps).size).toBe(stamps.length)
  })

  test('is another one when a tap cannot be undone any more, and stays the same when nothing happens', async () => {
    const { anton, branchId } = await atADesk()
    await tap(anton, await appointment(branchId, after(hours(1))), 'arrived')
    const { stamp } = await deskDay(anton, { branchId }, now)
    const lines = await journalLines()
    const stamps = []
    for (const at of [0, 5, 9, 10]) stamps.push(await dayStamp(anton, { branchId }, after(minutes(at))))
    expect(new Set([stamp, ...stamps.slice(0, 3)]).size).toBe(1)
    expect(stamps[3]).not.toBe(stamps[0])
    // Looking every few seconds is not seeing anybody.
    expect(await journalLines()).toEqual(lines)
  })
})

test('the whole page asks eight statements at most, however much there is on it', async () => {
  const { anton, branchId } = await atADesk()
  for (const hour of [1, 2, 3, 4])
    await tap(anton, await appointment(branchId, after(hours(hour))), 'arrived')
  await appointment(branchId, after(-days(1)))
  await booked((await aCourseRun({ branchId, startsAt: after(hours(1)) })).id)
  await giveTicket(anton, { ticketId: randomUUID(), branchId, firstName: null }, now)
  const asked = await statementsOf(() =>
    Promise.all([deskDay(anton, { branchId }, now), dueNow(anton, now), deskTopics(anton)]),
  )
  // With who is asking, which is told to PostgreSQL twice.
  expect(asked.length).toBeLessThanOrEqual(8)
  expect(await statementsOf(() => dayStamp(anton, { branchId }, now))).toHaveLength(2)
})

test('a lesson is marked by who gives it, and the desk sees how many of it are', async () => {
  const { anton, branchId } = await atADesk()
  const course = await aCourseRun({ branchId, startsAt: after(minutes(30)) })
  const { bookingId } = await booked(course.id)
  const [lesson] = await books()
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.activityId, course.id), eq(meeting.number, 1)))
  await tap(anton, { bookingId, meetingId: the(lesson).id }, 'present')
  expect((await deskDay(anton, { branchId }, now)).meetings).toMatchObject([{ people: 1, filled: 1 }])
})
