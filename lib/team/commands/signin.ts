import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, like, lte, or, sql } from 'drizzle-orm'
import { member, session, signIn, user } from '@/db/tables/team'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import { brakes, countGuess, passHolds } from '../../tools/crowd'
import type { Transaction } from '../../tools/database'
import { keyed, linkKey, plainHash, sixDigits } from '../../tools/keys'
import { countTry, giveBackTry, stepOf, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { everybody, type Visitor } from '../../tools/source'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import { DEMO_DOMAIN } from '../rules/demo'
import type { Opened } from '../rules/sessions'
import { SESSION_HOURS } from '../rules/sessions'
import { CODE_TRIES, LINK_MINUTES } from '../rules/signin'
import { withdrawExpired } from '../steps/invitations'
import { openSession } from '../steps/sessions'

type Asking = { email: string; browser: string; knownAs: string | null; visitor: Visitor }

/**
 * Asks for a way in by e-mail: a link and six digits, ten minutes, once, for the browser that asks; what was sent to
 * another browser stays good. Answers the same, after the same work, whether or not the address is somebody's: the one
 * statement writes one row or none.
 */
export async function askLink(
  actor: Actor,
  input: Asking,
  now: Date,
): Promise<Result<null, 'slow_down' | 'crowded'>> {
  must(actor, 'sign_in')
  const why = await asActor(actor, async (tx) => {
    // In the transaction of the letter: with or without a letter there is something to write.
    const why = await whyNoLetter(tx, input, now)
    if (why === null) await putLink(tx, input, now)
    return why
  })
  return why === null ? ok(null) : refuse(why)
}

/**
 * Why no letter goes now. A browser in which this very person signed in before has letters of its own: strangers, however
 * many, use up nothing of them. Everybody else shares what one address gets; beyond it two letters cost a sum, and beyond
 * twice as many each.
 */
async function whyNoLetter(
  tx: Transaction,
  { email, knownAs, visitor }: Asking,
  now: Date,
): Promise<'slow_down' | 'crowded' | null> {
  const [own] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email))
  const isKnown = knownAs !== null && knownAs === linkKey('known browser', own?.id ?? 'nobody')
  if (isKnown) {
    const browser = keyed('letter for a known browser', knownAs)
    return (await takeTry('sign_in_letter', 'browser', browser, now, tx)) ? null : 'slow_down'
  }
  const fromHere = keyed('letter', `${email} ${visitor.network.toString('hex')}`)
  const mayAsk =
    // Who is refused here uses up nobody else's.
    (visitor.isHidden || (await takeTry('sign_in_letter', 'network', fromHere, now, tx))) &&
    (visitor.isHidden || (await takeTry('sign_in_letter', 'address', visitor.address, now, tx, visitor)))
  if (!mayAsk) return 'slow_down'
  const count = await countTry('sign_in_letter', 'recipient', keyed('letter', email), now, tx)
  const { free } = stepOf('sign_in_letter', 'recipient')
  if (count <= free) return null
  // Never refused: then strangers would keep its owner out of every browser that is new to us.
  const pass = count > 2 * free ? 'pass_late_letter' : 'pass_sign_in'
  return (await passHolds(pass, visitor, now, tx)) ? null : 'crowded'
}

async function putLink(tx: Transaction, input: { email: string; browser: string }, now: Date): Promise<void> {
  const [id, moment] = [randomUUID(), now.toISOString()]
  const until = new Date(now.getTime() + LINK_MINUTES * 60_000).toISOString()
  const browser = plainHash(input.browser)
  await tx.execute(sql`
    with asked as (
      insert into sign_in (id, user_id, browser_hash, token_hash, code_hash, created_at, expires_at)
      select ${id}::uuid, u.id, ${browser}, ${plainHash(linkKey('sign_in', id))},
        ${codeHash(input.browser, sixDigits('sign_in', id))}, ${moment}::timestamptz, ${until}::timestamptz
      from user_account u
      where u.email = ${input.email} and exists (
        select from member m where m.user_id = u.id and m.deactivated_at is null
          and (not m.volunteer or m.secrecy_promised_on <= ${localDate(now)}::date))
      returning id)
    insert into message (id, key, kind, channel, lane, sign_in_id, due_at, created_at)
    select ${randomUUID()}::uuid, 'sign_in:' || id, 'sign_in', 'email', 'door', id, ${moment}::timestamptz,
      ${moment}::timestamptz from asked`)
}

