import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { booking, resident } from '@/db/tables/booking'
import { book } from '@/lib/bookings/commands/book'
import { moveBooking } from '@/lib/bookings/commands/move'
import { limits } from '@/lib/tools/limits'
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
  inside,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase('file', 16)

describe('a partner books', () => {
  test('one resident, with the word of the resident and whether attendance may be shared', async () => {
    const joost = await aPartner()
    const course = await aCourseRun()
    const [one] = await bookedTogether(joost, aForm(course.id, [{ ownLaptop: true, attendanceShared: true }]))
    expect(await theBooking(the(one).bookingId)).toMatchObject({
      status: 'booked',
      partnerId: joost.organisationId,
      partnerUserId: joost.userId,
      agreedAt: now,
      attendanceShared: true,
      ownLaptop: true,
    })
    expect(await lettersOf(the(one).bookingId)).toEqual(['confirmation'])
  })

  test('a family, all of them or none', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 4 })
    expect(await bookedTogether(joost, aForm(course.id, [{}, {}, {}]))).toHaveLength(3)
    expect(await book(joost, aForm(course.id, [{}, {}]), now)).toMatchObject({ reason: 'too_few' })
    expect(await inside(course.id)).toHaveLength(3)
    const residents = await books().$count(resident)
    expect(await book(joost, aForm(course.id, [{}, {}, {}]), now)).toMatchObject({
      reason: 'too_few',
    })
    expect(await books().$count(resident)).toBe(residents)
  })

  test('a family of which some stand in line, only when that was asked', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 2 })
    const family = await bookedTogether(joost, aForm(course.id, [{}, {}, {}], { orWait: true }))
    expect(family.map((one) => one.status)).toEqual(['booked', 'booked', 'waiting'])
    expect(family[2]?.placeInLine).toBe(1)
  })

  test('nobody when one of them cannot come, and hears who', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 4 })
    const fatma = aPerson()
    await bookedTogether(joost, aForm(course.id, [fatma]))
    const refused = await book(joost, aForm(course.id, [{}, fatma]), now)
    expect(refused).toMatchObject({
      ok: false,
      reason: 'already_booked',
      fields: { 'people.p1.name': ['already_booked'] },
    })
    expect(await inside(course.id)).toHaveLength(1)
  })

  test('once, however often the same form comes; with another name on it, another resident', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 4 })
    const form = aForm(course.id)
    const first = await bookedTogether(joost, form)
    const twice = await Promise.all([bookedTogether(joost, form), bookedTogether(joost, form)])
    expect(twice).toEqual([first, first])
    const other = { ...form, people: form.people.map((one) => ({ ...one, name: 'Demo Selam' })) }
    expect((await bookedTogether(joost, other))[0]?.bookingId).not.toBe(first[0]?.bookingId)
    expect(await inside(course.id)).toHaveLength(2)
  })

  test('by way of its own e-mail: that of who is signed in, unless another is given', async () => {
    const joost = await aPartner({ email: 'joost@vluchtelingenwerk.example' })
    const course = await aCourseRun()
    const viaUs = { contactOf: 'partner', contactWay: 'email', contact: null } as const
    const people = [viaUs, { ...viaUs, contact: 'balie@vluchtelingenwerk.example' }]
    const made = await bookedTogether(joost, aForm(course.id, people))
    expect(await Promise.all(made.map((one) => contactOf(one.bookingId)))).toEqual([
      'joost@vluchtelingenwerk.example',
      'balie@vluchtelingenwerk.example',
    ])
  })

  test('by way of itself: the same name is the same resident for that partner, and a stranger for another', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const viaUs = {
      name: 'Demo Ahmed',
      contactOf: 'partner',
      contactWay: 'call',
      contact: '0600000020',
    } as const
    const course = await aCourseRun({ places: 4 })
    await bookedTogether(joost, aForm(course.id, [viaUs]))
    expect(await book(joost, aForm(course.id, [viaUs]), now)).toMatchObject({
      reason: 'already_booked',
    })
    expect(await bookedTogether(kim, aForm(course.id, [viaUs]))).toHaveLength(1)
  })

  test('two families with the same two telephones in two courses at once, without waiting in a circle', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const joost = await aPartner()
        const [one, two] = [aPerson(), aPerson()]
        const startsAt = after(days(7 + i))
        const [a, b] = await Promise.all([1, 2].map(() => aCourseRun({ lessons: 1, startsAt })))
        return Promise.all([
          book(joost, aForm(the(a).id, [one, two]), now),
          book(joost, aForm(the(b).id, [two, one]), now),
        ])
      }),
    )
    for (const answers of rounds) expect(answers.map((a) => a.ok).sort()).toEqual([false, true])
    expect(await violations(database.sql)).toEqual([])
  })
})

