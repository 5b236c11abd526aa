import { and, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import { attempt } from '@/db/tables/tools'
import { config } from './config'
import { database, type Transaction } from './database'
import type { Visitor } from './source'
import { atLocal, localDate } from './time'

/**
 * What one of them may do without ado (`free`). Beyond it: `wait` (half a minute, doubling to a quarter of an hour), do a `sum`
 * (lib/tools/proof) each time, or nothing: it is only `count`ed, and who counts decides. From `most` on nobody may, and
 * reads to call. `own` is what there is for free at an address of the library itself.
 */
export type Step = { free: number; beyond: 'wait' | 'sum' | 'count'; most?: number; own?: number }

/** A browser; an address (a /64 of IPv6); a network (a /24, or a /48); whoever a letter goes to; everybody together. */
export type By = 'browser' | 'address' | 'network' | 'recipient' | 'total' | 'member' | 'organisation'

/**
 * The one table of how much of what. All that comes in without somebody having signed in is counted here, and what is
 * counted of who did. What is held without being booked is not counted but looked at where it stands: `room_to_hold` in
 * db/walls/shares.sql.
 */
export const limits = {
  // Any form of a resident or at the door; the sum itself is the way out of that, so it has one of its own.
  form: {
    per: 'hour',
    address: { free: 600, beyond: 'sum', own: 6_000 },
    network: { free: 3_000, beyond: 'sum', own: 6_000 },
  },
  sum: { per: 'hour', address: { free: 600, beyond: 'wait', own: 6_000 } },
  // Of one sum that was done.
  pass_form: { per: 'hour', recipient: { free: 20, beyond: 'count' } },
  pass_book: { per: 'hour', recipient: { free: 1, beyond: 'count' } },
  pass_code: { per: 'hour', recipient: { free: 3, beyond: 'count' } },
  pass_late_code: { per: 'hour', recipient: { free: 1, beyond: 'count' } },
  pass_sign_in: { per: 'hour', recipient: { free: 2, beyond: 'count' } },
  pass_late_letter: { per: 'hour', recipient: { free: 1, beyond: 'count' } },
  // Who helps a family books for two; a network is a house or a small office; a contact counts with the network it comes
  // from, for a stranger elsewhere may not use up what is its owner's.
  book: {
    per: 'day',
    browser: { free: 2, beyond: 'sum', most: 4, own: 40 },
    network: { free: 6, beyond: 'sum', most: 12, own: 40 },
    recipient: { free: 2, beyond: 'sum', most: 4, own: 40 },
    total: { free: 500, beyond: 'sum' },
  },
  // Minutes of a day in which one network held all that may be held of a day somewhere (lib/bookings/commands/rush).
  whole_share: { per: 'day', network: { free: 60, beyond: 'count' } },
  // A code that is right always opens; a wrong one hears after ten that it has to wait, and when very many are wrong
  // everywhere each next try costs a sum, but for a browser that came with a right one before.
  wrong_code: {
    per: 'hour',
    browser: { free: 3, beyond: 'count' },
    address: { free: 10, beyond: 'wait', own: 60 },
    total: { free: 200, beyond: 'sum' },
  },
  // Wrong codes of both kinds: each time so many of one source, its next sum for a code is twice as large.
  guess: {
    per: 'hour',
    address: { free: 10, beyond: 'sum', own: 60 },
    network: { free: 30, beyond: 'sum', own: 60 },
  },
  sign_in_code: {
    per: 'hour',
    address: { free: 100, beyond: 'wait' },
    total: { free: 500, beyond: 'sum' },
  },
  // A letter with a way in: the recipient's browser that was here before has tries of its own.
  sign_in_letter: {
    per: 'hour',
    browser: { free: 5, beyond: 'wait' },
    address: { free: 100, beyond: 'wait' },
    network: { free: 5, beyond: 'wait' },
    recipient: { free: 30, beyond: 'sum' },
  },
  second_factor: { per: 'hour', member: { free: 5, beyond: 'wait' } },
  // Letters that somebody asks for with a button, to one address or about one booking.
  letter: { per: 'hour', recipient: { free: 3, beyond: 'wait' }, member: { free: 30, beyond: 'wait' } },
  // Letters that follow by themselves: counted, and then they go later (lib/bookings/steps/ration).
  letters_of: { per: 'hour', recipient: { free: 3, beyond: 'count' } },
  letters_to: { per: 'hour', recipient: { free: 6, beyond: 'count' } },
  perhaps_double: { per: 'hour', recipient: { free: 1, beyond: 'count' } },
  // What tells who signed in something of people they do not know.
  conflict: { per: 'hour', member: { free: 20, beyond: 'wait' }, organisation: { free: 60, beyond: 'wait' } },
  find: { per: 'hour', member: { free: 60, beyond: 'wait' } },
  sheet: { per: 'hour', organisation: { free: 30, beyond: 'wait' } },
  // Trouble of ours with who carries letters (lib/tools/trouble).
  mail_refused: { per: 'hour', total: { free: 1, beyond: 'count' } },
  mail_away: { per: 'hour', total: { free: 1, beyond: 'count' } },
  sms_refused: { per: 'hour', total: { free: 1, beyond: 'count' } },
  sms_away: { per: 'hour', total: { free: 1, beyond: 'count' } },
} as const satisfies Record<string, { per: 'hour' | 'day' } & Partial<Record<By, Step>>>

export type Limited = keyof typeof limits
export type ByOf<What extends Limited> = Exclude<keyof (typeof limits)[What], 'per'> & By

const HOUR = 3_600_000

/** What there is of something for one of them; all numbers times what whoever runs the site set. */
export function stepOf<What extends Limited>(what: What, by: ByOf<What>): Step {
  const step = (limits[what] as Partial<Record<By, Step>>)[by] as Step
  const times = config().limitsTimes
  const most = step.most === undefined ? {} : { most: step.most * times }
  const own = step.own === undefined ? {} : { own: step.own * times }
  return { ...step, free: step.free * times, ...most, ...own }
}

type Whose = Pick<Visitor, 'isOwn' | 'isHidden'>

/** What there is for free at the library itself, and ten times as much where all look like one. */
export function freeFor({ isOwn, isHidden }: Whose, { free, own }: Step): number {
  if (isOwn && own !== undefined) return own
  return isHidden ? 10 * free : free
}

/** How often a source (a keyed hash) tried something in this hour, or on this day. */
export async function triesOf<What extends Limited>(
  what: What,
  by: ByOf<What>,
  source: Buffer,
  now: Date,
  tx: Pick<Transaction, 'select'> = database(),
): Promise<number> {
  const [tries] = await tx
    .select({ count: attempt.count })
    .from(attempt)
    .where(thisOne(what, by, source, now))
  return tries?.count ?? 0
}

/**
 * Takes one try of a source, when it has one: at once up to what is free, then after 30 seconds,
 * doubling to 15 minutes. Looked at and
 * counted in one statement, so that a thousand at the same moment are a thousand tries. Who turns out to be right gives
 * it back.
 */
export async function takeTry<What extends Limited>(
  what: What,
  by: ByOf<What>,
  source: Buffer,
  now: Date,
  tx: Pick<Transaction, 'execute'> = database(),
  whose: Whose = { isOwn: false, isHidden: false },
): Promise<boolean> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const free = sql`${freeFor(whose, stepOf(what, by))}::int`
  const taken = await tx.execute(sql`
    insert into attempt as a (what, source, hour, count, last_at)
    values (${nameOf(what, by)}, ${source}, ${beginOf(what, now).toISOString()}::timestamptz, 1, ${moment})
    on conflict (what, source, hour) do update set count = a.count + 1, last_at = ${moment}
      where a.count < ${free} or ${moment} >= a.last_at
        + least(interval '30 seconds' * power(2, least(a.count - ${free}, 10)), interval '15 minutes')
    returning a.count`)
  return taken.length > 0
}

