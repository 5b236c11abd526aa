import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'

/** Whether one more place can be kept by who is still filling in; under the lock of the activity, and it waits for others. */
export async function hasRoomToHold(
  tx: Transaction,
  activityId: number,
  source: Buffer | null,
  now: Date,
): Promise<boolean> {
  const [row] = await tx.execute<{ room: boolean }>(
    sql`select room_to_hold(${activityId}, ${source}::bytea, ${now.toISOString()}::timestamptz) as room`,
  )
  return row?.room ?? false
}

/** Whether one more can book here whom nobody can reach, from elsewhere than the library; `own` is who has a place already. */
export async function hasRoomFromAfar(
  tx: Transaction,
  activityId: number,
  own: string | null = null,
): Promise<boolean> {
  const [row] = await tx.execute<{ room: boolean }>(
    sql`select room_from_afar(${activityId}, ${own}::uuid) as room`,
  )
  return row?.room ?? false
}
