import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { activity, lessonOff, meeting } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { seat } from '@/db/views'
import { keyWithWas } from '../../messages/rules'
import { put } from '../../messages/steps'
import type { Scope } from '../../planning/rules/change'
import { type ClosedDays, isShut } from '../../planning/rules/slots'
import { giveOneTask, giveTask } from '../../tasks/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { earliest, latest, localDate } from '../../tools/time'
import { afterSitting, tellingKey } from '../rules/choices'
import { heldAfter, inOrder, isOver, type LessonChange } from '../rules/lessons'
import { nextLessonOf } from './runs'
import { emptyLine } from './settle'

/** A lesson on a day on which its branch is closed, with how many people are expected there. */
export type ShutLesson = {
  meetingId: number
  activityId: number
  number: number
  title: string
  branchId: number
  branchName: string
  startsAt: Date
  endsAt: Date
  people: number
}

/**
 * The lessons in these branches that fall on a closed day by now, but for those that somebody let stand and that were on
 * one before (`stood`); and the lessons that were let stand, whose day is open by now.
 */
export async function shutLessons(
  tx: Transaction,
  { branchIds, from, until }: Scope,
  closed: ClosedDays,
  stood: ReadonlySet<number>,
  now: Date,
): Promise<{ lessons: ShutLesson[]; opened: number[] }> {
  if (branchIds.length === 0) return { lessons: [], opened: [] }
  const people = sql<number>`(select count(*)::int from seat s where s.activity_id = ${activity.id} and s.status = 'booked')`
  const rows = await tx
    .select({
      ...{ meetingId: meeting.id, activityId: activity.id, number: meeting.number, title: activity.title },
      ...{ branchId: branch.id, branchName: branch.name, closedFrom: branch.closedFrom },
      ...{ startsAt: meeting.startsAt, endsAt: meeting.endsAt, people },
      stands: sql<boolean>`${meeting.keptBecause} is not null`,
    })
    .from(meeting)
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .where(
      and(
        eq(activity.kind, 'course'),
        isNull(activity.cancelledAt),
        gt(meeting.startsAt, now),
        inArray(activity.branchId, branchIds),
      ),
    )
    .orderBy(asc(meeting.startsAt))
  const there = rows.filter(({ startsAt }) => {
    const date = localDate(startsAt)
    return date >= from && (until === null || date <= until)
  })
  const isOpen = (one: (typeof rows)[number]) => !isShut(one, one.startsAt, one.endsAt, closed)
  return {
    lessons: there
      .filter((one) => !isOpen(one) && !(one.stands && stood.has(one.meetingId)))
      .map(({ closedFrom: _, stands: __, title, ...row }) => ({ ...row, title: title ?? '' })),
    opened: there.flatMap((one) => (one.stands && isOpen(one) ? [one.meetingId] : [])),
  }
}

/** Lessons that were let stand on a closed day are lessons like all others: their day is open again. */
export async function standNoMore(tx: Transaction, meetingIds: readonly number[]): Promise<void> {
  if (meetingIds.length === 0) return
  await tx
    .update(meeting)
    .set({ keptBecause: null })
    .where(inArray(meeting.id, [...meetingIds]))
}

/**
 * Changes lessons of a run that is locked, each at most once, and tells everybody who is booked how it stands at the end,
 * in one message; who already was told and did not read it yet gets none beside it. Who has something else at the new
 * moment is not expected there, and somebody calls. Where no lesson is left to come the run ends with the last one held, and
 * who waits in line is taken off: answers whom. Null when nothing of the run would be left at all.
 */
