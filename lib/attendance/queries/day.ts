import { and, asc, eq, gt, gte, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { mark, ticket } from '@/db/tables/care'
import { asSaid } from '../../bookings/queries/facts'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { addDays, atLocal, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { undoSince, undoUntil } from '../../tools/undo'
import type { Manner, Mark } from '../rules/marks'
import { inTurn, type Ticket, type Turn } from '../rules/turn'
import { type ClosedToday, closedToday } from '../steps'
import { meetingFacts } from './meeting'

/** Days that are looked back for what nobody has filled in. */
const DAYS_BACK = 7

/** Somebody who is expected at a consultation, as the desk sees them. */
export type Coming = {
  bookingId: string
  name: string
  language: 'nl' | 'en' | 'ar'
  /** Whose telephone it is: somebody who helps, or a partner, may have made the appointment. */
  contactOf: 'resident' | 'helper' | 'partner'
  topic: string | null
  startsAt: Date
  arrivedAt: Date | null
  mark: Mark | null
  markedAt: Date | null
  manner: Manner | null
  revision: number
  /** The last tap, as long as it can be undone; null when that is over. */
  undo: { markId: string; until: Date } | null
}

/** A time of a consultation with who comes then, or a lesson with how many do. */
export type DayMeeting = {
  meetingId: number
  kind: 'consultation' | 'course'
  title: string | null
  /** Lesson 3 of 8. */
  number: number
  lessons: number
  startsAt: Date
  endsAt: Date
  /** How many are expected, of how many somebody wrote down how it went, and how many borrow a laptop. */
  people: number
  filled: number
  laptops: number
  /** How many can still come to a consultation that is not over. */
  free: number
  /** Who comes to a consultation; who comes to a lesson stands in its register. */
  coming: Coming[]
}

export type Day = ClosedToday & {
  /** Of today, in order. */
  meetings: DayMeeting[]
  /** Of the week before: what nobody has filled in, or somebody did just now, in order. */
  left: DayMeeting[]
  /** Who walked in and waits, is being helped, or was done not ten minutes ago. */
  tickets: Ticket[]
  /** How many walk-ins were helped today. */
  helped: number
  /** In which order those who are there are helped. */
  turns: Turn[]
  /** As `dayStamp` gives it. */
  stamp: string
}

/** The day at one branch, for who works at its desk. */
export async function deskDay(actor: Actor, input: { branchId: number }, now: Date): Promise<Day> {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const { branchId } = input
    // The stamp before what it stands for: what is tapped in between is seen by whoever asks the next one.
    const [house, rows] = await Promise.all([
      houseOf(tx, branchId, now),
      meetingsAt(tx, actor, branchId, now),
    ])
    const all = gathered(rows)
    const rowIds = all.flatMap(({ coming }) => coming.map(({ bookingId }) => bookingId))
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'day', rowIds }, now)
    const [today, tickets] = [localDate(now), house.flatMap(({ one }) => one ?? [])]
    const meetings = all.filter(({ startsAt }) => localDate(startsAt) === today)
    const expected = meetings.flatMap(({ coming }) => coming)
    return {
      meetings,
      left: all.filter((one) => !meetings.includes(one)),
      tickets: tickets.filter(({ endedAt }) => endedAt === null || endedAt > undoSince(now)),
      helped: tickets.filter(({ state }) => state === 'helped').length,
      ...{ closed: house[0]?.closed ?? false, closedAt: house[0]?.closedAt ?? [] },
      turns: inTurn(expected, tickets, now),
      stamp: house[0]?.stamp ?? '',
    }
  })
}

/**
 * What is another one as soon as something on the page of the day is: a tap, somebody new, a ticket, a time that has come,
 * an undo that is over. It tells nothing of anybody, so that looking every few seconds is not seeing.
 */
export async function dayStamp(actor: Actor, input: { branchId: number }, now: Date): Promise<string> {
  must(actor, 'desk.work')
  const [row] = await asActor(actor, (tx) => stampOf(tx, input.branchId, now))
  return row?.stamp ?? ''
}

function stampOf(tx: Transaction, branchId: number, now: Date) {
  const day = localDate(now)
  const moment = sql`${now.toISOString()}::timestamptz`
  const seen = sql`string_agg(concat_ws(' ', ${attendance.bookingId}, ${attendance.revision}), ','
    order by ${meeting.id}, ${attendance.bookingId})`
  const begun = sql`count(distinct ${meeting.id}) filter (where ${meeting.startsAt} <= ${moment})`
  const walkIns = sql`(select string_agg(concat_ws(' ', t.number, t.state), ',' order by t.number)
    from ticket t where t.branch_id = ${branchId} and t.day = ${day}::date)`
  return tx
    .select({
      stamp: sql<string>`md5(concat_ws('|', ${day}::text, ${seen}, ${begun}, count(${mark.id}), ${walkIns}))`,
    })
    .from(activity)
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .leftJoin(attendance, eq(attendance.meetingId, meeting.id))
    .leftJoin(mark, lastTap(now))
    .where(heldAt(branchId, now))
}

type Row = Awaited<ReturnType<typeof meetingsAt>>[number]

