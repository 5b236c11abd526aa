import { and, eq, lt, sql } from 'drizzle-orm'
import { attempt } from '@/db/accounts'
import { database } from './database'

/** What is counted per source and hour; several instances count together, because the database does. */
export type Limited =
  | 'wrong_code'
  | 'sign_in_address'
  | 'sign_in_source'
  | 'sign_in_code'
  | 'second_factor'
  | 'form'
  | 'pass'

const HOUR = 3_600_000

/** When a source may try again after `count` tries this hour: at once up to `free`, then 30 s doubling to 15 minutes. */
export function nextTryAt(count: number, lastAt: Date, free: number): Date {
  if (count < free) return lastAt
  const seconds = Math.min(30 * 2 ** (count - free), 15 * 60)
  return new Date(lastAt.getTime() + seconds * 1000)
}

/** How often a source (a keyed hash) tried something in this hour, and when last; zero when never. */
export async function triesOf(
  what: Limited,
  source: Buffer,
  now: Date,
): Promise<{ count: number; lastAt: Date }> {
  const [tries] = await database()
    .select({ count: attempt.count, lastAt: attempt.lastAt })
    .from(attempt)
    .where(and(eq(attempt.what, what), eq(attempt.source, source), eq(attempt.hour, hourOf(now))))
  return tries ?? { count: 0, lastAt: now }
}

/** Whether a source has to wait before it may try again. */
export async function mustWait(what: Limited, source: Buffer, free: number, now: Date): Promise<boolean> {
  const { count, lastAt } = await triesOf(what, source, now)
  return now < nextTryAt(count, lastAt, free)
}

/** Counts one try; returns how many there are now in this hour. */
export async function countTry(what: Limited, source: Buffer, now: Date): Promise<number> {
  const [row] = await database()
    .insert(attempt)
    .values({ what, source, hour: hourOf(now), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: [attempt.what, attempt.source, attempt.hour],
      set: { count: sql`${attempt.count} + 1`, lastAt: now },
    })
    .returning({ count: attempt.count })
  return row?.count ?? 1
}

/** Forgets what was counted before this hour and the one before. */
export async function forgetTries(now: Date): Promise<void> {
  await database()
    .delete(attempt)
    .where(lt(attempt.hour, new Date(now.getTime() - 2 * HOUR)))
}

function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR)
}
