import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { journal } from '@/db/accounts'
import { booking, resident } from '@/db/schema'
import { Forbidden } from '@/lib/access'
import { type Booked, book, bookTogether } from '@/lib/bookings/commands'
import {
  openPartnerBookings,
  partnerBooking,
  partnerBookings,
  partnerBookingsWith,
} from '@/lib/bookings/queries'
import { acceptOffer, cancelBooking, moveBooking, sendCalendarAgain } from '@/lib/changes/commands'
import { letterFor } from '@/lib/reminders/queries'
import { books, freshDatabase } from '../../support/database'
import { violations } from '../../support/invariants'
import { aColleague, aForm, aPartner, marked } from '../../support/partners'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  days,
  inside,
  job,
  lettersOf,
  now,
  the,
  theBooking,
} from '../../support/world'

const database = freshDatabase('file', 16)

describe('a partner books', () => {
  test('one resident, with the word of the resident and whether attendance may be shared', async () => {
    const joost = await aPartner()
    const course = await aCourseRun()
    const [one] = await booked(joost, aForm(course.id, [{ ownLaptop: true, attendanceShared: true }]))
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
    expect(await booked(joost, aForm(course.id, [{}, {}, {}]))).toHaveLength(3)
    expect(await bookTogether(joost, aForm(course.id, [{}, {}]), now)).toMatchObject({ reason: 'full' })
    expect(await inside(course.id)).toHaveLength(3)
    const residents = await books().$count(resident)
    expect(await bookTogether(joost, aForm(course.id, [{}, {}, {}]), now)).toMatchObject({ reason: 'full' })
    expect(await books().$count(resident)).toBe(residents)
  })

  test('a family of which some stand in line, only when that was asked', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 2 })
    const family = await booked(joost, aForm(course.id, [{}, {}, {}], { orWait: true }))
    expect(family.map((one) => one.status)).toEqual(['booked', 'booked', 'waiting'])
    expect(family[2]?.placeInLine).toBe(1)
  })

  test('nobody when one of them cannot come, and hears who', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 4 })
    const fatma = aPerson()
    await booked(joost, aForm(course.id, [fatma]))
    const refused = await bookTogether(joost, aForm(course.id, [{}, fatma]), now)
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
    const first = await booked(joost, form)
    const twice = await Promise.all([booked(joost, form), booked(joost, form)])
    expect(twice).toEqual([first, first])
    const other = { ...form, people: form.people.map((one) => ({ ...one, name: 'Demo Selam' })) }
    expect((await booked(joost, other))[0]?.bookingId).not.toBe(first[0]?.bookingId)
    expect(await inside(course.id)).toHaveLength(2)
  })

  test('by way of its own e-mail: that of who is signed in, unless another is given', async () => {
    const joost = await aPartner({ email: 'joost@vluchtelingenwerk.example' })
    const course = await aCourseRun()
    const viaUs = { contactOf: 'partner', contactWay: 'email', contact: null } as const
    const people = [viaUs, { ...viaUs, contact: 'balie@vluchtelingenwerk.example' }]
    const made = await booked(joost, aForm(course.id, people))
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
    await booked(joost, aForm(course.id, [viaUs]))
    expect(await bookTogether(joost, aForm(course.id, [viaUs]), now)).toMatchObject({
      reason: 'already_booked',
    })
    expect(await booked(kim, aForm(course.id, [viaUs]))).toHaveLength(1)
  })

  test('two families with the same two telephones in two courses at once, without waiting in a circle', async () => {
    const joost = await aPartner()
    const rounds = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const [one, two] = [aPerson(), aPerson()]
        const startsAt = after(days(7 + i))
        const [a, b] = await Promise.all([1, 2].map(() => aCourseRun({ lessons: 1, startsAt })))
        return Promise.all([
          bookTogether(joost, aForm(the(a).id, [one, two]), now),
          bookTogether(joost, aForm(the(b).id, [two, one]), now),
        ])
      }),
    )
    for (const answers of rounds) expect(answers.map((a) => a.ok).sort()).toEqual([false, true])
    expect(await violations(database.sql)).toEqual([])
  })
})

