import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { possiblyDouble } from '@/lib/bookings/queries/double'
import { openedBooking } from '@/lib/bookings/queries/opened'
import { endGuest, openByCode } from '@/lib/drafts/commands'
import { settle } from '@/lib/places/commands/settle'
import type { Actor } from '@/lib/tools/access'
import { freshDatabase } from '../../../support/database'
import { violations } from '../../../support/invariants'
import { aPartner } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  calledOff,
  days,
  hours,
  inside,
  job,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase('file', 16)
const formKey = () => crypto.randomUUID()
const wellBooked = <V>(result: { ok: true; value: V } | { ok: false; reason: string }): V => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

const adviser: Actor = { kind: 'staff', userId: randomUUID(), organisationId: 1, role: 'adviser' }

const reasonsFor =
  (actor: Actor) =>
  async (activityId: number, given: Parameters<typeof aBooking>[1] = {}, at = now) => {
    const answer = await bookOne(actor, aBooking(activityId, given), at)
    return answer.ok ? answer.value.status : answer.reason
  }

/** From this Monday morning until Wednesday at five: two whole days on which the library calls. */
const CALLED = hours(55)

describe('booking', () => {
  test('gives a place, a code without look-alikes and one message', async () => {
    const slot = await aSlot()
    const booked = wellBooked(await bookOne(anyone, aBooking(slot.id), now))
    expect(booked.status).toBe('booked')
    expect(booked.code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{6}$/)
    expect(await lettersOf(booked.bookingId)).toEqual(['confirmation'])
  })

  test('the same form twice is one booking with one answer', async () => {
    const slot = await aSlot({ desks: 2 })
    const form = aBooking(slot.id)
    const first = wellBooked(await bookOne(anyone, form, now))
    expect(wellBooked(await bookOne(anyone, form, now))).toEqual(first)
    expect(await inside(slot.id)).toHaveLength(1)
  })

  test('is refused with its own reason when it cannot be', async () => {
    const reasonOf = reasonsFor(anyone)
    const slot = await aSlot({ desks: 2 })
    const other = await aSlot({ startsAt: after(days(2)) })
    expect(await reasonOf(slot.id)).toBe('booked')
    expect(await reasonOf(slot.id)).toBe('booked')
    expect(await reasonOf(slot.id)).toBe('full')
    expect(await reasonOf(other.id, {}, after(days(3)))).toBe('past')
    expect(await reasonOf(999_999_999)).toBe('unknown')
    await calledOff(other.id)
    expect(await reasonOf(other.id)).toBe('cancelled')
  })

  test('at a desk somebody who has something else there is asked about; a resident’s own page tells nothing of it', async () => {
    const course = await aCourseRun({ places: 9 })
    const same = await aCourseRun({ places: 9, startsAt: course.startsAt })
    const riet = aPerson({ contactWay: 'call' })
    const [desk, own] = [reasonsFor(await aPartner()), reasonsFor(anyone)]
    expect(await desk(course.id, riet)).toBe('booked')
    expect(await desk(course.id, riet)).toBe('already_booked')
    expect(await desk(same.id, riet)).toBe('overlap')
    // The one form of the telephone has no rows: the question stands at its name.
    expect(await bookOne(await aPartner(), aBooking(course.id, riet), now)).toMatchObject({
      reason: 'already_booked',
      fields: { name: ['already_booked'] },
    })
    expect(await desk(course.id, { ...riet, another: true })).toBe('booked')
    expect(await desk(same.id, { ...riet, another: true })).toBe('booked')
    expect(await own(course.id, riet)).toBe('booked')
    expect(await own(same.id, riet)).toBe('booked')
    const residents = await database.sql`select count(distinct resident_id)::int as n from booking
      where activity_id = ${course.id}`
    expect(residents).toMatchObject([{ n: 3 }])
  })

  test('a contact that nobody has proven keeps nobody out, and whoever tries it learns nothing', async () => {
    const riet = aPerson({ contactWay: 'sms' })
    const stranger = aPerson({ contactWay: 'sms' })
    const answers = []
    for (const [i, person] of [riet, riet, riet, stranger].entries()) {
      const slot = await aSlot({ desks: 2, startsAt: after(days(2 + (i % 3))) })
      const { bookingId, code, ...told } = wellBooked(
        await bookOne(anyone, aBooking(slot.id, person), after(i)),
      )
      const [letter] = await database.sql`select channel, status from message where booking_id = ${bookingId}`
      answers.push({ bookingId, told, letter })
    }
    const told = { status: 'booked', placeInLine: null }
    const due = { channel: 'sms', status: 'due' }
    // A third is booked without a further letter.
    const onScreen = { channel: 'card', status: 'sent' }
    expect(answers).toMatchObject([
      { told, letter: due },
      { told, letter: due },
      { told, letter: onScreen },
      { told, letter: due },
    ])
    const ids = answers.map(({ bookingId }) => bookingId)
    const seen = await possiblyDouble(adviser, now)
    expect(seen.filter(({ bookingId }) => ids.includes(bookingId))).toMatchObject([
      { bookingId: ids[1], openBefore: 1 },
      { bookingId: ids[2], openBefore: 2 },
    ])
    await expect(possiblyDouble(anyone, now)).rejects.toThrow('not allowed')
    // Only of the third somebody of the library has to look.
    const tasks = await database.sql`select booking_id as id, owner from task
      where kind = 'perhaps_double' and booking_id in ${database.sql(ids)}`
    expect([...tasks]).toEqual([{ id: ids[2], owner: 'adviser' }])
    expect(await violations(database.sql)).toEqual([])
  })

  test('at one moment on one contact both get in, and one of them is asked about', async () => {
    const slot = await aSlot({ desks: 2 })
    const riet = aPerson({ contactWay: 'email' })
    const both = await Promise.all(
      [1, 2].map(() => bookOne(anyone, aBooking(slot.id, { ...riet, formKey: formKey() }), now)),
    )
    const ids = both.map((one) => wellBooked(one).bookingId)
    const seen = await possiblyDouble(adviser, now)
    expect(seen.filter(({ bookingId }) => ids.includes(bookingId))).toHaveLength(1)
  })

  test('two people of one name at the e-mail of one desk each have their own consultation', async () => {
    const [one, two] = [await aSlot(), await aSlot({ startsAt: after(days(2)) })]
    const viaUs = {
      name: 'Ali Demo',
      contactWay: 'email',
      contactOf: 'partner',
      contact: 'balie@demo.example',
    } as const
    const desk = reasonsFor(await aPartner())
    expect(await desk(one.id, viaUs)).toBe('booked')
    expect(await desk(two.id, viaUs)).toBe('open_consultation')
    expect(await desk(two.id, { ...viaUs, another: true })).toBe('booked')
  })

  test('a full course gives a place in line, but only to someone who can be reached', async () => {
    const course = await aCourseRun({ places: 1 })
    await bookOne(anyone, aBooking(course.id), now)
    const second = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    const third = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    expect([second.placeInLine, third.placeInLine]).toEqual([1, 2])
    const card = aBooking(course.id, { ...aPerson({ contactWay: 'card', contact: null }), orWait: true })
    expect(await bookOne(anyone, card, now)).toMatchObject({ ok: false, reason: 'waiting_needs_contact' })
  })
})

