import { asc, eq } from 'drizzle-orm'
import { branch, ownAddress } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import { hashesOf } from '../../tools/source'
import { asActor } from '../../tools/transaction'

/** The addresses on the internet that are the library's own, as keyed hashes. */
export async function ownAddresses(actor: Actor): Promise<Buffer[]> {
  must(actor, 'agenda.see')
  const rows = await asActor(actor, (tx) => tx.select({ address: ownAddress.address }).from(ownAddress))
  return rows.map(({ address }) => address)
}

/** An address of the library: of which branch, since when; and whether it is the one that is asked from. */
export type OwnAddress = { ownAddressId: number; branchName: string; addedAt: Date; isThisOne: boolean }

/** The library's own addresses, for who says which they are. The addresses themselves are kept nowhere. */
export async function ownAddressList(
  actor: Actor,
  input: { internetAddress: string },
): Promise<OwnAddress[]> {
  must(actor, 'library.set')
  const { address } = hashesOf(input.internetAddress)
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        ownAddressId: ownAddress.id,
        branchName: branch.name,
        addedAt: ownAddress.addedAt,
        address: ownAddress.address,
      })
      .from(ownAddress)
      .innerJoin(branch, eq(branch.id, ownAddress.branchId))
      .orderBy(asc(branch.name), asc(ownAddress.addedAt)),
  )
  return rows.map(({ address: kept, ...row }) => ({ ...row, isThisOne: kept.equals(address) }))
}
