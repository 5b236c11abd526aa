import { eq } from 'drizzle-orm'
import { attendance, booking } from '@/db/tables/booking'
import { put } from '../../messages/commands'
import { closedBecause } from '../../places/rules/places'
import { expectAtMeetings, type Locked } from '../../places/steps'
import { type Person, recognise, type Who } from '../../residents/rules'
import { keepResident, lockContact } from '../../residents/steps'
import { type Actor, must, type Partner } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, refuse } from '../../tools/result'
import { type Closed, type Conflict, openContact, openPeriod, said } from '../rules'
import { conflicts } from './book'
import { type Changed, change, noted, type Own } from './change'
import { withFewConflicts, withOwnContact } from './together'

export type Correction = Person & { bookingId: string; ownLaptop: boolean | null }
export type CorrectRefusal = Closed | Conflict | 'waiting_needs_contact' | 'slow_down'

/**
 * Writes down anew who a booking of a partner is for and how they are reached; place and turn stay. A resident who has
 * other bookings keeps what was said there. Who is reached in another way hears there what was told before.
 */
export async function correctBooking(actor: Actor, input: Correction, now: Date): Changed<CorrectRefusal> {
  must(actor, 'booking.change')
  if (actor.kind !== 'partner') return refuse('unknown')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  return withFewConflicts(actor, about, now, () => correct(actor, input, now))
}

function correct(actor: Partner, input: Correction, now: Date) {
  const touched = { bookingId: input.bookingId, activities: [] }
  return change<{ bookingId: string }, CorrectRefusal>(actor, touched, now, async (tx, own, activities) => {
    if (own.status === 'cancelled') return refuse('unknown')
    const locked = activities.get(own.activityId) as Locked
    const closed = closedBecause(locked, now)
    if (closed) return refuse(closed)
    const [person = input] = await withOwnContact(tx, actor, [input])
    if (own.status !== 'booked' && person.contact === null) return refuse('waiting_needs_contact')
    const who = recognise(person, actor.organisationId)
    await lockContact(tx, who.contactKey)
    const conflict = await conflicts(tx, locked, who, now, own.id)
    if (conflict) return refuse(conflict)
    await become(tx, own, { ...who, ownLaptop: input.ownLaptop }, locked, now)
    await noted(tx, actor, own, 'correct', now)
    return ok({ bookingId: own.id })
  })
}

/** The booking is of this person from now on, with the letter that belongs to how it stands. */
async function become(
  tx: Transaction,
  own: Own,
  who: Who & { ownLaptop: boolean | null },
  locked: Locked,
  now: Date,
): Promise<void> {
  const [residentId] = await Promise.all([
    keepResident(tx, who, now),
    tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
  ])
  const revision = own.revision + 1
  const contact = locked.kind === 'consultation' ? openContact(who) : null
  const { contactWay } = who
  await tx
    .update(booking)
    .set({
      ...{ residentId, revision },
      ...said(who),
      ...(locked.kind === 'course' && who.ownLaptop !== null ? { ownLaptop: who.ownLaptop } : {}),
      openContact: contact,
      openDuring: openPeriod(contact, now, locked.endsAt),
    })
    .where(eq(booking.id, own.id))
  if (own.status === 'booked') await expectAtMeetings(tx, own.id)
  const kind = lettersFor[own.status as keyof typeof lettersFor]
  const key = `booking:${own.id}:corrected:${revision}`
  if (own.contactKey !== who.contactKey || own.contactWay !== contactWay)
    await put(tx, { bookingId: own.id, contactWay, seen: true, key, kind, now })
}

const lettersFor = { booked: 'confirmation', waiting: 'waiting', offered: 'offer' } as const
