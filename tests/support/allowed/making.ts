import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { guest } from '@/db/tables/booking'
import { book } from '@/lib/bookings/commands/book'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold, holdOrWait } from '@/lib/bookings/commands/hold'
import {
  answerContact,
  answerLaptop,
  answerName,
  answerTopic,
  endGuest,
  startGuest,
} from '@/lib/drafts/commands'
import { draftOf } from '@/lib/drafts/queries'
import { reservePlaces } from '@/lib/places/commands/reservations'
import { settle } from '@/lib/places/commands/settle'
import type { Actor, Seat } from '@/lib/tools/access'
import { books } from '../database'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  type Guest,
  inside,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../world'
import { allow, type Case, type Nothing, type Origin } from './case'
import { anEmployee, anyoneAs, callers, done, somebodyKnown } from './rows'

const browsers: [Origin, 'resident' | 'helper'][] = [
  ['own', 'resident'],
  ['helper', 'helper'],
]
const desks: Seat[] = ['partner', 'contact_person', ...callers, 'system']

/** Everything that may be done before there is a booking, and how one is made. */
export const ofMaking: Case[] = [
  allow('guest', startGuest, 'a browser that comes in', async (ask) => {
    const guestId = await ask(anyone, { token: randomUUID() }, now)
    expect(await draft({ kind: 'guest', guestId })).toMatchObject({ name: null })
  }),
  allow('guest', answerTopic, 'its own draft', async (ask) => {
    const browser = await aGuest({})
    await ask(browser, { topic: 'digid-app' }, now)
    expect(await draft(browser)).toMatchObject({ topic: 'digid-app' })
  }),
  allow('guest', answerName, 'its own draft', async (ask) => {
    const browser = await aGuest({})
    await ask(browser, { name: 'Demo Naam', forSomeoneElse: true }, now)
    expect(await draft(browser)).toMatchObject({ name: 'Demo Naam', contactOf: 'helper' })
  }),
  allow('guest', answerContact, 'its own draft', async (ask) => {
    const browser = await aGuest({})
    await ask(browser, { way: 'call', contact: '0612345678' }, now)
    expect(await draft(browser)).toMatchObject({ contactWay: 'call', contact: '0612345678' })
  }),
  allow('guest', answerLaptop, 'its own draft', async (ask) => {
    const browser = await aGuest({})
    await ask(browser, { ownLaptop: true }, now)
    expect(await draft(browser)).toMatchObject({ ownLaptop: true })
  }),
  allow('guest', draftOf, 'its own draft, with the time that it holds', async (ask) => {
    const [browser, slot] = [await aGuest(), await aSlot()]
    const held = done(await hold(browser, { activityId: slot.id }, now))
    expect(await ask(browser, now)).toMatchObject({ bookingId: the(held).bookingId, bookingStatus: 'held' })
  }),
  allow('guest', endGuest, 'its own draft, and the place that it holds', async (ask) => {
    const [browser, slot] = [await aGuest(), await aSlot()]
    done(await hold(browser, { activityId: slot.id }, now))
    await ask(browser, {}, now)
    expect([await draft(browser), await inside(slot.id)]).toEqual([null, []])
  }),
  allow('guest', hold, 'a time of a consultation', async (ask) => {
    const held = await ask(await aGuest(), { activityId: (await aSlot()).id }, now)
    expect(await theBooking(the(held).bookingId)).toMatchObject({ status: 'held', placeNo: 1 })
  }),
  allow('guest', holdOrWait, 'a course with room, and one without', async (ask) => {
    const [browser, room, full] = [await aGuest(), await aCourseRun(), await aFullCourse()]
    await ask(browser, { activityId: room.id, wait: false }, now)
    expect(await inside(room.id)).toMatchObject([{ status: 'held' }])
    await ask(browser, { activityId: full.id, wait: true }, now)
    expect([await draft(browser), await inside(room.id)]).toMatchObject([{ activityId: full.id }, []])
  }),
  allow('guest', chooseWaiting, 'the line of a course', async (ask) => {
    const [browser, full] = [await aGuest(), await aFullCourse()]
    await ask(browser, { activityId: full.id }, now)
    expect(await draft(browser)).toMatchObject({ activityId: full.id, kind: 'course' })
  }),
  ...browsers.flatMap(([origin, contactOf]) => [
    allow('guest', confirm, `${origin}, the time that it holds`, async (ask) => {
      const [browser, slot] = [await aGuest(aPerson({ contactOf })), await aSlot()]
      done(await hold(browser, { activityId: slot.id }, now))
      const { bookingId } = await ask(browser, { formKey: randomUUID(), language: 'nl' }, now)
      expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', contactOf, partnerId: null })
    }),
    allow('guest', confirm, `${origin}, the line that it chose`, async (ask) => {
      const [browser, full] = [await aGuest(aPerson({ contactOf })), await aFullCourse()]
      done(await chooseWaiting(browser, { activityId: full.id }, now))
      const { bookingId } = await ask(browser, { formKey: randomUUID(), language: 'nl' }, now)
      expect(await theBooking(bookingId)).toMatchObject({ status: 'waiting', contactOf, partnerId: null })
    }),
    allow('guest', confirm, `${origin}, for somebody whom the library knows`, async (ask) => {
      const [known, run] = [await somebodyKnown(), await aCourseRun()]
      const browser = await aGuest({ ...known.person, contactOf })
      done(await hold(browser, { activityId: run.id }, now))
      const { bookingId } = await ask(browser, { formKey: randomUUID(), language: 'nl' }, now)
      expect(await theBooking(bookingId)).toMatchObject({ status: 'booked', residentId: known.residentId })
    }),
    allow('guest', book, `${origin}, a place in a course that it holds`, async (ask) => {
      const [browser, run] = [await aGuest(), await aCourseRun()]
      done(await hold(browser, { activityId: run.id }, now))
      const [one] = await ask(browser, aBooking(run.id, { contactOf }), now)
      expect(await theBooking(the(one).bookingId)).toMatchObject({ status: 'booked', contactOf })
    }),
  ]),
  ...desks.flatMap((who) => [
    allow(who, book, 'a consultation for somebody', async (ask) => {
      const [actor, slot] = [await anyoneAs(who), await aSlot()]
      const [one] = await ask(actor, aBooking(slot.id, { topic: 'digid-app' }), now)
      expect(await theBooking(the(one).bookingId)).toMatchObject({ status: 'booked', ...madeBy(actor) })
    }),
    allow(who, book, 'a family in a course, of whom the last has to wait', async (ask) => {
      const [actor, run] = [await anyoneAs(who), await aCourseRun({ places: 1 })]
      const [first, second] = [aBooking(run.id), aBooking(run.id, { orWait: true })]
      const family = { ...second, people: [...first.people, ...second.people] }
      const [seated, waits] = await ask(actor, family, now)
      expect(await theBooking(the(seated).bookingId)).toMatchObject({ status: 'booked', ...madeBy(actor) })
      expect(await theBooking(the(waits).bookingId)).toMatchObject({ status: 'waiting', ...madeBy(actor) })
    }),
  ]),
  ...desks.map((who) =>
    allow(who, book, 'somebody whom the library knows', async (ask) => {
      const [actor, known, run] = [await anyoneAs(who), await somebodyKnown(), await aCourseRun()]
      const [one] = await ask(actor, aBooking(run.id, known.person), now)
      const { residentId } = known
      expect(await theBooking(the(one).bookingId)).toMatchObject({ status: 'booked', residentId })
    }),
  ),
  ...(['partner', 'contact_person'] as const).map((who) =>
    allow(who, book, 'a place that is kept for them, the last one', async (ask) => {
      const [{ actor, organisationId: partnerId }, run] = [
        await anEmployee(who),
        await aCourseRun({ places: 1 }),
      ]
      const wanted = { activityId: run.id, partnerId, places: 1, untilDay: '2027-03-04' }
      done(await reservePlaces((await anEmployee('coordinator')).actor, wanted, now))
      const [one] = await ask(actor, aBooking(run.id), now)
      expect(await theBooking(the(one).bookingId)).toMatchObject({ status: 'booked', partnerId })
    }),
  ),
  ...(['guest', ...desks] as const).map((who) =>
    allow(who, settle, 'a hold of somebody that ran out, before whom somebody waits', async (ask) => {
      const [browser, run, desk] = [await aGuest(), await aCourseRun({ places: 1 }), await anyDesk()]
      done(await hold(browser, { activityId: run.id }, now))
      const waits = done(await bookOne(desk, aBooking(run.id, { orWait: true }), now))
      await ask(await anyoneAs(who), {}, after(minutes(16)))
      expect(await theBooking(waits.bookingId)).toMatchObject({ status: 'offered', placeNo: 1 })
    }),
  ),
]

/** What only a browser has. */
export const nothingToMake: Nothing[] = [
  {
    who: desks,
    asks: [confirm, hold, holdOrWait, chooseWaiting, startGuest, endGuest, draftOf],
    why: 'only a browser has a draft',
  },
  {
    who: desks,
    asks: [answerTopic, answerName, answerContact, answerLaptop],
    why: 'only a browser fills in a draft',
  },
]

const anyDesk = async () => (await anEmployee('partner')).actor

function madeBy(actor: Actor) {
  return {
    partnerId: actor.kind === 'partner' ? actor.organisationId : null,
    atDesk: actor.kind === 'staff',
  }
}

async function aFullCourse() {
  const run = await aCourseRun({ places: 1 })
  done(await bookOne(job, aBooking(run.id), now))
  return run
}

async function draft(browser: Guest) {
  const [row] = await books()
    .select()
    .from(guest)
    .where(eq(guest.id, the(browser.guestId)))
  return row ?? null
}
