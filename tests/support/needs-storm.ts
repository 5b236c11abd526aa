import type postgres from 'postgres'
import { QueryFailed } from '@/db/client'
import { appoint, decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere, merge, reopen } from '@/lib/needs/commands/end'
import { say, sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import type { Actor, Guest, Partner, Staff } from '@/lib/tools/access'
import type { Result } from '@/lib/tools/result'
import { agreed } from './allowed/need-rows'
import { aNetwork, anAsk, asked, type Network, opened } from './needs'
import { aColleague, aPartner } from './partners'
import { after, the } from './world'

/** What must never be true of needs, with the rows for which it is; empty is well. */
export async function needViolations(sql: postgres.Sql): Promise<string[]> {
  const found = await Promise.all([
    sql`select 'asked of who was told to stop: ' || n.id as what from need n join referral r on r.id = n.referral_id
      where n.ended_at is null and r.ended_at is not null`,
    sql`select 'asked, and nobody waits for it: ' || r.id as what from referral r join need n on n.id = r.need_id
      where r.ended_at is null and n.referral_id is distinct from r.id`,
    sql`select 'asked of two at once: ' || need_id as what from referral where ended_at is null
      group by need_id having count(*) > 1`,
    sql`select 'asked without consent: ' || r.id as what from referral r join consent k on k.id = r.consent_id
      where r.ended_at is null and k.withdrawn_at is not null and not exists (select from event e
        where e.need_id = r.need_id and e.kind = 'withdrawn' and e.referral_id is null)`,
    sql`select 'two things happened at once: ' || need_id || '/' || revision as what from event
      where not (kind = 'withdrawn' and referral_id is null) group by need_id, revision having count(*) > 1`,
    sql`select 'something happened that does not stand: ' || n.id as what from need n
      where n.wiped_at is null and n.revision <> (select max(e.revision) from event e where e.need_id = n.id)`,
    sql`select 'open and of nobody: ' || n.id as what from need n where n.ended_at is null
      and num_nulls(n.owner_id, n.next, n.due_on, n.coordinator_from) > 0`,
    sql`select 'another end: ' || n.id as what from need n where n.ended_at is not null
      and n.merged_into is null and n.ended not in ('helped', 'stopped', 'unreachable')`,
    sql`select 'counts with a need that is closed by being another: ' || n.id as what from need n
      join need i on i.id = n.merged_into where i.merged_into is not null`,
    sql`select 'sent and not told: ' || e.id as what from event e join need n on n.id = e.need_id
      where e.kind = 'sent' and n.wiped_at is null
        and not exists (select from message m where m.key = 'need:' || e.need_id || ':need_sent:' || e.id)`,
    sql`select 'back and not told: ' || e.id as what from event e join need n on n.id = e.need_id
      where (e.kind = 'declined' or e.kind = 'reported' and e.detail <> 'helped') and n.wiped_at is null
        and not exists (select from message m where m.key = 'need:' || e.need_id || ':need_turn:' || e.id)`,
  ])
  return found.flat().map((row) => (row as unknown as { what: string }).what)
}

export type Crowd = {
  network: Network
  desks: Staff[]
  partners: Partner[]
  needs: { needId: string; code: string; page: Guest }[]
}

/** Two desks, two people at each of two partners, and so many residents with their page open. */
export async function aCrowd(count: number): Promise<Crowd> {
  const network = await aNetwork()
  const { kwadraad, welzijn, libraryId, adviser } = network
  const beside = (one: Partner) => aPartner({ organisationId: one.organisationId })
  const needs = []
  for (let i = 0; i < count; i++) {
    const { needId, code } = await asked(network)
    needs.push({ needId, code, page: await opened({ needId, code }) })
  }
  const desks = [adviser, await aColleague('adviser', libraryId)]
  return {
    network,
    desks,
    partners: [kwadraad, await beside(kwadraad), welzijn, await beside(welzijn)],
    needs,
  }
}

/** What was answered: which events must stand from then on, and how often somebody was refused or had to wait. */
export type Answers = { events: number[]; made: string[]; done: number; refused: number; busy: number }

/** How much happens at how many hands; from which turn on, and which failures are nobody's answer. */
type Weather = { turns: number; width: number; first?: number; isBusy?: (error: unknown) => boolean }

/** So many things at so many hands, each decided on what was to be seen a moment before. */
export async function storm(
  sql: postgres.Sql,
  crowd: Crowd,
  { turns, width, first = 0, isBusy = busy }: Weather,
): Promise<Answers> {
  const told: Answers = { events: [], made: [], done: 0, refused: 0, busy: 0 }
  let turn = first
  const hand = async () => {
    while (turn < first + turns) {
      turn += 1
      const mine = turn
      try {
        note(told, await oneThing(sql, crowd, mine))
      } catch (error) {
        if (!isBusy(error)) throw error
        told.busy += 1
      }
    }
  }
  await Promise.all(Array.from({ length: width }, hand))
  return told
}

/** On a slow machine some wait longer than PostgreSQL lets them: no answer, so nothing to keep. */
function busy(error: unknown): boolean {
  return error instanceof QueryFailed && ['55P03', '57014'].includes(error.code)
}

type Answer = Result<{ eventId?: number; needId?: string }, string> | null

function note(told: Answers, answer: Answer): void {
  if (!answer?.ok) {
    told.refused += 1
    return
  }
  told.done += 1
  if (answer.value.eventId !== undefined) told.events.push(answer.value.eventId)
  else if (answer.value.needId !== undefined) told.made.push(answer.value.needId)
}

async function oneThing(sql: postgres.Sql, crowd: Crowd, turn: number): Promise<Answer> {
  const { network, needs } = crowd
  const at = after(1000 * turn)
  const { needId, page } = pick(needs, turn * 7)
  const desk = pick(crowd.desks, turn)
  const [row] = await sql`select n.revision, n.referral_id, n.owner_id, n.ended_at,
      (select max(e.id) from event e where e.need_id = n.id and e.by in ('staff', 'partner')) as event,
      (select e.user_id from event e where e.need_id = n.id and e.by in ('staff', 'partner') order by e.id desc limit 1) as by
    from need n where n.id = ${needId}`
  if (!row) return null
  const seen = { needId, revision: row.revision as number }
  const asked = crowd.partners.filter((one) => one.organisationId === Number(row.owner_id))
  const partner = asked[turn % 2] ?? pick(crowd.partners, turn)
  const referralId = row.referral_id as string | null
  const to = turn % 2 ? network.toKwadraad : network.toWelzijn
  if (row.ended_at !== null) return turn % 3 ? reopen(desk, { ...seen, reason: 'other' }, at) : null
  switch (turn % 17) {
    case 0:
    case 1:
    case 2:
      return referralId ? takeOn(partner, { referralId }, at) : askOther(desk, { ...seen, ...agreed(to) }, at)
    case 3:
    case 4:
      return referralId ? decline(partner, { referralId, reason: 'no_room' }, at) : null
    case 5:
    case 6:
    case 7:
      return askOther(desk, { ...seen, ...agreed(to) }, at)
    case 8:
      return withdrawConsent(turn % 2 ? page : desk, { needId }, at)
    case 9:
      return withdrawConsent(page, { needId }, at)
    case 10:
      return referralId
        ? spoke(partner, { referralId }, at)
        : keepNeed(desk, { ...seen, helpOn: '2027-03-09' }, at)
    case 11:
      return referralId ? report(partner, { referralId, how: turn % 4 ? 'partly' : 'helped' }, at) : null
    case 12:
      return wrap(say(page, { needId, says: turn % 5 ? 'nobody_called' : 'helped' }, at))
    case 13:
      return turn % 2
        ? sayFor(desk, { needId, says: 'not_yet' }, at)
        : tryToReach(desk, { needId, outcome: 'voicemail' }, at)
    case 14: {
      const who = [...crowd.desks, ...crowd.partners].find((one) => one.userId === row.by)
      return who ? undoEvent(who as Actor, { eventId: Number(row.event) }, at) : null
    }
    case 15:
      return turn % 3
        ? helpedHere(desk, seen, at)
        : merge(desk, { ...seen, intoId: pick(needs, turn * 5).needId }, at)
    default:
      if (turn % 2) return ask(desk, anAsk(network), at)
      await seeAsked(partner, {}, at)
      return referralId ? appoint(partner, { referralId, on: '2027-03-09' }, at) : null
  }
}

async function wrap(answer: Promise<Result<unknown, string>>): Promise<Answer> {
  const { ok } = await answer
  return ok ? { ok, value: {} } : null
}

function pick<One>(all: One[], turn: number): One {
  return the(all[turn % all.length])
}

/** The commands without the lock on a need, and without the last word of the database. */
export async function withoutLock(sql: postgres.Sql, database: unknown): Promise<void> {
  await sql`drop index referral_under_way`
  const client = (database as { $client: { begin: (work: unknown) => unknown } }).$client
  const begin = client.begin.bind(client)
  client.begin = (work: unknown) =>
    begin((tx: { unsafe: (query: string, ...rest: unknown[]) => unknown }) => {
      const unsafe = tx.unsafe.bind(tx)
      tx.unsafe = (query, ...rest) => unsafe(query.replaceAll(' for no key update', ''), ...rest)
      return (work as (tx: unknown) => unknown)(tx)
    })
}
