import { and, eq, isNull, sql } from 'drizzle-orm'
import { organisation } from '@/db/tables/network'
import { member, user } from '@/db/tables/team'
import { askedLetter, digestLetter, stayLetter, type WeekOf } from '@/emails/work'
import type { Due } from '../../messages/commands'
import { type Reminder, reminderIn } from '../../needs/rules/remind'
import { libraryNumbers, partnerNumbers } from '../../needs/steps/numbers'
import { accountGoesAt } from '../../team/rules/kept'
import { lastHere } from '../../team/steps/members'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import type { Mail } from '../../tools/mail'
import { sayDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

const WEEK = 7 * 24 * 3_600_000

/**
 * Writes a letter to somebody who works here: that something is asked of their organisation, their week in numbers, or
 * whether they still work here.
 * Null when there is nothing to do for them any more. No person, no topic and no place stands in it.
 */
export async function workLetter(
  actor: Actor,
  message: Due,
  now: Date,
): Promise<({ channel: 'email' } & Mail) | null> {
  must(actor, 'messages.deliver')
  const { userId, kind, key } = message
  if (userId === null) return null
  return asActor(
    actor,
    async (tx) => {
      const letter =
        kind === 'digest'
          ? await weekOf(tx, userId, now)
          : kind === 'stay'
            ? await stayOf(tx, userId)
            : await askedOf(tx, userId, key)
      return letter && { channel: 'email' as const, calendar: null, ...letter }
    },
    now,
  )
}

/** True as long as it is under way, she agrees to it, and the one who hears of it works there. */
async function askedOf(tx: Transaction, userId: string, key: string) {
  const reminder = reminderIn(key)
  if (!reminder) return null
  const [row] = await tx.execute<{ name: string; email: string }>(sql`
    select u.name, u.email from referral r join need n on n.id = r.need_id and n.referral_id = r.id
      join member m on m.organisation_id = r.to_id and m.deactivated_at is null and m.user_id = ${userId}::uuid
      join user_account u on u.id = m.user_id
    where r.id = ${reminder.referralId}::uuid and r.ended_at is null and consent_stands(r.consent_id)
      and coalesce(n.due_on = ${reminder.dueOn}::date, true) limit 1`)
  if (!row) return null
  const url = `${config().siteUrl}/partner/vragen`
  return { to: row.email, ...(await askedLetter({ name: row.name, url, until: untilOf(reminder) })) }
}

/** True as long as they were not here since they were asked. */
async function stayOf(tx: Transaction, userId: string) {
  const [row] = await tx
    .select({ name: user.name, email: user.email, askedAt: user.stayAskedAt, lastHereAt: lastHere })
    .from(user)
    .where(eq(user.id, userId))
  if (!row?.askedAt) return null
  const { name, email, askedAt, lastHereAt } = row
  const until = accountGoesAt({ lastHereAt, askedAt })
  const url = `${config().siteUrl}/inloggen`
  return { to: email, ...(await stayLetter({ name, url, until: sayDate(until, 'nl') })) }
}

/** Until when an answer was promised, as it is said on the day itself and before it. */
function untilOf({ about }: Reminder): 'today' | 'next_workday' | null {
  return { asked: null, before: 'next_workday' as const, due: 'today' as const }[about]
}

/** The week of somebody, for all that they work as; null when nothing of it is to be told. */
async function weekOf(tx: Transaction, userId: string, now: Date) {
  const work = await tx
    .select({
      ...{ name: user.name, email: user.email, role: member.role, contactPerson: member.contactPerson },
      ...{ organisationId: organisation.id, organisation: organisation.name },
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(organisation, eq(organisation.id, member.organisationId))
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt)))
  const weeks: WeekOf[] = []
  for (const { role, contactPerson, organisationId, organisation: at } of work) {
    if (role === 'coordinator')
      weeks.push({ at, of: 'library', ...(await libraryNumbers(tx, new Date(now.getTime() - WEEK))) })
    if (role !== 'partner' || !contactPerson) continue
    const numbers = await partnerNumbers(tx, organisationId)
    if (Object.values(numbers).some((count) => count > 0)) weeks.push({ at, of: 'partner', ...numbers })
  }
  const [who] = work
  if (!who || weeks.length === 0) return null
  return { to: who.email, ...(await digestLetter({ name: who.name, weeks, site: config().siteUrl })) }
}
