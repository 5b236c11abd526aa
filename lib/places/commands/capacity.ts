import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { lockActivities, promote } from '../steps'
import { fewerPlaces, morePlaces } from '../steps/capacity'

export type PlacesRefusal = 'unknown' | 'not_a_course' | 'cancelled' | 'past' | 'in_the_way' | 'kept'

/**
 * A course run has so many places from now on. Places that come with it go to who stands in line, in the same movement:
 * nobody comes in between. Fewer takes what is free; refused when somebody sits there (`in_the_way`), or when it is kept
 * for a partner. Who was let in above the places is counted apart, and gets one of them first.
 */
export async function setPlaces(
  actor: Actor,
  { activityId, places }: { activityId: number; places: number },
  now: Date,
): Promise<Result<{ activityId: number; offered: number }, PlacesRefusal>> {
  must(actor, 'agenda.set')
  return transaction<{ activityId: number; offered: number }, PlacesRefusal>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [activityId])
    if (!locked) return refuse('unknown')
    if (locked.kind !== 'course') return refuse('not_a_course')
    if (locked.cancelledAt) return refuse('cancelled')
    if (locked.endsAt <= now) return refuse('past')
    const before = await promote(tx, locked, now)
    const { there, extra } = await placesOf(tx, activityId)
    const kept = [...before.free.kept.values()].reduce((sum, one) => sum + one, 0)
    const fewer = there - (places + extra)
    const free = before.free.numbers.length + heldIn(before)
    if (fewer > free) return refuse('in_the_way', { places: ['in_the_way'] })
    if (fewer > 0 && free - fewer < kept) return refuse('kept', { places: ['kept'] })
    if (fewer > 0) await fewerPlaces(tx, activityId, places + extra)
    else await morePlaces(tx, activityId, places + extra)
    const after = await promote(tx, locked, now)
    const rowIds = [String(activityId)]
    await note(tx, actor, { verb: 'change', kind: 'activity', why: 'places', rowIds }, now)
    return ok({ activityId, offered: Math.max(0, offeredIn(after) - offeredIn(before)) })
  })
}

/** The places there are, and how many of them were made for who was let in above them. */
async function placesOf(tx: Transaction, activityId: number): Promise<{ there: number; extra: number }> {
  const [row] = await tx.execute<{ there: number; extra: number }>(sql`
    select (select count(*)::int from place p where p.activity_id = ${activityId}) as there,
      (select count(*)::int from overbooked o where o.activity_id = ${activityId}) as extra`)
  return { there: row?.there ?? 0, extra: row?.extra ?? 0 }
}

/** Places of who is filling in a form: that is nobody yet. */
function heldIn({ bookings }: { bookings: readonly { status: string }[] }): number {
  return bookings.filter(({ status }) => status === 'held').length
}

function offeredIn({ bookings }: { bookings: readonly { status: string }[] }): number {
  return bookings.filter(({ status }) => status === 'offered').length
}