describe('a partner sees', () => {
  test('its own bookings, newest first, those that may need something apart', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const [first] = await booked(joost, aForm(course.id, [{ name: 'Demo Riet' }]))
    const [second] = await booked(joost, aForm(course.id, [{ name: 'Demo Henk' }], { orWait: true }), 1)
    const [third] = await booked(joost, aForm(course.id, [{ name: 'Demo Wim' }], { orWait: true }), 2)
    await booked(await aPartner(), aForm((await aCourseRun()).id))
    const [open, rest] = await lists(joost)
    expect(open.map((one) => [one.name, one.status, one.placeInLine])).toEqual([
      ['Demo Henk', 'waiting', 1],
      ['Demo Wim', 'waiting', 2],
    ])
    expect(rest.map((one) => one.bookingId)).toEqual([first?.bookingId])

    await cancelBooking(joost, { bookingId: the(first).bookingId }, after(3))
    const [asked, gone] = await lists(joost)
    expect(asked.map((one) => [one.bookingId, one.status])).toEqual([
      [second?.bookingId, 'offered'],
      [third?.bookingId, 'waiting'],
    ])
    expect(gone[0]).toMatchObject({ status: 'cancelled', cancelledBy: 'partner' })
    await acceptOffer(joost, { bookingId: the(second).bookingId }, after(4))
    expect((await partnerBooking(joost, the(second).bookingId, after(5)))?.status).toBe('booked')
  })

  test('to how many lessons someone came only when the resident said so', async () => {
    const joost = await aPartner()
    const course = await aCourseRun()
    const people = [{ attendanceShared: true }, { attendanceShared: false }]
    const [shared, not] = await booked(joost, aForm(course.id, people))
    for (const one of [shared, not]) await marked(the(one).bookingId, ['present', 'absent', 'present'])
    const rows = await partnerBookings(joost, { limit: 10 }, now)
    const byId = new Map(rows.map((one) => [one.bookingId, [one.came, one.lessonsSoFar]]))
    expect(byId.get(the(shared).bookingId)).toEqual([2, 3])
    expect(byId.get(the(not).bookingId)).toEqual([null, null])
    expect(await partnerBooking(joost, the(not).bookingId, now)).toMatchObject({
      came: null,
      lessonsSoFar: null,
    })
  })

  test('nothing of another partner, whatever the id', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const [one] = await booked(
      joost,
      aForm((await aSlot()).id, [{ contactWay: 'email', contact: 'a@b.example' }]),
    )
    const { bookingId } = the(one)
    expect(await partnerBooking(kim, bookingId, now)).toBeNull()
    expect(await partnerBookingsWith(kim, [bookingId], now)).toEqual([])
    expect(await lists(kim)).toEqual([[], []])
    for (const answer of [
      await cancelBooking(kim, { bookingId }, now),
      await moveBooking(kim, { bookingId, activityId: (await aSlot()).id }, now),
      await acceptOffer(kim, { bookingId }, now),
      await sendCalendarAgain(kim, { bookingId, formKey: randomUUID() }, now),
    ])
      expect(answer).toMatchObject({ ok: false, reason: 'unknown' })
    expect(await partnerBooking(await aPartner(joost), bookingId, now)).toMatchObject({
      bookedBy: 'Demo Joost',
    })
  })

  test('and the journal says whose names were on the screen, and nothing when there were none', async () => {
    const joost = await aPartner()
    const made = await booked(joost, aForm((await aCourseRun()).id, [{}, {}]))
    const ids = made.map((one) => one.bookingId).sort()
    await lists(joost)
    await partnerBooking(joost, the(ids[0]), now)
    await partnerBookingsWith(joost, ids, now)
    const lines = await books()
      .select()
      .from(journal)
      .where(eq(journal.userId, joost.userId))
      .orderBy(journal.id)
    const seen = lines.filter((line) => line.verb === 'see')
    expect(seen.map((line) => [line.why, [...line.rowIds].sort()])).toEqual([
      ['list', ids],
      ['detail', [ids[0]]],
      ['done', ids],
    ])
  })

  test('who may not list bookings is stopped at the door', async () => {
    const trainer = await aColleague('trainer')
    for (const ask of [
      () => openPartnerBookings(trainer, now),
      () => partnerBookings(trainer, { limit: 5 }, now),
      () => partnerBooking(anyone, randomUUID(), now),
      () => partnerBookingsWith(anyone, [randomUUID()], now),
    ])
      await expect(ask).rejects.toThrow(Forbidden)
  })
})

