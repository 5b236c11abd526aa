import { asc, eq, inArray, sql } from 'drizzle-orm'
import { activity, consultationHours } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { branch, organisation } from '@/db/tables/network'
import { asSaid } from '../../bookings/queries/facts'
import type { Scope } from '../../planning/rules/change'
import { type Difference, difference } from '../../planning/rules/difference'
import { slotsOf } from '../../planning/rules/slots'
import { bookAheadDays, closedFrom, hoursFrom } from '../../planning/steps/hours'
import { standingAfter } from '../../planning/steps/standing'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, localDate } from '../../tools/time'
import type { Struck } from '../rules/choices'

/**
 * What the plan and the agenda differ in, on the days that a change is about; `before` is how many desks what was let stand
 * had until that change.
 */
export async function differenceIn(
  tx: Transaction,
  scope: Scope,
  before: ReadonlyMap<number, number>,
  now: Date,
): Promise<Difference> {
  const today = localDate(now)
  const from = [scope.from, today].sort().at(-1) ?? today
  const [hours, closed, standing, ahead] = await Promise.all([
    hoursFrom(
      tx,
      today,
      scope.hoursIds.length > 0 ? inArray(consultationHours.id, scope.hoursIds) : sql`false`,
    ),
    closedFrom(tx, today),
    standingAfter(tx, scope.hoursIds, now),
    bookAheadDays(tx),
  ])
  const within = ({ startsAt }: { startsAt: Date }) => {
    const date = localDate(startsAt)
    return startsAt > now && date >= from && (scope.until === null || date <= scope.until)
  }
  const there = standing.filter(within)
  // What stands further ahead than can be booked is planned as far as it stands.
  const last =
    [addDays(today, ahead), ...there.map(({ startsAt }) => localDate(startsAt))].sort().at(-1) ?? today
  const planned = hours.flatMap((one) => slotsOf(one, from, scope.until ?? last, closed)).filter(within)
  const bookable = atLocal(addDays(today, ahead + 1), '00:00')
  const found = difference(planned, there, before)
  return { ...found, added: found.added.filter(({ startsAt }) => startsAt < bookable) }
}

/** Somebody who is hit, with what is shown of them to who decides. */
export type Person = Struck & {
  endsAt: Date
  branchName: string
  name: string
  /** Through whom they are reached. */
  contactOf: 'resident' | 'helper' | 'partner'
  contact: string | null
  /** Which organisation booked for them. */
  partner: string | null
}

/** Who these bookings are of, in the order of their times. */
export async function peopleOf(tx: Transaction, bookingIds: string[]): Promise<Person[]> {
  if (bookingIds.length === 0) return []
  return tx
    .select({
      ...{
        bookingId: booking.id,
        activityId: activity.id,
        topic: booking.topic,
        contactWay: resident.contactWay,
      },
      ...{
        startsAt: activity.startsAt,
        endsAt: activity.endsAt,
        branchId: branch.id,
        branchName: branch.name,
      },
      ...{ name: asSaid.name, contactOf: asSaid.contactOf, contact: asSaid.contact },
      partner: organisation.name,
    })
    .from(booking)
    .innerJoin(activity, eq(activity.id, booking.activityId))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .leftJoin(organisation, eq(organisation.id, booking.partnerId))
    .where(inArray(booking.id, bookingIds))
    .orderBy(asc(activity.startsAt), asc(booking.lineNo))
}
