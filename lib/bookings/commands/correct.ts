import type { Locked } from '../../places/steps'
import { type Person, recognise, type Who } from '../../residents/rules/reach'
import { keepResident, lockContact } from '../../residents/steps'
import { type Actor, must, type Partner, type Staff } from '../../tools/access'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Closed, type Conflict, inTheWay, openContact, openContactOf } from '../rules'
import { become } from '../steps/become'
import { lookFor } from '../steps/look'
import { lockOwn, noted, type Own } from '../steps/own'
import { withOwnContact } from '../steps/take'
import { carefully } from './carefully'

export type Correction = Person & {
  bookingId: string
  ownLaptop: boolean | null
  /** The desk says that this is somebody else than who is known by this name at this contact. */
  another?: boolean
}
export type CorrectRefusal = Closed | Conflict | 'waiting_needs_contact' | 'slow_down'

/**
 * Writes down anew who a booking is for and how they are reached, by the partner who made it or by the library's desk;
 * place and turn stay. A resident who has other bookings keeps what was said there. Who is reached in another way hears
 * there what was told before.
 */
export async function correctBooking(
  actor: Actor,
  input: Correction,
  now: Date,
): Promise<Result<{ bookingId: string }, CorrectRefusal>> {
  must(actor, 'booking.change')
  if (actor.kind !== 'partner' && actor.kind !== 'staff') return refuse('unknown')
  const about = { kind: 'booking' as const, rowIds: [input.bookingId] }
  return carefully(actor, about, now, () => correct(actor, input, now))
}

function correct(actor: Partner | Staff, input: Correction, now: Date) {
  return transaction<{ bookingId: string }, CorrectRefusal>(actor, async (tx) => {
    const mine = await lockOwn(tx, actor, input, now)
    if (!mine) return refuse('unknown')
    const { own, activity } = mine
    if (own.status === 'cancelled' || !canStillHear(actor, own, activity)) return refuse('cancelled')
    if (own.lastStartsAt <= now) return refuse('past')
    const [person = input] = await withOwnContact(tx, actor, [input])
    if (own.status !== 'booked' && person.contact === null) return refuse('waiting_needs_contact')
    // By way of a partner somebody is reached only whom that partner booked.
    if (person.contactOf === 'partner' && own.partnerId === null) return refuse('unknown')
    if (person.contact === null && person.contactWay !== 'card') return refuse('unknown')
    const who = recognise(person, own.partnerId)
    const opening = activity.kind === 'consultation' ? openContact(who) : null
    await lockContact(tx, who.contactKey)
    const same = isSame(own, who)
    const counted = same ? { openContact: null, twin: own.twin } : { openContact: opening }
    const found = await lookFor(tx, activity.id, { ...who, ...counted }, now, own.id)
    const conflict = inTheWay(found, { desk: true, another: same || input.another })
    if (conflict) return refuse(conflict, { name: [conflict] })
    // Whom a lesson was moved onto something else for is expected twice, and nobody else for that.
    const twin = same && own.contactWay === who.contactWay ? own.twin : found.twin
    const residentId = await keepResident(tx, who, twin, now)
    const becoming = { ...who, residentId, openContact: openContactOf(opening, twin) }
    await become(tx, own, becoming, activity, now)
    await noted(tx, actor, own, 'correct', now)
    return ok({ bookingId: own.id })
  })
}

/** Of what does not go on somebody still has to hear: the desk puts right where. */
function canStillHear(actor: Actor, { status }: Own, { cancelledAt }: Locked): boolean {
  return cancelledAt === null || (actor.kind === 'staff' && status === 'booked')
}

/** Who keeps name and contact is who they were: nothing new can stand in their way. */
function isSame(own: Own, who: Who): boolean {
  return own.contactKey === who.contactKey && own.nameKey === who.nameKey
}
