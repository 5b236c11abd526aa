import { lt, sql } from 'drizzle-orm'
import { visitSeen } from '@/db/tables/care'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { addDays, type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { DAYS_BACK, SEEN_DAYS } from '../rules/days'

/** Days that are written anew in one go; the newest first. */
const DAYS_AT_ONCE = 7
/** Goes in one run; what is left is done in the next. */
const GOES = 10

/**
 * Writes the visits of a day anew, with new ids and in an order that nobody knows, as long as something tells in which
 * order they were stored: rows keep the number of the transaction that wrote them, and lie where it put them. Returns
 * how many visits were written.
 */
export async function mixQuestions(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'questions.mix')
  const since = addDays(localDate(now), -DAYS_BACK - 1)
  let mixed = 0
  for (let go = 0; go < GOES; go += 1) {
    const count = await asActor(actor, (tx) => mixDays(tx, since))
    mixed += count
    if (count === 0) break
  }
  if (mixed > 0) await mixSeen(actor)
  return mixed
}

async function mixDays(tx: Transaction, since: LocalDate): Promise<number> {
  // One at a time, so that two instances do not wait for each other's rows.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('wegwijs mix questions'))`)
  const [row] = await tx.execute<{ count: number }>(sql`
    with handed_in as (select distinct xmin::text as by from visit_seen
    ), days as (
      select day from visit v left join handed_in on handed_in.by = v.xmin::text
      where day >= ${since}::date group by day
      -- Written by several, or only by the transaction that handed them in.
      having count(distinct v.xmin::text) > 1 or bool_or(handed_in.by is not null)
      order by day desc limit ${DAYS_AT_ONCE}
    ), old as materialized (
      select id, gen_random_uuid() as new_id from visit where day in (select day from days)
    ), asked as (
      delete from question q using old where q.visit_id = old.id
      returning old.new_id as visit_id, q.topic, q.help, q.outcome, q.minutes, q.provider
    ), gone as (
      delete from visit v using old where v.id = old.id
      returning old.new_id as id, v.branch_id, v.day, v.day_part, v.channel, v.helped_by
    ), put as (
      insert into visit (id, branch_id, day, day_part, channel, helped_by)
      select * from gone order by random() returning 1
    ), put_asked as (
      insert into question (id, visit_id, topic, help, outcome, minutes, provider)
      select gen_random_uuid(), asked.* from asked order by random() returning 1
    )
    select (select count(*) from put)::int as count, (select count(*) from put_asked)::int as asked`)
  return row?.count ?? 0
}

/** What devices have sent lies in no order either, and shares no transaction with a visit. */
async function mixSeen(actor: Actor): Promise<void> {
  await asActor(actor, (tx) =>
    tx.execute(sql`
      with gone as (delete from visit_seen returning id, day)
      insert into visit_seen (id, day) select id, day from gone order by random()`),
  )
}

/** Forgets what devices have sent after a week; by then none sends it again. Returns how many were forgotten. */
export async function forgetSeen(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'questions.mix')
  const gone = await asActor(actor, (tx) =>
    tx
      .delete(visitSeen)
      .where(lt(visitSeen.day, addDays(localDate(now), -SEEN_DAYS)))
      .returning({ day: visitSeen.day }),
  )
  return gone.length
}
