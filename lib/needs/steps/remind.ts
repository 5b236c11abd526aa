import { inArray, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import type { DaysOff } from '../../network/rules/hours'
import type { Transaction } from '../../tools/database'
import { addDays, atLocal, type LocalDate, localDate } from '../../tools/time'
import { reminderKey, reminderOn } from '../rules/remind'
import { daysOffOf } from './look'

/** No promise is so far ahead that its last working day before is today. */
const DAYS_AHEAD = 60

type Asked = {
  referralId: string
  needId: string
  ownerId: number
  dueOn: LocalDate
  /** Who has it in hand, as long as they work there. */
  takenBy: string | null
  /** Somebody of theirs, or whoever asked them, did something about it today. */
  isOfToday: boolean
}

type Letter = { key: string; needId: string; userId: string }

/** Who has to hear today of what is asked of them, and has not heard it yet. */
export async function toRemind(tx: Transaction, now: Date): Promise<Letter[]> {
  const today = localDate(now)
  const known = new Map<number, DaysOff>()
  const letters: Letter[] = []
  for (const one of await promised(tx, today)) {
    const off = known.get(one.ownerId) ?? (await daysOffOf(tx, one.ownerId, now))
    known.set(one.ownerId, off)
    const about = reminderOn(one.dueOn, today, off)
    // Whoever was asked, or was busy with it, today needs no second letter today.
    if (about === null || (about === 'before' && one.isOfToday)) continue
    for (const userId of await readersOf(tx, one))
      letters.push({ key: reminderKey(one.referralId, about, one.dueOn, userId), needId: one.needId, userId })
  }
  return notYet(tx, letters)
}

/** What partners have in hand with a promise that has not gone by, while consent stands. */
function promised(tx: Transaction, today: LocalDate) {
  return tx.execute<Asked>(sql`
    select r.id as "referralId", n.id as "needId", n.owner_id::int as "ownerId", n.due_on::text as "dueOn",
      (select m.user_id from member m where m.user_id = r.accepted_by and m.organisation_id = n.owner_id
        and m.deactivated_at is null limit 1) as "takenBy",
      exists (select from event e where e.need_id = n.id and e.at >= ${atLocal(today, '00:00').toISOString()}::timestamptz
        and e.kind in ('sent', 'seen', 'accepted', 'contacted', 'appointment', 'undone')) as "isOfToday"
    from need n join organisation o on o.id = n.owner_id and o.kind <> 'library'
      join referral r on r.id = n.referral_id and r.ended_at is null and consent_stands(r.consent_id)
    where n.ended_at is null and n.due_on between ${today}::date and ${addDays(today, DAYS_AHEAD)}::date
    order by n.due_on, r.number`)
}

async function readersOf(tx: Transaction, { ownerId, takenBy }: Asked): Promise<string[]> {
  if (takenBy !== null) return [takenBy]
  const rows = await tx.execute<{ id: string }>(sql`select hears_of_referrals(${ownerId}::bigint) as id`)
  return rows.map(({ id }) => id)
}

/** Who reads the week in numbers: coordinators, and the contact persons of partners that have something in hand. */
export async function digestReaders(
  tx: Transaction,
  monday: LocalDate,
): Promise<{ key: string; userId: string }[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct m.user_id as id from member m
    where m.deactivated_at is null and (m.role = 'coordinator' and m.organisation_kind = 'library'
      or m.role = 'partner' and m.contact_person and exists (
        select from need n where n.owner_id = m.organisation_id and n.ended_at is null))
    order by m.user_id`)
  return notYet(
    tx,
    rows.map(({ id: userId }) => ({ key: `digest:${monday}:${userId}`, userId })),
  )
}

/** Without what lies in the tray already. */
async function notYet<One extends { key: string }>(tx: Transaction, all: One[]): Promise<One[]> {
  if (all.length === 0) return []
  const keys = all.map(({ key }) => key)
  const there = await tx.select({ key: message.key }).from(message).where(inArray(message.key, keys))
  const known = new Set(there.map(({ key }) => key))
  return all.filter(({ key }) => !known.has(key))
}
