import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { need } from '@/db/tables/needs'
import { organisation } from '@/db/tables/network'
import { needContactWay, needNow } from '@/db/views'
import { putAll } from '../../messages/steps'
import { type Actor, must } from '../../tools/access'
import { asActor } from '../../tools/transaction'
import { lateKey, stalls } from '../rules/late'

/** So many are told at once; the next minute takes the rest. */
const AT_ONCE = 500

/**
 * Lets residents hear that the library looks on: who was asked let the day go by, or is not there any more. Once per
 * asking; it writes messages and nothing else, for who has to act is read. Returns how many.
 */
export async function tellLate(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'need.remind')
  return asActor(
    actor,
    async (tx) => {
      const key = sql`'need:' || ${need.id} || ':need_turn:late:' || ${need.referralId}`
      const told = tx.select({ id: message.id }).from(message).where(eq(message.key, key))
      const late = await tx
        .select({ needId: need.id, referralId: need.referralId, contactWay: needContactWay.contactWay })
        .from(needNow)
        .innerJoin(need, eq(need.id, needNow.id))
        .innerJoin(organisation, and(eq(organisation.id, need.ownerId), ne(organisation.kind, 'library')))
        .innerJoin(needContactWay, eq(needContactWay.needId, need.id))
        .where(and(inArray(needNow.backBecause, [...stalls]), sql`not exists ${told}`))
        .limit(AT_ONCE)
      const letters = late.flatMap(({ needId, referralId, contactWay }) =>
        referralId === null
          ? []
          : [
              {
                key: lateKey(needId, referralId),
                ...{ kind: 'need_turn' as const, needId, contactWay, seen: false, now },
              },
            ],
      )
      if (letters.length > 0) await putAll(tx, letters, now)
      return letters.length
    },
    now,
  )
}
