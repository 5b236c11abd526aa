import { sql } from 'drizzle-orm'
import { type DaysOff, usualDaysOff } from '../../network/rules/hours'
import { daysOffSince } from '../../network/steps/reach'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { addDays, type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { workdaysOver } from '../rules/due'

/** As many needs are shown of each part, what is most over first: of what there is to act on, and of what waits. */
export const SHOWN = { acting: 20, waiting: 4 }
/** As many are shown of a part that is asked for whole. */
export const MOST_SHOWN = 100

/**
 * Where a need stands at the desk: a coordinator has to act, somebody of the desk has to, it is for another day of ours,
 * it waits for who was asked, or for the day on which she comes back herself.
 */
export type Part = 'coordinator' | 'acts' | 'later' | 'waits' | 'comes_back'

export type DeskNeed = {
  needId: string
  part: Part
  topic: string
  municipalityId: number
  municipality: string
  name: string | null
  language: 'nl' | 'en' | 'ar' | null
  owner: { id: number; name: string; isLibrary: boolean }
  next: 'see' | 'contact' | 'report' | 'route' | 'help'
  dueOn: LocalDate
  /** Working days of the library that have gone by since. */
  over: number
  appointmentOn: LocalDate | null
  comesBackOn: LocalDate | null
  /** Why it is not the turn any more of who was asked. */
  back: string | null
  /** Who asks it of the library, when somebody does. */
  askedBy: string | null
  /** What brought it to the library when that has to choose who helps: how the last asking ended, or that it was opened. */
  because: { kind: string; detail: string | null; of: string | null } | null
  /** Who may be asked by agreement and was not yet, of what is ours to act on. */
  others: string[]
}

export type DeskNeeds = {
  parts: Record<Part, DeskNeed[]>
  /** How many there are, also of what is not shown. */
  totals: Record<Part, number>
  municipalities: { id: number; name: string; count: number }[]
}

/**
 * The open needs of the library: who has to act on them now, and what they wait for; each stands once, what is most over
 * first. A coordinator sees apart what is theirs. Whom somebody looked at stands in the journal.
 */
export async function deskNeeds(
  actor: Actor,
  input: { municipalityId?: number | null; whole?: Part | null },
  now: Date,
): Promise<DeskNeeds> {
  must(actor, 'need.guard')
  return asActor(
    actor,
    async (tx) => {
      // What does not wait for another answer is sent together.
      const [rows, municipalities] = await Promise.all([listed(tx, actor, input), municipalitiesOf(tx)])
      const [agreed, off] = await Promise.all([
        agreedFor(tx, actor, rows, localDate(now)),
        daysOffOver(tx, rows),
      ])
      const promised = rows.map((row) => row.due_on)
      const overSince = workdaysOver(promised, localDate(now), off)
      const partnersOf = byTownAndTopic(agreed)
      const needs = rows.map((row) => needOf(row, partnersOf(row), overSince.get(row.due_on) ?? 0))
      const rowIds = needs.map(({ needId }) => needId)
      await note(tx, actor, { verb: 'see', kind: 'need', why: 'desk:list', rowIds }, now)
      const totals = { coordinator: 0, acts: 0, later: 0, waits: 0, comes_back: 0 }
      for (const { part, total } of rows) totals[part] = total
      const of = (part: Part) => needs.filter((one) => one.part === part)
      const parts = {
        ...{ coordinator: of('coordinator'), acts: of('acts'), later: of('later') },
        ...{ waits: of('waits'), comes_back: of('comes_back') },
      }
      return { parts, totals, municipalities }
    },
    now,
  )
}

type Row = {
  id: string
  part: Part
  total: number
  topic: string
  municipality_id: string
  municipality: string
  name: string | null
  language: DeskNeed['language']
  owner_id: string
  owner: string
  owner_kind: string
  next: DeskNeed['next']
  due_on: string
  appointment_on: string | null
  comes_back_on: string | null
  back: string | null
  asked_by: string | null
  tried: string[] | null
  kind: string | null
  detail: string | null
  of: string | null
}

/** What changed last whose turn it is, of what the library has to choose for (`r`): to tell why it is the library's. */
const turned = sql`
  select e.kind, e.detail, e.to_id from event e
  where r.next = 'route' and e.need_id = r.id
    and e.kind in ('opened', 'declined', 'reported', 'withdrawn', 'answered', 'reopened')
    and not exists (select from event u where u.undoes = e.id)
  order by e.id desc limit 1`

async function listed(
  tx: Transaction,
  actor: Actor,
  { municipalityId = null, whole = null }: { municipalityId?: number | null; whole?: Part | null },
): Promise<Row[]> {
  const signs = actor.kind === 'staff' && actor.role === 'coordinator'
  const there = municipalityId === null ? sql`` : sql`and n.municipality_id = ${municipalityId}`
  return tx.execute<Row>(sql`
    with standing as materialized (
      select w.id, w.due_on, w.back_because as back, n.topic, n.municipality_id, n.owner_id, n.next, n.referral_id,
        n.appointment_on, c.name, c.language, c.comes_back_on,
        case when w.for_coordinator and ${signs} then 'coordinator' when not w.waits then 'acts'
          when c.contact_way = 'card' then 'comes_back' when w.at_library then 'later' else 'waits' end as part
      from need_now w
      join need n on n.id = w.id and n.ended_at is null
      left join need_contact c on c.need_id = n.id
      where true ${there}
    ), ranked as (
      select s.*, row_number() over (partition by s.part order by case when s.part = 'comes_back' then s.comes_back_on
          else least(s.due_on, case when s.back is not null then actor_today() end) end, s.due_on, s.id) as place, (count(*) over (partition by s.part))::int as total
      from standing s
    ), shown as materialized (
      select r.*, why.*, array(select a.to_id::text from referral a where a.need_id = r.id) as tried
      from ranked r
      left join lateral (${turned}) why on true
      where r.place <= case when r.part = ${whole} then ${MOST_SHOWN}::int
        when r.part in ('coordinator', 'acts') then ${SHOWN.acting}::int else ${SHOWN.waiting}::int end
    )
    select r.id, r.part, r.total, r.topic, r.municipality_id, m.name as municipality, r.name, r.language, r.owner_id,
      o.name as owner, o.kind as owner_kind, r.tried, r.next, r.due_on, r.appointment_on, r.comes_back_on, r.back,
      case when o.kind = 'library' then (select asker.name from referral a join organisation asker on asker.id = a.from_id
        where a.id = r.referral_id) end as asked_by,
      r.kind, r.detail, whose.name as of
    -- Names are looked up once for all that is shown, not once a row.
    from shown r
    join municipality m on m.id = r.municipality_id
    join organisation o on o.id = r.owner_id
    left join organisation whose on whose.id = r.to_id
    order by r.part, r.place`)
}

type Agreed = { municipality_id: string; topics: string; id: string; name: string }

/** Whom the library may ask today about what it has to act on; what waits for another is theirs. */
async function agreedFor(tx: Transaction, actor: Actor, rows: Row[], today: LocalDate): Promise<Agreed[]> {
  const ours = rows.filter(({ part }) => part === 'coordinator' || part === 'acts')
  if (ours.length === 0 || actor.kind !== 'staff') return []
  const towns = `{${[...new Set(ours.map((row) => row.municipality_id))].join()}}`
  // First what holds today, then where: as one set, for of a wall PostgreSQL guesses few rows, and looks up each apart.
  return tx.execute<Agreed>(sql`
    with standing as materialized (
      select v.id, v.topics, v.contact_days, a.to_id
      from agreement_version v
      join agreement a on a.id = v.agreement_id and a.from_id = ${actor.organisationId}
      where v.valid_from <= ${today}::date and (v.valid_until is null or v.valid_until >= ${today}::date)
    )
    select area.municipality_id, array_to_string(s.topics, ' ') as topics, o.id, o.name
    from agreement_area area
    join standing s on s.id = area.version_id
    join organisation o on o.id = s.to_id
    where area.municipality_id = any (${towns}::bigint[])
    order by s.contact_days, o.name`)
}

/** On which days nobody of the library was there since the first of these promises. */
async function daysOffOver(tx: Transaction, rows: Row[]): Promise<DaysOff> {
  const [first] = rows.map((row) => row.due_on).sort()
  return first === undefined ? usualDaysOff : daysOffSince(tx, addDays(first, 1))
}

async function municipalitiesOf(tx: Transaction): Promise<DeskNeeds['municipalities']> {
  const rows = await tx.execute<{ id: string; name: string; count: number }>(sql`
    select m.id, m.name, count(*)::int as count from need n join municipality m on m.id = n.municipality_id
    where n.ended_at is null group by m.id, m.name order by m.name`)
  return rows.map(({ id, name, count }) => ({ id: Number(id), name, count }))
}

function byTownAndTopic(agreed: Agreed[]): (row: Row) => Agreed[] {
  const partners = Map.groupBy(agreed, (one) => one.municipality_id)
  return ({ municipality_id, topic }) =>
    partners.get(municipality_id)?.filter(({ topics }) => topics.split(' ').includes(topic)) ?? []
}

function needOf(row: Row, partners: Agreed[], over: number): DeskNeed {
  const tried = new Set([row.owner_id, ...(row.tried ?? [])])
  const others = partners.filter(({ id }) => !tried.has(id)).map(({ name }) => name)
  return {
    ...{ needId: row.id, part: row.part, topic: row.topic, name: row.name, language: row.language },
    ...{ municipalityId: Number(row.municipality_id), municipality: row.municipality },
    owner: { id: Number(row.owner_id), name: row.owner, isLibrary: row.owner_kind === 'library' },
    ...{ next: row.next, dueOn: row.due_on, over },
    ...{ appointmentOn: row.appointment_on, comesBackOn: row.comes_back_on, back: row.back },
    askedBy: row.asked_by,
    because: row.kind === null ? null : { kind: row.kind, detail: row.detail, of: row.of },
    others: [...new Set(others)],
  }
}
