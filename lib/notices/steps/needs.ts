import { and, eq, inArray, sql } from 'drizzle-orm'
import { event, need } from '@/db/tables/needs'
import { organisation } from '@/db/tables/network'
import { needNow } from '@/db/views'
import { stalls } from '../../needs/rules/late'
import type { Transaction } from '../../tools/database'
import type { NeedStanding } from '../rules/need-truth'

/** How needs stand beside what there is to tell of them. */
export async function needStandings(tx: Transaction, needIds: string[]): Promise<Map<string, NeedStanding>> {
  if (needIds.length === 0) return new Map()
  const [needs, events] = [await stoodOf(tx, needIds), await eventsOf(tx, needIds)]
  const byNeed = Map.groupBy(events, ({ needId }) => needId)
  return new Map(
    needs.map(({ id, isOpen, isStalled, referralId }) => [
      id,
      { isOpen, events: byNeed.get(id) ?? [], stalled: isStalled ? referralId : null },
    ]),
  )
}

function stoodOf(tx: Transaction, needIds: string[]) {
  const isStalled = sql<boolean>`coalesce(${inArray(needNow.backBecause, [...stalls])}
    and ${organisation.kind} <> 'library', false)`
  return tx
    .select({
      id: need.id,
      isOpen: sql<boolean>`${need.endedAt} is null`,
      isStalled,
      referralId: need.referralId,
    })
    .from(need)
    .leftJoin(needNow, eq(needNow.id, need.id))
    .leftJoin(organisation, eq(organisation.id, need.ownerId))
    .where(inArray(need.id, needIds))
}

function eventsOf(tx: Transaction, needIds: string[]) {
  return tx
    .select({ needId: event.needId, id: event.id, kind: event.kind })
    .from(event)
    .where(
      and(inArray(event.needId, needIds), sql`not exists (select from event u where u.undoes = ${event.id})`),
    )
}
