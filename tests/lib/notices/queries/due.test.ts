import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { task } from '@/db/tables/calls'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { putReminders } from '@/lib/notices/commands/reminders'
import { callsFor } from '@/lib/notices/queries/calls'
import { dueNow } from '@/lib/notices/queries/due'
import { Forbidden } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aCourseRun,
  after,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

/** What the list of calls says of the same moment. */
async function listed(at: Date) {
  const open = (await callsFor(await aColleague('adviser'), at)).filter(({ dueAt }) => dueAt <= at)
  return { calls: open.length, before: open[0]?.until ?? null }
}

describe('what waits for the desk', () => {
  test('is nothing when there is nothing', async () => {
    expect(await dueNow(await aColleague('adviser'), now)).toEqual({
      calls: 0,
      before: null,
      tasks: 0,
      late: 0,
      needs: { acting: 0, late: 0, coordinator: 0 },
    })
  })

  test('counts the calls that the list shows: offers and reminders, and none of what is no longer true', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const joost = await aPartner()
    const [first] = await bookedTogether(joost, aForm(course.id))
    await bookOne(job, aBooking(course.id, { contactWay: 'call', orWait: true }), now)
    await cancelBooking(joost, { bookingId: the(first).bookingId }, now)
    const slot = await aSlot({ startsAt: after(days(3)), desks: 2 })
    await bookOne(job, aBooking(slot.id, { contactWay: 'call' }), now)
    const [gone] = await bookedTogether(joost, aForm(slot.id, [{ contactWay: 'call' }]))
    const at = after(days(2) + minutes(5))
    await putReminders(job, {}, at)
    await cancelBooking(joost, { bookingId: the(gone).bookingId }, at)
    for (const moment of [now, at, after(days(2) + hours(8)), after(days(4))]) {
      const { calls, before } = await dueNow(await aColleague('adviser'), moment)
      expect({ calls, before }, moment.toISOString()).toEqual(await listed(moment))
    }
    expect((await dueNow(await aColleague('adviser'), at)).calls).toBeGreaterThan(1)
  })

  test('counts tasks and the late ones among them, of nobody by name, and only for the desk', async () => {
    const anton = await aColleague('adviser')
    const made = await bookOne(job, aBooking((await aSlot()).id), now)
    if (!made.ok) throw new Error(made.reason)
    const one = { kind: 'something_else', owner: 'adviser', bookingId: made.value.bookingId } as const
    for (const [dueAt, createdAt] of [
      [after(-hours(1)), now],
      [after(hours(1)), now],
      // What a mark causes waits as long as the mark can be undone.
      [after(hours(1)), after(minutes(10))],
    ] as const)
      await books()
        .insert(task)
        .values({ ...one, id: randomUUID(), dueAt, createdAt })
    const before = await journalLines()
    expect(await dueNow(anton, now)).toMatchObject({ tasks: 2, late: 1 })
    expect(await journalLines()).toEqual(before)
    await expect(dueNow(await aColleague('trainer'), now)).rejects.toThrow(Forbidden)
  })
})
