import { eq } from 'drizzle-orm'
import { branch } from '@/db/tables/network'
import { saveAddress } from '../../network/steps/address'
import { type Actor, must } from '../../tools/access'
import { type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { Move, Told } from '../commands/relocate'
import { whoHears } from '../steps/house'

/**
 * How many people would hear that a branch moves, and how many of them only at the desk, without doing it: it is carried
 * out in a transaction that is rolled back. Null when there is no such branch.
 */
export async function whoHearsMove(
  actor: Actor,
  { branchId, address: { validFrom, ...address } }: Move,
  now: Date,
): Promise<Told | null> {
  must(actor, 'library.set')
  let shown: Told | null = null
  await transaction<never, 'shown'>(actor, async (tx): Promise<Result<never, 'shown'>> => {
    if ((await tx.$count(branch, eq(branch.id, branchId))) === 0) return refuse('shown')
    const hearing = await whoHears(tx, branchId, () => saveAddress(tx, branchId, address, validFrom), now)
    shown = { people: hearing.length, cards: hearing.filter(({ way }) => way === 'card').length }
    return refuse('shown')
  })
  return shown
}
