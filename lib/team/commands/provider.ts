import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { invitation, member, user } from '@/db/tables/team'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { Opened } from '../rules/sessions'
import { addressOf, type Claims, isSameAccount, roleGranted, workAccountOf } from '../rules/signin'
import { openInvitation } from '../steps/invitations'
import { becomeMember } from '../steps/members'
import { openSession } from '../steps/sessions'

export type ProviderRefusal = 'not_invited' | 'other_account' | 'role_missing' | 'no_work'

/**
 * Lets someone in with a work account elsewhere. Nobody is made who was not invited; an open invitation to the
 * address is accepted by it. The account of the first time is the account of ever after: an address that the
 * organisation gives to somebody else opens nothing.
 */
export async function enterByProvider(
  actor: Actor,
  input: { claims: Claims },
  now: Date,
): Promise<Result<Opened, ProviderRefusal>> {
  must(actor, 'sign_in')
  const { oidc } = config()
  const email = addressOf(input.claims, oidc?.tenant ?? null)
  const account = oidc && workAccountOf(input.claims, oidc)
  if (!oidc || !email || !account) return refuse('not_invited')
  const entered = await transaction<Opened | null, ProviderRefusal>(actor, async (tx) => {
    const known = await worksOf(tx, account, email)
    const works = known.length > 0 ? known : await acceptFor(tx, actor, email, now)
    const [first] = works
    if (!first) return refuse('not_invited')
    if (!isSameAccount(first.account, account)) return refuse('other_account')
    const granted = works.find(({ role }) => roleGranted(input.claims, role, oidc.roles))
    if (!granted) return refuse('role_missing')
    const { userId, memberId } = granted
    await tx.update(user).set({ workAccount: account }).where(eq(user.id, userId))
    // Without roles of the provider's own, the work they may do first is chosen as after a link.
    const at = oidc.roles.trim() === '' ? undefined : memberId
    const opened = await openSession(tx, actor, { userId, memberId: at, via: 'oidc' }, now)
    // A volunteer who has still to promise is a member all the same: refusing here would take that back.
    return ok(opened.ok ? opened.value : null)
  })
  if (!entered.ok) return entered
  return entered.value ? ok(entered.value) : refuse('no_work')
}

/** The work of who comes with this account; else, of who has this address. */
async function worksOf(tx: Transaction, account: string, email: string) {
  const works = await tx
    .select({
      userId: member.userId,
      memberId: member.id,
      role: member.role,
      account: user.workAccount,
    })
    .from(user)
    .innerJoin(member, and(eq(member.userId, user.id), isNull(member.deactivatedAt)))
    .where(or(eq(user.workAccount, account), eq(user.email, email)))
    .orderBy(sql`${user.workAccount} = ${account} desc nulls last`, asc(member.createdAt))
  return works.filter(({ userId }) => userId === works[0]?.userId)
}

async function acceptFor(tx: Transaction, actor: Actor, email: string, now: Date) {
  const open = await openInvitation(tx, eq(invitation.email, email), now)
  if (!open) return []
  const accepted = await becomeMember(tx, open, now)
  if (!accepted.ok) return []
  const rowIds = [accepted.value.memberId]
  await note(tx, actor, { verb: 'make', kind: 'member', why: 'accept_by_provider', rowIds }, now)
  return [{ ...accepted.value, role: open.role, account: null }]
}
