import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

/** In whose list open needs stand, and until when something is promised. */
export type InHands = {
  name: string
  isLibrary: boolean
  count: number
  /** Of those: past the day that was promised, and for a coordinator to act on. */
  late: number
  forCoordinator: number
  first: LocalDate
  last: LocalDate
}

/** What became of every need that was ever opened; of nobody by name. */
export type Left = {
  opened: number
  /** How often it was written down that one was opened. */
  openings: number
  helped: { byHerWord: number; byTheHelper: number }
  stopped: number
  unreachable: number
  /** Doubles, that count with another. */
  merged: number
  open: InHands[]
  /** What is none of these. */
  others: number
}

/**
 * Of all needs ever opened how many ended in which of the three ways, count with another, or are open and in whose list,
 * until when. What is none of these is counted apart: that is nobody, or the promise is broken.
 */
export async function nobodyLeft(actor: Actor, now: Date): Promise<Left> {
  must(actor, 'need.remind')
  return asActor(actor, async (tx) => ({ ...(await ended(tx)), open: await inHands(tx) }), now)
}

async function ended(tx: Transaction): Promise<Omit<Left, 'open'>> {
  const [row] = await tx.execute<Record<string, number>>(sql`
    with one as (
      select n.ended, n.said_by, n.merged_into is not null as merged,
        n.ended_at is null and num_nulls(n.owner_id, n.next, n.due_on, n.coordinator_from) = 0
          and (select count(*) from need_now w where w.id = n.id) = 1 as in_hands
      from need n)
    select count(*)::int as opened, (select count(*) from event where kind = 'opened')::int as openings,
      (count(*) filter (where ended = 'helped' and said_by = 'resident'))::int as "byHerWord",
      (count(*) filter (where ended = 'helped' and said_by = 'helper'))::int as "byTheHelper",
      (count(*) filter (where ended = 'stopped'))::int as stopped,
      (count(*) filter (where ended = 'unreachable'))::int as unreachable,
      (count(*) filter (where merged))::int as merged,
      (count(*) filter (where (coalesce(ended in ('helped', 'stopped', 'unreachable'), false))::int + merged::int
        + in_hands::int <> 1))::int as others
    from one`)
  const { byHerWord = 0, byTheHelper = 0, ...rest } = row ?? {}
  const none = { opened: 0, openings: 0, stopped: 0, unreachable: 0, merged: 0, others: 0 }
  return { ...none, ...rest, helped: { byHerWord, byTheHelper } }
}

async function inHands(tx: Transaction): Promise<InHands[]> {
  return tx.execute<InHands>(sql`
    select o.name, o.kind = 'library' as "isLibrary", count(*)::int as count,
      (count(*) filter (where w.due_on < actor_today()))::int as late,
      (count(*) filter (where w.for_coordinator))::int as "forCoordinator",
      min(w.due_on)::text as first, max(w.due_on)::text as last
    from need_now w
    join organisation o on o.id = case when w.at_library
      then (select l.id from organisation l where l.kind = 'library' order by l.id limit 1) else w.owner_id end
    group by o.id, o.name, o.kind order by o.kind = 'library' desc, count(*) desc, o.name`)
}
