import { recognise } from '../../residents/rules/reach'
import { keepResident, lockContact } from '../../residents/steps'
import { giveTask } from '../../tasks/steps'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { keyed } from '../../tools/keys'
import { countTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { lookFor } from './look'
import type { Own } from './own'

/** Whose a booking is from now on: one of that name at that contact who is expected nowhere else at those moments. */
export type Beside = { residentId: string; twin: number }

/**
 * Looks whether the resident of a booking can be at the meetings of an activity as well. A desk hears that they are
 * expected elsewhere then, unless it says that this is `another`. Who has a code only has it for this booking: of what
 * else stands at that contact, which nobody has proved, they hear nothing and are kept from nothing. Somebody of the
 * library looks, and the letter asks.
 */
export async function findBeside(
  tx: Transaction,
  actor: Actor,
  own: Own,
  activityId: number,
  now: Date,
  another = false,
): Promise<Result<Beside, 'overlap'>> {
  const stays = { residentId: own.residentId, twin: own.twin }
  await lockContact(tx, own.contactKey)
  // Who is on the telephone is this resident; everybody else means whoever has that name at that contact.
  const residentId = actor.kind === 'staff' ? own.residentId : null
  const found = await lookFor(tx, activityId, { ...own, openContact: null, residentId }, now, own.id)
  if (!found.overlap) return ok(stays)
  if (actor.kind !== 'guest' && !another) return refuse('overlap')
  if (actor.kind === 'guest') await letSomebodyLook(tx, own, now)
  if (found.twin === own.twin) return ok(stays)
  const who = { ...recognise(own.said), contactKey: own.contactKey, nameKey: own.nameKey }
  return ok({ residentId: await keepResident(tx, who, found.twin, now), twin: found.twin })
}

/** Once an hour at most: who moves a booking to and fro makes one task of it. */
async function letSomebodyLook(tx: Transaction, { id }: Own, now: Date): Promise<void> {
  if ((await countTry('perhaps_double', 'recipient', keyed('perhaps double', id), now, tx)) > 1) return
  await giveTask(tx, { kind: 'perhaps_double', bookingId: id, owner: 'adviser' }, now)
}
