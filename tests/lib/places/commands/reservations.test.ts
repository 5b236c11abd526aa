import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reservation } from '@/db/tables/agenda'
import { journal } from '@/db/tables/tools'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { book } from '@/lib/bookings/commands/book'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { reservePlaces, withdrawReservation } from '@/lib/places/commands/reservations'
import { settle } from '@/lib/places/commands/settle'
import { reservations, runsToReserve } from '@/lib/places/queries'
import { Forbidden } from '@/lib/tools/access'
import { books, freshDatabase } from '../../../support/database'
import { aColleague, aForm, aPartner } from '../../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  aSlot,
  bookOne,
  calledOff,
  days,
  inside,
  job,
  now,
  the,
  theBooking,
} from '../../../support/world'

freshDatabase('file', 24)

type Partner = Awaited<ReturnType<typeof aPartner>>

describe('places kept for a partner', () => {
  test('are for that partner only, and are seen so by everybody', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ places: 4, startsAt: after(days(20)) })
    await kept(course.id, joost, 3)
    const left = async (who: Partner | typeof anyone) => the(await courseRun(who, course.id, now))
    expect(await left(joost)).toMatchObject({ left: 4, ours: { places: 3, until: untilMarchTen } })
    expect(await left(kim)).toMatchObject({ left: 1, ours: null })
    expect(await left(anyone)).toMatchObject({ left: 1, ours: null })
    expect(await book(kim, aForm(course.id, [{}, {}]), now)).toMatchObject({ reason: 'too_few' })
    expect(await book(kim, aForm(course.id), now)).toMatchObject({ ok: true })
    expect(await bookOne(anyone, aBooking(course.id), now)).toMatchObject({ reason: 'full' })
    expect(await book(joost, aForm(course.id, [{}, {}, {}]), now)).toMatchObject({ ok: true })
    expect(await left(joost)).toMatchObject({ left: 0, ours: null })
  })

  test('are everybody’s from the day on, without a job', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 2, startsAt: after(days(20)) })
    await kept(course.id, joost, 2)
    const second = 1000
    expect(await bookOne(anyone, aBooking(course.id), after(-second, untilMarchTen))).toMatchObject({
      reason: 'full',
    })
    expect(the(await courseRun(anyone, course.id, untilMarchTen)).left).toBe(2)
    expect(await bookOne(anyone, aBooking(course.id), untilMarchTen)).toMatchObject({ ok: true })
  })

  test('go to who stands in line when they are withdrawn, made fewer, or the day has come', async () => {
    const coordinator = await aColleague()
    for (const let_go of [
      async (id: number) => withdrawReservation(coordinator, { reservationId: id }, now),
      async (_: number, activityId: number, joost: Partner) => kept(activityId, joost, 1),
      async () => settle(job, {}, untilMarchTen),
    ]) {
      const joost = await aPartner()
      const course = await aCourseRun({ places: 2, startsAt: after(days(20)) })
      const reservationId = await kept(course.id, joost, 2)
      const waits = await bookOne(anyone, aBooking(course.id, { orWait: true }), now)
      if (!waits.ok) throw new Error(waits.reason)
      expect(waits.value.status).toBe('waiting')
      await let_go(reservationId, course.id, joost)
      expect((await theBooking(waits.value.bookingId))?.status).toBe('offered')
    }
  })

  test('can be changed, and withdrawn once', async () => {
    const [joost, coordinator] = [await aPartner(), await aColleague()]
    const course = await aCourseRun({ places: 4, startsAt: after(days(20)) })
    const id = await kept(course.id, joost, 3)
    expect(await kept(course.id, joost, 4)).toBe(id)
    expect(await ofRun(course.id)).toMatchObject([{ reservationId: id, places: 4, used: 0, over: false }])
    await withdrawReservation(coordinator, { reservationId: id }, now)
    expect(await withdrawReservation(coordinator, { reservationId: id }, after(1))).toMatchObject({
      ok: true,
    })
    expect(await ofRun(course.id)).toEqual([])
    const [row] = await books().select().from(reservation).where(eq(reservation.id, id))
    expect(row?.withdrawnAt).toEqual(now)
    expect(await kept(course.id, joost, 1)).not.toBe(id)
    const lines = await books().select().from(journal).where(eq(journal.kind, 'reservation'))
    const own = lines.filter((line) => line.rowIds.includes(String(id)))
    expect(own.map((line) => [line.verb, line.why])).toEqual([
      ['make', 'reserve'],
      ['change', 'reserve'],
      ['change', 'withdraw'],
    ])
  })

  test('are never more than what is free and not kept for another', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ places: 5, startsAt: after(days(20)) })
    await bookOne(anyone, aBooking(course.id), now)
    await kept(course.id, kim, 2)
    expect(await reserve(course.id, joost, 3)).toMatchObject({ reason: 'not_enough_places' })
    await kept(course.id, joost, 2)
    // Those of the partner who are inside already count among its places.
    await book(joost, aForm(course.id, [{}, {}]), now)
    expect(await reserve(course.id, joost, 3)).toMatchObject({ reason: 'not_enough_places' })
    await kept(course.id, joost, 2)
    expect(
      (await runsToReserve(await aColleague(), now)).find((run) => run.activityId === course.id)?.free,
    ).toBe(0)
  })

  test('are refused with a reason of its own', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ startsAt: after(days(20)) })
    const off = await aCourseRun({ startsAt: after(days(20)) })
    await calledOff(off.id)
    const coordinator = await aColleague()
    const own = { ...joost, organisationId: coordinator.organisationId }
    expect(await reserve(999_999_999, joost, 1)).toMatchObject({ reason: 'unknown' })
    expect(await reserve((await aSlot({ startsAt: after(days(20)) })).id, joost, 1)).toMatchObject({
      reason: 'not_a_course',
    })
    expect(await reserve(off.id, joost, 1)).toMatchObject({ reason: 'cancelled' })
    expect(await reserve(course.id, joost, 1, '2027-03-01')).toMatchObject({ reason: 'until_past' })
    expect(await reserve(course.id, joost, 1, '2027-03-22')).toMatchObject({ reason: 'until_late' })
    expect(await reserve(course.id, own, 1)).toMatchObject({ reason: 'not_a_partner' })
    expect(await withdrawReservation(coordinator, { reservationId: 999_999 }, now)).toMatchObject({
      reason: 'unknown',
    })
  })

  test('are the coordinator’s to give', async () => {
    const joost = await aPartner({ contactPerson: true })
    const input = { activityId: 1, partnerId: joost.organisationId, places: 1, untilDay: '2027-03-10' }
    for (const who of [joost, anyone, await aColleague('adviser'), await aColleague('trainer')]) {
      await expect(() => reservePlaces(who, input, now)).rejects.toThrow(Forbidden)
      await expect(() => withdrawReservation(who, { reservationId: 1 }, now)).rejects.toThrow(Forbidden)
      await expect(() => reservations(who, now)).rejects.toThrow(Forbidden)
    }
  })
})

