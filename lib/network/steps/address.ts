import { and, desc, eq, lte } from 'drizzle-orm'
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
