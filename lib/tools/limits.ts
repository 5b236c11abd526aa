import { and, eq, lt, sql } from 'drizzle-orm'
import { attempt } from '@/db/tables/tools'
import { database, type Transaction } from './database'

/** What is counted per source and hour; several instances count together, because the database does. */
export type Limited =
  | 'wrong_code'
  | 'sign_in_address'
  | 'sign_in_source'
  | 'sign_in_code'
  | 'second_factor'
  | 'conflict'
  | 'letter'
  | 'letters_of'
  | 'letters_to'
  | 'form'
  | 'find'
  | 'pass'
  | 'sheet'
  | 'perhaps_double'
  | 'mail_refused'
  | 'mail_away'
  | 'sms_refused'
  | 'sms_away'

/** Letters to one address in an hour, by the same button, before it takes longer. */
export const FREE_LETTERS = 3

const HOUR = 3_600_000

/** How often a source (a keyed hash) tried something in this hour. */
export async function triesOf(what: Limited, source: Buffer, now: Date): Promise<number> {
  const [tries] = await database()
    .select({ count: attempt.count })
    .from(attempt)
    .where(and(eq(attempt.what, what), eq(attempt.source, source), eq(attempt.hour, hourOf(now))))
  return tries?.count ?? 0
}

/**
 * Takes one try of a source, when it has one: at once up to `free` in an hour, then after 30 seconds,
 * doubling to 15 minutes. Looked at and
 * counted in one statement, so that a thousand at the same moment are a thousand tries. Who turns out to be right gives
 * it back.
 */
export async function takeTry(
  what: Limited,
  source: Buffer,
  free: number,
  now: Date,
  tx: Pick<Transaction, 'execute'> = database(),
): Promise<boolean> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const taken = await tx.execute(sql`
    insert into attempt as a (what, source, hour, count, last_at)
    values (${what}, ${source}, ${hourOf(now).toISOString()}::timestamptz, 1, ${moment})
    on conflict (what, source, hour) do update set count = a.count + 1, last_at = ${moment}
      where a.count < ${free}::int or ${moment} >= a.last_at
        + least(interval '30 seconds' * power(2, least(a.count - ${free}::int, 10)), interval '15 minutes')
    returning a.count`)
  return taken.length > 0
}

/** Gives back the try of who was right: only wrong ones add up. */
export async function giveBackTry(what: Limited, source: Buffer, now: Date): Promise<void> {
  await database()
    .update(attempt)
    .set({ count: sql`greatest(${attempt.count} - 1, 0)` })
    .where(and(eq(attempt.what, what), eq(attempt.source, source), eq(attempt.hour, hourOf(now))))
}

/** Counts one try; returns how many there are now in this hour. */
export async function countTry(
  what: Limited,
  source: Buffer,
  now: Date,
  tx: Pick<Transaction, 'insert'> = database(),
): Promise<number> {
  const [row] = await tx
    .insert(attempt)
    .values({ what, source, hour: hourOf(now), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: [attempt.what, attempt.source, attempt.hour],
      set: { count: sql`${attempt.count} + 1`, lastAt: now },
    })
    .returning({ count: attempt.count })
  return row?.count ?? 1
}

/** Forgets what was counted in an hour that began before this moment. */
export async function forgetTries(before: Date): Promise<void> {
  await database().delete(attempt).where(lt(attempt.hour, before))
}

function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR)
}

/** What counts as one place: an IPv4 address, or the network of an IPv6 address (/64), in which one computer has all. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [front = '', back] = address.split('::')
  const groups = front.split(':').filter(Boolean)
  const rest = back === undefined ? [] : back.split(':').filter(Boolean)
  const missing = back === undefined ? 0 : 8 - groups.length - rest.length
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...rest]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
