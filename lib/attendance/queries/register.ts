import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { task } from '@/db/tables/calls'
import { extra } from '@/db/tables/care'
import { register, registerMark } from '@/db/views'
import { type Actor, givenBy, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import { disagreement, type Said } from '../rules/disagree'
import type { Mark, Says } from '../rules/marks'
import { type Lesson, lessonsIn } from './lessons'

/** How somebody stands at a lesson, without a name. */
export type Stands = {
  bookingId: string
  mark: Mark | null
  /** Was seen at the desk. */
  arrived: boolean
  revision: number
  /** Where two said something else without having seen each other. */
  said: Said[]
}

/** What somebody tapped in one go and can still take back: of whom, and how they stood before. */
export type Undoable = {
  says: Says
  rows: { markId: string; bookingId: string; was: Mark | null }[]
  /** Milliseconds from now. */
  left: number
}

export type Standings = {
  rows: Stands[]
  /** How many came without a place, and which of them the one who asks can take back: the last first, in milliseconds from now. */
  extras: { count: number; own: { extraId: string; left: number }[] }
  /** What was tapped last comes first. */
  undoable: Undoable[]
}

/** Who is expected at a lesson: all that a trainer may know of them. */
export type Person = {
  bookingId: string
  /** Empty when it was wiped. */
  name: string
  language: 'nl' | 'en' | 'ar'
  ownLaptop: boolean | null
  /** Left the course since. */
  left: boolean
  /** From how many lessons they stayed away, where that is often enough to be called. */
  missed: { lessons: number; called: boolean } | null
}

export type Register = { lesson: Lesson; people: Person[]; standings: Standings }

/** Who is expected at a lesson and how they stand; null when that is not for who asks. */
export async function registerOf(
  actor: Actor,
  input: { meetingId: number; paper?: boolean },
  now: Date,
): Promise<Register | null> {
  must(actor, 'register.mark')
  const { meetingId } = input
  return asActor(actor, async (tx) => {
    const [lesson] = await lessonsIn(actor, tx, eq(meeting.id, meetingId))
    if (!lesson) return null
    const people = await peopleOf(tx, actor, meetingId)
    const rowIds = people.map(({ bookingId }) => bookingId)
    const seen = input.paper
      ? ({ verb: 'export', why: 'register_paper' } as const)
      : ({ verb: 'see', why: 'register' } as const)
    await note(tx, actor, { ...seen, kind: 'booking', rowIds }, now)
    return { lesson, people, standings: await standingsIn(tx, actor, meetingId, now) }
  })
}

/**
 * How everybody stands at a lesson, by the ids of a register that was read before: without names, for a page that asks
 * every few seconds, so that it is no reading that the journal has to tell. Null when it is not for who asks.
 */
export async function standingsOf(
  actor: Actor,
  { meetingId }: { meetingId: number },
  now: Date,
): Promise<Standings | null> {
  must(actor, 'register.mark')
  return asActor(actor, async (tx) => {
    const [lesson] = await tx
      .select({ id: meeting.id })
      .from(meeting)
      .where(and(eq(meeting.id, meetingId), givenBy(actor, meeting.id)))
    return lesson ? standingsIn(tx, actor, meetingId, now) : null
  })
}

async function peopleOf(tx: Transaction, actor: Actor, meetingId: number): Promise<Person[]> {
  const absences = sql<number>`(select count(*)::int from attendance a
    where a.booking_id = ${register.bookingId} and a.mark = 'absent')`
  const rows = await tx
    .select({
      bookingId: register.bookingId,
      name: register.name,
      language: register.language,
      ownLaptop: register.ownLaptop,
      status: register.status,
      absences,
      taskId: task.id,
      taskDoneAt: task.doneAt,
    })
    .from(register)
    .leftJoin(task, and(eq(task.bookingId, register.bookingId), eq(task.kind, 'missed_lessons')))
    .where(and(eq(register.meetingId, meetingId), givenBy(actor, register.meetingId)))
    .orderBy(asc(sql`lower(${register.name})`), asc(register.bookingId))
  return rows.map(({ status, absences: lessons, taskId, taskDoneAt, ...person }) => ({
    ...person,
    left: status !== 'booked',
    missed: taskId === null ? null : { lessons, called: taskDoneAt !== null },
  }))
}

async function standingsIn(tx: Transaction, actor: Actor, meetingId: number, now: Date): Promise<Standings> {
  const rows = await tx
    .select({
      bookingId: register.bookingId,
      mark: register.mark,
      arrivedAt: register.arrivedAt,
      revision: register.revision,
    })
    .from(register)
    .where(and(eq(register.meetingId, meetingId), givenBy(actor, register.meetingId)))
  const taps = await tapsOf(tx, actor, meetingId)
  const tapsOn = Map.groupBy(taps, ({ bookingId }) => bookingId)
  const revisions = new Map(rows.map(({ bookingId, revision }) => [bookingId, revision]))
  const own = taps.filter((one) => one.by === userOf(actor))
  return {
    rows: rows.map(({ arrivedAt, ...row }) => ({
      ...row,
      arrived: arrivedAt !== null,
      said: disagreement(tapsOn.get(row.bookingId) ?? [], row.revision),
    })),
    extras: await extrasOf(tx, actor, meetingId, now),
    undoable: undoableOf(own, revisions, now),
  }
}

type Taps = Awaited<ReturnType<typeof tapsOf>>

function tapsOf(tx: Transaction, actor: Actor, meetingId: number) {
  return tx
    .select({
      markId: registerMark.id,
      bookingId: registerMark.bookingId,
      says: registerMark.says,
      seenRevision: registerMark.seenRevision,
      madeRevision: registerMark.madeRevision,
      was: registerMark.wasMark,
      at: registerMark.at,
      undoneAt: registerMark.undoneAt,
      by: registerMark.markedBy,
      name: registerMark.markedByName,
    })
    .from(registerMark)
    .where(and(eq(registerMark.meetingId, meetingId), givenBy(actor, registerMark.meetingId)))
}

/** What still stands and was sent in one go was made in one moment. */
function undoableOf(taps: Taps, revisions: Map<string, number>, now: Date): Undoable[] {
  const standing = taps.filter(
    (one) =>
      one.undoneAt === null &&
      one.madeRevision === revisions.get(one.bookingId) &&
      undoUntil(one.at).getTime() > now.getTime(),
  )
  const groups = [...Map.groupBy(standing, ({ at, says }) => `${at.getTime()} ${says}`).values()]
  return groups
    .map((group) => ({
      says: (group[0] as Taps[number]).says,
      rows: group.map(({ markId, bookingId, was }) => ({ markId, bookingId, was })),
      left: timeLeft((group[0] as Taps[number]).at, now),
    }))
    .sort((a, b) => b.left - a.left)
}

async function extrasOf(tx: Transaction, actor: Actor, meetingId: number, now: Date) {
  const rows = await tx
    .select({ id: extra.id, at: extra.at, markedBy: extra.markedBy })
    .from(extra)
    .where(and(eq(extra.meetingId, meetingId), isNull(extra.undoneAt), givenBy(actor, extra.meetingId)))
    .orderBy(asc(extra.at), asc(extra.id))
  const own = rows
    .filter((one) => one.markedBy === userOf(actor) && undoUntil(one.at) > now)
    .map(({ id, at }) => ({ extraId: id, left: timeLeft(at, now) }))
  return { count: rows.length, own: own.reverse() }
}

function timeLeft(at: Date, now: Date): number {
  return undoUntil(at).getTime() - now.getTime()
}

function userOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.userId : null
}
