import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { meeting } from '@/db/tables/agenda'
import { register } from '@/db/views'
import { type Actor, givenBy, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import type { Mark } from '../rules/marks'
import { type Lesson, lessonsIn } from './lessons'

/** Somebody in a run, with how they stand at each lesson at which they are expected. */
export type RunPerson = {
  bookingId: string
  /** Empty when it was wiped. */
  name: string
  /** Left the course since. */
  left: boolean
  marks: { meetingId: number; mark: Mark | null }[]
}

/** How everybody stands at every lesson of a run; null when that is not for who asks. */
export async function registerOfRun(
  actor: Actor,
  activityId: number,
  now: Date,
): Promise<{ lessons: Lesson[]; people: RunPerson[] } | null> {
  must(actor, 'register.mark')
  return asActor(actor, async (tx) => {
    const lessons = await lessonsIn(actor, tx, eq(meeting.activityId, activityId))
    if (lessons.length === 0) return null
    const meetingIds = lessons.map(({ meetingId }) => meetingId)
    const rows = await tx
      .select({
        bookingId: register.bookingId,
        meetingId: register.meetingId,
        name: register.name,
        status: register.status,
        mark: register.mark,
      })
      .from(register)
      .where(and(inArray(register.meetingId, meetingIds), givenBy(actor, register.meetingId)))
      .orderBy(asc(sql`lower(${register.name})`), asc(register.bookingId))
    const people = [...Map.groupBy(rows, ({ bookingId }) => bookingId).values()].map(inARow)
    const rowIds = people.map(({ bookingId }) => bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'register_run', rowIds }, now)
    return { lessons, people }
  })
}

type RunRow = { bookingId: string; meetingId: number; name: string; status: string; mark: Mark | null }

function inARow(rows: RunRow[]): RunPerson {
  const { bookingId, name, status } = rows[0] as RunRow
  const marks = rows.map(({ meetingId, mark }) => ({ meetingId, mark }))
  return { bookingId, name, left: status !== 'booked', marks }
}
