import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { closedBecause, placeFor } from '../../places/rules/places'
import { expectAtMeetings, type Locked, promote } from '../../places/steps'
import { lockContact } from '../../residents/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Closed, letterOf, openPeriod } from '../rules'
import { lookFor } from '../steps/look'
import { lockOwn, noted, type Own } from '../steps/own'
import { letterAt } from '../steps/ration'
import { carefully, type Paced } from './carefully'

export type MoveRefusal<Who = Actor> = Refusal | Paced<Who>
type Refusal = Closed | 'full' | 'overlap'

/** Moves a consultation to another time in one go: the old place is let go only when the new one is ours. */
export async function moveBooking<Who extends Actor>(
  actor: Who,
  input: { bookingId: string; activityId: number },
  now: Date,
): Promise<Result<{ bookingId: string }, MoveRefusal<Who>>> {
  must(actor, 'booking.change')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  return carefully(actor, about, now, () => move(actor, input, now))
}

function move(actor: Actor, input: { bookingId: string; activityId: number }, now: Date) {
  return transaction<{ bookingId: string }, Refusal>(actor, async (tx) => {
    const mine = await lockOwn(tx, actor, input, now)
    if (!mine) return refuse('unknown')
    const { own, activity: from } = mine
    if (own.activityId === input.activityId && own.status === 'booked') return ok({ bookingId: own.id })
    const to = mine.others.get(input.activityId)
    if (!to || own.status !== 'booked' || from.kind !== 'consultation' || to.kind !== 'consultation')
      return refuse('unknown')
    const closed = closedBecause(from, now) ?? closedBecause(to, now)
    if (closed) return refuse(closed)
    const { free } = await promote(tx, to, now)
    const placeNo = placeFor(free, own.partnerId)
    if (placeNo === null) return refuse('full')
    await lockContact(tx, own.contactKey)
    // It keeps its own right to be open: only what overlaps is in the way.
    const found = await lookFor(tx, to.id, { ...own, openContact: null }, now, own.id)
    if (found.overlap) return refuse('overlap')
    await moveTo(tx, own, to, placeNo, now)
    await noted(tx, actor, own, 'move', now)
    await promote(tx, from, now)
    return ok({ bookingId: own.id })
  })
}

async function moveTo(tx: Transaction, own: Own, to: Locked, placeNo: number, now: Date): Promise<void> {
  const revision = own.revision + 1
  const openDuring = openPeriod(own.openContact, now, to.endsAt)
  await tx
    .update(booking)
    .set({ activityId: to.id, placeNo, revision, openDuring })
    .where(eq(booking.id, own.id))
  const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
  await Promise.all([
    expectAtMeetings(tx, own.id, now),
    put(tx, { ...letterOf(own), key: `booking:${own.id}:moved:${revision}`, kind: 'moved', now: at }),
  ])
}