describe('a hold', () => {
  test('keeps the place for fifteen minutes and not a second longer', async () => {
    const slot = await aSlot()
    await hold(await aGuest(), { activityId: slot.id }, now)
    const late = await aGuest()
    expect(await hold(late, { activityId: slot.id }, after(minutes(15) - 1))).toMatchObject({
      reason: 'full',
    })
    expect(await hold(late, { activityId: slot.id }, after(minutes(15)))).toMatchObject({ ok: true })
  })

  test('that ran out still becomes a booking while the place is free', async () => {
    const slot = await aSlot()
    const slow = await aGuest()
    await hold(slow, { activityId: slot.id }, now)
    const done = await confirm(slow, { formKey: formKey(), language: 'nl' }, after(minutes(40)))
    expect(wellBooked(done).status).toBe('booked')
  })

  test('that ran out says so when someone else took the place', async () => {
    const slot = await aSlot()
    const slow = await aGuest()
    await hold(slow, { activityId: slot.id }, now)
    await bookOne(anyone, aBooking(slot.id), after(minutes(20)))
    const refused = await confirm(slow, { formKey: formKey(), language: 'nl' }, after(minutes(21)))
    expect(refused).toMatchObject({ ok: false, reason: 'hold_expired' })
  })

  test('is let go when the same guest chooses another time', async () => {
    const [one, two] = [await aSlot(), await aSlot({ startsAt: after(days(2)) })]
    const guest = await aGuest()
    await hold(guest, { activityId: one.id }, now)
    await hold(guest, { activityId: two.id }, now)
    expect(await inside(one.id)).toHaveLength(0)
    expect(await inside(two.id)).toHaveLength(1)
  })
})