/** Gives back the try of who was right: only wrong ones add up. */
export async function giveBackTry<What extends Limited>(
  what: What,
  by: ByOf<What>,
  source: Buffer,
  now: Date,
): Promise<void> {
  await database()
    .update(attempt)
    .set({ count: sql`greatest(${attempt.count} - 1, 0)` })
    .where(thisOne(what, by, source, now))
}

/** Counts one try; returns how many there are now in this hour, or on this day. */
export async function countTry<What extends Limited>(
  what: What,
  by: ByOf<What>,
  source: Buffer,
  now: Date,
  tx: Pick<Transaction, 'insert'> = database(),
): Promise<number> {
  const [row] = await tx
    .insert(attempt)
    .values({ what: nameOf(what, by), source, hour: beginOf(what, now), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: [attempt.what, attempt.source, attempt.hour],
      set: { count: sql`${attempt.count} + 1`, lastAt: now },
    })
    .returning({ count: attempt.count })
  return row?.count ?? 1
}

/** Forgets what was counted in an hour, or on a day, that began before these moments. */
export async function forgetTries(before: { hour: Date; day: Date }): Promise<void> {
  const names = Object.keys(limits) as Limited[]
  const daily = names.filter((what) => limits[what].per === 'day').map((what) => `${what} %`)
  const isDaily = sql`${attempt.what} like any (${sql.param(daily)}::text[])`
  await database()
    .delete(attempt)
    .where(or(lt(attempt.hour, before.day), and(lt(attempt.hour, before.hour), sql`not ${isDaily}`)))
}

/** How a limit is written down. */
export function nameOf<What extends Limited>(what: What, by: ByOf<What>): string {
  return `${what} ${by}`
}

function thisOne<What extends Limited>(
  what: What,
  by: ByOf<What>,
  source: Buffer,
  now: Date,
): SQL | undefined {
  return and(
    eq(attempt.what, nameOf(what, by)),
    eq(attempt.source, source),
    eq(attempt.hour, beginOf(what, now)),
  )
}

/** When the hour began in which is counted, or the day of the library. */
function beginOf(what: Limited, now: Date): Date {
  if (limits[what].per === 'day') return atLocal(localDate(now), '00:00')
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR)
}
