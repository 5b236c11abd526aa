import { type Heard, heardIn } from '../../messages/rules'
import { type Actor, must } from '../../tools/access'
import { carriers } from '../../tools/config'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { hearersShown } from '../rules/house'
import { carryMove, type Move, type MoveHouseRefusal, renewCalendars, tellMove } from '../steps/house'

/**
 * A branch moves house, or a move that was planned is another or none: writes where it is from a day on, today at the
 * earliest, and tells everybody who is booked there and read another address by their own way, in one message a person.
 * Who has yet to hear of an earlier plan hears only how it stands now, and nothing where that is as they knew it. Who books
 * later reads the new address. `shown` is who was shown to hear it: are they others by now, nothing is done (`changed`).
 */
export async function moveHouse(
  actor: Actor,
  { shown, ...move }: Move & { shown?: string },
  now: Date,
): Promise<Result<Heard, MoveHouseRefusal | 'changed'>> {
  must(actor, 'library.set')
  return transaction<Heard, MoveHouseRefusal | 'changed'>(actor, async (tx) => {
    const carried = await carryMove(tx, move, now)
    if (!carried.ok) return carried
    const hearers = carried.value
    if (shown !== undefined && shown !== hearersShown(hearers)) return refuse('changed')
    await renewCalendars(tx, hearers)
    await tellMove(tx, hearers, now)
    const why = move.address ? 'moves_house' : 'stays_put'
    await note(tx, actor, { verb: 'change', kind: 'branch', why, rowIds: [String(move.branchId)] }, now)
    return ok(
      heardIn(
        hearers.hearing.map(({ way }) => way),
        carriers(),
      ),
    )
  })
}