describe('the waiting list', () => {
  test('offers a place that comes free to who came first, and to the next when nobody answers', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const first = wellBooked(await bookOne(anyone, aBooking(course.id), now))
    const second = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    const third = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    const opened = await opener(first.code, 'D')
    await cancelBooking(opened, { bookingId: first.bookingId }, after(minutes(1)))
    expect((await theBooking(second.bookingId))?.status).toBe('offered')
    await settle(job, {}, after(CALLED))
    expect((await theBooking(second.bookingId))?.status).toBe('waiting')
    expect((await theBooking(third.bookingId))?.status).toBe('offered')
    expect(await lettersOf(second.bookingId)).toEqual(['waiting', 'offer', 'offer_lapsed'])
  })

  test('an offer that is accepted is a place', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const first = wellBooked(await bookOne(anyone, aBooking(course.id), now))
    const second = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    await cancelBooking(await opener(first.code, 'D'), { bookingId: first.bookingId }, now)
    const accepted = await acceptOffer(await opener(second.code, 'D'), { bookingId: second.bookingId }, now)
    expect(accepted).toMatchObject({ ok: true })
    expect((await theBooking(second.bookingId))?.status).toBe('booked')
    expect(await violations(database.sql)).toEqual([])
  })

  test('asks the first in line when someone lets go of a hold', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const guest = await aGuest()
    await hold(guest, { activityId: course.id }, now)
    const waiting = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    await endGuest(guest, {}, now)
    await settle(job, {}, now)
    expect((await theBooking(waiting.bookingId))?.status).toBe('offered')
  })

  test('asks who let an offer go by once more after a week', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(60)) })
    const first = wellBooked(await bookOne(anyone, aBooking(course.id), now))
    const second = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    await cancelBooking(await opener(first.code, 'D'), { bookingId: first.bookingId }, now)
    const statusAt = async (at: Date) => {
      await settle(job, {}, at)
      return (await theBooking(second.bookingId))?.status
    }
    expect(await statusAt(after(CALLED))).toBe('waiting')
    expect(await statusAt(after(CALLED + days(7) - 1))).toBe('waiting')
    expect(await statusAt(after(CALLED + days(7)))).toBe('offered')
  })

  test('lets who let an offer go by take a place that nobody before them wants', async () => {
    const course = await aCourseRun({ places: 1, startsAt: after(days(60)) })
    const first = wellBooked(await bookOne(anyone, aBooking(course.id), now))
    const [second, third] = [
      wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now)),
      wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), after(1))),
    ]
    const guest = await opener(second.code, 'D')
    const take = (at: Date) => acceptOffer(guest, { bookingId: second.bookingId }, at)
    expect(await take(now)).toMatchObject({ reason: 'not_offered' })
    await cancelBooking(await opener(first.code, 'D'), { bookingId: first.bookingId }, now)
    await settle(job, {}, after(CALLED))
    // Now the third is asked: the place is not theirs to take.
    expect(await theBooking(third.bookingId)).toMatchObject({ status: 'offered' })
    const later = await opener(second.code, 'D', after(CALLED + days(3)))
    await settle(job, {}, after(CALLED + days(3)))
    expect(await acceptOffer(later, { bookingId: second.bookingId }, after(CALLED + days(3)))).toMatchObject({
      ok: true,
    })
    expect(await theBooking(second.bookingId)).toMatchObject({ status: 'booked', placeNo: 1 })
    expect((await lettersOf(second.bookingId)).at(-1)).toBe('confirmation')
  })

  test('lets whoever waits and looks take what comes free in the last two hours', async () => {
    const startsAt = after(days(2))
    const course = await aCourseRun({ places: 1, startsAt })
    const first = wellBooked(await bookOne(anyone, aBooking(course.id), now))
    const second = wellBooked(await bookOne(anyone, aBooking(course.id, { orWait: true }), now))
    const soon = after(-hours(1), startsAt)
    await cancelBooking(await opener(first.code, 'D', soon), { bookingId: first.bookingId }, soon)
    await settle(job, {}, soon)
    expect(await theBooking(second.bookingId)).toMatchObject({ status: 'waiting' })
    const guest = await opener(second.code, 'D', soon)
    expect(await acceptOffer(guest, { bookingId: second.bookingId }, soon)).toMatchObject({ ok: true })
    expect(await theBooking(second.bookingId)).toMatchObject({ status: 'booked', placeNo: 1 })
  })

  test('is chosen by a guest without holding anything', async () => {
    const course = await aCourseRun({ places: 1 })
    await bookOne(anyone, aBooking(course.id), now)
    const guest = await aGuest()
    await chooseWaiting(guest, { activityId: course.id }, now)
    const waiting = await confirm(guest, { formKey: formKey(), language: 'nl' }, now)
    expect(wellBooked(waiting)).toMatchObject({ status: 'waiting', placeInLine: 1 })
  })
})

