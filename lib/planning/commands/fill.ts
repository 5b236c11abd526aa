import { and, gt, inArray, isNull } from 'drizzle-orm'
import { activity, consultationHours } from '@/db/tables/agenda'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, localDate } from '../../tools/time'
import { asActor, inParts } from '../../tools/transaction'
import { type Plan, planOf } from '../rules/plan'
import { type HoursPlan, type SlotTime, slotsOf } from '../rules/slots'
import { bookAheadDays, closedFrom, hoursFrom, lockPlanning } from '../steps/hours'
import { plan } from '../steps/plan'

/** Weekly hours that are looked at in one transaction, and new times that are written in one. */
const LOOKED_AT = 50
const WRITTEN = 250

/**
 * Fills the agenda with the times of the consultation hours, as far ahead as can be booked. What is there already
 * stays as it is, so that any instance may do this at any moment; a few hours at a time, and only what is missing is
 * written, a part at a time: nothing is locked for long, also when a library is new. What somebody changes meanwhile is
 * looked at again the next time. Returns how many times are new.
 */
export async function fillAgenda(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'agenda.fill')
  const ids = await asActor(actor, (tx) => tx.select({ id: consultationHours.id }).from(consultationHours))
  let made = 0
  for (let from = 0; from < ids.length; from += LOOKED_AT) {
    const some = ids.slice(from, from + LOOKED_AT).map(({ id }) => id)
    const plans = await asActor(actor, (tx) => missing(tx, some, now))
    // Looked at once more under the lock: what was withdrawn meanwhile does not come back.
    made += await inParts(actor, plans, WRITTEN, async (tx, part) => {
      await lockPlanning(tx, 'shared')
      const hours = new Set(part.flatMap(({ consultationHoursId }) => consultationHoursId ?? []))
      const still = new Set((await missing(tx, [...hours], now)).map(keyOf))
      return (
        await plan(
          tx,
          part.filter((one) => still.has(keyOf(one))),
        )
      ).length
    })
  }
  return made
}

/** The times of these hours that are not in the agenda yet. */
async function missing(tx: Transaction, hoursIds: number[], now: Date): Promise<Plan[]> {
  const today = localDate(now)
  const [hours, closed, until, there] = await Promise.all([
    hoursFrom(tx, today, inArray(consultationHours.id, hoursIds)),
    closedFrom(tx, today),
    bookAheadDays(tx).then((days) => addDays(today, days)),
    standing(tx, hoursIds, now),
  ])
  const planned = hours.flatMap((one: HoursPlan) => slotsOf(one, today, until, closed))
  return planned
    .filter(({ hoursId, startsAt }) => startsAt > now && !there.has(`${hoursId} ${startsAt.getTime()}`))
    .map((slot: SlotTime) => planOf(slot))
}

/** The times of these hours that stand in the agenda. */
async function standing(tx: Transaction, ids: number[], now: Date): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ hoursId: activity.consultationHoursId, startsAt: activity.startsAt })
    .from(activity)
    .where(
      and(
        inArray(activity.consultationHoursId, ids),
        gt(activity.startsAt, now),
        isNull(activity.cancelledAt),
      ),
    )
  return new Set(rows.map(({ hoursId, startsAt }) => `${hoursId} ${startsAt.getTime()}`))
}

function keyOf({ consultationHoursId, meetings }: Plan): string {
  return `${consultationHoursId} ${meetings[0]?.startsAt.getTime()}`
}
