import { eq } from 'drizzle-orm'
import { branch, ownAddress } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { hashesOf } from '../../tools/source'
import { transaction } from '../../tools/transaction'
import type { OwnAddressInput } from '../input/own-address'
import { inTurn } from '../steps/turn'

type Done = Promise<Result<null, 'unknown'>>

/** Says that an address on the internet is of a branch of the library: from there a morning of residents is booked. */
export async function addOwnAddress(actor: Actor, input: OwnAddressInput, now: Date): Done {
  must(actor, 'library.set')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    await inTurn(tx, actor)
    const [there] = await tx.select({ id: branch.id }).from(branch).where(eq(branch.id, input.branchId))
    if (!there) return refuse('unknown')
    const row = { branchId: there.id, ...hashesOf(input.internetAddress), addedAt: now }
    await tx
      .insert(ownAddress)
      .values(row)
      .onConflictDoUpdate({ target: ownAddress.address, set: { branchId: there.id } })
    const rowIds = [String(there.id)]
    await note(tx, actor, { verb: 'change', kind: 'settings', why: 'own_address', rowIds }, now)
    return ok(null)
  })
}

/** Says that an address is not the library's any more; done again it stays so. */
export async function dropOwnAddress(actor: Actor, input: { ownAddressId: number }, now: Date): Done {
  must(actor, 'library.set')
  return transaction<null, 'unknown'>(actor, async (tx) => {
    await inTurn(tx, actor)
    const gone = await tx
      .delete(ownAddress)
      .where(eq(ownAddress.id, input.ownAddressId))
      .returning({ branchId: ownAddress.branchId })
    const rowIds = gone.map(({ branchId }) => String(branchId))
    await note(tx, actor, { verb: 'change', kind: 'settings', why: 'own_address', rowIds }, now)
    return ok(null)
  })
}
