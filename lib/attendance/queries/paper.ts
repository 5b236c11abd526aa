import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, max, or, type SQL, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { ticket } from '@/db/tables/care'
import { asSaid } from '../../bookings/queries/facts'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { addDays, atLocal, type LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Mark } from '../rules/marks'
import { meetingFacts } from './meeting'

/** Somebody who is expected, as they stand on paper: nothing by which they are reached. */
export type OnPaper = {
  bookingId: string
  name: string
  language: 'nl' | 'en' | 'ar'
  ownLaptop: boolean | null
  /** Of a consultation only: what a course is about, its title says. */
  topic: string | null
  arrivedAt: Date | null
  mark: Mark | null
}

/** A time of a consultation or a lesson, with who comes and how many still can. */
export type PaperMeeting = {
  meetingId: number
  kind: 'consultation' | 'course'
  title: string | null
  number: number
  lessons: number
  startsAt: Date
  endsAt: Date
  free: number
  people: OnPaper[]
}

export type DayPaper = {
  /** In order. */
  meetings: PaperMeeting[]
  /** Who walked in and is not done, in order. */
  waiting: { number: number; firstName: string | null }[]
  /** The number of who walks in next. */
  nextNumber: number
}

/** A day at one branch as it goes on paper, for when the computers are down. */
export async function dayPaper(
  actor: Actor,
  input: { branchId: number; day: LocalDate },
  now: Date,
): Promise<DayPaper> {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const rows = await expectedOn(tx, actor, input, now)
    const meetings = [...Map.groupBy(rows, ({ of }) => of.meetingId).values()].map(gathered)
    const rowIds = meetings.flatMap(({ people }) => people.map(({ bookingId }) => bookingId))
    await note(tx, actor, { verb: 'export', kind: 'booking', why: 'day_paper', rowIds }, now)
    return { meetings, ...(await walkInsOn(tx, input)) }
  })
}

type Rows = Awaited<ReturnType<typeof expectedOn>>

function gathered(own: Rows): PaperMeeting {
  const { of } = own[0] as Rows[number]
  const people = own.flatMap(({ who }) => (who.bookingId === null ? [] : [who as OnPaper]))
  return { ...of, people }
}

function expectedOn(
  tx: Transaction,
  actor: Actor,
  { branchId, day }: { branchId: number; day: LocalDate },
  now: Date,
) {
  const expected = or(eq(booking.status, 'booked'), isNotNull(attendance.mark))
  return tx
    .select({ of: ofMeeting(now), who: ofPerson })
    .from(activity)
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .leftJoin(attendance, eq(attendance.meetingId, meeting.id))
    .leftJoin(booking, and(eq(booking.id, attendance.bookingId), expected, visibleTo(actor)))
    .leftJoin(resident, eq(resident.id, booking.residentId))
    .where(heldOn(branchId, day))
    .orderBy(asc(meeting.startsAt), asc(activity.kind), asc(meeting.id), asc(sql`lower(${asSaid.name})`))
}

/** On one day, found by the activities of the branch: their index has all of it. */
function heldOn(branchId: number, day: LocalDate): SQL | undefined {
  const [from, until] = [atLocal(day, '00:00'), atLocal(addDays(day, 1), '00:00')]
  const slot = and(eq(activity.kind, 'consultation'), gte(activity.startsAt, from))
  const run = and(eq(activity.kind, 'course'), gte(activity.endsAt, from))
  return and(
    and(eq(activity.branchId, branchId), isNull(activity.cancelledAt), lt(activity.startsAt, until)),
    and(or(slot, run), gte(meeting.startsAt, from), lt(meeting.startsAt, until)),
  )
}

function ofMeeting(now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return {
    ...meetingFacts,
    free: sql<number>`case when ${activity.kind} = 'consultation' and ${meeting.endsAt} > ${moment}
      then (select count(*)::int from free_places(${activity.id}, ${moment})) else 0 end`,
  }
}

const ofPerson = {
  bookingId: booking.id,
  ...{ name: asSaid.name, language: asSaid.language, ownLaptop: booking.ownLaptop },
  topic: booking.topic,
  arrivedAt: attendance.arrivedAt,
  mark: attendance.mark,
}

async function walkInsOn(tx: Transaction, { branchId, day }: { branchId: number; day: LocalDate }) {
  const own = and(eq(ticket.branchId, branchId), eq(ticket.day, day))
  const waiting = await tx
    .select({ number: ticket.number, firstName: ticket.firstName })
    .from(ticket)
    .where(and(own, inArray(ticket.state, ['waiting', 'turn'])))
    .orderBy(asc(ticket.number))
  const [row] = await tx
    .select({ last: max(ticket.number) })
    .from(ticket)
    .where(own)
  return { waiting, nextNumber: (row?.last ?? 0) + 1 }
}
