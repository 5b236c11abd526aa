import { randomUUID } from 'node:crypto'
import { and, eq, isNull, max } from 'drizzle-orm'
import { place } from '@/db/tables/agenda'
import { overbooking } from '@/db/tables/booking'
import { overbookMost } from '../../network/steps/reach'
import type { Locked } from '../../places/steps'
import type { Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import type { Because } from './take'

/**
 * Makes one place more in a locked activity that is full, for who is let in there and then; null when the library lets
 * nobody more in above the places. The first place that comes free disappears for it (lib/places/steps).
 */
export async function overbook(
  tx: Transaction,
  actor: Staff,
  { id: activityId }: Locked,
  because: Because,
  now: Date,
): Promise<number | null> {
  const inside = await tx
    .select({ number: overbooking.number })
    .from(overbooking)
    .where(and(eq(overbooking.activityId, activityId), isNull(overbooking.endedAt)))
  const taken = inside.map(({ number }) => number)
  const most = await overbookMost(tx)
  const number = Array.from({ length: most }, (_, i) => i + 1).find((one) => !taken.includes(one))
  if (number === undefined) return null
  const [last] = await tx
    .select({ number: max(place.number) })
    .from(place)
    .where(eq(place.activityId, activityId))
  const placeNo = (last?.number ?? 0) + 1
  await tx.insert(place).values({ activityId, number: placeNo })
  const made = { id: randomUUID(), activityId, number, because, madeBy: actor.userId, madeAt: now }
  await tx.insert(overbooking).values(made)
  const rowIds = [String(activityId)]
  await note(tx, actor, { verb: 'change', kind: 'activity', why: 'overbook', rowIds }, now)
  return placeNo
}
