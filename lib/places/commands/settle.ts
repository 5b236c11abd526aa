import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { seat } from '@/db/views'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { asActor } from '../../tools/transaction'
import { askAgainAfter } from '../rules/places'
import { lockActivities, promote } from '../steps'

/**
 * Frees what ran out and asks the next in line: in every activity where the clock changed something, or where
 * someone waits beside a free place because a hold was let go.
 */
export async function settle(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'booking.make')
  const due = await asActor(actor, (tx) => unsettled(tx, now))
  for (const { id } of due) {
    await asActor(actor, async (tx) => {
      const [locked] = await lockActivities(tx, [id])
      if (locked) await promote(tx, locked, now)
    })
  }
  return due.length
}

function unsettled(tx: Transaction, now: Date) {
  return tx
    .selectDistinct({ id: seat.activityId })
    .from(seat)
    .where(
      or(
        and(eq(seat.status, 'held'), lte(seat.holdUntil, now)),
        and(eq(seat.status, 'offered'), lte(seat.offeredUntil, now)),
        waitsBesideFreePlace(now),
      ),
    )
    .orderBy(asc(seat.activityId))
    .limit(200)
}

function waitsBesideFreePlace(now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return and(
    eq(seat.status, 'waiting'),
    or(isNull(seat.lapsedAt), lte(seat.lapsedAt, askAgainAfter(now))),
    sql`exists (select 1 from activity a where a.id = ${seat.activityId}
      and a.cancelled_at is null and coalesce(a.enrol_until, a.starts_at) > ${moment})`,
    sql`(select count(*) from free_places(${seat.activityId}, ${moment})) > (
      select coalesce(sum(k.places), 0) from kept_places(${seat.activityId}, ${moment}) k
      where k.partner_id is distinct from ${seat.partnerId})`,
  )
}
