import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { call, task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { branch, organisation } from '@/db/tables/network'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { knownUntil } from '../rules'
import { alike, residentOf } from '../steps'

/**
 * All that the house has about the resident of a booking, for that resident alone: to read, or as a file (`exported`).
 * Of a message what, when and how; never its text. Null when there is no such booking, or when it has been wiped.
 */
export async function knownOf(actor: Actor, input: { bookingId: string; exported?: boolean }, now: Date) {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const who = await residentOf(tx, actor, input.bookingId)
    if (!who || who.forgotten) return null
    const known = await allOf(tx, actor, who.residentId)
    if (!known) return null
    const entry = { verb: input.exported ? 'export' : 'see', kind: 'resident', why: 'known' } as const
    await note(tx, actor, { ...entry, rowIds: [who.residentId] }, now)
    return known
  })
}

export type Known = NonNullable<Awaited<ReturnType<typeof knownOf>>>

/** What goes when a resident is wiped: her own row, and others of the same name and contact that may be hers too. */
export async function erasable(actor: Actor, input: { bookingId: string }, now: Date) {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const who = await residentOf(tx, actor, input.bookingId)
    if (!who || who.forgotten) return null
    const own = await allOf(tx, actor, who.residentId)
    if (!own) return null
    const others = []
    for (const { residentId, twin } of await alike(tx, who)) {
      const known = await allOf(tx, actor, residentId)
      if (known) others.push({ residentId, twin, ...known })
    }
    const rowIds = [who.residentId, ...others.map(({ residentId }) => residentId)]
    await note(tx, actor, { verb: 'see', kind: 'resident', why: 'erasable', rowIds }, now)
    return { own, others }
  })
}

async function allOf(tx: Transaction, actor: Actor, residentId: string) {
  const [person] = await tx
    .select({
      name: resident.name,
      contactWay: resident.contactWay,
      contact: resident.contact,
      contactOf: resident.contactOf,
      language: resident.language,
      bookedAt: resident.bookedAt,
    })
    .from(resident)
    .where(eq(resident.id, residentId))
  const rows = await bookingsOf(tx, actor, residentId)
  if (!person || rows.length === 0) return null
  const about = await aboutBookings(
    tx,
    rows.map(({ bookingId }) => bookingId),
  )
  const bookings = rows.map((row) => ({
    ...row,
    ...about(row.bookingId),
  }))
  return { person, bookings, until: knownUntil(rows, person.bookedAt) }
}

function bookingsOf(tx: Transaction, actor: Actor, residentId: string) {
  return tx
    .select({
      bookingId: booking.id,
      code: booking.code,
      kind: activity.kind,
      title: activity.title,
      branch: branch.name,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
      status: booking.status,
      cancelledBy: booking.cancelledBy,
      cancelledAt: booking.cancelledAt,
      createdAt: booking.createdAt,
      atDesk: booking.atDesk,
      partner: organisation.name,
      attendanceShared: booking.attendanceShared,
      topic: booking.topic,
      ownLaptop: booking.ownLaptop,
      name: booking.name,
      contact: booking.contact,
      language: booking.language,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .leftJoin(organisation, eq(organisation.id, booking.partnerId))
    .where(and(eq(booking.residentId, residentId), visibleTo(actor)))
    .orderBy(asc(activity.startsAt), asc(booking.createdAt))
}

/** What stands beside each booking: how it went, what was sent, who called, and what there is still to do. */
async function aboutBookings(tx: Transaction, ids: string[]) {
  const [meetings, messages, calls, tasks] = await Promise.all([
    marksOf(tx, ids),
    messagesOf(tx, ids),
    callsOf(tx, ids),
    tasksOf(tx, ids),
  ])
  return (id: string) => ({
    meetings: of(meetings, id),
    messages: of(messages, id),
    calls: of(calls, id),
    tasks: of(tasks, id),
  })
}

function of<Row extends { bookingId: string | null }>(rows: Row[], id: string): Omit<Row, 'bookingId'>[] {
  return rows.filter(({ bookingId }) => bookingId === id).map(({ bookingId: _, ...rest }) => rest)
}

function marksOf(tx: Transaction, ids: string[]) {
  const { bookingId, arrivedAt, mark, manner } = attendance
  return tx
    .select({ bookingId, startsAt: meeting.startsAt, arrivedAt, mark, manner })
    .from(attendance)
    .innerJoin(meeting, eq(meeting.id, attendance.meetingId))
    .where(inArray(attendance.bookingId, ids))
    .orderBy(asc(meeting.startsAt))
}

function messagesOf(tx: Transaction, ids: string[]) {
  const { bookingId, kind, channel, status } = message
  const at = sql`coalesce(${message.finishedAt}, ${message.dueAt})`.mapWith(message.dueAt)
  return tx
    .select({ bookingId, kind, channel, status, at })
    .from(message)
    .where(inArray(message.bookingId, ids))
    .orderBy(asc(message.createdAt))
}

function callsOf(tx: Transaction, ids: string[]) {
  const { at, outcome, answer } = call
  return tx
    .select({ bookingId: message.bookingId, at, outcome, answer })
    .from(call)
    .innerJoin(message, eq(message.id, call.messageId))
    .where(inArray(message.bookingId, ids))
    .orderBy(asc(call.at))
}

function tasksOf(tx: Transaction, ids: string[]) {
  const { bookingId, kind, dueAt, doneAt } = task
  return tx
    .select({ bookingId, kind, dueAt, doneAt })
    .from(task)
    .where(inArray(task.bookingId, ids))
    .orderBy(asc(task.createdAt))
}
