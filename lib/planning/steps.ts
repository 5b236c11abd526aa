import { activity, meeting, place } from '@/db/tables/agenda'
import type { Transaction } from '../tools/database'

export type Plan = {
  kind: 'consultation' | 'course'
  branchId: number
  consultationHoursId?: number
  courseId?: number
  title?: string
  capacity: number
  /** Until when someone can still come in; left out: until the start. */
  enrolUntil?: Date
  meetings: { startsAt: Date; endsAt: Date }[]
}

/**
 * Puts activities with their places and meetings into the agenda; a slot that is there already stays as it
 * is. Returns the ids of the new ones.
 */
export async function plan(tx: Transaction, plans: Plan[]): Promise<number[]> {
  const made: number[] = []
  for (const part of chunks(plans, 500)) {
    const rows = await tx
      .insert(activity)
      .values(part.map(activityRow))
      .onConflictDoNothing({ target: [activity.consultationHoursId, activity.startsAt] })
      .returning({
        id: activity.id,
        branchId: activity.branchId,
        consultationHoursId: activity.consultationHoursId,
        courseId: activity.courseId,
        startsAt: activity.startsAt,
      })
    const planOf = new Map(part.map((p) => [planKey({ ...p, startsAt: activityRow(p).startsAt }), p]))
    const fresh = rows.map((row) => ({ id: row.id, plan: planOf.get(planKey(row)) as Plan }))
    if (fresh.length === 0) continue
    await tx
      .insert(place)
      .values(
        fresh.flatMap(({ id, plan }) =>
          Array.from({ length: plan.capacity }, (_, i) => ({ activityId: id, number: i + 1 })),
        ),
      )
    await tx
      .insert(meeting)
      .values(
        fresh.flatMap(({ id, plan }) =>
          plan.meetings.map((m, i) => ({ activityId: id, number: i + 1, ...m })),
        ),
      )
    made.push(...fresh.map((f) => f.id))
  }
  return made
}

function activityRow(plan: Plan) {
  const { capacity: _capacity, meetings, ...row } = plan
  const first = meetings[0]
  const last = meetings.at(-1)
  if (!first || !last) throw new Error('an activity meets at least once')
  return { ...row, startsAt: first.startsAt, endsAt: last.endsAt }
}

type SlotKey = {
  branchId: number
  consultationHoursId?: number | null
  courseId?: number | null
  startsAt: Date
}

function planKey(a: SlotKey): string {
  return [a.branchId, a.consultationHoursId ?? '', a.courseId ?? '', a.startsAt.getTime()].join()
}

function chunks<T>(rows: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
