import { and, eq, isNull } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { needContact } from '@/db/tables/needs'
import { channelFor } from '../../messages/rules'
import { type Person, recognise } from '../../residents/rules/reach'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { lockNeed } from '../steps/look'

type Reached = Person & {
  needId: string
  revision: number
  callWhen: string | null
  comesBackOn: string | null
}

export type ContactRefusal = 'unknown' | 'closed' | 'changed' | 'day_missing' | 'day_past'

/**
 * Writes down anew who a need is of, how she is reached and when: she has another number. What she still has to hear goes
 * there; who was asked sees it only when she had agreed to that.
 */
export async function changeContact(
  actor: Actor,
  input: Reached,
  now: Date,
): Promise<Result<{ needId: string }, ContactRefusal>> {
  must(actor, 'need.guard')
  return transaction<{ needId: string }, ContactRefusal>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      if (!before) return refuse('unknown')
      if (before.endedAt) return refuse('closed')
      if (before.revision !== input.revision) return refuse('changed')
      const { needId, contactWay, comesBackOn, callWhen } = input
      const isPast = comesBackOn !== null && comesBackOn < localDate(now)
      if (contactWay === 'card' && comesBackOn === null)
        return refuse('day_missing', { comesBackOn: ['day_missing'] })
      if (contactWay === 'card' && isPast) return refuse('day_past', { comesBackOn: ['day_past'] })
      const who = recognise(await personOf(tx, input), before.openedBy)
      const when = { callWhen, comesBackOn: isPast ? null : comesBackOn }
      await tx
        .update(needContact)
        .set({ ...who, ...when })
        .where(eq(needContact.needId, needId))
      await tx
        .update(message)
        .set({ channel: channelFor(contactWay, false) })
        .where(and(eq(message.needId, needId), isNull(message.userId), eq(message.status, 'due')))
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'contact', rowIds: [needId] }, now)
      return ok({ needId })
    },
    now,
  )
}

/** By way of a partner only she is reached whom that partner brought. */
async function personOf(tx: Transaction, input: Reached): Promise<Person> {
  const { needId, name, contact, contactWay, contactOf, language } = input
  const [was] = await tx
    .select({ contactOf: needContact.contactOf })
    .from(needContact)
    .where(eq(needContact.needId, needId))
  const isLent = contactOf === 'partner' && was?.contactOf !== 'partner'
  return { name, contact, contactWay, contactOf: isLent ? 'helper' : contactOf, language }
}