test('two partners and the public at the same moment for the last places: nobody gets what is kept for another', async () => {
  const [joost, kim] = [await aPartner(), await aPartner()]
  const course = await aCourseRun({ places: 8, startsAt: after(days(20)) })
  await kept(course.id, joost, 3)
  await kept(course.id, kim, 2)
  const tries = Array.from({ length: 90 }, (_, i) => i % 3)
  await Promise.all(
    tries.map((who) => {
      if (who === 0) return bookOne(anyone, aBooking(course.id), now).catch(() => null)
      return book(who === 1 ? joost : kim, aForm(course.id), now).catch(() => null)
    }),
  )
  const rows = await Promise.all((await inside(course.id)).map((one) => theBooking(one.id)))
  const of = (partnerId: number | null) => rows.filter((row) => row?.partnerId === partnerId).length
  expect(rows).toHaveLength(8)
  expect(of(joost.organisationId)).toBeGreaterThanOrEqual(3)
  expect(of(kim.organisationId)).toBeGreaterThanOrEqual(2)
  expect(of(null)).toBeLessThanOrEqual(3)
})

test('what a list calls free is exactly what can be booked, whatever was booked, kept and cancelled before', async () => {
  const people = [await aPartner(), await aPartner(), null]
  const step = fc.record({
    what: fc.constantFrom('book', 'book', 'book', 'keep', 'cancel'),
    who: fc.nat(2),
    count: fc.integer({ min: 1, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const course = await aCourseRun({ places: 5, lessons: 1, startsAt: after(days(20)) })
      for (const { what, who, count } of steps) {
        const actor = people[who]
        if (what === 'keep' && actor) await reserve(course.id, actor, count)
        if (what === 'cancel' && actor) await cancelFirst(actor, course.id)
        if (what !== 'book') continue
        const { left } = the(await courseRun(actor ?? anyone, course.id, now))
        const form = aForm(
          course.id,
          Array.from({ length: count }, () => ({})),
        )
        const answer = actor ? await book(actor, form, now) : await bookOne(anyone, aBooking(course.id), now)
        expect(answer.ok).toBe(left >= (actor ? count : 1))
        const list = await courseList(actor ?? anyone, { free: true }, now)
        const after_ = the(await courseRun(actor ?? anyone, course.id, now))
        expect(list.some((run) => run.activityId === course.id)).toBe(after_.left > 0)
      }
    }),
    { numRuns: 25 },
  )
})

const untilMarchTen = new Date('2027-03-09T23:00:00Z')

async function reserve(activityId: number, partner: Partner, places: number, untilDay = '2027-03-10') {
  const input = { activityId, partnerId: partner.organisationId, places, untilDay }
  return reservePlaces(await aColleague(), input, now)
}

async function kept(activityId: number, partner: Partner, places: number): Promise<number> {
  const answer = await reserve(activityId, partner, places)
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value.reservationId
}

async function ofRun(activityId: number) {
  return (await reservations(await aColleague(), now)).filter((one) => one.activityId === activityId)
}

async function cancelFirst(actor: Partner, activityId: number): Promise<void> {
  for (const { id } of await inside(activityId)) {
    const answer = await cancelBooking(actor, { bookingId: id }, now)
    if (answer.ok) return
  }
}
