import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { asActor } from '../../tools/transaction'

/** How many needs there are to act on at the desk now, in numbers: of nobody. */
export type NeedCount = {
  acting: number
  /** Of those, how many are past the day that was promised. */
  late: number
  /** Of those, how many a coordinator has to act on. */
  coordinator: number
}

/** How many needs the desk has to act on now. */
export async function needCount(actor: Actor, now: Date): Promise<NeedCount> {
  must(actor, 'need.guard')
  const [row] = await asActor(
    actor,
    (tx) =>
      tx.execute<NeedCount>(sql`
      select count(*)::int as acting, (count(*) filter (where w.due_on < actor_today()))::int as late,
        (count(*) filter (where w.for_coordinator))::int as coordinator
      from need_now w where not w.waits`),
    now,
  )
  return row ?? { acting: 0, late: 0, coordinator: 0 }
}

/** In whose list the open needs stand: each in exactly one, the library's when it has to act. */
export type ListCount = { organisationId: number; name: string; acts: number; waits: number }

/**
 * How many needs stand in the list of each organisation: what the library has to act on or keeps for a day of its own,
 * and of every other organisation what it was asked and still has time for.
 */
export async function needLists(actor: Actor, now: Date): Promise<ListCount[]> {
  must(actor, 'need.guard')
  const rows = await asActor(
    actor,
    (tx) =>
      tx.execute<{ id: string; name: string; acts: number; waits: number }>(sql`
      select o.id, o.name, (count(*) filter (where w.at_library and not w.waits))::int as acts,
        (count(*) filter (where w.waits))::int as waits
      from need_now w
      join organisation o on o.id = case when w.at_library
        then (select l.id from organisation l where l.kind = 'library' order by l.id limit 1) else w.owner_id end
      group by o.id, o.name, o.kind order by o.kind = 'library' desc, o.name`),
    now,
  )
  return rows.map(({ id, name, acts, waits }) => ({ organisationId: Number(id), name, acts, waits }))
}
