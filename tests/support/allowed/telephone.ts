import { expect } from 'vitest'
import { deskTimes } from '@/lib/availability/queries/desk'
import { deskBooking } from '@/lib/bookings/queries/desk'
import { findBookings } from '@/lib/bookings/queries/find'
import { sameName } from '@/lib/bookings/queries/same-name'
import { eraseResident } from '@/lib/privacy/commands/erase'
import { erasable, knownOf } from '@/lib/privacy/queries/known'
import { aBranch, aSlot, lettersOf, now, theBooking } from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, callers, states } from './rows'

/** What the desk sees of one booking, whoever made it, and how it finds it. */
export const ofTheDesk: Case[] = callers.flatMap((who) => [
  allow(who, deskTimes, 'a free time', async (ask) => {
    const branch = await aBranch()
    const slot = await aSlot({ branchId: branch.id })
    const times = await ask(
      (await anEmployee(who)).actor,
      { topic: null, branchId: branch.id, times: 5 },
      now,
    )
    expect(times).toMatchObject([{ activityId: slot.id, left: 1 }])
  }),
  ...origins.flatMap((origin) => [
    ...states.map((state) =>
      allow(
        who,
        deskBooking,
        `${origin}, ${state}`,
        async (ask) => {
          const { bookingId, person, code, at } = await aRow(origin, state)
          const seen = await ask((await anEmployee(who)).actor, { bookingId }, at)
          expect(seen).toMatchObject({ bookingId, name: person.name, contact: person.contact, code })
        },
        origin,
      ),
    ),
    allow(
      who,
      findBookings,
      origin,
      async (ask) => {
        const { bookingId, code } = await aRow(origin, 'consultation')
        const { found } = await ask((await anEmployee(who)).actor, { by: 'code', code, from: 'search' }, now)
        expect(found).toMatchObject([{ bookingId }])
      },
      origin,
    ),
    allow(
      who,
      sameName,
      origin,
      async (ask) => {
        const { activityId, person } = await aRow(origin, 'consultation')
        const asked = { name: person.name, activityId }
        expect(await ask((await anEmployee(who)).actor, asked, now)).toEqual({ here: true, elsewhere: false })
      },
      origin,
    ),
  ]),
])

/** What the house knows of a resident, whoever booked for them, and how it forgets them when they ask. */
export const ofRequests: Case[] = callers.flatMap((who) =>
  origins.flatMap((origin) => [
    allow(
      who,
      knownOf,
      origin,
      async (ask) => {
        const { bookingId, person } = await aRow(origin, 'course')
        const known = await ask((await anEmployee(who)).actor, { bookingId }, now)
        expect(known).toMatchObject({ person: { name: person.name }, bookings: [{ bookingId }] })
      },
      origin,
    ),
    allow(
      who,
      erasable,
      origin,
      async (ask) => {
        const { bookingId, person } = await aRow(origin, 'waiting')
        const found = await ask((await anEmployee(who)).actor, { bookingId }, now)
        expect(found).toMatchObject({ own: { person: { name: person.name } }, others: [] })
      },
      origin,
    ),
    ...states.map((state) =>
      allow(
        who,
        eraseResident,
        `${origin}, ${state}`,
        async (ask) => {
          const { bookingId, at } = await aRow(origin, state)
          await ask((await anEmployee(who)).actor, { bookingId, also: [] }, at)
          expect(await theBooking(bookingId)).toMatchObject({
            status: 'cancelled',
            name: null,
            contact: null,
          })
          expect(await lettersOf(bookingId)).toEqual([])
        },
        origin,
      ),
    ),
  ]),
)
