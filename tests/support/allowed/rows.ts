import { eq } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import type { Booked } from '@/lib/bookings/steps/made'
import { openByCode } from '@/lib/drafts/commands'
import type { Actor, Partner, Seat } from '@/lib/tools/access'
import type { Result } from '@/lib/tools/result'
import { books } from '../database'
import { aPartner } from '../partners'
import { aWorker, type Worker } from '../workers'
import {
  type Activity,
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  type Guest,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../world'
import type { Origin } from './case'

/** How a booking stands: a consultation or a course, with a place or in line, or in a course that has begun. */
export const states = ['consultation', 'course', 'waiting', 'offered', 'running'] as const
/** Or an offer went by, and the place is still free. */
export type State = (typeof states)[number] | 'lapsed'

/** A booking, who made it, and the moment at which something is asked about it. */
export type Row = {
  bookingId: string
  code: string
  activityId: number
  by: Actor
  person: ReturnType<typeof aPerson>
  state: State
  at: Date
}

type Way = 'email' | 'call'

/** A booking of this origin, as it stands; reached by e-mail unless told otherwise. */
export async function aRow(origin: Origin, state: State, way: Way = 'email'): Promise<Row> {
  const { activity, leave } = await somewhere(state)
  const contactOf = ({ own: 'resident', library: 'resident', helper: 'helper', partner: 'partner' } as const)[
    origin
  ]
  const person = aPerson({ contactWay: way, contactOf: contactOf === 'partner' ? 'resident' : contactOf })
  const by = origin === 'partner' ? await aPartner() : origin === 'library' ? job : await aGuest(person)
  const { bookingId, code } = by.kind === 'guest' ? await inBrowser(by, activity, state) : await atDesk()
  await leave()
  const { offeredUntil } = the(await theBooking(bookingId))
  const at =
    state === 'lapsed' ? after(minutes(1), the(offeredUntil)) : state === 'running' ? secondWeek : now
  return { bookingId, code, activityId: activity.id, by, person, state, at }

  async function atDesk(): Promise<Booked> {
    return done(await bookOne(by, aBooking(activity.id, { ...person, orWait: isInLine(state) }), now))
  }
}

const isInLine = (state: State) => state === 'waiting' || state === 'offered' || state === 'lapsed'
/** A day after the first lesson. */
const secondWeek = after(days(8))

/** Where there is room, or somebody is before; who leaves when the next one has to be asked. */
async function somewhere(state: State): Promise<{ activity: Activity; leave: () => Promise<unknown> }> {
  if (state === 'consultation')
    return { activity: await aSlot({ startsAt: after(days(3)) }), leave: async () => {} }
  const activity = await aCourseRun({ places: 1, startsAt: after(days(7)) })
  if (!isInLine(state)) return { activity, leave: async () => {} }
  const before = await aPartner()
  const first = done(await bookOne(before, aBooking(activity.id), now))
  return {
    activity,
    leave: async () => (state === 'waiting' ? null : done(await cancelBooking(before, first, now))),
  }
}

async function inBrowser(guest: Guest, { id: activityId }: Activity, state: State): Promise<Booked> {
  done(await (isInLine(state) ? chooseWaiting(guest, { activityId }, now) : hold(guest, { activityId }, now)))
  const formKey = crypto.randomUUID()
  return done(await confirm(guest, { formKey, language: 'nl', activityId }, now))
}

/** Another browser, that has opened a booking with the code on its card. */
export async function withCode({ code, person, at }: Row): Promise<Guest> {
  const guest = await aGuest({}, at)
  done(await openByCode(guest, { code, letter: person.name.charAt(0), visitor: aVisitor() }, at))
  return guest
}

/** Someone who works where this booking was made, and did not make it. */
export function beside({ by }: Row, contactPerson = false): Promise<Partner> {
  return aPartner({ organisationId: (by as Partner).organisationId, contactPerson })
}

/** What lies in the tray about a booking, and what has been in it. */
export function letters({ bookingId }: Row) {
  return books().select().from(message).where(eq(message.bookingId, bookingId))
}

/** Somebody whom the library has booked before, elsewhere. */
export async function somebodyKnown() {
  const { person, bookingId } = await aRow('library', 'consultation')
  return { person, residentId: the((await theBooking(bookingId))?.residentId) }
}

/** Somebody new in this seat: a browser without a draft, an employee somewhere, or a job. */
export async function anyoneAs(seat: Seat): Promise<Actor> {
  if (seat === 'guest') return anyone
  return seat === 'system' ? job : (await anEmployee(seat)).actor
}

/** Who calls people, and does what is said on the telephone. */
export const callers = ['coordinator', 'adviser'] as const

export type EmployeeSeat = Exclude<Seat, 'guest' | 'system'>
type Given = Parameters<typeof aWorker>[0]

/** Someone who works somewhere, in this seat. */
export function anEmployee(seat: EmployeeSeat, given: Given = {}): Promise<Worker> {
  const contactPerson = seat === 'contact_person'
  return aWorker({ role: contactPerson ? 'partner' : seat, contactPerson, ...given })
}

/** What was asked for; a story that is refused while it is set up says why. */
export function done<Value>(answer: Result<Value, string>): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value
}
