import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { QueryFailed } from '@/db/client'
import { booking } from '@/db/tables/booking'
import { ok } from '@/lib/tools/result'
import { transaction } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../support/database'
import { after, aGuest, aSlot, minutes, now, the } from '../../support/world'

freshDatabase()

/** A command that holds places under these codes, one after the other. */
async function holdsUnder(codes: string[]): Promise<{ tries: number; activityId: number }> {
  const { id: activityId } = await aSlot({ desks: 4 })
  const left = [...codes]
  const guest = await aGuest()
  await transaction(guest, async (tx) => {
    const held = { status: 'held', placeNo: 1, holdUntil: after(minutes(15)), createdAt: now } as const
    const [id, formKey] = [randomUUID(), randomUUID()]
    const own = { id, formKey, activityId, heldBy: guest.guestId, code: the(left.shift()) }
    await tx.insert(booking).values({ ...held, ...own })
    return ok(null)
  })
  return { tries: codes.length - left.length, activityId }
}

describe('a code that stands on somebody’s card', () => {
  test('is not given to another: the command is done again with the next', async () => {
    await holdsUnder(['KAART2'])
    const { tries, activityId } = await holdsUnder(['KAART2', 'KAART2', 'KAART3'])
    expect(tries).toBe(3)
    expect(await books().select().from(booking).where(eq(booking.activityId, activityId))).toMatchObject([
      { code: 'KAART3' },
    ])
  })

  test('and found again and again is a fault that is told', async () => {
    await holdsUnder(['KAART4'])
    await expect(holdsUnder(Array(9).fill('KAART4'))).rejects.toThrow(QueryFailed)
  })
})
