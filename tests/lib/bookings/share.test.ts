import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { booking, guest as guestTable } from '@/db/tables/booking'
import { branch, ownAddress, settings } from '@/db/tables/network'
import { book } from '@/lib/bookings/commands/book'
import { confirm } from '@/lib/bookings/commands/confirm'
import { changeContact } from '@/lib/bookings/commands/contact'
import { hold, holdOrWait } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { endGuest } from '@/lib/drafts/commands'
import { draftOf } from '@/lib/drafts/queries'
import { hashesOf, type Visitor } from '@/lib/tools/source'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../support/database'
import { aColleague, aForm, aPartner } from '../../support/partners'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aGuest,
  aPerson,
  aSlot,
  aVisitor,
  days,
  type Guest,
  inside,
  minutes,
  now,
  the,
  theBooking,
} from '../../support/world'

freshDatabase()

/** A branch with so many times on one day, and as many on the next. */
async function aDay(times: number) {
  const branchId = (await aBranch()).id
  const on = async (day: number) =>
    Promise.all(
      Array.from({ length: times }, (_, i) =>
        aSlot({ branchId, startsAt: after(days(day) + minutes(30 * i)) }),
      ),
    )
  return { branchId, tomorrow: await on(1), later: await on(2) }
}

async function holds(activityId: number, visitor?: Visitor, guest?: Guest, at = now) {
  const held = await hold(guest ?? (await aGuest(aPerson(), at)), { activityId, visitor }, at)
  if (!held.ok) return held.reason
  return held.value ? 'held' : 'chosen'
}

async function heldOf(activityIds: number[]): Promise<number> {
  const rows = await Promise.all(activityIds.map((id) => inside(id)))
  return rows.flat().filter(({ status }) => status === 'held').length
}

const ids = (slots: { id: number }[]) => slots.map(({ id }) => id)
const count = (answers: string[], which: string) => answers.filter((one) => one === which).length

