import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { activity, enrolUntil, meeting } from '@/db/tables/agenda'
import { attendance, booking, resident } from '@/db/tables/booking'
import { call, task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { branch, organisation } from '@/db/tables/network'
import { type Actor, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { latest } from '../../tools/time'
import { bookingKnownUntil } from '../rules/known'
import { calledOffAt, hadLesson } from './residents'

/** All that the house has about one row of a resident; null when there is none, or no booking of theirs. */
export async function knownResident(tx: Transaction, actor: Actor, residentId: string) {
  const [person] = await tx
    .select({
      name: resident.name,
      contactWay: resident.contactWay,
      contact: resident.contact,
      contactOf: resident.contactOf,
      language: resident.language,
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
    until: bookingKnownUntil(row),
  }))
  return { person, bookings, until: latest(bookings.map(({ until }) => until)) }
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
      enrolUntil,
      endsAt: activity.endsAt,
      status: booking.status,
      hadLesson,
      calledOffAt,
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
