import { asc, gte, isNull, or } from 'drizzle-orm'
import { consultationHours } from '@/db/tables/agenda'
import { closure } from '@/db/tables/network'
import { type Actor, must } from '../tools/access'
import { localDate } from '../tools/time'
import { asActor } from '../tools/transaction'
import { slotsOf, WEEKS_AHEAD } from './rules'
import { type Plan, plan } from './steps'

/**
 * Fills the agenda with the times of the weekly consultation hours, eight weeks ahead. What is there already
 * stays as it is, so that any instance may do this at any moment. Returns how many times are new.
 */
export async function fillAgenda(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'agenda.fill')
  const today = localDate(now)
  return asActor(actor, async (tx) => {
    const [rules, closures] = await Promise.all([
      tx
        .select()
        .from(consultationHours)
        .where(or(isNull(consultationHours.validUntil), gte(consultationHours.validUntil, today)))
        .orderBy(asc(consultationHours.id)),
      tx
        .select({ branchId: closure.branchId, fromDate: closure.fromDate, untilDate: closure.untilDate })
        .from(closure)
        .where(gte(closure.untilDate, today)),
    ])
    const plans = rules.flatMap((rule): Plan[] => {
      const closed = closures.filter((c) => c.branchId === null || c.branchId === rule.branchId)
      return slotsOf(rule, today, WEEKS_AHEAD * 7, closed)
        .filter((slot) => slot.startsAt > now)
        .map(({ startsAt, endsAt, desks }) => ({
          kind: 'consultation',
          branchId: rule.branchId,
          consultationHoursId: rule.id,
          capacity: desks,
          meetings: [{ startsAt, endsAt }],
        }))
    })
    return (await plan(tx, plans)).length
  })
}