describe('what is held without being booked', () => {
  test('never takes more than a third of a day of a branch, however many ask at once', async () => {
    const { tomorrow, later } = await aDay(9)
    const all = [...tomorrow, ...tomorrow, ...later]
    const answers = await Promise.all(all.map(({ id }) => holds(id, aVisitor())))
    expect(await heldOf(ids(tomorrow))).toBe(3)
    expect(await heldOf(ids(later))).toBe(3)
    expect(count(answers, 'held')).toBe(6)
    // What somebody holds already is full; what is free is chosen, and held for nobody.
    expect(count(answers, 'chosen') + count(answers, 'full')).toBe(21)
  })

  test('is one at least, where a day has few places, and the share that the library sets', async () => {
    const { branchId, tomorrow } = await aDay(2)
    expect(await holds(the(tomorrow[0]).id)).toBe('held')
    expect(await holds(the(tomorrow[1]).id)).toBe('chosen')
    const [own] = await books().select().from(branch).where(eq(branch.id, branchId))
    await books()
      .insert(settings)
      .values({ organisationId: the(own).organisationId, holdOneIn: 1 })
    expect(await holds(the(tomorrow[1]).id)).toBe('held')
  })

  test('takes a third of the places of a course run', async () => {
    const run = await aCourseRun({ places: 12 })
    const visits = Array.from({ length: 12 }, async () =>
      holdOrWait(await aGuest(), { activityId: run.id, wait: false, visitor: aVisitor() }, now),
    )
    const answers = await Promise.all(visits)
    expect(answers.filter((one) => one.ok && one.value)).toHaveLength(4)
    expect(await heldOf([run.id])).toBe(4)
  })

  test('keeps nobody from booking what is free: a small day, a course, a family that holds nothing', async () => {
    const [{ tomorrow }, run] = [await aDay(6), await aCourseRun({ places: 3 })]
    const greedy = aVisitor()
    for (const { id } of tomorrow.slice(0, 2)) expect(await holds(id, greedy)).toBe('held')
    expect(await holds(run.id, greedy)).toBe('held')
    const books_ = async (activityId: number) => {
      const [guest, visitor] = [await aGuest(), aVisitor()]
      await books()
        .update(guestTable)
        .set({ ownLaptop: false })
        .where(eq(guestTable.id, the(guest.guestId)))
      const chosen = await holdOrWait(guest, { activityId, wait: false, visitor }, now)
      expect(chosen).toEqual({ ok: true, value: null })
      // The check page shows that nothing is held; a course is a place all the same, and not the line.
      expect(await draftOf(guest, now)).toMatchObject({ activityId, bookingStatus: null, holdUntil: null })
      expect((await draftOf(guest, now))?.bookingId).not.toBeNull()
      const form = { formKey: crypto.randomUUID(), language: 'nl' as const, visitor }
      const done = await confirm(guest, form, now)
      return done.ok ? done.value.status : done.reason
    }
    for (const { id } of tomorrow.slice(2)) expect(await books_(id)).toBe('booked')
    expect([await books_(run.id), await books_(run.id)]).toEqual(['booked', 'booked'])
    expect(await holds(run.id)).toBe('full')
  })

  test('is nothing for who was too late: somebody else has booked it, and they choose another', async () => {
    const { tomorrow } = await aDay(3)
    const [one, two] = ids(tomorrow)
    expect(await holds(the(one))).toBe('held')
    const guests = [await aGuest(), await aGuest()]
    for (const guest of guests) expect(await holds(the(two), aVisitor(), guest)).toBe('chosen')
    const sent = guests.map((guest) =>
      confirm(guest, { formKey: crypto.randomUUID(), language: 'nl', visitor: aVisitor() }, now),
    )
    const answers = (await Promise.all(sent)).map((done) => (done.ok ? done.value.status : done.reason))
    expect(answers.toSorted()).toEqual(['booked', 'hold_expired'])
  })

  test('is six places of one network at most, from however many addresses in it; others go on', async () => {
    const branches = await Promise.all(Array.from({ length: 8 }, () => aDay(3)))
    const slots = branches.map(({ tomorrow }) => the(tomorrow[0]).id)
    const addresses = slots.map((_, i) => aVisitor({ from: `198.51.100.${i + 1}` }))
    const answers = await Promise.all(slots.map((id, i) => holds(id, addresses[i])))
    expect(count(answers, 'held')).toBe(6)
    expect(count(answers, 'chosen')).toBe(2)
    const another = branches.map(({ later }) => the(later[0]).id)
    expect(await holds(the(another[0]), aVisitor())).toBe('held')
  })

  test('is counted back when it is booked, let go, or runs out', async () => {
    const branches = await Promise.all(Array.from({ length: 10 }, () => aDay(3)))
    const slots = branches.map(({ tomorrow }) => the(tomorrow[0]).id)
    const visitor = aVisitor()
    const guests = await Promise.all(slots.map(() => aGuest()))
    for (const i of [0, 1, 2, 3, 4, 5])
      expect(await holds(the(slots[i]), visitor, the(guests[i]))).toBe('held')
    expect(await holds(the(slots[6]), visitor, the(guests[6]))).toBe('chosen')
    expect(
      await confirm(the(guests[0]), { formKey: crypto.randomUUID(), language: 'nl', visitor }, now),
    ).toMatchObject({ ok: true })
    expect(await holds(the(slots[6]), visitor, the(guests[6]))).toBe('held')
    await endGuest(the(guests[1]), {}, now)
    expect(await holds(the(slots[7]), visitor, the(guests[7]))).toBe('held')
    expect(await holds(the(slots[8]), visitor, the(guests[8]))).toBe('chosen')
    expect(
      await holds(the(slots[8]), visitor, await aGuest(aPerson(), after(minutes(16))), after(minutes(16))),
    ).toBe('held')
  })

  test('is one place of a browser: the second lets the first go', async () => {
    const { tomorrow, later } = await aDay(6)
    const guest = await aGuest()
    for (const { id } of [...tomorrow, ...later]) expect(await holds(id, aVisitor(), guest)).toBe('held')
    expect(await heldOf(ids([...tomorrow, ...later]))).toBe(1)
  })

  test('is more at the library itself, and not told apart where all look like one', async () => {
    const branches = await Promise.all(Array.from({ length: 10 }, () => aDay(3)))
    const slots = branches.map(({ tomorrow }) => the(tomorrow[0]).id)
    const from = '192.0.2.7'
    await books()
      .insert(ownAddress)
      .values({ branchId: the(branches[0]).branchId, ...hashesOf(from), addedAt: now })
    for (const id of slots) expect(await holds(id, aVisitor({ from, isOwn: true }))).toBe('held')
    // Who sits beside it, in the same network, has what everybody has.
    const beside = branches.map(({ later }) => the(later[1]).id)
    const answers = await Promise.all(beside.map((id) => holds(id, aVisitor({ from: '192.0.2.8' }))))
    expect(count(answers, 'held')).toBe(6)
    const hidden = await Promise.all(Array.from({ length: 10 }, () => aDay(3)))
    const more = hidden.map(({ later }) => the(later[0]).id)
    for (const id of more)
      expect(await holds(id, aVisitor({ from: '127.0.0.1', isHidden: true }))).toBe('held')
  })

  test('keeps nobody of the desk, and no partner, out', async () => {
    const { tomorrow } = await aDay(3)
    expect(await holds(the(tomorrow[0]).id)).toBe('held')
    const [joost, colleague] = [await aPartner(), await aColleague('adviser')]
    expect(await book(joost, aForm(the(tomorrow[1]).id), now)).toMatchObject({ ok: true })
    expect(await book(colleague, aBooking(the(tomorrow[2]).id), now)).toMatchObject({ ok: true })
  })

  test('is refused by the database too, whatever the code forgets', async () => {
    const { tomorrow } = await aDay(3)
    expect(await holds(the(tomorrow[0]).id)).toBe('held')
    const guest = await aGuest()
    const row = { status: 'held' as const, placeNo: 1, holdUntil: after(minutes(15)), createdAt: now }
    const insert = (activityId: number, heldBy: string | null) =>
      asActor(guest, (tx) =>
        tx.insert(booking).values({
          ...row,
          ...{ id: crypto.randomUUID(), code: crypto.randomUUID(), formKey: crypto.randomUUID() },
          ...{ activityId, heldBy },
        }),
      )
    await expect(insert(the(tomorrow[1]).id, guest.guestId)).rejects.toMatchObject({ code: '42501' })
    const { tomorrow: other } = await aDay(3)
    await expect(insert(the(other[0]).id, null)).rejects.toMatchObject({ code: '42501' })
    await insert(the(other[0]).id, guest.guestId)
    const { tomorrow: third } = await aDay(3)
    await expect(insert(the(third[0]).id, guest.guestId)).rejects.toMatchObject({
      constraint: 'booking_held_by_once',
    })
  })
})

