import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { activity, enrolUntil, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { branch } from '@/db/tables/network'
import { asSaid } from '../../bookings/queries/facts'
import { isElsewhere, wasAt } from '../../messages/rules'
import type { CallingHours } from '../../network/rules/hours'
import { reachOf } from '../../network/steps/reach'
import { isFor } from '../../rescheduling/rules/choices'
import { freeTimes } from '../../rescheduling/steps/free'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { type Answer, answersTo, isNewTime, momentsToTry, untilOf } from '../rules/calls'
import { meetingOf } from '../rules/reminders'
import { isStillTrue, type Standing, type Told } from '../rules/truth'
import { besideMove } from '../steps/beside'
import { overtaken, takenAndTried } from '../steps/calls'
import { meetingsWith } from '../steps/meetings'

export type Call = {
  messageId: string
  bookingId: string
  /** What there is to tell. */
  kind: Exclude<Told['kind'], 'contact_changed'>
  name: string
  /** What to call; null for who has only a card, or whose e-mail could not be delivered. */
  telephone: string | null
  /** The address at which a letter did not arrive, of who has no telephone. */
  email: string | null
  contactOf: 'resident' | 'helper' | 'partner'
  language: 'nl' | 'en' | 'ar'
  code: string
  of: 'consultation' | 'course'
  title: string | null
  branchName: string
  branchKind: 'library' | 'outside'
  branchSlug: string
  /** Where the branch is on the day of it, in one line; null where nobody wrote that down. */
  address: string | null
  /** It is at another branch than they knew. */
  elsewhere: boolean
  /** Of a reminder the meeting it reminds of, else the next one; the first of what is over or called off. */
  startsAt: Date
  /** Lessons that are off or at another moment since there is something to tell, in the order of their new moments. */
  lessons: { number: number; startsAt: Date; off: boolean }[]
  /** No lesson of its course is left to come. */
  over: boolean
  /** Of another address: the first moment of each other booking of the same person of which this call tells as well. */
  beside: { of: 'consultation' | 'course'; startsAt: Date }[]
  offeredUntil: Date | null
  since: Date
  /** From when somebody calls. */
  dueAt: Date
  /** After this moment calling makes no sense. */
  until: Date
  /** Which colleague has taken it; null when nobody has. */
  takenBy: string | null
  mine: boolean
  /** When somebody has called in vain. */
  tries: Date[]
  /** What can be chosen on the telephone. */
  answers: Answer[]
  /** For who has taken it, where a new time is to be chosen: the first free times at that branch. */
  times: { activityId: number; startsAt: Date }[]
  /** When somebody can call again, when nobody answers now, the moment to propose first; none when this is the last try. */
  again: Date[]
}

/** Whom the library still has to call, because nothing else reaches them; what is no longer true is left out. */
export async function callsFor(actor: Actor, now: Date): Promise<Call[]> {
  must(actor, 'calls.make')
  return asActor(actor, async (tx) => {
    const [rows, hours] = await Promise.all([toCall(tx, actor, now), reachOf(tx, now)])
    const reminded = await meetingsWith(
      tx,
      rows.flatMap(({ key }) => meetingOf(key) ?? []),
    )
    const calls = rows.flatMap((row): Call[] => {
      const meeting = reminded.get(meetingOf(row.key) ?? 0) ?? null
      if (!isStillTrue(row as Told, row as Standing, meeting, now)) return []
      return [callOf(row, meeting, hours, now)]
    })
    await offerTimes(tx, calls, rows, now)
    await nameOthers(tx, calls, rows, now)
    const rowIds = calls.map((call) => call.bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'calls', rowIds }, now)
    return calls.sort((one, other) => one.until.getTime() - other.until.getTime())
  })
}

type Row = Awaited<ReturnType<typeof toCall>>[number]

function callOf(row: Row, reminded: { startsAt: Date } | null, hours: CallingHours, now: Date): Call {
  const { key: _, status: _s, activityId: _a, activityCancelled: _c, revision: _r, endsAt: _n, ...call } = row
  const { overtaken: _o, enrolUntil: _e, branchId: _b, topic: _t, nextAt, ...told } = call
  const kind = row.kind as Call['kind']
  // A reminder is about its own lesson, and nothing is about a lesson that has been.
  const startsAt = reminded?.startsAt ?? nextAt ?? row.startsAt
  const until = untilOf({ ...row, startsAt, was: wasAt(row.key) }, now)
  return {
    ...told,
    ...{ kind, startsAt, until, elsewhere: isElsewhere(row.key), over: nextAt === null },
    answers: answersTo(kind, row.of),
    lessons: (row.lessons ?? []).map((one) => ({ ...one, startsAt: new Date(one.startsAt) })),
    again: momentsToTry(now, row.tries, until, hours),
    ...{ times: [], beside: [] },
  }
}

/** So many free times are offered on the telephone. */
const TIMES = 12

