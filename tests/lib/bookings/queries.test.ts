import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { meeting } from '@/db/tables/agenda'
import { member } from '@/db/tables/team'
import { journal } from '@/db/tables/tools'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { sendCalendarAgain } from '@/lib/bookings/commands/calendar'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import {
  changedPartnerBookings,
  openPartnerBookings,
  partnerBooking,
  partnerBookings,
  partnerBookingsWith,
} from '@/lib/bookings/queries/partner'
import { letterFacts } from '@/lib/notices/queries/letters'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { deactivate } from '@/lib/team/commands/members'
import { Forbidden, type Partner } from '@/lib/tools/access'
import { books, freshDatabase } from '../../support/database'
import { aColleague, aForm, aPartner, bookedTogether, marked } from '../../support/partners'
import { aWorker } from '../../support/workers'
import {
  aBooking,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  days,
  job,
  now,
  the,
  theBooking,
} from '../../support/world'

freshDatabase()

describe('a letter that a partner hands on', () => {
  const viaUs = { contactOf: 'partner', contactWay: 'email', contact: null } as const
  const addressOf = async (bookingId: string) => (await letterFacts(job, bookingId))?.contact

  test('goes to who booked as long as they work there, then to the contact person', async () => {
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    const { organisationId } = contact
    const leaving = await aWorker({ role: 'partner', organisationId })
    const [one] = await bookedTogether(leaving.actor as Partner, aForm((await aSlot()).id, [viaUs]))
    const { bookingId } = the(one)
    expect(await addressOf(bookingId)).toBe(leaving.email)
    await deactivate(contact.actor, leaving, now)
    expect(await addressOf(bookingId)).toBe(contact.email)
  })

  test('to an address of the desk itself goes there, whoever leaves', async () => {
    const contact = await aWorker({ role: 'partner', contactPerson: true })
    const desk = { ...viaUs, contact: 'balie@geldpunt.example' }
    const [one] = await bookedTogether(contact.actor as Partner, aForm((await aSlot()).id, [desk]))
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.id, contact.memberId))
    expect(await addressOf(the(one).bookingId)).toBe('balie@geldpunt.example')
  })

  test('is not sent when nobody works there any more: somebody has to call', async () => {
    const last = await aWorker({ role: 'partner', contactPerson: true })
    const [one] = await bookedTogether(last.actor as Partner, aForm((await aSlot()).id, [viaUs]))
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.id, last.memberId))
    await expect(addressOf(the(one).bookingId)).rejects.toThrow('nobody of this partner works here')
  })
})

