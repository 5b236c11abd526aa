import { put } from '../../messages/steps'
import type { Locked } from '../../places/steps'
import { type Person, recognise, type Who } from '../../residents/rules/reach'
import { keepResident, lockContact } from '../../residents/steps'
import { type Actor, type Guest, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { keyed } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import type { Visitor } from '../../tools/source'
import { transaction } from '../../tools/transaction'
import { type Closed, isCrowded, isFromAfar, isReachedOtherwise, openContact } from '../rules'
import { become } from '../steps/become'
import { lookFor } from '../steps/look'
import { lockOwn, noted, type Own } from '../steps/own'
import { hasRoomFromAfar } from '../steps/share'

export type NewContact = Pick<Person, 'contact' | 'contactWay'> & { bookingId: string; visitor?: Visitor }
export type ContactRefusal = Closed | 'waiting_needs_contact' | 'place_needs_contact' | 'slow_down'

/**
 * Changes how the resident of a booking is reached, by who has its code: name, place and turn stay, and what was told is
 * told there once more. The old address hears that it changed, not to what: a mistake or a stranger is found out there.
 */
export async function changeContact(
  actor: Guest,
  input: NewContact,
  now: Date,
): Promise<Result<{ bookingId: string }, ContactRefusal>> {
  must(actor, 'booking.change')
  if (!(await takeTry('letter', 'recipient', keyed('contact of', input.bookingId), now)))
    return refuse('slow_down')
  return transaction<{ bookingId: string }, ContactRefusal>(actor, async (tx) => {
    const mine = await lockOwn(tx, actor, input, now)
    if (!mine || mine.own.status === 'cancelled') return refuse('unknown')
    const { own, activity } = mine
    if (activity.cancelledAt) return refuse('cancelled')
    if (own.lastStartsAt <= now) return refuse('past')
    if (own.status !== 'booked' && input.contact === null) return refuse('waiting_needs_contact')
    const who = recognise(personOf(own, input))
    if (!isReachedOtherwise(own, who)) return ok({ bookingId: own.id })
    return reachElsewhere(tx, actor, own, { ...who, visitor: input.visitor }, activity, now)
  })
}

/** What went by way of a partner goes to the resident from now on: who has the code is not the partner. */
function personOf({ said }: Own, { contact, contactWay }: NewContact): Person {
  const contactOf = said.contactOf === 'partner' ? 'resident' : said.contactOf
  return { ...said, contactOf, contact, contactWay }
}

async function reachElsewhere(
  tx: Transaction,
  actor: Actor,
  own: Own,
  who: Who & { visitor?: Visitor },
  activity: Locked,
  now: Date,
): Promise<Result<{ bookingId: string }, 'place_needs_contact'>> {
  await lockContact(tx, who.contactKey)
  // As if it were booked so: who gave a number first is one of those with a card alone from now on.
  const fromAfar = isFromAfar(who.visitor, who.contact) || (own.fromAfar && who.contact === null)
  if (fromAfar && !own.fromAfar && !(await hasRoomFromAfar(tx, activity.id, own.id)))
    return refuse('place_needs_contact')
  const opening = activity.kind === 'consultation' ? openContact(who) : null
  // A contact is typed here, not proven: who is known there is never in the way, and never made the same person.
  const same = who.contactKey === own.contactKey
  const counted = same ? { openContact: null, twin: own.twin } : { openContact: opening }
  const found = await lookFor(tx, activity.id, { ...who, ...counted }, now, own.id)
  const residentId = await keepResident(tx, who, found.twin, now)
  await become(
    tx,
    { ...own, fromAfar },
    { ...who, residentId, openContact: opening },
    activity,
    now,
    isCrowded(found),
  )
  await tellFormer(tx, own, now)
  await noted(tx, actor, own, 'contact', now)
  return ok({ bookingId: own.id })
}

/** Who was called is not called about it: the number may be a stranger's. */
async function tellFormer(tx: Transaction, own: Own, now: Date): Promise<void> {
  const { id, residentId, contactWay } = own
  if (contactWay !== 'sms' && contactWay !== 'email') return
  const key = `booking:${id}:reached:${own.revision + 1}:${residentId}`
  await put(tx, { bookingId: id, contactWay, seen: true, key, kind: 'contact_changed', now })
}
