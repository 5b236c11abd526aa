import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { branch } from '@/db/tables/network'
import { type Actor, must, visibleTo } from '../../tools/access'
import { note } from '../../tools/journal'
import { hashesOf } from '../../tools/source'
import { asActor } from '../../tools/transaction'
import { knownAmong, ofRush } from '../steps/rush'

/** So many bookings of one source are shown at once. */
const MOST = 200

/**
 * What the source of a task holds and booked, to see what is false of it; null when there is no such task. `isKnown`: of
 * that contact somebody was here before. `isDone`: somebody looked at it already. `isHere`: it is the network of who asks.
 */
export async function rushOf(actor: Actor, input: { taskId: string; internetAddress?: string }, now: Date) {
  must(actor, 'agenda.set')
  return asActor(actor, async (tx) => {
    const [found] = await tx
      .select({ source: task.source, createdAt: task.createdAt, doneAt: task.doneAt })
      .from(task)
      .where(and(eq(task.id, input.taskId), eq(task.kind, 'rush')))
    if (!found) return null
    const held = await tx
      .select({ id: booking.id })
      .from(booking)
      .where(
        and(
          ...[eq(booking.status, 'held'), visibleTo(actor), ofRush(tx, input.taskId)],
          sql`${booking.holdUntil} > ${now.toISOString()}::timestamptz`,
        ),
      )
    const rows = await tx
      .select(shown)
      .from(booking)
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      .where(and(ne(booking.status, 'cancelled'), visibleTo(actor), ofRush(tx, input.taskId)))
      .orderBy(asc(booking.createdAt), asc(booking.id))
      .limit(MOST)
    const rowIds = rows.map(({ bookingId }) => bookingId)
    const known = await knownAmong(tx, rowIds, now)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'rush', rowIds }, now)
    return {
      isEverywhere: found.source?.length === 0,
      isHere: Boolean(input.internetAddress && found.source?.equals(hashesOf(input.internetAddress).network)),
      since: found.createdAt,
      isDone: found.doneAt !== null,
      held: held.length,
      bookings: rows.map((row) => ({ ...row, isKnown: known.has(row.bookingId) })),
    }
  })
}

export type Rush = NonNullable<Awaited<ReturnType<typeof rushOf>>>

const shown = {
  bookingId: booking.id,
  madeAt: booking.createdAt,
  status: booking.status,
  name: sql<string>`coalesce(${booking.name}, ${resident.name})`,
  contact: sql<string | null>`coalesce(${booking.contact}, ${resident.contact})`,
  title: activity.title,
  branchName: branch.name,
  startsAt: activity.startsAt,
}
