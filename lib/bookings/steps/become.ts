import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { expectAtMeetings, type Locked } from '../../places/steps'
import type { Who } from '../../residents/rules/reach'
import type { Transaction } from '../../tools/database'
import { isReachedOtherwise, openPeriod, said } from '../rules'
import type { Own } from './own'
import { letterAt } from './ration'

type Becoming = Who & { residentId: string; ownLaptop?: boolean | null; openContact: string | null }

/**
 * A booking is of this person from now on; who is reached in another way hears there what was told before, unless that
 * contact has heard enough (`quiet`).
 */
export async function become(
  tx: Transaction,
  own: Own,
  who: Becoming,
  activity: Locked,
  now: Date,
  quiet = false,
): Promise<void> {
  const revision = own.revision + 1
  const { residentId, contactWay, openContact, ownLaptop = null } = who
  await tx
    .update(booking)
    .set({
      ...{ residentId, revision, openContact, fromAfar: own.fromAfar && who.contact === null },
      ...said(who),
      ...(activity.kind === 'course' && ownLaptop !== null ? { ownLaptop } : {}),
      openDuring: openPeriod(openContact, now, activity.endsAt),
    })
    .where(eq(booking.id, own.id))
  if (residentId !== own.residentId) await expectAtMeetings(tx, own.id, now)
  const kind = lettersFor[own.status as keyof typeof lettersFor]
  const key = `booking:${own.id}:corrected:${revision}`
  if (!quiet && isReachedOtherwise(own, who))
    await put(tx, {
      ...{ bookingId: own.id, contactWay, seen: true, key, kind },
      now: await letterAt(tx, { ...who, bookingId: own.id }, now),
    })
}

const lettersFor = { booked: 'confirmation', waiting: 'waiting', offered: 'offer' } as const
