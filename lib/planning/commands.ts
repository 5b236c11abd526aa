import { and, asc, gt, gte, inArray, isNull, or } from 'drizzle-orm'
import { activity, consultationHours } from '@/db/tables/agenda'
import { closure } from '@/db/tables/network'
import type { Closed } from '../network/rules/hours'
import { type Actor, must } from '../tools/access'
import type { Transaction } from '../tools/database'
import { type LocalDate, localDate } from '../tools/time'
import { asActor, inParts } from '../tools/transaction'
import { slotsOf, WEEKS_AHEAD } from './rules'
import { type Plan, plan } from './steps'

/** Weekly hours that are looked at in one transaction, and new times that are written in one. */
const LOOKED_AT = 50
const WRITTEN = 250

type Hours = typeof consultationHours.$inferSelect
type Closure = Closed & { branchId: number | null }

/**
 * Fills the agenda with the times of the weekly consultation hours, eight weeks ahead. What is there already
 * stays as it is, so that any instance may do this at any moment; a few hours at a time, and only what is missing is
 * written, a part at a time: nothing is locked for long, also when a library is new. Returns how many times are new.
 */
export async function fillAgenda(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'agenda.fill')
  const today = localDate(now)
  const { hours, closures } = await asActor(actor, (tx) => weekly(tx, today))
  let made = 0
  for (let from = 0; from < hours.length; from += LOOKED_AT) {
    const some = hours.slice(from, from + LOOKED_AT)
    const there = await asActor(actor, (tx) => standing(tx, some, now))
    const plans = some.flatMap((one) => missing(one, today, closures, now, there))
    made += await inParts(actor, plans, WRITTEN, async (tx, part) => (await plan(tx, part)).length)
  }
  return made
}

async function weekly(tx: Transaction, today: LocalDate): Promise<{ hours: Hours[]; closures: Closure[] }> {
  const hours = await tx
    .select()
    .from(consultationHours)
    .where(or(isNull(consultationHours.validUntil), gte(consultationHours.validUntil, today)))
    .orderBy(asc(consultationHours.id))
  const closures = await tx
    .select({ branchId: closure.branchId, fromDate: closure.fromDate, untilDate: closure.untilDate })
    .from(closure)
    .where(gte(closure.untilDate, today))
  return { hours, closures }
}

/** The times of these hours that stand in the agenda, also those that were called off. */
async function standing(tx: Transaction, hours: Hours[], now: Date): Promise<ReadonlySet<string>> {
  const ids = hours.map(({ id }) => id)
  const rows = await tx
    .select({ hoursId: activity.consultationHoursId, startsAt: activity.startsAt })
    .from(activity)
    .where(and(inArray(activity.consultationHoursId, ids), gt(activity.startsAt, now)))
  return new Set(rows.map(({ hoursId, startsAt }) => slotKey(hoursId, startsAt)))
}

function missing(
  hours: Hours,
  today: LocalDate,
  closures: Closure[],
  now: Date,
  there: ReadonlySet<string>,
): Plan[] {
  const closed = closures.filter((c) => c.branchId === null || c.branchId === hours.branchId)
  return slotsOf(hours, today, WEEKS_AHEAD * 7, closed)
    .filter(({ startsAt }) => startsAt > now && !there.has(slotKey(hours.id, startsAt)))
    .map(({ startsAt, endsAt, desks }) => ({
      kind: 'consultation',
      branchId: hours.branchId,
      consultationHoursId: hours.id,
      capacity: desks,
      meetings: [{ startsAt, endsAt }],
    }))
}

function slotKey(hoursId: number | null, startsAt: Date): string {
  return `${hoursId} ${startsAt.getTime()}`
}
