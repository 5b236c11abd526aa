import { eq } from 'drizzle-orm'
import { branch } from '@/db/tables/network'
import type { Address } from '../../network/rules/where'
import { saveAddress } from '../../network/steps/address'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { renewCalendars, tellMove, whoHears } from '../steps/house'

/** A branch, where it goes, and the first day on which it is there. */
export type Move = { branchId: number; address: Address & { validFrom: LocalDate } }
/** How many people hear of it, and how many of them only at the desk. */
export type Told = { people: number; cards: number }

/**
 * A branch moves house: writes where it is from a day on, today at the earliest, and tells everybody who is booked there
 * on that day or later by their own way, in one message a person. Who books later reads the new address.
 */
export async function moveHouse(
  actor: Actor,
  { branchId, address: { validFrom, ...address } }: Move,
  now: Date,
): Promise<Result<Told, 'unknown' | 'past'>> {
  must(actor, 'library.set')
  return transaction<Told, 'unknown' | 'past'>(actor, async (tx) => {
    if (validFrom < localDate(now)) return refuse('past', { validFrom: ['past'] })
    if ((await tx.$count(branch, eq(branch.id, branchId))) === 0) return refuse('unknown')
    const hearing = await whoHears(tx, branchId, () => saveAddress(tx, branchId, address, validFrom), now)
    await renewCalendars(tx, hearing)
    await tellMove(tx, hearing, now)
    const about = { verb: 'change', kind: 'branch', why: 'moves_house' } as const
    await note(tx, actor, { ...about, rowIds: [String(branchId)] }, now)
    const cards = hearing.filter(({ way }) => way === 'card').length
    return ok({ people: hearing.length, cards })
  })
}
