import { eq, sql } from 'drizzle-orm'
import { needContactWay } from '@/db/views'
import { put, putAll } from '../../messages/steps'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'

type Telling = {
  /** `need_sent`: who was asked; `need_turn`: something changed; `need_ask`: how did it go. */
  kind: 'need_sent' | 'need_turn' | 'need_ask'
  /** The event that she hears of: taken back, it is not true any more. */
  eventId: number
  /** She has it on paper, or hears it at this very moment. */
  seen?: boolean
  /** Not before this moment: what it tells of can still be taken back. */
  earliest?: Date
}

const wayOf = statement((q, given: Given<{ needId: string }>) =>
  q
    .select({ contactWay: needContactWay.contactWay })
    .from(needContactWay)
    .where(eq(needContactWay.needId, given('needId'))),
)

/** Lets the resident of a need hear of something in her own way: no topic, no organisation. */
export async function tell(
  tx: Transaction,
  needId: string,
  { kind, eventId, seen = false, earliest }: Telling,
  now: Date,
): Promise<void> {
  const [known] = await wayOf(tx, { needId })
  if (!known) return
  const key = `need:${needId}:${kind}:${eventId}`
  await put(tx, { key, kind, needId, contactWay: known.contactWay, seen, earliest, now })
}

const hears = statement((q, given: Given<{ toId: number }>) =>
  q.select({ id: sql<string>`user_id` }).from(sql`hears_of_referrals(${given('toId')}::bigint) as user_id`),
)

/** Lets an organisation hear that something is asked of it, without what or of whom. */
export async function tellAsked(
  tx: Transaction,
  { id, needId, toId }: { id: string; needId: string; toId: number },
  now: Date,
): Promise<void> {
  const rows = await hears(tx, { toId })
  const letters = rows.map(({ id: userId }) => ({
    key: `referral:${id}:asked:${userId}`,
    ...{ kind: 'asked_partner' as const, needId, userId, contactWay: 'email' as const, seen: false, now },
  }))
  if (letters.length > 0) await putAll(tx, letters, now)
}
