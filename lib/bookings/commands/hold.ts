import { and, eq, lte } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { choose, chooseUnheld, lockGuest, releaseHold } from '../../drafts/steps'
import { closedBecause, placeFor } from '../../places/rules/places'
import { lockActivities, promote } from '../../places/steps'
import { type Actor, must } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { sourceOf, type Visitor } from '../../tools/source'
import { transaction } from '../../tools/transaction'
import type { CourseInput, HoldInput } from '../input/book'
import { type Closed, holdUntil } from '../rules'
import { hasRoomToHold } from '../steps/share'
import { writeHold } from '../steps/write'

export type HoldRefusal = Closed | 'full' | 'guest_gone'
/** Where a browser is asked from: doors say it, so that one network never holds everything. */
type From = { visitor?: Visitor }

/**
 * Keeps a place for 15 minutes while a guest fills in the rest. An earlier hold of the same guest is let
 * go, so that nobody holds two; choosing the same time twice keeps the first hold. What is held without being booked never
 * takes more than its share of a day, nor one network more than six places: beyond it a free place is chosen without being
 * held (`null`), and whoever confirms first has it. Who holds much keeps nobody from booking the rest.
 */
export async function hold(
  actor: Actor,
  input: HoldInput & From,
  now: Date,
): Promise<Result<{ bookingId: string; holdUntil: Date } | null, HoldRefusal>> {
  must(actor, 'booking.make')
  return transaction(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    const closed = closedBecause(locked, now)
    if (closed) return refuse(closed)
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')

    const { free, bookings } = await promote(tx, locked, now)
    const own = bookings.find((b) => b.bookingId === draft.bookingId && b.status === 'held')
    if (own?.holdUntil && own.holdUntil > now)
      return ok({ bookingId: own.bookingId, holdUntil: own.holdUntil })
    const placeNo = placeFor(free, null)
    if (placeNo === null) return refuse('full')

    await releaseHold(tx, draft.bookingId)
    const [source, chosen] = [sourceOf(input.visitor), { activityId: locked.id, kind: locked.kind }]
    if (!(await hasRoomToHold(tx, locked.id, source, now))) {
      await chooseUnheld(tx, draft.id, chosen)
      return ok(null)
    }
    const until = holdUntil(now)
    const seat = { placeNo, holdUntil: until, heldBy: draft.id, source }
    const bookingId = await writeHold(tx, locked, seat, now)
    await choose(tx, draft.id, { ...chosen, bookingId })
    return ok({ bookingId, holdUntil: until })
  })
}

/** Keeps a place in a course, or chooses the line for it where the page said that it is full. */
export async function holdOrWait(
  actor: Actor,
  input: CourseInput & From,
  now: Date,
): Promise<Result<unknown, HoldRefusal>> {
  must(actor, 'booking.make')
  return input.wait ? chooseWaiting(actor, input, now) : hold(actor, input, now)
}

/** Chooses the waiting list of a course that is full: nothing is held. */
export async function chooseWaiting(
  actor: Actor,
  input: { activityId: number },
  now: Date,
): Promise<Result<null, 'guest_gone' | 'unknown'>> {
  must(actor, 'booking.make')
  return transaction<null, 'guest_gone' | 'unknown'>(actor, async (tx) => {
    const [chosen] = await tx
      .select({ id: activity.id })
      .from(activity)
      .where(
        and(
          eq(activity.id, input.activityId),
          eq(activity.kind, 'course'),
          // What residents cannot see yet is not there for them.
          lte(activity.publishedAt, now),
        ),
      )
    if (!chosen) return refuse('unknown')
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')
    await releaseHold(tx, draft.bookingId)
    await choose(tx, draft.id, { activityId: chosen.id, kind: 'course', bookingId: null })
    return ok(null)
  })
}
