import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { task } from '@/db/tables/calls'
import { giveTask } from '../../tasks/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { countTry, stepOf } from '../../tools/limits'
import { ok, type Result } from '../../tools/result'
import { asActor, inParts, transaction } from '../../tools/transaction'
import { everywhere, isEmptying, isRushOf, RUSH_DAYS, RUSH_MINUTES } from '../rules/rush'
import { takeBack } from '../steps/cancel'
import { knownAmong, ofRush } from '../steps/rush'

/**
 * Looks whether an agenda empties unusually fast, by one network or from everywhere, and gives the coordinator a task when
 * it does; once, until that is done. Answers how many there were to give.
 */
export async function lookForRush(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'guests.sweep')
  const since = new Date(now.getTime() - RUSH_MINUTES * 60_000)
  return asActor(actor, async (tx) => {
    const [sources, agendas] = [await bySource(tx, since, now), await byAgenda(tx, since, now)]
    const found = sources.filter(isRushOf).map(({ source }) => Buffer.from(source))
    found.push(...(await byShare(tx, now)))
    if (agendas.some(isEmptying)) found.push(everywhere)
    for (const source of found) await giveTask(tx, { kind: 'rush', source, owner: 'coordinator' }, now)
    return found.length
  })
}

/** What was made before the last such task was done, somebody has looked at. */
const notSeen = (source: string) =>
  sql.raw(`b.created_at > coalesce((select max(t.done_at) from task t
  where t.kind = 'rush' and t.source = ${source}), '-infinity')`)
/** Made without anybody having signed in, also where nothing is kept of where it came from since all look like one. */
const ofNobody = sql.raw('b.partner_id is null and not b.at_desk')
const notOwn = sql.raw('not exists (select from own_address o where o.address = b.source)')

async function bySource(tx: Transaction, since: Date, now: Date) {
  const [from, at] = [sql`${since.toISOString()}::timestamptz`, sql`${now.toISOString()}::timestamptz`]
  return tx.execute<{ source: Buffer; booked: number; held: number }>(sql`
    select b.source, (count(*) filter (where b.status <> 'held'))::int as booked,
      (count(*) filter (where b.status = 'held' and b.hold_until > ${at}))::int as held
    from booking b where b.source is not null and b.created_at > ${from} and ${notOwn} and ${notSeen('b.source')}
    group by b.source`)
}

/**
 * Which networks held all that may be held of a day, or of a course run, for an hour of this day in all; and again after each
 * hour more. Who fills something in lets go of it sooner. Each look is a minute.
 */
async function byShare(tx: Transaction, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await tx.execute<{ source: Buffer }>(sql`
    select distinct s.source from (
      select b.source from booking b, same_day(b.activity_id) d
      where b.status = 'held' and b.hold_until > ${at} and b.source is not null and ${notOwn} and ${notSeen('b.source')}
      group by b.source, d.ids, d.one_in having count(*) >= share_of(d.ids, d.one_in)) s`)
  const all = rows.map(({ source }) => Buffer.from(source))
  const found: typeof all = []
  for (const source of all) {
    const count = await countTry('whole_share', 'network', source, now, tx)
    if (count % stepOf('whole_share', 'network').free === 0) found.push(source)
  }
  return found
}

/** Of the agenda of each branch, and of each course run, how much was taken in this hour, and how much is free. */
async function byAgenda(tx: Transaction, since: Date, now: Date) {
  const [from, at] = [sql`${since.toISOString()}::timestamptz`, sql`${now.toISOString()}::timestamptz`]
  const until = sql`${new Date(now.getTime() + RUSH_DAYS * 86_400_000).toISOString()}::timestamptz`
  return tx.execute<{ taken: number; free: number }>(sql`
    with taken as (
      select a.branch_id, case a.kind when 'course' then a.id end as run, count(*)::int as taken
      from booking b join activity a on a.id = b.activity_id
      where b.created_at > ${from} and ${ofNobody} and ${notOwn} and ${notSeen("''::bytea")}
        and (b.status = 'booked' or b.status = 'held' and b.hold_until > ${at})
        and (a.kind = 'course' or a.starts_at between ${at} and ${until})
      group by 1, 2)
    select t.taken, (select count(*)::int from activity a, free_places(a.id, ${at}) f
      where a.cancelled_at is null and (a.id = t.run or t.run is null and a.kind = 'consultation'
        and a.branch_id = t.branch_id and a.starts_at between ${at} and ${until})) as free
    from taken t`)
}

/** Lets go of all that the source of a task holds without having booked it: those places are free at once. */
export async function letGoOfRush(
  actor: Actor,
  input: { taskId: string },
  now: Date,
): Promise<Result<{ taskId: string; gone: number }, 'unknown'>> {
  must(actor, 'agenda.set')
  return transaction<{ taskId: string; gone: number }, 'unknown'>(actor, async (tx) => {
    const those = and(eq(booking.status, 'held'), ofRush(tx, input.taskId))
    const gone = await tx.delete(booking).where(those).returning({ id: booking.id })
    const rowIds = gone.map(({ id }) => id)
    await note(tx, actor, { verb: 'change', kind: 'booking', why: 'rush_let_go', rowIds }, now)
    return ok({ taskId: input.taskId, gone: gone.length })
  })
}

/**
 * Takes back together what is plainly false of the source of a task: what was ticked, each in a transaction of its own. Who
 * was never here is not called about it, for there may be nobody; a letter or sms does go, so that somebody who is real
 * after all reads it. Who was here before is told in the ordinary way.
 */
export async function cancelRush(
  actor: Actor,
  input: { taskId: string; bookings: string[] },
  now: Date,
): Promise<Result<{ taskId: string; gone: number }, never>> {
  must(actor, 'agenda.set')
  const asked = [...new Set(input.bookings)].sort()
  const gone = await inParts(actor, asked, 1, async (tx, part) => {
    const those = and(inArray(booking.id, part), ofRush(tx, input.taskId))
    const [one] = await tx.select({ id: booking.id }).from(booking).where(those)
    if (!one) return 0
    const known = await knownAmong(tx, [one.id], now)
    const quiet = !known.has(one.id)
    const done = await takeBack(tx, actor, { bookingId: one.id, by: 'library', quiet }, now)
    return done.ok ? 1 : 0
  })
  await asActor(actor, (tx) => finishWhenEmpty(tx, actor, input.taskId, now))
  return ok({ taskId: input.taskId, gone })
}

/** When nothing of the source is left, there is nothing to do any more. */
async function finishWhenEmpty(tx: Transaction, actor: Actor, taskId: string, now: Date): Promise<void> {
  const left = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(and(ne(booking.status, 'cancelled'), ofRush(tx, taskId)))
    .limit(1)
  if (left.length > 0) return
  const doneBy = actor.kind === 'staff' ? actor.userId : null
  await tx
    .update(task)
    .set({ doneAt: now, doneBy, receipt: 'arranged' })
    .where(and(eq(task.id, taskId), isNull(task.doneAt)))
}
