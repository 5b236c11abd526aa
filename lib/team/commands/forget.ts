import { and, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { invitation, user } from '@/db/tables/team'
import { putAll } from '../../messages/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { addMonths } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { ACCOUNT, ANSWER_DAYS, INVITATION_KEPT_DAYS, WORK_LETTER_DAYS } from '../rules/kept'
import { lastHere } from '../steps/members'

type Nothing = Record<string, never>

/**
 * Asks who did not sign in for six months, by letter, whether they still work here; signing in is the answer, and so is coming
 * to work somewhere. Once, until they were here again. Returns how many were asked.
 */
export async function askToStay(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  return asActor(
    actor,
    async (tx) => {
      const since = addMonths(now, -ACCOUNT.asked.months).toISOString()
      const asked = await tx.execute<{ id: string }>(sql`
        update user_account set stay_asked_at = ${now.toISOString()}::timestamptz
        where stay_asked_at is null and ${lastHere} <= ${since}::timestamptz
          and exists (select from member m where m.user_id = user_account.id and m.deactivated_at is null)
        returning id`)
      const letters = asked.map(({ id: userId }) => ({
        ...{ key: `stay:${now.getTime()}:${userId}`, userId, kind: 'stay' as const },
        ...{ contactWay: 'email' as const, seen: false, now },
      }))
      if (letters.length > 0) await putAll(tx, letters, now)
      const rowIds = asked.map(({ id }) => id)
      await note(tx, actor, { verb: 'change', kind: 'account', why: 'ask_to_stay', rowIds }, now)
      return rowIds.length
    },
    now,
  )
}

/**
 * Forgets accounts: of who was asked and was not here for twelve months, and of who left six months ago. What they did
 * stays, as nobody's. The last coordinator of a library stays, and so does an address at which somebody who is still known is
 * reached. Letters about the own work go after a month. Returns how many accounts went.
 */
export async function forgetAccounts(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  await asActor(actor, (tx) => forgetWorkLetters(tx, now))
  const due = await asActor(actor, (tx) => dueAccounts(tx, now))
  const rowIds: string[] = []
  // One by one, so that of two last coordinators the second is seen to be the last.
  for (const id of due) if (await asActor(actor, (tx) => forgetAccount(tx, id, now))) rowIds.push(id)
  await asActor(actor, (tx) =>
    note(tx, actor, { verb: 'change', kind: 'account', why: 'forget', rowIds }, now),
  )
  return rowIds.length
}

/** One that never reached who was asked whether they still work here stays as long as they are asked: it is shown. */
async function forgetWorkLetters(tx: Transaction, now: Date): Promise<void> {
  const shown = sql`${message.kind} = 'stay' and ${message.status} = 'failed'
    and exists (select from user_account u where u.id = ${message.userId} and u.stay_asked_at is not null)`
  const old = lte(message.finishedAt, daysAgo(WORK_LETTER_DAYS, now))
  await tx.delete(message).where(and(isNotNull(message.userId), old, sql`not (${shown})`))
}

async function dueAccounts(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from user_account where ${isDue(now)} order by ${lastHere}, id limit 100`,
  )
  return rows.map(({ id }) => id)
}

/** Whether the time of an account is up, of a row of `user_account`. */
function isDue(now: Date): SQL {
  const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`
  return sql`(select case when bool_or(m.deactivated_at is null)
      then user_account.stay_asked_at <= ${at(daysAgo(ANSWER_DAYS, now))}
        and ${lastHere} <= ${at(addMonths(now, -ACCOUNT.gone.months))}
      else coalesce(max(m.deactivated_at), user_account.created_at) <= ${at(addMonths(now, -ACCOUNT.left.months))} end
    from member m where m.user_id = user_account.id)`
}

async function forgetAccount(tx: Transaction, userId: string, now: Date): Promise<boolean> {
  // Whoever signs in or comes back at this very moment goes first, and is seen.
  await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('update')
  const gone = await tx
    .delete(user)
    .where(
      sql`${user.id} = ${userId}::uuid and ${isDue(now)}
        and not exists (select from member m where m.user_id = ${user.id} and m.deactivated_at is null
          and m.role = 'coordinator' and not exists (select from member o where o.organisation_id = m.organisation_id
            and o.role = 'coordinator' and o.deactivated_at is null and o.user_id <> m.user_id))
        and not exists (select from booking b where b.wiped_at is null and b.resident_id is not null
          and lower(b.contact) = ${user.email})
        and not exists (select from resident r where lower(r.contact) = ${user.email})
        and not exists (select from need_contact c where lower(c.contact) = ${user.email})
        -- Who signed that somebody cannot be reached answers for it as long as it is known who that is.
        and not exists (select from need n where n.ended_by = ${user.id} and n.ended = 'unreachable'
          and n.wiped_at is null)`,
    )
    .returning({ id: user.id })
  return gone.length > 0
}

/** Forgets invitations a month after they were accepted, withdrawn, or ran out. Returns how many. */
export async function forgetInvitations(actor: Actor, _input: Nothing, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const { acceptedAt, withdrawnAt, expiresAt } = invitation
  const ended = sql`coalesce(${acceptedAt}, ${withdrawnAt}, ${expiresAt})`.mapWith(expiresAt)
  return asActor(actor, async (tx) => {
    const gone = await tx
      .delete(invitation)
      .where(sql`${ended} <= ${daysAgo(INVITATION_KEPT_DAYS, now).toISOString()}::timestamptz`)
      .returning({ id: invitation.id })
    const rowIds = gone.map(({ id }) => id)
    await note(tx, actor, { verb: 'change', kind: 'invitation', why: 'forget', rowIds }, now)
    return rowIds.length
  })
}

function daysAgo(days: number, now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000)
}
