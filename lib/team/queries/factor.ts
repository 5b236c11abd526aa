import { and, eq, sql } from 'drizzle-orm'
import { session, user } from '@/db/tables/team'
import { must, type Partner, type Staff } from '../../tools/access'
import { keyed, unseal } from '../../tools/keys'
import { asActor } from '../../tools/transaction'
import { PAPER_CODES, paperCode, SHOW_MINUTES, spelled, totpOf } from '../rules/factor'

/** How the second factor of who asks stands; while it is being set up with what the app has to know. */
export async function ownFactor(actor: Partner | Staff) {
  must(actor, 'own.account')
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        email: user.email,
        secret: user.totpSecret,
        confirmedAt: user.totpConfirmedAt,
        papersLeft: sql<number>`(select count(*)::integer from recovery_code r
          where r.user_id = ${user.id} and r.used_at is null)`,
      })
      .from(user)
      .where(eq(user.id, actor.userId)),
  )
  if (!row) return null
  const open = row.secret && !row.confirmedAt ? totpOf(unseal(row.secret, actor.userId), row.email) : null
  return {
    confirmedAt: row.confirmedAt,
    papersLeft: row.papersLeft,
    setUp: open && { address: open.toString(), key: open.secret.base32 },
  }
}

/**
 * The codes on paper, for ten minutes in the browser in which the second factor was set up, until one of them has
 * been used; null otherwise.
 */
export async function ownPapers(
  actor: Partner | Staff,
  sessionId: string,
  now: Date,
): Promise<string[] | null> {
  must(actor, 'own.account')
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        confirmedAt: user.totpConfirmedAt,
        left: sql<number>`(select count(*)::integer from recovery_code r
          where r.user_id = ${user.id} and r.used_at is null)`,
      })
      .from(user)
      .innerJoin(session, and(eq(session.userId, user.id), eq(session.id, sessionId)))
      .where(and(eq(user.id, actor.userId), eq(session.secondFactorAt, user.totpConfirmedAt))),
  )
  if (!row?.confirmedAt || row.left < PAPER_CODES) return null
  if (now.getTime() - row.confirmedAt.getTime() >= SHOW_MINUTES * 60_000) return null
  return papersOf(actor, row.confirmedAt).map(spelled)
}

/** The ten codes on paper of the second factor that was set up at this moment; they follow from it and are kept nowhere. */
export function papersOf(actor: Partner | Staff, confirmedAt: Date): string[] {
  return Array.from({ length: PAPER_CODES }, (_, i) =>
    paperCode(keyed('recovery', `${actor.userId} ${confirmedAt.toISOString()} ${i}`)),
  )
}
