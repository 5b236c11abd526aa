import { and, eq, inArray, sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { nameKey } from '../../residents/rules/names'
import { type Actor, must, visibleTo } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result } from '../../tools/result'
import { asActor } from '../../tools/transaction'
import { weekOf } from '../rules'

/** Whether a name stands somewhere in the same week: in the same branch, or in another. Never with whom, when or for what. */
export type SameName = { here: boolean; elsewhere: boolean }

/** Whether somebody of this name is expected in the week of an activity, `except` one booking; it keeps nobody out. */
export async function sameName(
  actor: Actor,
  input: { name: string; activityId: number; except?: string },
  now: Date,
): Promise<Result<SameName, never>> {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const about = await nextOf(tx, input.activityId, now)
    if (!about) return ok({ here: false, elsewhere: false })
    const found = await expectedBy(tx, actor, nameKey(input.name), weekOf(about.startsAt))
    const others = found.filter(({ bookingId }) => bookingId !== input.except)
    const rowIds = [...new Set(others.map(({ bookingId }) => bookingId))]
    const entry = { verb: 'see', kind: 'booking', why: 'same_name', rowIds, evenNone: true } as const
    await note(tx, actor, entry, now)
    const here = others.some(({ branchId }) => branchId === about.branchId)
    return ok({ here, elsewhere: others.some(({ branchId }) => branchId !== about.branchId) })
  })
}

/** Where an activity is, and when it is next. */
async function nextOf(tx: Transaction, activityId: number, now: Date) {
  const [row] = await tx
    .select({
      branchId: activity.branchId,
      startsAt: sql`coalesce((select min(m.starts_at) from meeting m where m.activity_id = activity.id
        and m.starts_at > ${now.toISOString()}::timestamptz), ${activity.startsAt})`.mapWith(
        activity.startsAt,
      ),
    })
    .from(activity)
    .where(eq(activity.id, activityId))
  return row ?? null
}

function expectedBy(tx: Transaction, actor: Actor, key: string, week: { from: Date; until: Date }) {
  return tx
    .select({ bookingId: booking.id, branchId: activity.branchId })
    .from(meeting)
    .innerJoin(activity, eq(activity.id, meeting.activityId))
    .innerJoin(booking, eq(booking.activityId, activity.id))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(
      and(
        sql`${meeting.startsAt} >= ${week.from.toISOString()}::timestamptz`,
        sql`${meeting.startsAt} < ${week.until.toISOString()}::timestamptz`,
        inArray(booking.status, ['booked', 'offered', 'waiting']),
        eq(resident.nameKey, key),
        visibleTo(actor),
      ),
    )
    .limit(50)
}
