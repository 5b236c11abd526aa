import { and, eq } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'

/** Writes down how a call went: told, or that nobody can be reached and the resident hears it at the desk. */
export async function finishCall(
  actor: Actor,
  input: { messageId: string; outcome: 'told' | 'not_reached' },
  now: Date,
): Promise<Result<null, 'unknown'>> {
  must(actor, 'calls.make')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    const told = input.outcome === 'told'
    const [done] = await tx
      .update(message)
      .set({ status: told ? 'sent' : 'failed', receipt: `called_${input.outcome}`, finishedAt: now })
      .where(and(eq(message.id, input.messageId), eq(message.channel, 'call'), eq(message.status, 'due')))
      .returning({ bookingId: message.bookingId })
    if (!done?.bookingId) return refuse('unknown')
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'called', rowIds: [done.bookingId] }, now)
    return ok(null)
  })
}