function gathered(rows: Row[]): DayMeeting[] {
  return [...Map.groupBy(rows, ({ of }) => of.meetingId).values()].map((own) => {
    const { of } = own[0] as Row
    const coming = own.flatMap(({ who, undo }): Coming[] => {
      if (who.bookingId === null) return []
      const last = undo && { markId: undo.markId, until: undoUntil(undo.at) }
      return [{ ...(who as Coming), startsAt: of.startsAt, undo: last }]
    })
    return { ...of, coming }
  })
}

/**
 * The meetings of today with who is expected, and of the week before those of which something is not filled in, or was
 * just now, with the people that it is about and nobody else.
 */
function meetingsAt(tx: Transaction, actor: Actor, branchId: number, now: Date) {
  const isToday = gte(meeting.startsAt, atLocal(localDate(now), '00:00'))
  const ofConsultation = and(eq(attendance.meetingId, meeting.id), eq(activity.kind, 'consultation'))
  const expected = or(eq(booking.status, 'booked'), isNotNull(attendance.mark))
  const justMarked = gt(attendance.markedAt, undoSince(now))
  return tx
    .select({ of: ofMeeting(now), who: ofPerson, undo: { markId: mark.id, at: mark.at } })
    .from(activity)
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .leftJoin(attendance, and(ofConsultation, or(isToday, isNull(attendance.mark), justMarked)))
    .leftJoin(booking, and(eq(booking.id, attendance.bookingId), expected, visibleTo(actor)))
    .leftJoin(resident, eq(resident.id, booking.residentId))
    .leftJoin(mark, lastTap(now))
    .where(and(heldAt(branchId, now), or(isToday, notFilledIn(now))))
    .orderBy(asc(meeting.startsAt), asc(activity.kind), asc(meeting.id), asc(booking.placeNo))
}

/**
 * Of today and of the week before, found by the activities of the branch: their index has all of it. They are gathered
 * first, so that a plan made once is as good as one made for this day; making one takes longer than the answer.
 */
function heldAt(branchId: number, now: Date): SQL | undefined {
  const day = localDate(now)
  const [from, until] = [atLocal(addDays(day, -DAYS_BACK), '00:00'), atLocal(addDays(day, 1), '00:00')]
  const [first, end] = [sql`${from.toISOString()}::timestamptz`, sql`${until.toISOString()}::timestamptz`]
  const own = sql`select a.id from activity a where a.branch_id = ${branchId} and a.cancelled_at is null`
  return and(
    sql`${activity.id} = any(array(
      ${own} and a.kind = 'consultation' and a.starts_at >= ${first} and a.starts_at < ${end}
      union all ${own} and a.kind = 'course' and a.ends_at > ${first} and a.starts_at < ${end}))`,
    and(gte(meeting.startsAt, from), lt(meeting.startsAt, until)),
  )
}

/** Of something that was filled in just now, the way back stands where it was done. */
function notFilledIn(now: Date): SQL {
  return sql`exists (select from attendance x join booking b on b.id = x.booking_id where x.meeting_id = ${meeting.id}
    and (x.mark is null and b.status = 'booked' or x.marked_at > ${undoSince(now).toISOString()}::timestamptz))`
}

/** The tap that made how somebody stands now, as long as it can be undone. */
function lastTap(now: Date): SQL | undefined {
  return and(
    and(eq(mark.bookingId, attendance.bookingId), eq(mark.meetingId, attendance.meetingId)),
    and(eq(mark.madeRevision, attendance.revision), isNull(mark.undoneAt), gt(mark.at, undoSince(now))),
  )
}

function ofMeeting(now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return {
    ...meetingFacts,
    people: countOf(sql`true`),
    filled: countOf(sql`x.mark is not null`),
    laptops: countOf(sql`b.own_laptop = false`),
    free: sql<number>`case when ${activity.kind} = 'consultation' and ${meeting.endsAt} > ${moment}
      then (select count(*)::int from free_places(${activity.id}, ${moment})) else 0 end`,
  }
}

function countOf(condition: SQL): SQL<number> {
  return sql<number>`(select count(*)::int from attendance x join booking b on b.id = x.booking_id
    where x.meeting_id = ${meeting.id} and (b.status = 'booked' or x.mark is not null) and ${condition})`
}

const ofPerson = {
  bookingId: booking.id,
  ...{ name: asSaid.name, language: asSaid.language, contactOf: asSaid.contactOf },
  topic: booking.topic,
  arrivedAt: attendance.arrivedAt,
  mark: attendance.mark,
  markedAt: attendance.markedAt,
  manner: attendance.manner,
  revision: attendance.revision,
}

/** What is not about appointments, at once: when the branch is closed today, its stamp, and who walked in. */
function houseOf(tx: Transaction, branchId: number, now: Date) {
  const day = localDate(now)
  const one = {
    ...{ ticketId: ticket.id, number: ticket.number, firstName: ticket.firstName, state: ticket.state },
    ...{ cameAt: ticket.cameAt, turnAt: ticket.turnAt, endedAt: ticket.endedAt },
  }
  return tx
    .select({ ...closedToday(tx, branchId, now), stamp: sql<string>`${stampOf(tx, branchId, now)}`, one })
    .from(sql`(select 1) house`)
    .leftJoin(ticket, and(eq(ticket.branchId, branchId), eq(ticket.day, day)))
    .orderBy(asc(ticket.number))
}
