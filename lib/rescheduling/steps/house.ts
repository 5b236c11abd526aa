import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { branch } from '@/db/tables/network'
import { put } from '../../messages/steps'
import { isClosedOn } from '../../network/rules/branches'
import type { Address } from '../../network/rules/where'
import { saveAddress, takeBackAddress } from '../../network/steps/address'
import { lockActivities } from '../../places/steps'
import { lockPlanning } from '../../planning/steps/hours'
import { giveTask } from '../../tasks/steps'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { afterSitting, tellingKey } from '../rules/choices'
import { type Expected, type Hearers, type Hearing, hearMove } from '../rules/house'

/**
 * A branch, and where it goes with the first day on which it is there; `was` is the first day of a move that was planned
 * before and that this one comes instead of. Without an address that one is taken back.
 */
export type Move = { branchId: number; was: LocalDate | null; address: NewAddress | null }
export type NewAddress = Address & { validFrom: LocalDate }

/**
 * Why a branch does not move: it is not there, the day is over, it is closed for good by then, or what was planned is not to
 * come any more.
 */
export type MoveHouseRefusal = 'unknown' | 'past' | 'branch_closed' | 'gone'

/**
 * Writes where a branch is from a day on, and answers who hears it: everybody who is booked there at a meeting for which
 * the address is another by that. Nobody can come in meanwhile who read the old one.
 */
export async function carryMove(
  tx: Transaction,
  move: Move,
  now: Date,
): Promise<Result<Hearers, MoveHouseRefusal>> {
  const { branchId, was, address } = move
  const today = localDate(now)
  if (address && address.validFrom < today) return refuse('past', { validFrom: ['past'] })
  await lockBranch(tx, branchId, now)
  const [there] = await tx
    .select({ closedFrom: branch.closedFrom })
    .from(branch)
    .where(eq(branch.id, branchId))
  if (!there) return refuse('unknown')
  if (address && isClosedOn(there, address.validFrom))
    return refuse('branch_closed', { validFrom: ['branch_closed'] })
  const before = await expectedAt(tx, branchId, now)
  if (was !== null && !(await takeBackAddress(tx, branchId, was, today))) return refuse('gone')
  if (address) await saveAddress(tx, branchId, address, address.validFrom)
  return ok(hearMove(before, await expectedAt(tx, branchId, now)))
}

async function lockBranch(tx: Transaction, branchId: number, now: Date): Promise<void> {
  await lockPlanning(tx, 'alone')
  const there = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(and(eq(activity.branchId, branchId), isNull(activity.cancelledAt), gt(activity.endsAt, now)))
  await lockActivities(
    tx,
    there.map(({ id }) => id),
  )
}

/**
 * Everybody who has a place at this branch or has yet to take it, with where each of their meetings is by now, and what
 * they read before a change of which they have yet to hear. What somebody has in hand by now counts as heard.
 */
async function expectedAt(tx: Transaction, branchId: number, now: Date): Promise<Expected[]> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await tx.execute<
    Omit<Expected, 'startsAt' | 'activityId'> & { at: string; activity: string }
  >(sql`
    select b.id as "bookingId", b.resident_id as "residentId", r.contact_way as way, a.id as activity, m.starts_at as at,
      (select w.street || ', ' || w.postcode || ' ' || w.town
        from address_of(a.branch_id, (m.starts_at at time zone 'Europe/Amsterdam')::date) w) as address,
      case when exists (select from message t where t.status = 'due' and (t.leased_until is null or t.leased_until <= ${moment})
            and t.key in (b.addresses_read ->> 'until', b.addresses_read ->> 'until' || ':call'))
          or exists (select from task t where t.done_at is null and t.booking_id = b.id
            and t.id::text = split_part(b.addresses_read ->> 'until', ':', 5))
        then b.addresses_read end as read
    from activity a join meeting m on m.activity_id = a.id
      join booking b on b.activity_id = a.id and b.status in ('booked', 'offered') join resident r on r.id = b.resident_id
    where a.branch_id = ${branchId} and a.cancelled_at is null and m.starts_at > ${moment}
    order by m.starts_at, b.id`)
  return rows.map(({ at, activity: activityId, ...row }) => ({
    ...row,
    activityId: Number(activityId),
    startsAt: new Date(at),
  }))
}

/**
 * Tells each of them by their own way, once; for who has only a card the desk has something to do. Who was to hear of a
 * change that is none any more hears nothing.
 */
export async function tellMove(tx: Transaction, { hearing, spared }: Hearers, now: Date): Promise<void> {
  for (const { until } of spared) await unsay(tx, until, now)
  for (const one of hearing) {
    const until = (await stillTells(tx, one, now)) ?? (await tell(tx, one, now))
    for (const { bookingId, read } of one.elsewhere)
      await tx.execute(sql`
        update booking set addresses_read = ${JSON.stringify({ until, at: read })}::jsonb where id = ${bookingId}::uuid`)
  }
}

/** By what somebody is to hear it already: what they read then is how it stands by then. What tells of another booking goes. */
async function stillTells(tx: Transaction, { waits, elsewhere }: Hearing, now: Date): Promise<string | null> {
  if (waits === null) return null
  const [, bookingId, , activityId] = waits.split(':')
  const tells = elsewhere.some((one) => one.bookingId === bookingId && String(one.activityId) === activityId)
  if (tells) return waits
  await unsay(tx, waits, now)
  return null
}

async function tell(tx: Transaction, { way, elsewhere }: Hearing, now: Date): Promise<string> {
  const [{ bookingId, activityId, startsAt }] = elsewhere
  const id = randomUUID()
  const key = `${tellingKey(bookingId, 'new_address', String(activityId))}:${id}`
  if (way === 'card') {
    await giveTask(tx, { id, kind: 'tell_change', bookingId, owner: 'adviser', before: startsAt }, now)
    return key
  }
  const earliest = afterSitting(now)
  await put(tx, { key, kind: 'new_address', bookingId, contactWay: way, seen: false, earliest, now })
  return key
}

/** Takes back what nobody has heard yet. */
async function unsay(tx: Transaction, until: string, now: Date): Promise<void> {
  await tx.execute(sql`
    update message set status = 'dropped', receipt = 'no_longer_true', finished_at = ${now.toISOString()}::timestamptz,
      lease = null, leased_until = null
    where key in (${until}, ${until} || ':call') and status = 'due'`)
  await tx.execute(sql`
    delete from task where id::text = split_part(${until}, ':', 5) and kind = 'tell_change' and done_at is null
      and booking_id::text = split_part(${until}, ':', 2)`)
}

/** What stands in their calendars is another place now; a letter of a new time that has not left yet stays true. */
export async function renewCalendars(tx: Transaction, { hearing, spared }: Hearers): Promise<void> {
  const elsewhere = hearing.flatMap((one) => one.elsewhere.map(({ bookingId }) => bookingId))
  const ids = `{${[...elsewhere, ...spared.flatMap(({ bookingIds }) => bookingIds)].join()}}`
  await tx.execute(sql`
    update booking b set revision = b.revision + 1 where b.id = any(${ids}::uuid[]) and not exists (
      select from message m where m.booking_id = b.id and m.kind in ('moved', 'rescheduled') and m.status = 'due')`)
}