export async function changeLessons(
  tx: Transaction,
  actor: Actor,
  activityId: number,
  changes: readonly LessonChange[],
  now: Date,
): Promise<string[] | null> {
  const held = new Map((await heldIn(tx, activityId)).map((one) => [one.meetingId, one]))
  const after = heldAfter(changes, held)
  if (after.length === 0) return null
  // While the lessons are still there: nobody is taken off a run that is over.
  const ends = changes.some(({ way }) => way === 'off') && isOver(after, now)
  const left = ends ? await emptyLine(tx, actor, activityId, now) : []
  for (const change of inOrder(changes, held)) {
    if (change.way === 'off') await takeOff(tx, actor, change.meetingId, now)
    if (change.way === 'stand')
      await tx.update(meeting).set({ keptBecause: change.because }).where(eq(meeting.id, change.meetingId))
    if (change.way === 'move') await moveLesson(tx, activityId, change, now)
  }
  if (changes.every(({ way }) => way === 'stand')) return left
  await follow(tx, activityId, now)
  await expectAgain(tx, activityId, now)
  await tellAll(tx, activityId, firstOf(changes, held), now)
  return left
}

/**
 * A run begins and ends with its lessons as they are by now. Until when somebody can come in stays within them: who could
 * not come in once it ran still cannot, and nobody comes in after the last lesson began; no offer stands longer. Where no
 * lesson is left to come, there is something to tell until the one that is off would have ended: till then it is not over.
 */
async function follow(tx: Transaction, activityId: number, now: Date): Promise<void> {
  const lessons = await heldIn(tx, activityId)
  const [starts, ends] = [lessons.map(({ startsAt }) => startsAt), lessons.map(({ endsAt }) => endsAt)]
  const [first, last] = [earliest(starts), latest(starts)]
  const [before] = await tx.select().from(activity).where(eq(activity.id, activityId))
  const endsAt = latest(isOver(lessons, now) && before ? [before.endsAt, ...ends] : ends)
  const until = before?.enrolUntil ?? null
  const most = before && until && until <= before.startsAt ? first : last
  const enrolUntil = until && earliest([until, most])
  await tx.update(activity).set({ startsAt: first, endsAt, enrolUntil }).where(eq(activity.id, activityId))
  const closes = enrolUntil ?? first
  await tx
    .update(seat)
    .set({ offeredUntil: closes })
    .where(and(eq(seat.activityId, activityId), eq(seat.status, 'offered'), gt(seat.offeredUntil, closes)))
}

/** Who is in this run and has nothing else any more at a lesson, of this run or of another, is expected there. */
async function expectAgain(tx: Transaction, activityId: number, now: Date): Promise<void> {
  await tx.execute(sql`
    select expect_again(array(select b.resident_id from booking b where b.activity_id = ${activityId}
      and b.status = 'booked'), ${now.toISOString()}::timestamptz)`)
}

/** The first moment at which somebody would come for nothing who has not heard of these changes. */
function firstOf(changes: readonly LessonChange[], held: ReadonlyMap<number, { startsAt: Date }>): Date {
  const gone = changes.flatMap(({ meetingId, way }) =>
    way === 'stand' ? [] : (held.get(meetingId)?.startsAt ?? []),
  )
  return earliest(gone)
}

