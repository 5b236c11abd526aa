import { eq } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'

/** One after the other, within a library: two of one name would both find that there is none. Answers with its number. */
export async function inTurn(tx: Transaction, actor: Actor): Promise<number> {
  const own = 'organisationId' in actor ? actor.organisationId : 0
  await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.id, own))
    .for('no key update')
  return own
}
