import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { activity, course } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { branch } from '@/db/tables/network'
import { type Actor, must, visibleTo } from '../tools/access'
import type { Transaction } from '../tools/database'
import { note } from '../tools/journal'
import { asActor } from '../tools/transaction'
import { undoneSince } from './rules'
import { isOfSomebody, toDoNow } from './steps'

type Kind = (typeof task.$inferSelect)['kind']
type AnyTask = {
  taskId: string
  owner: 'coordinator' | 'adviser'
  dueAt: Date
  late: boolean
  title: string | null
  branchName: string
  branchSlug: string
  startsAt: Date
}

/** Something to do about somebody's booking. */
export type BookingTask = AnyTask & {
  kind: Exclude<Kind, 'too_few' | 'rush'>
  bookingId: string
  name: string
  contact: string | null
  /** It is for something that does not go on, and is not over: it is done when she has another time, or none. */
  stillBooked: boolean
}

/** Something to do about a course run: fewer people than its minimum. */
export type RunTask = AnyTask & { kind: 'too_few'; activityId: number; people: number; minimum: number }

/** Something to look at: the agenda empties unusually fast, by one network (`isOne`) or from everywhere. */
export type RushTask = Pick<AnyTask, 'taskId' | 'owner' | 'dueAt' | 'late'> & { kind: 'rush'; isOne: boolean }

export type Task = BookingTask | RunTask | RushTask

/** What somebody of the library has to do still, what is due first on top. */
export async function tasksFor(actor: Actor, now: Date): Promise<Task[]> {
  must(actor, 'tasks.do')
  return asActor(actor, async (tx) => {
    const [bookings, runs, rushes] = [
      await ofBookings(tx, actor, now),
      await ofRuns(tx, now),
      await ofSources(tx, now),
    ]
    const rowIds = bookings.map((row) => row.bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'tasks', rowIds }, now)
    const all: Omit<Task, 'late'>[] = [...bookings, ...runs, ...rushes]
    return all
      .map((row) => ({ ...row, late: row.dueAt < now }) as Task)
      .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  })
}

const ofTask = {
  ...{ taskId: task.id, owner: task.owner, dueAt: task.dueAt, title: activity.title },
  ...{ branchName: branch.name, branchSlug: branch.slug, startsAt: activity.startsAt },
}

async function ofBookings(tx: Transaction, actor: Actor, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await tx
    .select({
      ...ofTask,
      kind: task.kind,
      bookingId: booking.id,
      name: sql<string>`coalesce(${booking.name}, ${resident.name})`,
      contact: sql<string | null>`coalesce(${booking.contact}, ${resident.contact})`,
      stillBooked: sql<boolean>`${booking.status} = 'booked' and ${activity.cancelledAt} is not null
        and ${activity.endsAt} > ${at}`,
    })
    .from(task)
    .innerJoin(booking, eq(booking.id, task.bookingId))
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(and(toDoNow(tx, now), visibleTo(actor)))
    .orderBy(asc(task.dueAt), asc(task.id))
    .limit(200)
  return rows.map((row) => ({ ...row, kind: row.kind as BookingTask['kind'] }))
}

