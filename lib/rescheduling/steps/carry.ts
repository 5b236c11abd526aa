import { and, eq, inArray, sql } from 'drizzle-orm'
import { activity, meeting, place } from '@/db/tables/agenda'
import { booking } from '@/db/tables/booking'
import { morePlaces } from '../../places/steps/capacity'
import type { Difference } from '../../planning/rules/difference'
import { planOf } from '../../planning/rules/plan'
import { plan } from '../../planning/steps/plan'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import type { Choice } from '../rules/choices'

/**
 * Puts new times into the agenda, and lets those that stay follow: languages, topics, more desks, and their length. What was
 * let stand is one of them when the plan has it again.
 */
export async function follow(tx: Transaction, { added, changed }: Difference): Promise<void> {
  await plan(tx, added.map(planOf))
  for (const { standing, planned, endsAt } of changed) {
    const { languages, topics, desks } = planned
    const id = standing.activityId
    const follows = { languages: [...languages] as 'nl'[], topics: topics && [...topics], endsAt }
    await tx
      .update(activity)
      .set({ ...follows, keptBy: null, keptBecause: null, keptAt: null })
      .where(eq(activity.id, id))
    if (endsAt.getTime() !== standing.endsAt.getTime())
      await tx.update(meeting).set({ endsAt }).where(eq(meeting.activityId, id))
    if (desks > standing.desks) await morePlaces(tx, id, desks + standing.extra)
  }
}

/** Nobody can come in to these times any more; forms that are being filled in for them hear it. */
export async function withdraw(tx: Transaction, activityIds: number[], now: Date): Promise<void> {
  if (activityIds.length === 0) return
  const held = and(inArray(booking.activityId, activityIds), eq(booking.status, 'held'))
  await tx.delete(booking).where(held)
  await tx.update(activity).set({ cancelledAt: now }).where(inArray(activity.id, activityIds))
}

/** Lets a time stand though the plan has it no more: by whom, and why. */
export async function letStand(
  tx: Transaction,
  actor: Actor,
  activityId: number,
  because: NonNullable<Choice['because']>,
  now: Date,
): Promise<void> {
  const keptBy = actor.kind === 'staff' ? actor.userId : null
  await tx
    .update(activity)
    .set({ keptBy, keptBecause: because, keptAt: now })
    .where(eq(activity.id, activityId))
}

/**
 * A time of its own for who was at one that goes on with fewer desks and does not fit any more: called off from the start,
 * with one place, so that somebody whose time does not go on is always at something that does not.
 */
export async function calledOffTwin(
  tx: Transaction,
  of: { activityId: number },
  bookingId: string,
  now: Date,
): Promise<void> {
  const [twin] = await tx.execute<{ id: string }>(sql`
    insert into activity (kind, branch_id, consultation_hours_id, languages, topics, starts_at, ends_at, cancelled_at)
    select kind, branch_id, consultation_hours_id, languages, topics, starts_at, ends_at, ${now.toISOString()}::timestamptz
    from activity where id = ${of.activityId} returning id`)
  const id = Number(twin?.id)
  await tx.insert(place).values({ activityId: id, number: 1 })
  await tx.execute(sql`insert into meeting (activity_id, number, starts_at, ends_at)
    select ${id}, number, starts_at, ends_at from meeting where activity_id = ${of.activityId}`)
  await tx.update(booking).set({ activityId: id, placeNo: 1 }).where(eq(booking.id, bookingId))
}