/** Opens the door with the link of a letter, in the browser that asked for it, once. */
export async function enterByLink(
  actor: Actor,
  input: { key: string; browser: string },
  now: Date,
): Promise<Result<Opened, 'link_gone' | 'no_work'>> {
  must(actor, 'sign_in')
  return transaction<Opened, 'link_gone' | 'no_work'>(actor, async (tx) => {
    const [used] = await tx
      .update(signIn)
      .set({ usedAt: now })
      .where(
        and(
          eq(signIn.tokenHash, plainHash(input.key)),
          eq(signIn.browserHash, plainHash(input.browser)),
          isNull(signIn.usedAt),
          gt(signIn.expiresAt, now),
        ),
      )
      .returning({ userId: signIn.userId })
    return used ? openSession(tx, actor, { ...used, via: 'link' }, now) : refuse('link_gone')
  })
}

/**
 * Opens the door with the six digits of a letter, typed in the browser that asked. Five tries; what is wrong is not
 * said, because a browser that asked for an unknown address hears the same. The right ones open whatever others at that
 * address did wrong.
 */
export async function enterByCode(
  actor: Actor,
  input: { code: string; browser: string; visitor: Visitor },
  now: Date,
): Promise<Result<Opened, 'code_wrong' | 'slow_down' | 'crowded' | 'no_work'>> {
  must(actor, 'sign_in')
  const { visitor } = input
  if (await brakes('sign_in_code', visitor, now)) return refuse('crowded')
  const isFree = await takeTry('sign_in_code', 'address', visitor.address, now, undefined, visitor)
  const opened = await asActor(actor, async (tx) => {
    const userId = await tryCode(tx, input, now)
    return userId === null ? null : openSession(tx, actor, { userId, via: 'link' }, now)
  })
  if (!opened) {
    await countGuess(visitor, now)
    return refuse(isFree ? 'code_wrong' : 'slow_down')
  }
  if (isFree) await giveBackTry('sign_in_code', 'address', visitor.address, now)
  await giveBackTry('sign_in_code', 'total', everybody(), now)
  return opened
}

/**
 * Counts one try on every letter that this browser asked for and that is still good, for they may arrive in any order;
 * answers whose it was when the digits of one are right.
 */
async function tryCode(
  tx: Transaction,
  { browser, code }: { browser: string; code: string },
  now: Date,
): Promise<string | null> {
  const moment = now.toISOString()
  const right = sql`code_hash = ${codeHash(browser, code)}`
  const tried = await tx.execute<{ userId: string; used: boolean }>(sql`
    update sign_in set code_tries = code_tries + 1, used_at = case when ${right} then ${moment}::timestamptz end
    where used_at is null and code_tries < ${CODE_TRIES} and browser_hash = ${plainHash(browser)}
      and expires_at > ${moment}::timestamptz
    returning user_id as "userId", used_at is not null as used`)
  return tried.find(({ used }) => used)?.userId ?? null
}

/** Digits are too few for a plain hash: whoever reads the table could try them all. */
function codeHash(browser: string, code: string): Buffer {
  return keyed('sign_in code', `${browser} ${code}`)
}

/** Removes letters and sessions that open nothing any more, and withdraws invitations that ran out. */
export async function sweepSignIns(actor: Actor, _input: object, now: Date): Promise<number> {
  must(actor, 'sign_in')
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return asActor(actor, async (tx) => {
    const letters = await tx
      .delete(signIn)
      .where(lte(signIn.expiresAt, hoursAgo(1)))
      .returning({ id: signIn.id })
    const sessions = await tx
      .delete(session)
      .where(
        or(lte(session.createdAt, hoursAgo(SESSION_HOURS)), lte(session.seenAt, hoursAgo(SESSION_HOURS))),
      )
      .returning({ id: session.id })
    return letters.length + sessions.length + (await withdrawExpired(tx, actor, now))
  })
}

/** Signs someone in as one of the invented people of the demo; without demo data nobody. */
export async function joinDemo(
  actor: Actor,
  input: { memberId: string },
  now: Date,
): Promise<Result<Opened, 'no_demo' | 'no_work'>> {
  must(actor, 'sign_in')
  if (!config().demo) return refuse('no_demo')
  return transaction<Opened, 'no_demo' | 'no_work'>(actor, async (tx) => {
    const [one] = await tx
      .select({ userId: user.id, memberId: member.id })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(and(eq(member.id, input.memberId), like(user.email, `%${DEMO_DOMAIN}`)))
    return one ? openSession(tx, actor, { ...one, via: 'demo' }, now) : refuse('no_demo')
  })
}
