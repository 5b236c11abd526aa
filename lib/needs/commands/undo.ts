import { type Actor, must, type Partner, type Staff } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type UndoRefusal, undone } from '../steps/undo'

export type { UndoRefusal } from '../steps/undo'

/**
 * Takes back within ten minutes what was done to a need last, by the organisation that did it: the need stands as it stood,
 * and she does not hear of it. When anything happened since, it stays (`changed`).
 */
export async function undoEvent(
  actor: Actor,
  input: { eventId: number },
  now: Date,
): Promise<Result<{ needId: string }, UndoRefusal>> {
  must(actor, 'need.act')
  return transaction<{ needId: string }, UndoRefusal>(
    actor,
    async (tx) => {
      const done = await undone(tx, actor as Partner | Staff, input.eventId, now)
      if (typeof done === 'string') return refuse(done)
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'undo', rowIds: [done.needId] }, now)
      return ok(done)
    },
    now,
  )
}
