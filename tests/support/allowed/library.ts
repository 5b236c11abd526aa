import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { activity, reservation } from '@/db/tables/agenda'
import { guest } from '@/db/tables/booking'
import { journal } from '@/db/tables/tools'
import { possiblyDouble } from '@/lib/bookings/queries/double'
import { sweepGuests } from '@/lib/drafts/commands'
import { type Due, deliver } from '@/lib/messages/commands'
import { putReminders } from '@/lib/notices/commands/reminders'
import { letterFacts, letterFor } from '@/lib/notices/queries/letters'
import { reservePlaces, withdrawReservation } from '@/lib/places/commands/reservations'
import { reservations, runsToReserve } from '@/lib/places/queries'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { whatFillsAgenda } from '@/lib/planning/queries/fills'
import { forgetResidents, forgetTraces } from '@/lib/privacy/commands/forget'
import type { Actor } from '@/lib/tools/access'
import { books } from '../database'
import { aPartner } from '../partners'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aGuest,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  lettersOf,
  minutes,
  now,
  the,
  theBooking,
  weeklyHours,
} from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, callers, done, letters } from './rows'

const coordinator = async (): Promise<Actor> => (await anEmployee('coordinator')).actor

/** Places that the library keeps for partners. */
export const ofReservations: Case[] = [
  allow('coordinator', runsToReserve, 'a course with room', async (ask) => {
    const run = await aCourseRun()
    expect(await ask(await coordinator(), now)).toContainEqual(
      expect.objectContaining({ activityId: run.id, free: 3 }),
    )
  }),
  allow('coordinator', reservePlaces, 'a partner’s', async (ask) => {
    const wanted = await toKeep()
    const { reservationId } = await ask(await coordinator(), wanted, now)
    expect(await kept(reservationId)).toMatchObject({ places: 2, withdrawnAt: null })
    await ask(await coordinator(), { ...wanted, places: 1 }, now)
    expect(await kept(reservationId)).toMatchObject({ places: 1 })
  }),
  allow('coordinator', reservations, 'a partner’s', async (ask) => {
    const made = done(await reservePlaces(await coordinator(), await toKeep(), now))
    expect(await ask(await coordinator(), now)).toContainEqual(expect.objectContaining(made))
  }),
  allow('coordinator', withdrawReservation, 'a partner’s', async (ask) => {
    const made = done(await reservePlaces(await coordinator(), await toKeep(), now))
    await ask(await coordinator(), made, now)
    expect(await kept(made.reservationId)).toMatchObject({ withdrawnAt: now })
  }),
]

async function toKeep() {
  const [run, partner] = [await aCourseRun(), await aPartner()]
  return { activityId: run.id, partnerId: partner.organisationId, places: 2, untilDay: '2027-03-04' }
}

async function kept(id: number) {
  const [row] = await books().select().from(reservation).where(eq(reservation.id, id))
  return row
}

/** Who helps several people has several open by right. */
const contacts = origins.filter((origin) => origin !== 'helper')

/** Consultations that are perhaps not meant, whoever made the one before. */
export const ofDoubles: Case[] = callers.flatMap((who) =>
  contacts.map((origin) =>
    allow(
      who,
      possiblyDouble,
      `${origin}, and one that the library made after it`,
      async (ask) => {
        const [{ person }, slot] = [
          await aRow(origin, 'consultation'),
          await aSlot({ startsAt: after(days(4)) }),
        ]
        const again = aBooking(slot.id, { ...person, name: 'Demo Nogmaals', another: true })
        const { bookingId } = done(await bookOne(job, again, after(minutes(5))))
        const double = expect.objectContaining({ bookingId, openBefore: 1 })
        expect(await ask((await anEmployee(who)).actor, after(minutes(5)))).toContainEqual(double)
      },
      origin,
    ),
  ),
)

/** What jobs do, whoever made a booking. */
export const ofJobs: Case[] = [
  allow('system', fillAgenda, 'weekly hours', async (ask) => {
    const branch = await aBranch()
    await weeklyHours(branch.id)
    await ask(job, {}, now)
    const slots = await books().select().from(activity).where(eq(activity.branchId, branch.id))
    expect(slots.length).toBeGreaterThan(20)
  }),
  allow('system', whatFillsAgenda, 'weekly hours', async (ask) => {
    const branch = await aBranch()
    const before = await whatFillsAgenda(job, now)
    await weeklyHours(branch.id)
    expect(await ask(job, now)).not.toBe(before)
  }),
  allow('system', sweepGuests, 'a draft whose hour is over', async (ask) => {
    const { guestId } = await aGuest()
    await ask(job, {}, after(hours(2)))
    expect(
      await books()
        .select()
        .from(guest)
        .where(eq(guest.id, the(guestId))),
    ).toEqual([])
  }),
  allow('system', forgetTraces, 'a line of two years ago', async (ask) => {
    const [at, about] = [new Date('2024-01-01'), { kind: 'booking', why: 'test', rowIds: [] as string[] }]
    await books()
      .insert(journal)
      .values({ at, verb: 'see', job: 'test', ...about })
    expect(await ask(job, {}, now)).toBe(1)
  }),
  ...origins.flatMap((origin) => [
    allow('system', letterFacts, origin, async (ask) => {
      const row = await aRow(origin, 'course')
      expect(await ask(job, row.bookingId)).toMatchObject({ contact: row.person.contact })
    }),
    allow('system', letterFor, origin, async (ask) => {
      const row = await aRow(origin, 'course')
      const due = the((await letters(row))[0]) as Due
      expect(await ask(job, due, now)).toMatchObject({ channel: 'email', to: row.person.contact })
    }),
    allow('system', deliver, origin, async (ask) => {
      const row = await aRow(origin, 'course')
      await ask(job, { compose: async () => 'letter', send: async () => 'taken' }, now)
      expect(await letters(row)).toMatchObject([{ status: 'sent', receipt: 'taken' }])
    }),
    allow('system', putReminders, origin, async (ask) => {
      const row = await aRow(origin, 'consultation')
      await ask(job, {}, after(days(2) + minutes(5)))
      expect(await lettersOf(row.bookingId)).toContain('reminder')
    }),
    allow('system', forgetResidents, origin, async (ask) => {
      const row = await aRow(origin, 'course')
      // Hundreds at a time; who finds nobody any more is told nothing, and that fails.
      do await ask(job, {}, after(days(90)))
      while ((await theBooking(row.bookingId))?.name)
      expect(await theBooking(row.bookingId)).toMatchObject({
        name: null,
        code: row.bookingId,
        residentId: null,
      })
    }),
  ]),
]