describe('a calendar again', () => {
  const byMail = { contactWay: 'email', contact: 'demo.riet@bewoner.example' } as const

  test('goes out once per form, and again for another', async () => {
    const joost = await aPartner()
    const [one] = await booked(joost, aForm((await aSlot()).id, [byMail]))
    const { bookingId } = the(one)
    const form = { bookingId, formKey: randomUUID() }
    await sendCalendarAgain(joost, form, now)
    await sendCalendarAgain(joost, form, now)
    await sendCalendarAgain(joost, { bookingId, formKey: randomUUID() }, now)
    expect((await lettersOf(bookingId)).filter((kind) => kind === 'calendar')).toHaveLength(2)
  })

  test('is refused without an e-mail address, and for who has no place', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 2 })
    const people = [{}, byMail, { ...byMail, name: 'Demo Wim' }]
    const [called, mailed, waiting] = await booked(joost, aForm(course.id, people, { orWait: true }))
    const again = (one: Booked | undefined, at = now) =>
      sendCalendarAgain(joost, { bookingId: the(one).bookingId, formKey: randomUUID() }, at)
    expect(await again(called)).toMatchObject({ reason: 'no_email' })
    expect(await again(waiting)).toMatchObject({ reason: 'not_booked' })
    expect(await again(mailed, after(1, course.endsAt))).toMatchObject({ reason: 'past' })
  })
})

test('no letter, sms or calendar tells which partner booked', async () => {
  const joost = await aPartner({ name: 'VluchtelingenWerk' })
  const viaUs = { contactOf: 'partner', contactWay: 'email', contact: null } as const
  for (const contactWay of ['email', 'sms'] as const) {
    const course = await aCourseRun()
    const [own] = await booked(joost, aForm(course.id, [aPerson({ contactWay }), viaUs]))
    for (const kind of ['confirmation', 'waiting', 'offer', 'moved', 'cancelled', 'calendar'] as const) {
      const letter = await letterFor(
        job,
        {
          id: randomUUID(),
          key: `booking:${the(own).bookingId}:${kind}`,
          kind,
          channel: contactWay,
          bookingId: the(own).bookingId,
          invitationId: null,
          signInId: null,
          attempts: 0,
        },
        now,
      )
      if (kind === 'confirmation' || kind === 'calendar') expect(letter).not.toBeNull()
      expect(JSON.stringify(letter)).not.toMatch(/VluchtelingenWerk|Demo Joost|partner\.example/i)
    }
  }
})

test('what the public books is no partner’s', async () => {
  const course = await aCourseRun()
  const one = await book(anyone, aBooking(course.id), now)
  if (!one.ok) throw new Error(one.reason)
  expect(await theBooking(one.value.bookingId)).toMatchObject({ partnerId: null, attendanceShared: false })
  expect(await partnerBooking(await aPartner(), one.value.bookingId, now)).toBeNull()
})

async function booked(
  actor: Awaited<ReturnType<typeof aPartner>>,
  form: ReturnType<typeof aForm>,
  later = 0,
): Promise<Booked[]> {
  const answer = await bookTogether(actor, form, after(later))
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value
}

async function lists(actor: Awaited<ReturnType<typeof aPartner>>) {
  return [await openPartnerBookings(actor, now), await partnerBookings(actor, { limit: 10 }, now)] as const
}

async function contactOf(bookingId: string): Promise<string | null> {
  const [row] = await books()
    .select({ contact: resident.contact })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(eq(booking.id, bookingId))
  return the(row).contact
}