async function ofRuns(tx: Transaction, now: Date) {
  const people = sql<number>`(select count(*)::int from seat s
    where s.activity_id = ${activity.id} and s.status in ('booked', 'offered'))`
  const rows = await tx
    .select({ ...ofTask, activityId: activity.id, people, minimum: course.minimum })
    .from(task)
    .innerJoin(activity, eq(activity.id, task.activityId))
    .innerJoin(course, eq(course.id, activity.courseId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .where(toDoNow(tx, now))
    .orderBy(asc(task.dueAt), asc(task.id))
    .limit(200)
  return rows.map((row) => ({ ...row, kind: 'too_few' as const }))
}

async function ofSources(tx: Transaction, now: Date) {
  const rows = await tx
    .select({
      taskId: task.id,
      owner: task.owner,
      dueAt: task.dueAt,
      isOne: sql<boolean>`${task.source} <> ''::bytea`,
    })
    .from(task)
    .where(and(eq(task.kind, 'rush'), toDoNow(tx, now)))
    .orderBy(asc(task.dueAt), asc(task.id))
    .limit(50)
  return rows.map((row) => ({ ...row, kind: 'rush' as const }))
}

/** A task that somebody wrote down as done. */
export type DoneTask = {
  taskId: string
  kind: Kind
  /** Of whom it was, where it was about one person. */
  name: string | null
  title: string | null
  branchSlug: string | null
  branchName: string | null
  receipt: 'told' | 'arranged' | 'given_up'
  at: Date
  /** By whom; null when they do not work here any more. */
  doneBy: string | null
}

/** What was done of the tasks and can still be put back, the last on top. */
export async function tasksDone(actor: Actor, now: Date): Promise<DoneTask[]> {
  must(actor, 'tasks.do')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        ...{ taskId: task.id, kind: task.kind, bookingId: booking.id, title: activity.title },
        name: sql<string | null>`coalesce(${booking.name}, ${resident.name})`,
        ...{ branchSlug: branch.slug, branchName: branch.name },
        ...{
          receipt: sql<DoneTask['receipt']>`${task.receipt}`,
          at: sql<Date>`${task.doneAt}`.mapWith(task.doneAt),
        },
        doneBy: sql<string | null>`colleague_name(${task.doneBy})`,
      })
      .from(task)
      .leftJoin(booking, eq(booking.id, task.bookingId))
      .leftJoin(resident, eq(resident.id, booking.residentId))
      .leftJoin(activity, eq(activity.id, sql`coalesce(${booking.activityId}, ${task.activityId})`))
      .leftJoin(branch, eq(branch.id, activity.branchId))
      .where(
        and(
          isNotNull(task.doneBy),
          gt(task.doneAt, undoneSince(now)),
          isOfSomebody,
          or(isNull(booking.id), visibleTo(actor)),
        ),
      )
      .orderBy(desc(task.doneAt), asc(task.id))
      .limit(200)
    const rowIds = rows.flatMap(({ bookingId }) => bookingId ?? [])
    if (rowIds.length > 0) await note(tx, actor, { verb: 'see', kind: 'booking', why: 'tasks', rowIds }, now)
    return rows.map(({ bookingId: _, ...row }) => row)
  })
}

/** Somebody who can be told only when they come in: there is a card, and no telephone or e-mail. */
export type ToTell = {
  taskId: string
  /** It does not go on, or something about it changed. */
  kind: 'called_off' | 'tell_change'
  bookingId: string
  name: string
  /** Of a course; a consultation has none. */
  title: string | null
  /** When it would have been, or begins. */
  startsAt: Date
}

/** Who of this branch still has to hear at the desk that something does not go on or changed, the first to begin on top. */
export async function toTellAtDesk(actor: Actor, input: { branchId: number }, now: Date): Promise<ToTell[]> {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        ...{ taskId: task.id, kind: sql<ToTell['kind']>`${task.kind}`, bookingId: booking.id },
        ...{ title: activity.title, startsAt: activity.startsAt },
        name: sql<string>`coalesce(${booking.name}, ${resident.name})`,
      })
      .from(task)
      .innerJoin(booking, eq(booking.id, task.bookingId))
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      .where(
        and(
          ...[inArray(task.kind, ['called_off', 'tell_change']), toDoNow(tx, now), visibleTo(actor)],
          ...[
            eq(activity.branchId, input.branchId),
            eq(resident.contactWay, 'card'),
            gt(activity.endsAt, now),
          ],
        ),
      )
      .orderBy(asc(activity.startsAt), asc(booking.id))
      .limit(50)
    const rowIds = rows.map((row) => row.bookingId)
    if (rowIds.length > 0)
      await note(tx, actor, { verb: 'see', kind: 'booking', why: 'to_tell', rowIds }, now)
    return rows
  })
}
