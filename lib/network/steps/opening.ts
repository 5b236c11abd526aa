import { and, eq, gt, gte, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { activity, consultationHours, hoursException, hoursVersion, meeting } from '@/db/tables/agenda'
import { openingHours } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import { localDate, localTime, weekday } from '../../tools/time'
import { type HeldHours, type OpenWeek, openWeekOf } from '../rules/opening'

/** When a branch is open at all, as somebody wrote it down; null where nobody did. */
export async function openWeekAt(tx: Transaction, branchId: number): Promise<OpenWeek> {
  const o = openingHours
  const rows = await tx
    .select({ weekday: o.weekday, kind: o.kind, ...onClock(o.fromTime, o.untilTime) })
    .from(o)
    .where(eq(o.branchId, branchId))
  return openWeekOf(rows)
}

/** At what hours of the week something is held at a branch from now on: consultation hours, also on one date, and lessons. */
export async function heldAt(tx: Transaction, branchId: number, now: Date): Promise<HeldHours[]> {
  const [today, v, e] = [localDate(now), hoursVersion, hoursException]
  const ofBranch = eq(consultationHours.branchId, branchId)
  const [versions, exceptions, lessons] = await Promise.all([
    tx
      .select({ weekday: v.weekday, ...onClock(v.fromTime, v.untilTime) })
      .from(v)
      .innerJoin(consultationHours, eq(consultationHours.id, v.hoursId))
      .where(and(ofBranch, or(isNull(v.validUntil), gte(v.validUntil, today)))),
    tx
      .select({ date: e.date, ...onClock(sql`${e.fromTime}`, sql`${e.untilTime}`) })
      .from(e)
      .innerJoin(consultationHours, eq(consultationHours.id, e.hoursId))
      .where(and(ofBranch, gte(e.date, today), isNotNull(e.fromTime))),
    tx
      .select({ startsAt: meeting.startsAt, endsAt: meeting.endsAt })
      .from(meeting)
      .innerJoin(activity, eq(activity.id, meeting.activityId))
      .where(
        and(
          ...[eq(activity.branchId, branchId), eq(activity.kind, 'course')],
          ...[isNull(activity.cancelledAt), gt(meeting.startsAt, now)],
        ),
      ),
  ])
  return [
    ...versions.map((one) => ({ kind: 'consultation' as const, ...one })),
    ...exceptions.map(({ date, ...times }) => ({
      ...{ kind: 'consultation' as const, weekday: weekday(date), ...times },
    })),
    ...lessons.map(({ startsAt, endsAt }) => ({
      ...{ kind: 'course' as const, weekday: weekday(localDate(startsAt)) },
      ...{ fromTime: localTime(startsAt), untilTime: localTime(endsAt) },
    })),
  ]
}

type Clock = Parameters<typeof sql>[1]

function onClock(from: Clock, until: Clock) {
  return {
    fromTime: sql<string>`to_char(${from}, 'HH24:MI')`,
    untilTime: sql<string>`to_char(${until}, 'HH24:MI')`,
  }
}
