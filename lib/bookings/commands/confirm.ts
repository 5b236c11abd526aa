import { draftOf } from '../../drafts/queries'
import { personOf } from '../../drafts/rules'
import { finishDraft } from '../../drafts/steps'
import { type Actor, type Guest, must } from '../../tools/access'
import { countTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { everybody, type Visitor } from '../../tools/source'
import { asActor } from '../../tools/transaction'
import type { ConfirmInput } from '../input/book'
import { type Booked, madeInBrowser } from '../steps/made'
import { type BookRefusal, book } from './book'

export type ConfirmRefusal = BookRefusal<Guest> | 'incomplete' | 'hold_expired'

/**
 * Books for whom a browser filled in: the held place becomes theirs. A hold that ran out still counts while its place
 * is free. For a full course, without a hold, they join the line. The browser is known by `token` from then on.
 */
export async function confirm(
  actor: Actor,
  input: ConfirmInput & { visitor?: Visitor; token?: string },
  now: Date,
): Promise<Result<Booked, ConfirmRefusal>> {
  must(actor, 'booking.make')
  const draft = await draftOf(actor, now)
  if (actor.kind !== 'guest' || !draft) return refuse('guest_gone')
  const { guestId } = actor
  const made = await asActor(actor, (tx) => madeInBrowser(tx, draft.bookingId))
  const chosen = made?.activityId ?? draft.activityId
  if (input.activityId !== undefined && input.activityId !== chosen) return refuse('changed')
  if (made && guestId) {
    await asActor(actor, (tx) => finishDraft(tx, guestId, { ...made.booked, token: input.token }))
    return ok(made.booked)
  }
  const person = personOf(draft, input.language)
  if (!person || chosen === null) return refuse('incomplete')

  const people = [{ ...person, topic: draft.topic, ownLaptop: draft.ownLaptop }]
  const orWait = draft.kind === 'course' && draft.bookingId === null
  const { formKey, visitor, token } = input
  const booked = await book(actor, { activityId: chosen, people, orWait, formKey, visitor, token }, now)
  if (booked.ok) {
    // Everybody together, apart: nobody waits for who books something else.
    await countTry('book', 'total', everybody(), now)
    return ok(booked.value[0] as Booked)
  }
  return refuse(booked.reason === 'full' && draft.bookingId ? 'hold_expired' : booked.reason)
}
