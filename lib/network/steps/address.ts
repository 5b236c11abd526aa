import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
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

/** Where a branch is on this day, and since when; null when it was nowhere yet. */
export async function addressOn(
  tx: Transaction,
  branchId: number,
  day: LocalDate,
): Promise<(Address & { validFrom: LocalDate }) | null> {
  const [there] = await tx
    .select()
    .from(branchAddress)
    .where(and(eq(branchAddress.branchId, branchId), lte(branchAddress.validFrom, day)))
    .orderBy(desc(branchAddress.validFrom))
    .limit(1)
  return there ?? null
}

/** Whether somebody has a place, or has yet to take one, at a meeting for which a branch is where it is since this day. */
export async function isAwaited(
  tx: Transaction,
  branchId: number,
  since: LocalDate,
  now: Date,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from activity a join meeting m on m.activity_id = a.id join seat s on s.activity_id = a.id
    where a.branch_id = ${branchId} and a.cancelled_at is null and m.starts_at > ${now.toISOString()}::timestamptz
      and s.status in ('booked', 'offered')
      and (address_of(a.branch_id, (m.starts_at at time zone 'Europe/Amsterdam')::date)).valid_from = ${since}::date
    limit 1`)
  return rows.length > 0
}
