import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { keyWithWas } from '../../messages/rules'
import { put, tellAnew } from '../../messages/steps'
import { expectAtMeetings, type Locked } from '../../places/steps'
import type { Who } from '../../residents/rules/reach'
import type { Transaction } from '../../tools/database'
import { isReachedOtherwise, openPeriod, said } from '../rules'
import type { Own } from './own'
import { letterAt } from './ration'

type Becoming = Who & { residentId: string; ownLaptop?: boolean | null; openContact: string | null }

/**
 * A booking is of this person from now on; who is reached in another way hears there what was told before, unless that
 * contact has heard enough (`quiet`). Who has yet to hear that they have another time, or none, hears
 * that.
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
      openDuring: openDuringOf(openContact, activity, now),
    })
    .where(eq(booking.id, own.id))
  if (residentId !== own.residentId) await expectAtMeetings(tx, own.id, now)
  const elsewhere = isReachedOtherwise(own, who)
  const revisions = { bookingId: own.id, before: own.revision, since: revision }
  const untold = await tellAnew(tx, revisions, elsewhere ? contactWay : null, now)
  if (quiet || !elsewhere || untold) return
  if (activity.cancelledAt) return tellNone(tx, own, { contactWay, revision }, now)
  const kind = lettersFor[own.status as keyof typeof lettersFor]
  await put(tx, {
    ...{ bookingId: own.id, contactWay, seen: true, key: `booking:${own.id}:corrected:${revision}`, kind },
    now: await letterAt(tx, { ...who, bookingId: own.id }, now),
  })
}

/** What does not go on keeps nobody from another time. */
function openDuringOf(contact: string | null, { cancelledAt, endsAt }: Locked, now: Date): string | null {
  return contact !== null && cancelledAt ? 'empty' : openPeriod(contact, now, endsAt)
}

/** What does not go on is said once more where somebody is reached by now: by a call, or in a letter. */
async function tellNone(
  tx: Transaction,
  own: Own,
  { contactWay, revision }: { contactWay: Becoming['contactWay']; revision: number },
  now: Date,
): Promise<void> {
  if (contactWay === 'card') return
  const key = keyWithWas(`booking:${own.id}:called_off:${revision}`, own.lastStartsAt)
  const way = contactWay === 'sms' ? 'call' : contactWay
  await put(tx, { key, kind: 'called_off', bookingId: own.id, contactWay: way, seen: false, now })
}

const lettersFor = { booked: 'confirmation', waiting: 'waiting', offered: 'offer' } as const
