import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { attendance } from '@/db/tables/booking'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { sendCalendarAgain } from '@/lib/bookings/commands/calendar'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { changeContact } from '@/lib/bookings/commands/contact'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { moveBooking } from '@/lib/bookings/commands/move'
import { openedBooking } from '@/lib/bookings/queries/opened'
import {
  changedPartnerBookings,
  openPartnerBookings,
  partnerBooking,
  partnerBookings,
  partnerBookingsWith,
} from '@/lib/bookings/queries/partner'
import { openByCode } from '@/lib/drafts/commands'
import { openedCalendar } from '@/lib/notices/queries/calendar'
import type { Actor, Guest, Partner } from '@/lib/tools/access'
import { books } from '../database'
import { aPartner } from '../partners'
import {
  aBooking,
  after,
  aGuest,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  calledOff,
  days,
  lettersOf,
  now,
  theBooking,
} from '../world'
import { type Ask, allow, type Case, type Nothing, type Origin, origins, type Told } from './case'
import {
  anEmployee,
  aRow,
  beside,
  callers,
  done,
  type Row,
  type State,
  somebodyKnown,
  states,
  withCode,
} from './rows'

/** Who reaches a booking: in which seat, of which origin, and as whom. */
type Reach<Who extends Actor> = {
  who: 'guest' | 'partner' | 'contact_person' | (typeof callers)[number]
  origin: Origin
  as: string
  actor: (row: Row) => Promise<Who>
}

const inItsBrowser = async ({ by }: Row) => by as Guest
const browsers: Reach<Guest>[] = [
  ...origins.map(
    (origin) => ({ who: 'guest', origin, as: 'opened with its code', actor: withCode }) as const,
  ),
  { who: 'guest', origin: 'own', as: 'in the browser that made it', actor: inItsBrowser },
  { who: 'guest', origin: 'helper', as: 'in the browser that made it', actor: inItsBrowser },
]
const desks: Reach<Partner>[] = [
  { who: 'partner', origin: 'partner', as: 'by who made it', actor: async ({ by }) => by as Partner },
  { who: 'partner', origin: 'partner', as: 'by a colleague of who made it', actor: (row) => beside(row) },
  {
    who: 'contact_person',
    origin: 'partner',
    as: 'by their contact person',
    actor: (row) => beside(row, true),
  },
]
const telephones: Reach<Actor>[] = callers.flatMap((who) =>
  origins.map(
    (origin) =>
      ({ who, origin, as: 'on the telephone', actor: async () => (await anEmployee(who)).actor }) as const,
  ),
)
const everybody: Reach<Actor>[] = [...browsers, ...desks, ...telephones]
const withPlace = ['consultation', 'course', 'running'] as const

/** Everything that may be done with a booking, by whom, and what is then so. */
export const ofBookings: Case[] = [
  ...each(everybody, cancelBooking, states, async (ask, actor, row) => {
    const next = row.state === 'course' ? await inLineAfter(row) : null
    await ask(actor, { bookingId: row.bookingId }, row.at)
    const cancelledBy = { guest: 'resident', partner: 'partner', staff: 'library', system: null }[actor.kind]
    await expectRow(row, { status: 'cancelled', placeNo: null, cancelledBy }, 'cancelled')
    expect(await expected(row)).toBe(row.state === 'running' ? 1 : 0)
    // Whose turn it is then may be of people whom this one cannot see.
    if (next) await expectRow({ bookingId: next }, { status: 'offered', placeNo: 1 }, 'offer')
  }),
  ...each(everybody, moveBooking, ['consultation'], async (ask, actor, row) => {
    const elsewhere = await aSlot({ startsAt: after(days(4)) })
    await ask(actor, { bookingId: row.bookingId, activityId: elsewhere.id }, row.at)
    await expectRow(row, { status: 'booked', activityId: elsewhere.id, revision: 1 }, 'moved')
    expect(await expected(row)).toBe(1)
  }),
  ...each(everybody, acceptOffer, ['offered', 'lapsed'], async (ask, actor, row) => {
    await ask(actor, row, row.at)
    await expectRow(row, { status: 'booked', placeNo: 1, offeredUntil: null }, 'confirmation')
    expect(await expected(row)).toBe(4)
  }),
  ...each(everybody, sendCalendarAgain, withPlace, async (ask, actor, row) => {
    await ask(actor, { bookingId: row.bookingId, formKey: randomUUID() }, row.at)
    await expectRow(row, { status: 'booked' }, 'calendar')
  }),
  ...each([...desks, ...telephones], correctBooking, states, async (ask, actor, row) => {
    const name = 'Demo Verbeterd'
    const right = { ...aPerson({ name, contactWay: 'email' }), bookingId: row.bookingId, ownLaptop: null }
    await ask(actor, right, row.at)
    const letter = { waiting: 'waiting', offered: 'offer' }[row.state as string] ?? 'confirmation'
    await expectRow(row, { name, contact: right.contact, revision: 1 }, letter)
  }),
  ...each(
    desks,
    correctBooking,
    ['course'],
    async (ask, actor, row) => {
      const known = await somebodyKnown()
      await ask(actor, { ...known.person, bookingId: row.bookingId, ownLaptop: null }, row.at)
      await expectRow(row, { residentId: known.residentId, name: known.person.name }, 'confirmation')
    },
    'becomes somebody whom the library knows',
  ),
  ...each(browsers, changeContact, states, async (ask, actor, row) => {
    const contact = '0612345678'
    await ask(actor, { bookingId: row.bookingId, contactWay: 'call', contact }, row.at)
    await expectRow(row, { contact, name: row.person.name, revision: 1 }, 'contact_changed')
  }),
  ...each(browsers, openedBooking, states, async (ask, actor, row) => {
    expect(await ask(actor, row.at)).toMatchObject({ bookingId: row.bookingId, name: row.person.name })
  }),
  ...each(browsers, openedCalendar, withPlace, async (ask, actor, row) => {
    expect(await ask(actor, row.at)).toMatchObject({ content: expect.stringContaining('BEGIN:VEVENT') })
  }),
  ...origins.flatMap((origin) => states.map((state) => opens(origin, state))),
  ...each(desks, partnerBooking, states, async (ask, actor, row) => {
    expect(await ask(actor, row.bookingId, row.at)).toMatchObject({ name: row.person.name, code: row.code })
  }),
  ...each(desks, partnerBookingsWith, states, async (ask, actor, row) => {
    expect(await ask(actor, [row.bookingId], row.at)).toMatchObject([{ bookingId: row.bookingId }])
  }),
  ...each(desks, partnerBookings, withPlace, async (ask, actor, row) => {
    expect(await ask(actor, { limit: 5 }, row.at)).toMatchObject([{ name: row.person.name }])
  }),
  ...each(desks, openPartnerBookings, ['waiting', 'offered'], async (ask, actor, row) => {
    expect(await ask(actor, row.at)).toMatchObject([{ name: row.person.name, status: row.state }])
  }),
  ...each(desks, changedPartnerBookings, withPlace, async (ask, actor, row) => {
    await calledOff(row.activityId, row.at)
    expect(await ask(actor, row.at)).toMatchObject([{ name: row.person.name, activityCancelled: true }])
  }),
]

