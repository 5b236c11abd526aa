import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendance } from '@/db/tables/booking'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { type Correction, correctBooking } from '@/lib/bookings/commands/correct'
import { partnerBooking } from '@/lib/bookings/queries/partner'
import { books, freshDatabase } from '../../../support/database'
import { violations } from '../../../support/invariants'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import { journalLines } from '../../../support/workers'
import {
  aCourseRun,
  after,
  aPerson,
  aSlot,
  days,
  lettersOf,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase()

const person = (given = {}) => aPerson({ contactOf: 'resident', contactWay: 'call', ...given })
const corrected = (bookingId: string, given: Partial<Correction> = {}): Correction => ({
  ...person(),
  bookingId,
  ownLaptop: null,
  ...given,
})

describe('a booking in which something was filled in wrong', () => {
  test('is put right: name, way, language and laptop; place, code and turn stay', async () => {
    const joost = await aPartner()
    const course = await aCourseRun()
    const [one] = await bookedTogether(joost, aForm(course.id, [{ ...person(), ownLaptop: false }]))
    const { bookingId } = the(one)
    const before = the(await theBooking(bookingId))
    const right = { name: 'Demo Ahmed', contactWay: 'sms', contact: '0612345678', language: 'ar' } as const
    const done = await correctBooking(joost, corrected(bookingId, { ...right, ownLaptop: true }), now)
    expect(done).toEqual({ ok: true, value: { bookingId } })
    expect(await partnerBooking(joost, bookingId, now)).toMatchObject({ ...right, status: 'booked' })
    const { placeNo, code, lineNo } = before
    expect(await theBooking(bookingId)).toMatchObject({ placeNo, code, lineNo, ownLaptop: true })
    const expected = await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))
    expect(expected.length).toBeGreaterThan(1)
    expect(await violations(database.sql)).toEqual([])
    const told = (await journalLines()).filter(
      ({ rowIds, verb }) => verb === 'change' && rowIds.includes(bookingId),
    )
    expect(told).toMatchObject([{ why: 'correct', who: joost.userId }])
  })

  test('tells the new telephone or address what was told before, and says nothing when that stays', async () => {
    const joost = await aPartner()
    const wim = person()
    const [one] = await bookedTogether(joost, aForm((await aSlot()).id, [wim]))
    const { bookingId } = the(one)
    await correctBooking(joost, corrected(bookingId, { ...wim, language: 'en' }), now)
    expect(await lettersOf(bookingId)).toEqual(['confirmation'])
    await correctBooking(
      joost,
      corrected(bookingId, { contactWay: 'email', contact: 'wim@bewoner.example' }),
      now,
    )
    expect(await lettersOf(bookingId)).toEqual(['confirmation', 'confirmation'])
  })

  test('becomes nobody who is there already, has another appointment, or is elsewhere then', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ places: 4, startsAt: after(days(9)) })
    const sameTime = await aCourseRun({ startsAt: after(days(9)) })
    const [slot, other] = [await aSlot(), await aSlot({ startsAt: after(days(3)) })]
    const [fatma, wim] = [person(), person()]
    const [, second] = await bookedTogether(joost, aForm(course.id, [fatma, person()]))
    await bookedTogether(kim, aForm(sameTime.id, [wim]))
    await bookedTogether(kim, aForm(slot.id, [wim]))
    const [appointment] = await bookedTogether(joost, aForm(other.id, [person()]))
    const reasonOf = async (bookingId: string, who: object) => {
      const answer = await correctBooking(joost, corrected(bookingId, who), now)
      return answer.ok ? 'done' : answer.reason
    }
    expect(await reasonOf(the(second).bookingId, fatma)).toBe('already_booked')
    expect(await reasonOf(the(second).bookingId, wim)).toBe('overlap')
    expect(await reasonOf(the(appointment).bookingId, wim)).toBe('open_consultation')
    expect(await violations(database.sql)).toEqual([])
  })

  test('who waits stays in line, and can still be reached', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 1 })
    await bookedTogether(joost, aForm(course.id))
    const [one] = await bookedTogether(joost, aForm(course.id, [person()], { orWait: true }))
    const { bookingId } = the(one)
    const card = corrected(bookingId, { contactWay: 'card', contact: null })
    expect(await correctBooking(joost, card, now)).toMatchObject({ reason: 'waiting_needs_contact' })
    expect(await correctBooking(joost, corrected(bookingId), now)).toMatchObject({ ok: true })
    expect(await partnerBooking(joost, bookingId, now)).toMatchObject({ status: 'waiting', placeInLine: 1 })
  })

  test('of another partner, cancelled or begun is left as it is', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ lessons: 1 })
    const [one] = await bookedTogether(joost, aForm(course.id))
    const { bookingId } = the(one)
    expect(await correctBooking(kim, corrected(bookingId), now)).toMatchObject({ reason: 'unknown' })
    expect(await correctBooking(joost, corrected(bookingId), course.startsAt)).toMatchObject({
      reason: 'past',
    })
    await cancelBooking(joost, { bookingId }, now)
    expect(await correctBooking(joost, corrected(bookingId), now)).toMatchObject({ reason: 'cancelled' })
  })
})
