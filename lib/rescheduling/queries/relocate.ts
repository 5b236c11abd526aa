import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Hearers, hearersShown } from '../rules/house'
import { carryMove, type Move, type MoveHouseRefusal } from '../steps/house'
import { type Person, peopleOf } from '../steps/look'

/** Somebody who hears that a branch is elsewhere, with the first moment of each booking that this is so for. */
export type HearsMove = Pick<
  Person,
  'bookingId' | 'name' | 'contactWay' | 'contactOf' | 'contact' | 'partner'
> & { moments: Date[] }

/** Who hears of a move, before it is saved. */
export type MoveShown = {
  hears: HearsMove[]
  /** How many were to hear of what was planned before, and now hear nothing: for them nothing has changed. */
  spared: number
  /** Who they are, for the command: others by then are shown again. */
  shown: string
}

/**
 * Who would hear that a branch moves, that a planned move is another or that it is taken back, without doing it: it is
 * carried out in a transaction that is rolled back, so that who is shown is who will hear.
 */
export async function whoHearsMove(
  actor: Actor,
  input: Move,
  now: Date,
): Promise<Result<MoveShown, MoveHouseRefusal>> {
  must(actor, 'library.set')
  let shown: MoveShown | null = null
  const tried = await transaction<never, MoveHouseRefusal | 'shown'>(actor, async (tx) => {
    const carried = await carryMove(tx, input, now)
    if (!carried.ok) return carried
    shown = await shownOf(tx, carried.value)
    return refuse('shown')
  })
  if (!tried.ok && tried.reason !== 'shown') return refuse(tried.reason, tried.fields)
  if (!shown) throw new Error('nobody looked who hears it')
  await seen(actor, shown, now)
  return ok(shown)
}

/** Whether a branch can move as somebody wants, before it is shown who hears it: the same move, or why not. */
export async function askMove(actor: Actor, input: Move, now: Date): Promise<Result<Move, MoveHouseRefusal>> {
  must(actor, 'library.set')
  const tried = await transaction<never, MoveHouseRefusal | 'shown'>(actor, async (tx) => {
    const carried = await carryMove(tx, input, now)
    return carried.ok ? refuse('shown') : carried
  })
  const { branchId, was, address } = input
  if (tried.ok || tried.reason === 'shown') return ok({ branchId, was, address })
  return refuse(tried.reason, tried.fields)
}

async function shownOf(tx: Transaction, hearers: Hearers): Promise<MoveShown> {
  const { hearing, spared } = hearers
  const firsts = hearing.map(({ elsewhere: [first] }) => first.bookingId)
  const about = new Map(hearing.map(({ elsewhere }) => [elsewhere[0].bookingId, elsewhere]))
  const people = await peopleOf(tx, firsts)
  const hears = people.map(({ bookingId, name, contactWay, contactOf, contact, partner }): HearsMove => {
    const moments = (about.get(bookingId) ?? []).map(({ startsAt }) => startsAt)
    return { bookingId, name, contactWay, contactOf, contact, partner, moments }
  })
  return { hears, spared: spared.length, shown: hearersShown(hearers) }
}

/** Who looks at the names of who hears it stands in the journal, though nothing else of it was written. */
async function seen(actor: Actor, { hears }: MoveShown, now: Date): Promise<void> {
  const rowIds = hears.map(({ bookingId }) => bookingId)
  await transaction<null, never>(actor, async (tx) => {
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'moves_house', rowIds }, now)
    return ok(null)
  })
}
