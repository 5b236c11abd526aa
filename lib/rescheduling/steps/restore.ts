import { sql } from 'drizzle-orm'
import { openPeriod } from '../../bookings/rules'
import { findBeside } from '../../bookings/steps/beside'
import { noted, type Own, ownBooking } from '../../bookings/steps/own'
import { keyWithWas, wasAt } from '../../messages/rules'
import { put } from '../../messages/steps'
import { placeFor } from '../../places/rules/places'
import { expectAtMeetings, lockActivities, promote } from '../../places/steps'
import type { SlotTime } from '../../planning/rules/slots'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { timeKey } from '../rules/choices'

type Times = readonly Pick<SlotTime, 'hoursId' | 'startsAt'>[]
type Row = { booking_id: string; hours: string; at: string; off: string; there: string | null }

/** What was called off at these times while somebody who has yet to hear it is still booked there. */
export async function calledOffAt(tx: Transaction, times: Times, now: Date): Promise<number[]> {
  return [...new Set((await unheardAt(tx, times, now)).map(({ off }) => Number(off)))]
}

/** How many have each of these times back that was called off before they heard so, by its key. */
export async function givenBackAt(tx: Transaction, times: Times, now: Date): Promise<Map<string, number>> {
  const back = new Map<string, number>()
  for (const { hours, at } of await unheardAt(tx, times, now)) {
    const key = timeKey({ hoursId: Number(hours), startsAt: new Date(at) })
    back.set(key, (back.get(key) ?? 0) + 1)
  }
  return back
}

/**
 * Gives who was at a time that was called off, and has not heard so, that time again now that it is there: for them nothing
 * has happened, and one time stands in the agenda. Who has heard it stays off: they may have made other plans. Answers how
 * many have theirs back. What was called off is locked already.
 */
export async function restore(tx: Transaction, actor: Actor, times: Times, now: Date): Promise<number> {
  const rows = await unheardAt(tx, times, now)
  let back = 0
  for (const { booking_id: bookingId, there } of rows) {
    const own = await ownBooking(tx, actor, bookingId, now)
    const [to] = there === null ? [] : await lockActivities(tx, [Number(there)])
    if (!own || !to) continue
    const { free } = await promote(tx, to, now)
    const placeNo = placeFor(free, own.partnerId)
    if (placeNo === null || !(await findBeside(tx, actor, own, to.id, now)).ok) continue
    const untold = await untoldMove(tx, bookingId)
    await tx.execute(sql`
      update message set status = 'dropped', receipt = 'no_longer_true', finished_at = ${now.toISOString()}::timestamptz
      where booking_id = ${bookingId}::uuid and kind in ('called_off', 'rescheduled') and status = 'due'`)
    await tx.execute(sql`
      update booking set activity_id = ${to.id}, place_no = ${placeNo}, revision = revision + 1,
        open_during = ${openPeriod(own.openContact, now, to.endsAt)}::tstzrange
      where id = ${bookingId}::uuid`)
    await expectAtMeetings(tx, bookingId, now)
    if (untold) await tellEarlierMove(tx, own, untold, now)
    await noted(tx, actor, own, 'restore', now)
    back += 1
  }
  return back
}

/** When somebody would still come who has not heard that they were moved, before that was called off as well; else null. */
async function untoldMove(tx: Transaction, bookingId: string): Promise<Date | null> {
  const [last] = await tx.execute<{ key: string; told: boolean }>(sql`
    select key, status = 'sent' as told from message
    where booking_id = ${bookingId}::uuid and kind in ('rescheduled', 'moved') order by created_at desc, key desc limit 1`)
  return last && !last.told ? wasAt(last.key) : null
}

/** Who was at this time because of an earlier move, and had not heard of that either when it was called off, hears of that. */
async function tellEarlierMove(tx: Transaction, own: Own, was: Date, now: Date): Promise<void> {
  if (own.contactWay === 'card') return
  const key = keyWithWas(`booking:${own.id}:rescheduled:${own.revision + 1}`, was)
  const about = { bookingId: own.id, contactWay: own.contactWay, seen: false }
  await put(tx, { ...about, key, kind: 'rescheduled', now })
}

/**
 * Who is booked at a time that was called off and has yet to hear it, the first who came first, with the time that takes its
 * place. Whom somebody is calling at this moment is hearing it.
 */
async function unheardAt(tx: Transaction, times: Times, now: Date): Promise<Row[]> {
  if (times.length === 0) return []
  const given = times.map(({ hoursId, startsAt }) => ({ hours: hoursId, at: startsAt.toISOString() }))
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await tx.execute<Row>(sql`
    select b.id as booking_id, g.hours, g.at, a.id as off, n.id as there
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) g (hours bigint, at timestamptz)
      join activity a on a.consultation_hours_id = g.hours and a.starts_at = g.at and a.cancelled_at is not null
      join booking b on b.activity_id = a.id and b.status = 'booked' join resident r on r.id = b.resident_id
      left join activity n on n.consultation_hours_id = g.hours and n.starts_at = g.at and n.cancelled_at is null
    where exists (select from task t where t.booking_id = b.id and t.kind = 'called_off' and t.done_at is null)
      and (r.contact_way = 'card' or exists (select from message m where m.booking_id = b.id and m.kind = 'called_off'
        and m.status = 'due' and (m.leased_until is null or m.leased_until <= ${moment})))
    order by b.line_no`)
  return [...rows]
}
