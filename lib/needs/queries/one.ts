import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { NeedScreen } from '../input/desk'
import { type Answer, answersTo } from '../rules/ends'
import { type Line, lineOf, type Told, toldOf } from './line'

type Organisation = { id: number; name: string; isLibrary: boolean }

/** Who a need is of, and how she is reached. */
export type Reached = {
  name: string
  way: 'call' | 'sms' | 'email' | 'card'
  contact: string | null
  contactOf: 'resident' | 'helper' | 'partner'
  language: 'nl' | 'en' | 'ar'
  callWhen: string | null
  comesBackOn: LocalDate | null
}

/** The asking that is under way. */
export type Asking = {
  referralId: string
  /** What stands on a printed sheet. */
  number: number
  from: string
  to: string
  isToLibrary: boolean
  seeBy: LocalDate
  contactBy: LocalDate
  seenAt: Date | null
  acceptedAt: Date | null
  contactedAt: Date | null
  /** Whether she agreed that they have her number or address. */
  hasContact: boolean
  consentLanguage: 'nl' | 'en' | 'ar'
}

type Standing = {
  needId: string
  /** Null once it was wiped. */
  code: string | null
  topic: string
  municipality: string
  municipalityId: number
  revision: number
  openedAt: Date
  openedBy: Organisation
  owner: (Organisation & { phone: string | null }) | null
  next: 'see' | 'contact' | 'report' | 'route' | 'help' | null
  dueOn: LocalDate | null
  appointmentOn: LocalDate | null
  /** Why it is not the turn any more of who was asked. */
  back: string | null
  waits: boolean
  forCoordinator: boolean
  person: Reached | null
  ended: 'helped' | 'stopped' | 'unreachable' | null
  endedAt: Date | null
  saidBy: 'resident' | 'helper' | null
  mergedInto: string | null
  asking: Asking | null
  /** It was typed today by who looks, and nobody has taken it on: it can go as if it had not been. */
  canGo: boolean
}

/** All that the desk needs of one need. What was wiped of a person is null. */
export type DeskOne = Standing &
  Line & {
    messages: Told[]
    /** What she can say as it stands now. */
    answers: Answer[]
    /** Other open needs of the same name or contact. */
    alike: { needId: string; topic: string; openedAt: Date; name: string }[]
    /** Who may be asked by agreement and was not yet. */
    others: string[]
  }

/** Everything about one need, for the desk; null when there is none. Whoever looks stands in the journal, with the screen. */
export async function deskNeed(
  actor: Actor,
  input: { needId: string; from?: NeedScreen },
  now: Date,
): Promise<DeskOne | null> {
  must(actor, 'need.guard')
  const { needId, from = 'need' } = input
  return asActor(
    actor,
    async (tx) => {
      const standing = await standingOf(tx, actor, needId, now)
      if (!standing) return null
      const line = await lineOf(actor, tx, standing, now)
      const messages = await toldOf(actor, tx, standing)
      const open = standing.endedAt === null
      const alike = open ? await alikeOf(tx, needId) : []
      const others = open ? await othersOf(tx, actor, standing, now) : []
      const rowIds = [needId, ...alike.map((one) => one.needId)]
      await note(tx, actor, { verb: 'see', kind: 'need', why: `desk:${from}`, rowIds }, now)
      const answers = answersTo({ ...standing, isAsked: standing.asking !== null })
      // Of who was forgotten nothing is taken back or said any more.
      const rest = standing.person ? { answers } : { answers: [], undo: null }
      return { ...standing, ...line, messages, alike, others, ...rest }
    },
    now,
  )
}

async function standingOf(
  tx: Transaction,
  actor: Actor,
  needId: string,
  now: Date,
): Promise<Standing | null> {
  const [row] = await tx.execute<Row>(sql`
    select n.id, n.code, n.topic, n.municipality_id, m.name as municipality, n.revision, n.opened_at, n.opened_by,
      n.opened_by_user, asker.name as asker, asker.kind as asker_kind, n.owner_id, o.name as owner, o.kind as owner_kind,
      o.phone, n.next, n.due_on, n.appointment_on, w.back_because, w.waits, w.for_coordinator, n.ended, n.ended_at,
      n.said_by, n.merged_into, c.name, c.contact_way, c.contact, c.contact_of, c.language, c.call_when, c.comes_back_on,
      r.id as referral_id, r.number, f.name as from_name, r.see_by, r.contact_by, r.seen_at, r.accepted_at, r.contacted_at,
      'contact' = any (k.fields) as has_contact, k.language as consent_language,
      exists (select from referral t where t.need_id = n.id and t.accepted_at is not null)
        or exists (select from need d where d.merged_into = n.id) as taken_on
    from need n
    join municipality m on m.id = n.municipality_id
    join organisation asker on asker.id = n.opened_by
    left join organisation o on o.id = n.owner_id
    left join need_now w on w.id = n.id
    left join need_contact c on c.need_id = n.id
    left join referral r on r.id = n.referral_id
    left join organisation f on f.id = r.from_id
    left join consent k on k.id = r.consent_id
    where n.id = ${needId}::uuid`)
  return row ? asStanding(row, actor, now) : null
}