describe('a partner sees', () => {
  test('its own bookings, newest first, those that may need something apart', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 1, startsAt: after(days(20)) })
    const [first] = await bookedTogether(joost, aForm(course.id, [{ name: 'Demo Riet' }]))
    const [second] = await bookedTogether(
      joost,
      aForm(course.id, [{ name: 'Demo Henk' }], { orWait: true }),
      1,
    )
    const [third] = await bookedTogether(joost, aForm(course.id, [{ name: 'Demo Wim' }], { orWait: true }), 2)
    await bookedTogether(await aPartner(), aForm((await aCourseRun()).id))
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

  test('all of its bookings by turning pages, also those of one family in one form', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 9 })
    const family = await bookedTogether(joost, aForm(course.id, [{}, {}, {}, {}]))
    const [later] = await bookedTogether(joost, aForm(course.id), 1)
    const turned: string[] = []
    for (let page = 0; page < 3; page++) {
      const rows = await partnerBookings(joost, { after: turned.at(-1), limit: 2 }, now)
      turned.push(...rows.map(({ bookingId }) => bookingId))
    }
    expect(turned[0]).toBe(later?.bookingId)
    expect(turned.toSorted()).toEqual([...family, the(later)].map(({ bookingId }) => bookingId).toSorted())
    const stranger = await aPartner()
    expect(await partnerBookings(stranger, { after: turned[0], limit: 9 }, now)).toEqual([])
  })

  test('to how many lessons someone came only when the resident said so', async () => {
    const joost = await aPartner()
    const course = await aCourseRun()
    const people = [{ attendanceShared: true }, { attendanceShared: false }]
    const [shared, not] = await bookedTogether(joost, aForm(course.id, people))
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

  test('its own booking as it was said, also when somebody else says otherwise of the same resident', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const contact = the(aPerson().contact)
    const wim = { ...aPerson({ contactOf: 'resident', language: 'ar' }), name: 'Demo Wim', contact }
    const [one] = await bookedTogether(joost, aForm((await aCourseRun()).id, [wim]))
    const later = await aCourseRun({ startsAt: after(days(40)) })
    const abroad = `+31 ${contact.slice(1)}`
    const spelled = { name: 'demo WIM', contact: abroad, contactOf: 'helper', language: 'en' } as const
    const [other] = await bookedTogether(kim, aForm(later.id, [{ ...wim, ...spelled }]))
    expect(await partnerBooking(joost, the(one).bookingId, now)).toMatchObject({
      language: 'ar',
      contactOf: 'resident',
    })
    // Nor does anybody read how somebody else wrote it.
    expect(await partnerBooking(kim, the(other).bookingId, now)).toMatchObject(spelled)
    expect(await partnerBookings(kim, { limit: 5 }, now)).toMatchObject([{ name: spelled.name }])
    await forgetResidents(job, {}, after(days(365)))
    expect(await theBooking(the(other).bookingId)).toMatchObject({ name: null, contact: null })
  })

  test('nothing of another partner, whatever the id', async () => {
    const [joost, kim] = [await aPartner(), await aPartner()]
    const [one] = await bookedTogether(
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
    const made = await bookedTogether(joost, aForm((await aCourseRun()).id, [{}, {}]))
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

  test('reads for a week first what the library changed, of its own people alone', async () => {
    const [joost, other, carla] = [await aPartner(), await aPartner(), await aColleague()]
    const run = await aCourseRun({ startsAt: after(days(8)) })
    const [one] = await bookedTogether(joost, aForm(run.id))
    await bookedTogether(other, aForm(run.id))
    const names = async (actor: Partner, at = now) =>
      (await changedPartnerBookings(actor, at)).map(({ bookingId }) => bookingId)
    expect(await names(joost)).toEqual([])
    const [first] = await books()
      .select()
      .from(meeting)
      .where(eq(meeting.activityId, run.id))
      .orderBy(meeting.number)
    const lessons = [{ meetingId: the(first).id, way: 'off' as const }]
    expect(await changeRun(carla, { activityId: run.id, lessons }, now)).toMatchObject({ ok: true })
    expect(await names(joost)).toEqual([the(one).bookingId])
    expect(await names(joost, after(days(8)))).toEqual([])
  })

  test('who may not list bookings is stopped at the door', async () => {
    const trainer = await aColleague('trainer')
    for (const ask of [
      () => openPartnerBookings(trainer, now),
      () => changedPartnerBookings(trainer, now),
      () => partnerBookings(trainer, { limit: 5 }, now),
      () => partnerBooking(anyone, randomUUID(), now),
      () => partnerBookingsWith(anyone, [randomUUID()], now),
    ])
      await expect(ask).rejects.toThrow(Forbidden)
  })
})

test('what the public books is no partner’s', async () => {
  const course = await aCourseRun()
  const one = await bookOne(anyone, aBooking(course.id), now)
  if (!one.ok) throw new Error(one.reason)
  expect(await theBooking(one.value.bookingId)).toMatchObject({ partnerId: null, attendanceShared: false })
  expect(await partnerBooking(await aPartner(), one.value.bookingId, now)).toBeNull()
})

async function lists(actor: Awaited<ReturnType<typeof aPartner>>) {
  return [await openPartnerBookings(actor, now), await partnerBookings(actor, { limit: 10 }, now)] as const
}