/** Writes into the calls that are being made which times can be chosen there and then: only those, for it is long to look. */
async function offerTimes(tx: Transaction, calls: Call[], rows: Row[], now: Date): Promise<void> {
  const making = calls.filter(({ mine, kind, of }) => mine && isNewTime(kind) && of === 'consultation')
  const about = new Map(rows.map((row) => [row.messageId, row]))
  const at = making.flatMap(({ messageId }) => about.get(messageId) ?? [])
  const branchIds = at.map(({ branchId }) => branchId)
  const free = await freeTimes(tx, branchIds, now)
  for (const call of making) {
    const row = about.get(call.messageId)
    const fits = free.filter((time) => row && time.activityId !== row.activityId && isFor(row, time))
    // One per moment, however many desks are free.
    const moments = fits.filter((time, i) => time.startsAt.getTime() !== fits[i - 1]?.startsAt.getTime())
    call.times = moments.slice(0, TIMES).map(({ activityId, startsAt }) => ({ activityId, startsAt }))
  }
}

/** Writes into the calls about another address what else of the same person is there. */
async function nameOthers(tx: Transaction, calls: Call[], rows: Row[], now: Date): Promise<void> {
  const keys = new Map(rows.map(({ messageId, key }) => [messageId, key]))
  const about = calls.filter(({ kind }) => kind === 'new_address')
  const found = await besideMove(
    tx,
    about.flatMap(({ messageId }) => keys.get(messageId) ?? []),
    now,
  )
  for (const call of about) {
    const perBooking = Map.groupBy(found.get(keys.get(call.messageId) ?? '') ?? [], (one) => one.bookingId)
    call.beside = [...perBooking.values()].flatMap(([first]) =>
      first ? [{ of: first.of, startsAt: first.startsAt }] : [],
    )
  }
}

function toCall(tx: Transaction, actor: Actor, now: Date) {
  return tx
    .select(columns(tx, actor, now))
    .from(message)
    .innerJoin(booking, eq(booking.id, message.bookingId))
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(
      // `due` written out: also a plan that is made once finds what waits by the index of those.
      and(
        eq(message.channel, 'call'),
        sql`${message.status} = 'due'`,
        visibleTo(actor),
        gt(activity.endsAt, now),
      ),
    )
    .orderBy(sql`${booking.offeredUntil} nulls last`, asc(activity.startsAt), asc(message.createdAt))
    .limit(500)
}

type Lesson = { number: number; startsAt: string; off: boolean }

/** Which lessons are different since somebody is to be told, of those that have yet to come. */
function changedLessons(moment: SQL) {
  return sql<Lesson[] | null>`case when ${message.kind} = 'lessons_changed' then (
    select json_agg(json_build_object('number', l.number, 'startsAt', l.starts_at, 'off', l.off) order by l.starts_at) from (
      select m.number, m.starts_at, false as off from meeting m
      where m.activity_id = ${activity.id} and m.moved_at >= ${message.createdAt} and m.starts_at > ${moment}
      union all select o.number, o.starts_at, true from lesson_off o
      where o.activity_id = ${activity.id} and o.off_at >= ${message.createdAt} and o.starts_at > ${moment}) l) end`
}

/** The next meeting of what a call is about; of a branch that moves the first one at its new address. */
function nextMeeting(moment: SQL): SQL {
  return sql`(select min(m.starts_at) from meeting m where m.activity_id = ${activity.id} and m.starts_at > ${moment}
    and (${message.kind} <> 'new_address' or (m.starts_at at time zone 'Europe/Amsterdam')::date >= (
      select max(a.valid_from) from branch_address a where a.branch_id = ${branch.id})))`
}

function columns(tx: Transaction, actor: Actor, now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return {
    messageId: message.id,
    key: message.key,
    kind: message.kind,
    bookingId: booking.id,
    status: booking.status,
    revision: booking.revision,
    overtaken: overtaken(tx),
    activityId: activity.id,
    activityCancelled: sql<boolean>`${activity.cancelledAt} is not null`,
    startsAt: activity.startsAt,
    nextAt: nextMeeting(moment).mapWith(meeting.startsAt),
    enrolUntil,
    endsAt: activity.endsAt,
    of: activity.kind,
    name: asSaid.name,
    telephone: sql<string | null>`case when ${resident.contactWay} in ('call', 'sms')
      then ${asSaid.contact} end`,
    email: sql<string | null>`case when ${resident.contactWay} = 'email' then ${asSaid.contact} end`,
    contactOf: asSaid.contactOf,
    language: asSaid.language,
    code: booking.code,
    title: activity.title,
    branchName: branch.name,
    branchKind: branch.kind,
    branchSlug: branch.slug,
    branchId: branch.id,
    topic: booking.topic,
    // On the day of the next meeting, else of the first.
    address: sql<string | null>`(select a.street || ', ' || a.town from address_of(${branch.id}, (coalesce(
      ${nextMeeting(moment)}, ${activity.startsAt}) at time zone 'Europe/Amsterdam')::date) a where a.street is not null)`,
    lessons: changedLessons(moment),
    offeredUntil: booking.offeredUntil,
    since: message.createdAt,
    dueAt: message.dueAt,
    ...takenAndTried(tx, actor, moment),
  }
}