describe('what else somebody has here', () => {
  test('is told a few times an hour, then waits, and each time stands in the journal', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ places: 4 })
    const fatma = aPerson()
    await bookedTogether(joost, aForm(course.id, [fatma]))
    const tries = Array.from({ length: limits.conflict.member.free + 5 }, () =>
      book(kim, aForm(course.id, [fatma]), now),
    )
    const reasons = (await Promise.all(tries)).map((answer) => (answer.ok ? 'booked' : answer.reason))
    expect(reasons.filter((reason) => reason === 'already_booked')).toHaveLength(limits.conflict.member.free)
    expect(reasons.filter((reason) => reason === 'slow_down')).toHaveLength(5)
    const told = (await journalLines()).filter(({ who, kind }) => who === kim.userId && kind === 'activity')
    expect(told).toHaveLength(limits.conflict.member.free)
    expect(told[0]).toMatchObject({ verb: 'see', why: 'already_booked', rowIds: [String(course.id)] })
    // Who books others is not held up, and half a minute later neither is the one who tried.
    expect(await book(joost, aForm(course.id), now)).toMatchObject({ ok: true })
    expect(await book(kim, aForm(course.id), after(minutes(1)))).toMatchObject({ ok: true })
  })

  test('is told at most so often to all employees of one organisation together', async () => {
    const [joost, course, fatma] = [await aPartner(), await aCourseRun({ places: 4 }), aPerson()]
    await bookedTogether(joost, aForm(course.id, [fatma]))
    const { organisationId } = await aPartner()
    const reasons: string[] = []
    for (let who = 0; who < 4; who++) {
      const colleague = await aPartner({ organisationId })
      for (let one = 0; one < limits.conflict.member.free; one++) {
        const answer = await book(colleague, aForm(course.id, [fatma]), now)
        reasons.push(answer.ok ? 'booked' : answer.reason)
      }
    }
    const told = reasons.filter((reason) => reason === 'already_booked')
    expect(told).toHaveLength(limits.conflict.organisation.free)
  })

  test('is not told where nothing is left: that is full, whoever is asked for', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const [slot, course] = [await aSlot(), await aCourseRun({ places: 2 })]
    const [fatma, wim] = [aPerson(), aPerson()]
    await bookedTogether(joost, aForm(slot.id, [fatma]))
    await bookedTogether(joost, aForm(course.id, [wim]))
    expect(await book(kim, aForm(slot.id, [fatma]), now)).toMatchObject({ reason: 'full' })
    // One place left, and the second in the form cannot fit: nothing is said of the first.
    expect(await book(kim, aForm(course.id, [wim, {}]), now)).toMatchObject({ reason: 'too_few' })
  })

  test('is counted also where a booking is moved, and costs nothing for who has a card only', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const course = await aCourseRun({ startsAt: after(days(4)) })
    const fatma = aPerson()
    await bookedTogether(joost, aForm(course.id, [fatma]))
    const [free, taken] = [await aSlot(), await aSlot({ startsAt: course.startsAt })]
    const [one] = await bookedTogether(kim, aForm(free.id, [fatma]))
    const move = () => moveBooking(kim, { bookingId: the(one).bookingId, activityId: taken.id }, now)
    for (let time = 0; time < limits.conflict.member.free; time++)
      expect(await move()).toMatchObject({ reason: 'overlap' })
    expect(await move()).toMatchObject({ reason: 'slow_down' })
    const told = (await journalLines()).filter(({ who, why }) => who === kim.userId && why === 'overlap')
    expect(told).toHaveLength(limits.conflict.member.free)
    const card = { contactWay: 'card', contact: null } as const
    expect(await book(kim, aForm((await aCourseRun()).id, [card]), now)).toMatchObject({ ok: true })
  })

  test('costs nothing to who books people without it, however many', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: limits.conflict.member.free + 2 })
    for (let one = 0; one < limits.conflict.member.free + 2; one++)
      await bookedTogether(joost, aForm(course.id))
    expect(await book(joost, aForm(course.id), now)).toMatchObject({ reason: 'full' })
  })
})

async function contactOf(bookingId: string): Promise<string | null> {
  const [row] = await books()
    .select({ contact: resident.contact })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(eq(booking.id, bookingId))
  return the(row).contact
}