type Row = {
  id: string
  code: string | null
  topic: string
  municipality_id: string
  municipality: string
  revision: number
  opened_at: string
  opened_by: string
  opened_by_user: string | null
  asker: string
  asker_kind: string
  owner_id: string | null
  owner: string
  owner_kind: string
  phone: string | null
  next: Standing['next']
  due_on: string | null
  appointment_on: string | null
  back_because: string | null
  waits: boolean | null
  for_coordinator: boolean | null
  ended: Standing['ended']
  ended_at: string | null
  said_by: Standing['saidBy']
  merged_into: string | null
  name: string | null
  contact_way: Reached['way']
  contact: string | null
  contact_of: Reached['contactOf']
  language: Reached['language']
  call_when: string | null
  comes_back_on: string | null
  referral_id: string | null
  number: string
  from_name: string
  see_by: string
  contact_by: string
  seen_at: string | null
  accepted_at: string | null
  contacted_at: string | null
  has_contact: boolean
  consent_language: Asking['consentLanguage']
  taken_on: boolean
}

function asStanding(row: Row, actor: Actor, now: Date): Standing {
  const openedAt = new Date(row.opened_at)
  const mine = actor.kind === 'staff' && row.opened_by_user === actor.userId
  return {
    ...{ needId: row.id, code: row.code, topic: row.topic, revision: row.revision, openedAt },
    ...{ municipality: row.municipality, municipalityId: Number(row.municipality_id) },
    openedBy: { id: Number(row.opened_by), name: row.asker, isLibrary: row.asker_kind === 'library' },
    owner: ownerOf(row),
    ...{ next: row.next, dueOn: row.due_on, appointmentOn: row.appointment_on, back: row.back_because },
    ...{ waits: row.waits ?? false, forCoordinator: row.for_coordinator ?? false },
    person: personOf(row),
    ...{ ended: row.ended, endedAt: moment(row.ended_at), saidBy: row.said_by, mergedInto: row.merged_into },
    asking: askingOf(row),
    canGo: mine && !row.taken_on && localDate(openedAt) === localDate(now),
  }
}

function ownerOf({ owner_id: id, owner: name, owner_kind: kind, phone }: Row): Standing['owner'] {
  return id === null ? null : { id: Number(id), name, isLibrary: kind === 'library', phone }
}

function personOf(row: Row): Reached | null {
  if (row.name === null) return null
  const { name, contact_way: way, contact, contact_of: contactOf, language } = row
  return { name, way, contact, contactOf, language, callWhen: row.call_when, comesBackOn: row.comes_back_on }
}

function askingOf(row: Row): Asking | null {
  if (row.referral_id === null) return null
  return {
    ...{ referralId: row.referral_id, number: Number(row.number), from: row.from_name, to: row.owner },
    ...{ isToLibrary: row.owner_kind === 'library', seeBy: row.see_by, contactBy: row.contact_by },
    ...{ seenAt: moment(row.seen_at), acceptedAt: moment(row.accepted_at) },
    ...{ contactedAt: moment(row.contacted_at), hasContact: row.has_contact },
    consentLanguage: row.consent_language,
  }
}

function moment(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

async function alikeOf(tx: Transaction, needId: string): Promise<DeskOne['alike']> {
  const rows = await tx.execute<{ id: string; topic: string; opened_at: string; name: string }>(sql`
    select o.id, o.topic, o.opened_at, c.name from need_contact own
    join need_contact c on (c.name_key = own.name_key or c.contact_key = own.contact_key) and c.need_id <> own.need_id
    join need o on o.id = c.need_id and o.ended_at is null
    where own.need_id = ${needId}::uuid order by o.opened_at limit 10`)
  return rows.map(({ id, opened_at, ...row }) => ({ needId: id, openedAt: new Date(opened_at), ...row }))
}

async function othersOf(tx: Transaction, actor: Actor, need: Standing, now: Date): Promise<string[]> {
  if (actor.kind !== 'staff') return []
  const rows = await tx.execute<{ name: string }>(sql`
    select o.name from agreement_version v
    join agreement a on a.id = v.agreement_id and a.from_id = ${actor.organisationId}
    join agreement_area area on area.version_id = v.id and area.municipality_id = ${need.municipalityId}
    join organisation o on o.id = a.to_id
    where ${localDate(now)}::date between v.valid_from and coalesce(v.valid_until, 'infinity')
      and ${need.topic} = any (v.topics)
      and not exists (select from referral r where r.need_id = ${need.needId}::uuid and r.to_id = o.id)
    order by v.contact_days, o.name`)
  return [...new Set(rows.map(({ name }) => name))]
}
