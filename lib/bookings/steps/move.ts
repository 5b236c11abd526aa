import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { expectAtMeetings, type Locked } from '../../places/steps'
import type { Transaction } from '../../tools/database'
import { letterOf, openPeriod } from '../rules'
import type { Own } from './own'
import { letterAt } from './ration'

/**
 * Moves a consultation to a place of another time that is locked. Who moved it has seen it, and reads it once more in a
 * letter; whom the library moved (`rescheduled`) hears it by their own way.
 */
export async function moveTo(
  tx: Transaction,
  own: Own,
  to: Locked,
  placeNo: number,
  now: Date,
  kind: 'moved' | 'rescheduled' = 'moved',
): Promise<void> {
  const revision = own.revision + 1
  const openDuring = openPeriod(own.openContact, now, to.endsAt)
  await tx
    .update(booking)
    .set({ activityId: to.id, placeNo, revision, openDuring, residentId: own.residentId })
    .where(eq(booking.id, own.id))
  const at = await letterAt(tx, { ...own, bookingId: own.id }, now)
  const letter = {
    ...letterOf(own),
    seen: kind === 'moved',
    key: `booking:${own.id}:${kind}:${revision}`,
    kind,
  }
  await Promise.all([expectAtMeetings(tx, own.id, now), put(tx, { ...letter, now: at })])
}
