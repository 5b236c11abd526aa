import { and, desc, eq, gt, lte } from 'drizzle-orm'
import { branchAddress } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import type { Address } from '../rules/where'

/** Writes where a branch is from a day on; written again for the same day it is put right. */
export async function saveAddress(
  tx: Transaction,
  branchId: number,
  { street, postcode, town, entrance, mapUrl }: Address,
  from: LocalDate,
): Promise<void> {
  const address = { street, postcode, town, entrance, mapUrl }
  await tx
    .insert(branchAddress)
    .values({ branchId, validFrom: from, ...address })
    .onConflictDoUpdate({ target: [branchAddress.branchId, branchAddress.validFrom], set: address })
}

/** Takes back where a branch was to be from a day on that is still to come; answers whether there was such a plan. */
export async function takeBackAddress(
  tx: Transaction,
  branchId: number,
  from: LocalDate,
  today: LocalDate,
): Promise<boolean> {
  const { branchId: of, validFrom } = branchAddress
  const gone = await tx
    .delete(branchAddress)
    .where(and(eq(of, branchId), eq(validFrom, from), gt(validFrom, today)))
    .returning({ from: validFrom })
  return gone.length > 0
}

/** Since which day a branch is where it is on this day; null when it was nowhere yet. */
export async function addressSince(
  tx: Transaction,
  branchId: number,
  day: LocalDate,
): Promise<LocalDate | null> {
  const [there] = await tx
    .select({ validFrom: branchAddress.validFrom })
    .from(branchAddress)
    .where(and(eq(branchAddress.branchId, branchId), lte(branchAddress.validFrom, day)))
    .orderBy(desc(branchAddress.validFrom))
    .limit(1)
  return there?.validFrom ?? null
}
