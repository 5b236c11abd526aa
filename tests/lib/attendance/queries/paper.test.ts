import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { booking } from '@/db/tables/booking'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { giveTicket, moveTicket } from '@/lib/attendance/commands/tickets'
import { dayPaper } from '@/lib/attendance/queries/paper'
import { Forbidden, type Staff } from '@/lib/tools/access'
import { addDays, localDate } from '@/lib/tools/time'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aTap } from '../../../support/register'
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

const day = localDate(now)

async function booked(activityId: number, given: Parameters<typeof aBooking>[1]): Promise<string> {
  const made = await bookOne(anyone, aBooking(activityId, given), after(-days(14)))
  if (!made.ok) throw new Error(made.reason)
  return made.value.bookingId
}

async function atADesk(): Promise<{ anton: Staff; branchId: number }> {
  return { anton: await aColleague('adviser'), branchId: (await aBranch()).id }
}

async function walksIn(anton: Staff, branchId: number, firstName: string | null): Promise<string> {
  const ticketId = randomUUID()
  await giveTicket(anton, { ticketId, branchId, firstName }, now)
  return ticketId
}

describe('the day on paper', () => {
  test('has who comes with what the desk needs of them, the lessons by name, and what is free, in order', async () => {
    const { anton, branchId } = await atADesk()
    const slot = await aSlot({ branchId, startsAt: after(hours(1)), desks: 2 })
    const riet = await booked(slot.id, { name: 'Demo Riet', language: 'ar', topic: 'digid-app' })
    const course = await aCourseRun({ branchId, startsAt: after(hours(2)), places: 5 })
    const wim = await booked(course.id, { name: 'Demo Wim', ownLaptop: false })
    const ahmed = await booked(course.id, { name: 'demo Ahmed', ownLaptop: true })
    await aSlot({ branchId, startsAt: after(days(1)) })
    await booked((await aSlot({ startsAt: after(hours(1)) })).id, {})
    const paper = await dayPaper(anton, { branchId, day }, now)
    expect(paper).toMatchObject({ waiting: [], nextNumber: 1 })
    expect(paper.meetings).toEqual([
      expect.objectContaining({
        ...{ kind: 'consultation', startsAt: after(hours(1)), free: 1 },
        people: [
          {
            ...{ bookingId: riet, name: 'Demo Riet', language: 'ar', ownLaptop: null, topic: 'digid-app' },
            ...{ arrivedAt: null, mark: null },
          },
        ],
      }),
      expect.objectContaining({
        ...{ kind: 'course', title: 'Klik & Tik', number: 1, lessons: 4, free: 0 },
        people: [
          expect.objectContaining({ bookingId: ahmed, ownLaptop: true }),
          expect.objectContaining({ bookingId: wim, ownLaptop: false }),
        ],
      }),
    ])
  })

  test('leaves out who cancelled, and has what was marked before it was printed', async () => {
    const { anton, branchId } = await atADesk()
    const slot = await aSlot({ branchId, startsAt: after(minutes(-5)), desks: 2 })
    const [came, gone] = [
      await booked(slot.id, { name: 'Demo Er' }),
      await booked(slot.id, { name: 'Demo Af' }),
    ]
    const [cancelled] = [
      { status: 'cancelled', placeNo: null, cancelledAt: now, cancelledBy: 'library' } as const,
    ]
    await books().update(booking).set(cancelled).where(eq(booking.id, gone))
    const { meetingId } = the((await dayPaper(anton, { branchId, day }, now)).meetings[0])
    await markAttendance(anton, { meetingId, marks: [aTap(came, 'arrived')] }, now)
    const { meetings } = await dayPaper(anton, { branchId, day }, now)
    expect(the(meetings[0]).people).toMatchObject([{ bookingId: came, arrivedAt: now, mark: null }])
  })

  test('can be printed the evening before', async () => {
    const { anton, branchId } = await atADesk()
    await walksIn(anton, branchId, 'Demo Wim')
    const slot = await aSlot({ branchId, startsAt: after(days(1)) })
    const riet = await booked(slot.id, {})
    const tomorrow = await dayPaper(anton, { branchId, day: addDays(day, 1) }, now)
    expect(tomorrow).toMatchObject({
      meetings: [{ people: [{ bookingId: riet }] }],
      waiting: [],
      nextNumber: 1,
    })
  })

  test('goes on from the line as it stands: who waits, and the number of who walks in next', async () => {
    const { anton, branchId } = await atADesk()
    const done = await walksIn(anton, branchId, 'Demo Weg')
    await walksIn(anton, branchId, 'Demo Wim')
    await walksIn(anton, branchId, null)
    await moveTicket(anton, { ticketId: done, step: 'left' }, now)
    expect(await dayPaper(anton, { branchId, day }, now)).toMatchObject({
      waiting: [
        { number: 2, firstName: 'Demo Wim' },
        { number: 3, firstName: null },
      ],
      nextNumber: 4,
    })
  })

  test('has nothing by which anybody is reached, and is in the journal as taken along', async () => {
    const { anton, branchId } = await atADesk()
    const slot = await aSlot({ branchId, startsAt: after(hours(1)) })
    const bookingId = await booked(slot.id, { contactWay: 'call', contact: '0612345678' })
    expect(JSON.stringify(await dayPaper(anton, { branchId, day }, now))).not.toContain('612345678')
    expect(await journalLines()).toEqual([
      { verb: 'export', kind: 'booking', why: 'day_paper', rowIds: [bookingId], who: anton.userId },
    ])
  })

  test.each(['trainer', 'dpo', 'reader'] as const)('is not for a %s', async (role) => {
    const { branchId } = await atADesk()
    await expect(dayPaper(await aColleague(role), { branchId, day }, now)).rejects.toThrow(Forbidden)
  })
})
