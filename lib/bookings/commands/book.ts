import { finishDraft, lockGuest } from '../../drafts/steps'
import { lockActivities } from '../../places/steps'
import { recognise } from '../../residents/rules/reach'
import { type Actor, must } from '../../tools/access'
import { type Held, ration } from '../../tools/crowd'
import type { Transaction } from '../../tools/database'
import { keyed } from '../../tools/keys'
import { ok, type Result, refuse } from '../../tools/result'
import { browserHash } from '../../tools/source'
import { transaction } from '../../tools/transaction'
import type { Conflict } from '../rules'
import { type Booked, madeInBrowser } from '../steps/made'
import { type Form, type TakeRefusal, takePlaces } from '../steps/take'
import { carefully, type Paced } from './carefully'

export type BookInput = Form & {
  activityId: number
  /** By which a resident's browser is known once it has booked. */
  token?: string
}

/** What only somebody hears who has not signed in. */
type OfBrowsers = 'place_needs_contact'

/**
 * Why somebody could not be booked, by who asks: only a browser's hour can be over; only a desk brings several, and hears
 * what somebody has here already; only the library's own lets people in above the places there are.
 */
export type BookRefusal<Who = Actor> = Who extends { kind: 'guest' }
  ? Exclude<TakeRefusal, 'too_few' | 'overbooked' | Conflict> | 'guest_gone' | 'changed' | Held
  : Who extends { kind: 'partner' }
    ? Exclude<TakeRefusal, 'overbooked' | OfBrowsers> | Paced<Who>
    : Exclude<TakeRefusal, OfBrowsers> | Paced<Who>

/**
 * Gives one to eight residents places in one activity, or places in line: all of them or none. The same for a resident,
 * whose hold becomes the place, for a partner, and for the desk.
 */
export async function book<Who extends Actor>(
  actor: Who,
  input: BookInput,
  now: Date,
): Promise<Result<Booked[], BookRefusal<Who>>> {
  must(actor, 'booking.make')
  const about = { kind: 'activity' as const, rowIds: [String(input.activityId)] }
  // Of whom nothing is known but a name, nothing else can be told.
  const tellsNothing = input.people.every(({ contactWay }) => contactWay === 'card')
  const work = () => bookAll(actor, input, now)
  const booked = tellsNothing ? work() : carefully(actor, about, now, work)
  return booked as Promise<Result<Booked[], BookRefusal<Who>>>
}

function bookAll(actor: Actor, input: BookInput, now: Date) {
  return transaction<Booked[], TakeRefusal | 'guest_gone' | 'changed' | Held>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    if (actor.kind !== 'guest' || actor.guestId === null) return takePlaces(tx, actor, locked, input, now)

    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')
    const made = await madeInBrowser(tx, draft.bookingId)
    if (made) {
      if (made.activityId !== locked.id) return refuse('changed')
      await finishDraft(tx, draft.id, { ...made.booked, token: input.token })
      return ok([made.booked])
    }
    if (draft.activityId !== locked.id) return refuse('changed')
    const tooMany = await rationed(tx, draft.id, input, now)
    if (tooMany) return refuse(tooMany)
    const booked = await takePlaces(tx, actor, locked, input, now, draft.bookingId)
    const [first] = booked.ok ? booked.value : []
    // The draft has served: what was typed is in one place only.
    if (first) await finishDraft(tx, draft.id, { ...first, token: input.token })
    return booked
  })
}

/** How much one source books: a browser, a network, and a contact as it is typed there. A refusal counts nothing. */
async function rationed(
  tx: Transaction,
  guestId: string,
  { visitor, people: [person] }: BookInput,
  now: Date,
): Promise<Held | null> {
  if (!visitor || !person) return null
  const { contactKey } = recognise(person)
  const recipient =
    contactKey && keyed('contact of a source', `${contactKey} ${visitor.network.toString('hex')}`)
  return ration(tx, 'book', visitor, { browser: browserHash(guestId), recipient: recipient || null }, now)
}
