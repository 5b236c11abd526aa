import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { put } from '../../messages/steps'
import { lockActivities } from '../../places/steps'
import { lockPlanning } from '../../planning/steps/hours'
import { giveTask } from '../../tasks/steps'
import type { Transaction } from '../../tools/database'
import { afterSitting, tellingKey } from '../rules/choices'
import { type Expected, type Hearing, hearMove } from '../rules/house'

/**
 * Who hears that a branch is elsewhere from a day on, once `save` has written where: everybody who is booked there at a
 * meeting for which the address is another by that. Nobody can come in meanwhile who read the old one.
 */
export async function whoHears(
  tx: Transaction,
  branchId: number,
  save: () => Promise<void>,
  now: Date,
): Promise<Hearing[]> {
  await lockPlanning(tx, 'alone')
  const there = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(and(eq(activity.branchId, branchId), isNull(activity.cancelledAt), gt(activity.endsAt, now)))
  await lockActivities(
    tx,
    there.map(({ id }) => id),
  )
  const before = await expectedAt(tx, branchId, now)
  await save()
  return hearMove(before, await expectedAt(tx, branchId, now))
}

/** Everybody who has a place at this branch or has yet to take it, with where each of their meetings is by now. */
async function expectedAt(tx: Transaction, branchId: number, now: Date): Promise<Expected[]> {
  const rows = await tx.execute<
    Omit<Expected, 'startsAt' | 'activityId'> & { at: string; activity: string }
  >(sql`
    select b.id as "bookingId", b.resident_id as "residentId", r.contact_way as way, a.id as activity, m.starts_at as at,
      (select w.street || ', ' || w.postcode || ' ' || w.town
        from address_of(a.branch_id, (m.starts_at at time zone 'Europe/Amsterdam')::date) w) as address
    from activity a join meeting m on m.activity_id = a.id
      join booking b on b.activity_id = a.id and b.status in ('booked', 'offered') join resident r on r.id = b.resident_id
    where a.branch_id = ${branchId} and a.cancelled_at is null and m.starts_at > ${now.toISOString()}::timestamptz
    order by m.starts_at, b.id`)
  return rows.map(({ at, activity: activityId, ...row }) => ({
    ...row,
    activityId: Number(activityId),
    startsAt: new Date(at),
  }))
}

/** Tells each of them by their own way, once; for who has only a card the desk has something to do. */
export async function tellMove(tx: Transaction, hearing: readonly Hearing[], now: Date): Promise<void> {
  const earliest = afterSitting(now)
  for (const { bookingId, activityId, way, startsAt } of hearing) {
    if (way === 'card') {
      await giveTask(tx, { kind: 'tell_change', bookingId, owner: 'adviser', before: startsAt }, now)
    } else if (!(await isToHear(tx, bookingId, activityId))) {
      const key = `${tellingKey(bookingId, 'new_address', String(activityId))}:${randomUUID()}`
      await put(tx, { key, kind: 'new_address', bookingId, contactWay: way, seen: false, earliest, now })
    }
  }
}

/** Whether somebody is going to hear it already: what they read then is how it stands by then. */
async function isToHear(tx: Transaction, bookingId: string, activityId: number): Promise<boolean> {
  const [waits] = await tx.execute(sql`
    select from message m where m.booking_id = ${bookingId}::uuid and m.kind = 'new_address' and m.status = 'due'
      and split_part(m.key, ':', 4) = ${String(activityId)}`)
  return waits !== undefined
}

/** What stands in their calendars is another place now; a letter of a new time that has not left yet stays true. */
export async function renewCalendars(tx: Transaction, hearing: readonly Hearing[]): Promise<void> {
  const ids = `{${hearing.map(({ bookingId }) => bookingId).join()}}`
  await tx.execute(sql`
    update booking b set revision = b.revision + 1 where b.id = any(${ids}::uuid[]) and not exists (
      select from message m where m.booking_id = b.id and m.kind in ('moved', 'rescheduled') and m.status = 'due')`)
}