describe('a booking that exists', () => {
  test('moves to another time in one go, and keeps its place when that one is full', async () => {
    const [from, to] = [await aSlot(), await aSlot({ startsAt: after(days(2)) })]
    const booked = wellBooked(await bookOne(anyone, aBooking(from.id), now))
    const guest = await opener(booked.code, 'D')
    await moveBooking(guest, { bookingId: booked.bookingId, activityId: to.id }, now)
    expect([await inside(from.id), await inside(to.id)].map((rows) => rows.length)).toEqual([0, 1])
    await bookOne(anyone, aBooking(from.id), now)
    const refused = await moveBooking(guest, { bookingId: booked.bookingId, activityId: from.id }, now)
    expect(refused).toMatchObject({ ok: false, reason: 'full' })
    expect((await theBooking(booked.bookingId))?.activityId).toBe(to.id)
  })

  test('opens only with its code and the first letter, and only itself', async () => {
    const slot = await aSlot()
    const booked = wellBooked(await bookOne(anyone, aBooking(slot.id), now))
    const guest = await aGuest({})
    const visitor = aVisitor()
    expect(await openByCode(guest, { code: booked.code, letter: 'Z', visitor }, now)).toMatchObject({
      reason: 'no_match',
    })
    expect(await openedBooking(guest, now)).toBeNull()
    await openByCode(guest, { code: booked.code, letter: 'd', visitor }, now)
    expect(the(await openedBooking(guest, now)).bookingId).toBe(booked.bookingId)
  })

  test('cannot be guessed: after ten wrong codes an address has to wait', async () => {
    const guest = await aGuest({})
    const visitor = aVisitor()
    const tryOnce = () => openByCode(guest, { code: 'AAAAAA', letter: 'd', visitor }, now)
    for (let i = 0; i < 10; i += 1) expect(await tryOnce()).toMatchObject({ reason: 'no_match' })
    expect(await tryOnce()).toMatchObject({ reason: 'slow_down' })
  })
})

async function opener(code: string, letter: string, at = now) {
  const guest = await aGuest({}, at)
  await openByCode(guest, { code, letter, visitor: aVisitor() }, at)
  return guest
}
