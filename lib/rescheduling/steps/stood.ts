import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { activity, consultationHours, meeting } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { type ClosedDays, isShut, slotsOf } from '../../planning/rules/slots'
import { closedFrom, hoursFrom } from '../../planning/steps/hours'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'

/** What somebody let stand, by the plan as it is: how many desks each time has, and which lessons are on a closed day. */
export type Stood = { desks: ReadonlyMap<number, number>; shut: ReadonlySet<number> }

/**
 * What was let stand in these branches and is still to come. Asked before a change is written down: with less than there was
 * when somebody let it stand, that was said of something else.
 */
export async function stoodIn(tx: Transaction, branchIds: readonly number[], now: Date): Promise<Stood> {
  if (branchIds.length === 0) return { desks: new Map(), shut: new Set() }
  const [times, lessons] = [await timesKept(tx, branchIds, now), await lessonsKept(tx, branchIds, now)]
  if (times.length + lessons.length === 0) return { desks: new Map(), shut: new Set() }
  const closed = await closedFrom(tx, localDate(now))
  const shut = lessons.filter((one) => isShut(one, one.startsAt, one.endsAt, closed))
  return {
    desks: await desksOf(tx, times, closed, now),
    shut: new Set(shut.map(({ meetingId }) => meetingId)),
  }
}

type Time = { activityId: number; hoursId: number | null; startsAt: Date }

function timesKept(tx: Transaction, branchIds: readonly number[], now: Date): Promise<Time[]> {
  const { id, consultationHoursId, startsAt } = activity
  return tx
    .select({ activityId: id, hoursId: consultationHoursId, startsAt })
    .from(activity)
    .where(
      and(
        ...[eq(activity.kind, 'consultation'), inArray(activity.branchId, [...branchIds])],
        ...[isNotNull(activity.keptAt), isNull(activity.cancelledAt), gt(activity.startsAt, now)],
      ),
    )
}

function lessonsKept(tx: Transaction, branchIds: readonly number[], now: Date) {
  return tx
    .select({
      ...{ meetingId: meeting.id, startsAt: meeting.startsAt, endsAt: meeting.endsAt },
      ...{ branchId: branch.id, closedFrom: branch.closedFrom },
    })
    .from(activity)
    .innerJoin(meeting, eq(meeting.activityId, activity.id))
    .innerJoin(branch, eq(branch.id, activity.branchId))
    .where(
      and(
        ...[eq(activity.kind, 'course'), inArray(activity.branchId, [...branchIds])],
        ...[isNotNull(meeting.keptBecause), isNull(activity.cancelledAt), gt(meeting.startsAt, now)],
      ),
    )
}

async function desksOf(
  tx: Transaction,
  times: readonly Time[],
  closed: ClosedDays,
  now: Date,
): Promise<Map<number, number>> {
  const ids = [...new Set(times.flatMap(({ hoursId }) => hoursId ?? []))]
  if (ids.length === 0) return new Map()
  const hours = await hoursFrom(tx, localDate(now), inArray(consultationHours.id, ids))
  const found = new Map(hours.map((one) => [one.id, one]))
  return new Map(
    times.map(({ activityId, hoursId, startsAt }) => {
      const [date, own] = [localDate(startsAt), found.get(hoursId ?? 0)]
      const planned = own ? slotsOf(own, date, date, closed) : []
      return [activityId, planned.find((one) => +one.startsAt === +startsAt)?.desks ?? 0]
    }),
  )
}