describe('who books with a card alone, from elsewhere', () => {
  const card = { contactWay: 'card', contact: null } as const

  async function booksWithCard(activityId: number, visitor: Visitor) {
    const guest = await aGuest(aPerson(card))
    const held = await hold(guest, { activityId, visitor }, now)
    if (!held.ok) return held.reason
    const done = await confirm(guest, { formKey: crypto.randomUUID(), language: 'nl', visitor }, now)
    return done.ok ? { guest, ...done.value } : done.reason
  }

  test('takes at most a third of a day; at the library, and with a telephone, more', async () => {
    const { tomorrow, later } = await aDay(6)
    const [one, two, three, four, five] = ids(tomorrow)
    const first = await booksWithCard(the(one), aVisitor())
    expect(await booksWithCard(the(two), aVisitor())).toMatchObject({ status: 'booked' })
    expect(await booksWithCard(the(three), aVisitor())).toBe('place_needs_contact')
    expect(await booksWithCard(the(four), aVisitor({ isOwn: true }))).toMatchObject({ status: 'booked' })
    const guest = await aGuest()
    await hold(guest, { activityId: the(five), visitor: aVisitor() }, now)
    expect(
      await confirm(guest, { formKey: crypto.randomUUID(), language: 'nl', visitor: aVisitor() }, now),
    ).toMatchObject({ ok: true })
    // Nor by moving there from another day.
    const elsewhere = await booksWithCard(the(later[0]).id, aVisitor())
    if (typeof elsewhere === 'string' || typeof first === 'string') throw new Error('not booked')
    const move = (activityId: number) =>
      moveBooking(elsewhere.guest, { bookingId: elsewhere.bookingId, activityId }, now)
    expect(await move(the(tomorrow[5]).id)).toMatchObject({ reason: 'full' })
    expect(await move(the(later[1]).id)).toMatchObject({ ok: true })
    const own = { bookingId: first.bookingId, activityId: the(tomorrow[5]).id }
    expect(await moveBooking(first.guest, own, now)).toMatchObject({ ok: true })
  })

  test('takes no more by giving a number first, and a card afterwards', async () => {
    const { tomorrow } = await aDay(6)
    const [one, two, three, four] = ids(tomorrow)
    for (const id of [one, two])
      expect(await booksWithCard(the(id), aVisitor())).toMatchObject({ status: 'booked' })
    const withNumber = async (activityId: number) => {
      const guest = await aGuest()
      await hold(guest, { activityId, visitor: aVisitor() }, now)
      const form = { formKey: crypto.randomUUID(), language: 'nl' as const, visitor: aVisitor() }
      const done = await confirm(guest, form, now)
      if (!done.ok) throw new Error(done.reason)
      return { guest, bookingId: done.value.bookingId }
    }
    const [third, fourth] = [await withNumber(the(three)), await withNumber(the(four))]
    const turned = (who: typeof third, visitor: Visitor) =>
      changeContact(who.guest, { bookingId: who.bookingId, ...card, visitor }, now)
    expect(await turned(third, aVisitor())).toMatchObject({ reason: 'place_needs_contact' })
    expect(await theBooking(third.bookingId)).toMatchObject({ fromAfar: false })
    // At the library somebody has seen them.
    expect(await turned(fourth, aVisitor({ isOwn: true }))).toMatchObject({ ok: true })
    expect(await theBooking(fourth.bookingId)).toMatchObject({ fromAfar: false })
    // On a day with room for it the card counts from then on.
    const { tomorrow: other } = await aDay(3)
    const only = await withNumber(the(other[0]).id)
    expect(await turned(only, aVisitor())).toMatchObject({ ok: true })
    expect(await booksWithCard(the(other[1]).id, aVisitor())).toBe('place_needs_contact')
  })
})
