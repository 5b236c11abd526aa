import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import type { Difference } from '../../planning/rules/difference'
import type { Transaction } from '../../tools/database'
import { type Free, type TimeAt, timeKey } from '../rules/choices'
import { givenBackAt } from './restore'

/** A time that can be booked, with its number; times that somebody wrote down by themselves have no hours. */
type Bookable = Omit<Free, 'hoursId'> & { activityId: number; hoursId: number | null }

/** The times that can be booked in these branches, with how many can come. */
export async function freeTimes(tx: Transaction, branchIds: number[], now: Date): Promise<Bookable[]> {
  return (await timesIn(tx, branchIds, now)).filter(({ left }) => left > 0)
}

/**
 * The same once a change is there: the times that stay, and those that it brings. What somebody has back who was called off
 * there is theirs.
 */
export async function freeAfter(
  tx: Transaction,
  branchIds: number[],
  { added, withdrawn, changed }: Difference,
  now: Date,
): Promise<Free[]> {
  if (branchIds.length === 0) return []
  const standing = await timesIn(tx, branchIds, now)
  const [soonest, back] = [await bookableFrom(tx, now), await givenBackAt(tx, added, now)]
  const gone = new Set(withdrawn.map(({ activityId }) => activityId))
  const follows = new Map(changed.map((one) => [one.standing.activityId, one]))
  const stay = standing.flatMap(({ activityId, hoursId, ...time }) => {
    if (hoursId === null || gone.has(activityId)) return []
    const other = follows.get(activityId)
    return [other ? followed({ ...time, hoursId }, other) : { ...time, hoursId }]
  })
  const come = added
    .filter(({ branchId, startsAt }) => branchIds.includes(branchId) && startsAt >= soonest)
    .map(({ desks, ...time }) => ({ ...time, left: desks - (back.get(timeKey(time)) ?? 0) }))
  return [...stay, ...come].filter(({ left }) => left > 0).sort((a, b) => +a.startsAt - +b.startsAt)
}

/** A time that goes on has as many more places as it has desks then, or as many fewer. */
function followed(time: Free, { standing, planned }: Difference['changed'][number]): Free {
  const more = planned.desks - standing.desks
  // Whoever was let in above the desks takes the place of what comes free.
  const left = standing.extra > 0 && more > 0 ? time.left : time.left + more
  return { ...time, topics: planned.topics, left }
}

async function timesIn(tx: Transaction, branchIds: number[], now: Date): Promise<Bookable[]> {
  if (branchIds.length === 0) return []
  const at = sql`${now.toISOString()}::timestamptz`
  return tx
    .select({
      ...{ activityId: activity.id, hoursId: activity.consultationHoursId, branchId: activity.branchId },
      ...{ startsAt: activity.startsAt, topics: activity.topics },
      left: sql<number>`(select count(*)::int from free_places(${activity.id}, ${at}))`,
    })
    .from(activity)
    .where(
      and(
        ...[eq(activity.kind, 'consultation'), isNull(activity.cancelledAt)],
        inArray(activity.branchId, [...new Set(branchIds)]),
        sql`${activity.startsAt} >= bookable_from(${at}) and ${activity.startsAt} < bookable_until(${at})`,
      ),
    )
    .orderBy(asc(activity.startsAt))
}

async function bookableFrom(tx: Transaction, now: Date): Promise<Date> {
  const [row] = await tx.execute<{ from: string }>(
    sql`select bookable_from(${now.toISOString()}::timestamptz) as "from"`,
  )
  return new Date(row?.from ?? now)
}

/** Which of these times stand in the agenda now, by their key. */
export async function timesAt(tx: Transaction, times: readonly TimeAt[]): Promise<Map<string, number>> {
  if (times.length === 0) return new Map()
  const asked = times.map(({ hoursId, startsAt }) => ({ hours: hoursId, at: startsAt.toISOString() }))
  const rows = await tx.execute<{ id: string; hours: string; at: string }>(sql`
    select a.id, a.consultation_hours_id as hours, a.starts_at as at from activity a
      join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) w (hours bigint, at timestamptz)
        on a.consultation_hours_id = w.hours and a.starts_at = w.at
    where a.cancelled_at is null`)
  const keyOf = ({ hours, at }: (typeof rows)[number]) =>
    timeKey({ hoursId: Number(hours), startsAt: new Date(at) })
  return new Map([...rows].map((row) => [keyOf(row), Number(row.id)]))
}
