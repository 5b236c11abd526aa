import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { finishCall } from '@/lib/notices/commands/calls'
import { callsFor } from '@/lib/notices/queries/calls'
import { settle } from '@/lib/places/commands/settle'
import { Forbidden } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner, bookedTogether } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  bookOne,
  days,
  hours,
  job,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

/** Somebody who waited for a place and is reached by telephone only, and has just been offered one. */
async function offeredByCall() {
  const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
  const joost = await aPartner()
  const [first] = await bookedTogether(joost, aForm(course.id))
  const waiting = aBooking(course.id, { contactWay: 'call', name: 'Demo Selam', orWait: true })
  const made = await bookOne(anyone, waiting, now)
  if (!made.ok) throw new Error(made.reason)
  await cancelBooking(joost, { bookingId: the(first).bookingId }, now)
  return { bookingId: made.value.bookingId, contact: the(waiting.people[0]).contact, code: made.value.code }
}

describe('who hears it only by a call', () => {
  test('stands on the list of those who can call, with what there is to tell', async () => {
    const { bookingId, contact, code } = await offeredByCall()
    for (const role of ['coordinator', 'adviser'] as const) {
      const calls = await callsFor(await aColleague(role), now)
      expect(calls).toMatchObject([
        {
          bookingId,
          kind: 'offer',
          name: 'Demo Selam',
          telephone: contact,
          code,
          offeredUntil: after(hours(48)),
        },
      ])
    }
    const seen = (await journalLines()).filter(({ why }) => why === 'calls')
    expect(seen.map(({ rowIds }) => rowIds)).toEqual([[bookingId], [bookingId]])
    for (const role of ['trainer', 'dpo', 'reader'] as const)
      await expect(callsFor(await aColleague(role), now)).rejects.toThrow(Forbidden)
    await expect(callsFor(await aPartner(), now)).rejects.toThrow(Forbidden)
  })

  test('is off the list when that was told, with a receipt, and once', async () => {
    const { bookingId } = await offeredByCall()
    const adviser = await aColleague('adviser')
    const [call] = await callsFor(adviser, now)
    const { messageId } = the(call)
    expect(await finishCall(adviser, { messageId, outcome: 'told' }, now)).toMatchObject({ ok: true })
    expect(await finishCall(adviser, { messageId, outcome: 'told' }, now)).toMatchObject({
      reason: 'unknown',
    })
    expect(await callsFor(adviser, now)).toEqual([])
    const rows = await books().select().from(message).where(eq(message.id, messageId))
    expect(rows).toMatchObject([{ status: 'sent', receipt: 'called_told', finishedAt: now }])
    const told = (await journalLines()).filter(({ why }) => why === 'called')
    expect(told).toMatchObject([{ who: adviser.userId, rowIds: [bookingId] }])
  })

  test('is not called about what is no longer true', async () => {
    await offeredByCall()
    const adviser = await aColleague('adviser')
    await settle(job, {}, after(hours(48)))
    expect((await callsFor(adviser, after(hours(48)))).map(({ kind }) => kind)).toEqual(['offer_lapsed'])
    expect(await callsFor(adviser, after(days(60)))).toEqual([])
  })
})