/** The lessons of a run that take place. */
export function heldIn(tx: Transaction, activityId: number) {
  return tx
    .select({ meetingId: meeting.id, startsAt: meeting.startsAt, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
}

async function takeOff(tx: Transaction, actor: Actor, meetingId: number, now: Date): Promise<void> {
  const offBy = actor.kind === 'staff' ? actor.userId : null
  const [gone] = await tx.select().from(meeting).where(eq(meeting.id, meetingId))
  if (!gone) return
  const { activityId, number, startsAt, endsAt } = gone
  await tx.insert(lessonOff).values({ activityId, number, startsAt, endsAt, offAt: now, offBy })
  await tx.execute(sql`delete from attendance where meeting_id = ${meetingId}`)
  await tx.delete(meeting).where(eq(meeting.id, meetingId))
}

async function moveLesson(
  tx: Transaction,
  activityId: number,
  { meetingId, startsAt, endsAt }: Extract<LessonChange, { way: 'move' }>,
  now: Date,
): Promise<void> {
  const during = sql`tstzrange(${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz)`
  await tx.execute(sql`
    delete from attendance a where a.meeting_id = ${meetingId} and exists (
      select from attendance other where other.resident_id = a.resident_id and other.meeting_id <> a.meeting_id
        and other.during && ${during})`)
  await tx
    .update(meeting)
    .set({ startsAt, endsAt, keptBecause: null, movedAt: now })
    .where(eq(meeting.id, meetingId))
  // Who had something else at the old moment, and has nothing now, is expected again.
  await tx.execute(sql`
    insert into attendance (booking_id, meeting_id, resident_id, during)
    select b.id, m.id, b.resident_id, m.during from booking b join meeting m on m.id = ${meetingId}
    where b.activity_id = ${activityId} and b.status = 'booked' and not exists (
      select from attendance other where other.resident_id = b.resident_id and other.during && m.during)`)
  // Who was reminded of the old moment is reminded of the new one as well.
  await tx.execute(sql`
    update message m set key = m.key || ':before:' || ${now.getTime()}::text from booking b
    where b.id = m.booking_id and b.activity_id = ${activityId}
      and m.kind = 'reminder' and m.key ~ (':reminder:' || ${meetingId}::text || '(:call)?$')`)
  for (const bookingId of await expectedElsewhere(tx, { activityId, meetingId, startsAt }))
    await giveTask(tx, { kind: 'something_else', bookingId, owner: 'adviser', before: startsAt }, now)
}

type At = { activityId: number; meetingId: number; startsAt: Date }

/** Who is in a run and has something else at one of its lessons, as far as nobody has to call them before it already. */
async function expectedElsewhere(
  tx: Transaction,
  { activityId, meetingId, startsAt }: At,
): Promise<string[]> {
  // One statement after the other: whoever takes such a task away at this moment is waited for (`expect_again`).
  await tx.execute(sql`
    select from task t join booking b on b.id = t.booking_id and b.activity_id = ${activityId}
    where t.kind = 'something_else' and t.call_id is null and t.done_at is null order by t.id for update of t`)
  const rows = await tx.execute<{ id: string }>(sql`
    select b.id from booking b where b.activity_id = ${activityId} and b.status = 'booked'
      and not exists (select from attendance a where a.booking_id = b.id and a.meeting_id = ${meetingId})
      and not exists (select from task t where t.booking_id = b.id and t.kind = 'something_else' and t.call_id is null
        and t.done_at is null
        and t.due_at < ${startsAt.toISOString()}::timestamptz)`)
  return rows.map(({ id }) => id)
}

async function tellAll(tx: Transaction, activityId: number, was: Date, now: Date): Promise<void> {
  const rows = await tx.execute<{ id: string; way: 'call' | 'sms' | 'email' | 'card' }>(sql`
    update booking b set revision = b.revision + 1 from resident r
    where r.id = b.resident_id and b.activity_id = ${activityId} and b.status in ('booked', 'offered')
    returning b.id, r.contact_way as way`)
  // Who has yet to hear of an earlier change hears of both in time for the first; who is hearing it at this moment, by a
  // call or a letter that has been written, hears of this one afterwards.
  const told = await tx.execute<{ id: string }>(sql`
    update message m set key = regexp_replace(m.key, ':was:\\d+',
      ':was:' || least(substring(m.key from ':was:(\\d+)')::bigint, ${was.getTime()}::bigint))
    from booking b where b.id = m.booking_id and b.activity_id = ${activityId} and m.kind = 'lessons_changed' and m.status = 'due'
      and coalesce(m.leased_until <= ${now.toISOString()}::timestamptz, true)
    returning m.booking_id as id`)
  const waits = new Set(told.map(({ id }) => id))
  const next = await nextLessonOf(tx, activityId, now)
  const before = next ? earliest([next, was]) : was
  const sitting = afterSitting(now)
  for (const { id: bookingId, way } of rows) {
    // Nobody can reach who has only a card: the desk finds a way.
    if (way === 'card')
      await giveOneTask(tx, { kind: 'tell_change', bookingId, owner: 'adviser', before }, now)
    else if (!waits.has(bookingId)) {
      const key = keyWithWas(tellingKey(bookingId, 'lessons_changed', randomUUID()), was)
      const about = { kind: 'lessons_changed', bookingId, contactWay: way, seen: false } as const
      await put(tx, { ...about, key, earliest: sitting, now })
    }
  }
}