/** What leads to nothing for who has the right. */
export const nothingToChange: Nothing[] = [
  { who: ['guest'], asks: [correctBooking], why: 'who a booking is for, a desk says' },
  {
    who: ['partner', 'contact_person'],
    asks: [openedBooking, openByCode, openedCalendar, changeContact],
    why: 'a browser opens one booking; a partner has a list, and corrects',
  },
  {
    who: callers,
    asks: [openedBooking, openByCode, openedCalendar, changeContact],
    why: 'a browser opens one booking; who calls has a list',
  },
]

/** The same question on a booking in each of these states, by each who reaches one. */
function each<Who extends Actor, Given extends unknown[], Answer>(
  reaches: Reach<Who>[],
  asks: Ask<Who, Given, Answer>,
  standing: readonly State[],
  story: (ask: Ask<Who, Given, Told<Answer>>, actor: Who, row: Row) => Promise<unknown>,
  what?: string,
): Case[] {
  return reaches.flatMap((reach) =>
    standing
      // A browser's hour is over before the second lesson, and before an offer went by.
      .filter((state) => !(isLater(state) && reach.actor === inItsBrowser))
      .map((state) => {
        const { who, origin, as, actor } = reach
        const told = async (ask: Ask<Who, Given, Told<Answer>>) => {
          const row = await aRow(origin, state)
          await story(ask, await actor(row), row)
        }
        const words = [origin, state, as, what].filter(Boolean).join(', ')
        return allow<Who, Given, Answer>(who, asks, words, told, origin)
      }),
  )
}

function isLater(state: State): boolean {
  return state === 'running' || state === 'lapsed'
}

function opens(origin: Origin, state: State): Case {
  const row = `${origin}, ${state}`
  return allow(
    'guest',
    openByCode,
    row,
    async (ask) => {
      const { code, person, bookingId, at } = await aRow(origin, state)
      const input = { code, letter: person.name.charAt(0), visitor: aVisitor() }
      expect(await ask(await aGuest({}, at), input, at)).toEqual({ bookingId })
    },
    origin,
  )
}

/** Somebody of another partner, who is next. */
async function inLineAfter({ activityId }: Row): Promise<string> {
  const waits = await bookOne(await aPartner(), aBooking(activityId, { orWait: true }), now)
  return done(waits).bookingId
}

async function expectRow(row: { bookingId: string }, is: object, letter: string): Promise<void> {
  expect(await theBooking(row.bookingId)).toMatchObject(is)
  expect(await lettersOf(row.bookingId)).toContain(letter)
}

/** At how many meetings the resident is expected, or was. */
async function expected({ bookingId }: Row): Promise<number> {
  const rows = await books().select().from(attendance).where(eq(attendance.bookingId, bookingId))
  return rows.length
}
