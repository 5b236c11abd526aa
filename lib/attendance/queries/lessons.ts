import { and, asc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { type Actor, givenBy, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, type LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

export type Lesson = {
  meetingId: number
  activityId: number
  title: string
  /** The how manieth lesson it is, of how many. */
  number: number
  of: number
  branchSlug: string
  branchName: string
  startsAt: Date
  endsAt: Date
  /** How many are expected, how many of them were marked, and how many of those were there. */
  expected: number
  marked: number
  present: number
}

/** So far back and ahead a trainer sees lessons: a series with its holidays. */
const WEEKS = 30

/**
 * The lessons whose register somebody may see, the first one first: of a trainer those of their own runs, for the desk
 * all of one day. Nobody stands in it by name.
 */
export async function lessonsFor(actor: Actor, input: { day: LocalDate }): Promise<Lesson[]> {
  must(actor, 'register.mark')
  const own = actor.kind === 'staff' && actor.role === 'trainer'
  const [from, until] = own
    ? [addDays(input.day, -7 * WEEKS), addDays(input.day, 7 * WEEKS)]
    : [input.day, addDays(input.day, 1)]
  const during = and(
    gte(meeting.startsAt, atLocal(from, '00:00')),
    lt(meeting.startsAt, atLocal(until, '00:00')),
  )
  return asActor(actor, (tx) => lessonsIn(actor, tx, during))
}

/** The lessons of who asks for which a condition holds, in a transaction that is open. */
export function lessonsIn(actor: Actor, tx: Transaction, where: SQL | undefined): Promise<Lesson[]> {
  const counted = (what: SQL) =>
    sql<number>`(select count(*)::int from attendance a where a.meeting_id = ${meeting.id}${what})`
  return tx
    .select({
      meetingId: meeting.id,
      activityId: activity.id,
      title: sql<string>`coalesce(${activity.title}, '')`,
      number: meeting.number,
      of: sql<number>`(select count(*)::int from meeting m where m.activity_id = ${activity.id})`,
      branchSlug: branch.slug,
      branchName: branch.name,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      expected: counted(sql``),
      marked: counted(sql` and a.mark is not null`),
      present: counted(sql` and a.mark = 'present'`),
    })
    .from(meeting)
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .where(and(eq(activity.kind, 'course'), isNull(activity.cancelledAt), givenBy(actor, meeting.id), where))
    .orderBy(asc(meeting.startsAt), asc(meeting.id))
}
