import { randomUUID } from 'node:crypto'
import { sql as q } from 'drizzle-orm'
import type postgres from 'postgres'
import { QueryFailed } from '@/db/client'
import { municipality } from '@/db/tables/network'
import { startGuest } from '@/lib/drafts/commands'
import { appoint, decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere, merge, reopen, signUnreachable, undoNeed } from '@/lib/needs/commands/end'
import { tellLate } from '@/lib/needs/commands/late'
import { putDigests, remindAsked } from '@/lib/needs/commands/remind'
import { openNeedByCode, say, sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { calledPartner, tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import { isOpen, usualDaysOff } from '@/lib/network/rules/hours'
import { forgetNeeds } from '@/lib/privacy/commands/forget'
import type { Actor, Partner, Staff } from '@/lib/tools/access'
import type { Result } from '@/lib/tools/result'
import { addDays, atLocal, weekday } from '@/lib/tools/time'
import { asActor } from '@/lib/tools/transaction'
import { agreed } from '../support/allowed/need-rows'
import { books } from '../support/database'
import { anAgreement, anAsk, theLibrary } from '../support/needs'
import { aColleague, aPartner } from '../support/partners'
import { anyone, aPerson, aVisitor, job, the } from '../support/world'

export type Given = {
  from: string
  until: string
  /** How many are opened in a year of 260 working days. */
  needs: number
  towns: number
  told?: (day: string, opened: number) => void
}

export type Lived = {
  end: Date
  partners: number
  opened: number
  undone: number
  wiped: number
  done: number
  refused: number
}

type House = { partner: Partner; colleague: Partner; to: number; from: number; townId: number; index: number }
/** What is known of a resident outside of the books: what she is like. */
type Her = {
  needId: string
  code: string
  letter: string
  townId: number
  isAway: boolean
  double: string | null
}
type Row = {
  id: string
  owner_id: number
  next: string
  due_on: string
  referral_id: string | null
  revision: number
  says: string | null
  because: string | null
  waits: boolean
  accepted: boolean
  contacted: boolean
  contact_by: string | null
}
type Task = (at: Date) => Promise<Result<unknown, string> | null>

const unhelped = ['partly', 'not_helped', 'no_show', 'no_contact', 'not_wanted'] as const
const PER_TOWN = 3
const WORKDAYS = 260
const AT_ONCE = 6

/** Lives through these days with the real commands: every working day the world, the residents, the partners and the desk. */
export async function liveThrough(sql: postgres.Sql, given: Given): Promise<Lived> {
  const province = new Province(sql, given)
  await province.open()
  for (let day = given.from; day <= given.until; day = addDays(day, 1)) {
    if (weekday(day) > 5 || !isOpen(day, usualDaysOff)) continue
    await province.live(day)
    given.told?.(day, province.lived.opened)
  }
  province.lived.end = atLocal(given.until, '18:00')
  return province.lived
}

class Province {
  readonly lived: Lived
  readonly sql: postgres.Sql
  readonly given: Given
  readonly random = dice(42)
  houses: House[] = []
  desks: Staff[] = []
  coordinator: Staff | null = null
  hers = new Map<string, Her>()
  due = 0

  constructor(sql: postgres.Sql, given: Given) {
    this.sql = sql
    this.given = given
    const none = { opened: 0, undone: 0, wiped: 0, done: 0, refused: 0, partners: given.towns * PER_TOWN }
    this.lived = { end: new Date(0), ...none }
  }

  async open(): Promise<void> {
    const libraryId = await theLibrary()
    this.desks = [await aColleague('adviser', libraryId), await aColleague('adviser', libraryId)]
    this.coordinator = await aColleague('coordinator', libraryId)
    for (let town = 0; town < this.given.towns; town++) {
      const slug = `gemeente-${randomUUID()}`
      const [made] = await books()
        .insert(municipality)
        .values({ slug, name: slug })
        .returning({ id: municipality.id })
      for (let n = 0; n < PER_TOWN; n++) {
        const index = this.houses.length
        const partner = await aPartner({ name: `Partner ${town + 1}-${n + 1}`, contactPerson: true })
        const { organisationId } = partner
        const between = { townId: the(made).id, validFrom: '2026-01-01' }
        this.houses.push({
          ...{ partner, colleague: await aPartner({ organisationId }), townId: the(made).id, index },
          to: await anAgreement({ fromId: libraryId, toId: organisationId, ...between }),
          from: await anAgreement({ fromId: organisationId, toId: libraryId, ...between }),
        })
      }
    }
  }

  async live(day: string): Promise<void> {
    await this.world(day)
    const morning = atLocal(day, '09:15')
    const isAwake = !(day >= '2027-07-12' && day <= '2027-07-23')
    if (isAwake) await this.jobs(morning)
    const early = await this.openNeeds(morning)
    await this.together([...this.partners(early, day), ...this.residents(early, day)], morning)
    await this.together(this.newcomers(day), atLocal(day, '11:00'))
    const late = await this.openNeeds(atLocal(day, '14:30'))
    await this.together([...this.desk(late, day), ...(await this.afterwards(day))], atLocal(day, '14:30'))
  }

  /** What happens to organisations: one is closed for three weeks, one agreement ends, the people of one leave. */
  async world(day: string): Promise<void> {
    const [, second, third, fourth] = this.houses
    if (day === this.given.from && second)
      await this.sql`insert into organisation_closure (organisation_id, from_date, until_date, reason)
        values (${second.partner.organisationId}, ${addDays(day, 20)}, ${addDays(day, 41)}, 'gesloten')`
    if (day === addDays(this.given.from, 35) && third)
      await this.sql`update agreement_version set valid_until = ${day} where id = ${third.to}`
    if (day === addDays(this.given.from, 42) && fourth)
      await this.sql`update member set deactivated_at = ${atLocal(day, '08:00')}
        where organisation_id = ${fourth.partner.organisationId}`
  }

  async jobs(at: Date): Promise<void> {
    await tellLate(job, {}, at)
    await remindAsked(job, {}, at)
    await putDigests(job, {}, at)
    this.lived.wiped += await forgetNeeds(job, {}, at)
  }

  /** What the desk reads of every open need, and how far who was asked has come. */
  openNeeds(at: Date): Promise<Row[]> {
    return asActor(
      the(this.desks[0]),
      (tx) =>
        tx.execute<Row>(q`select n.id, n.owner_id::int, n.next, n.due_on::text, n.referral_id, n.revision, n.says, w.waits,
            w.back_because as because, r.accepted_at is not null as accepted, r.contacted_at is not null as contacted,
            r.contact_by::text
          from need_now w join need n on n.id = w.id left join referral r on r.id = n.referral_id order by n.due_on, n.id`),
      at,
    )
  }

  newcomers(_day: string): Task[] {
    this.due += this.given.needs / WORKDAYS
    const tasks: Task[] = []
    for (; this.due >= 1; this.due -= 1) tasks.push(this.newcomer())
    return tasks
  }

  newcomer(): Task {
    const [house, kind, mistake] = [this.oneOf(this.houses), this.random(), this.random() < 0.015]
    const isAway = this.random() < 0.05
    const double = !isAway && this.random() < 0.02 ? this.somebodyOpen(house.townId) : null
    const desk = this.oneOf(this.desks)
    const way = this.oneOf(['call', 'call', 'sms', 'email', 'card'] as const)
    return async (at) => {
      const { contactWay, ...person } = aPerson({ contactWay: way })
      const comesBackOn = way === 'card' ? addDays(at.toISOString().slice(0, 10), 7) : null
      const form = anAsk(
        { townId: house.townId, toKwadraad: house.to },
        { ...person, way: contactWay, comesBackOn },
      )
      const helpOn = addDays(at.toISOString().slice(0, 10), 3)
      const asked =
        kind < 0.2
          ? await ask(house.partner, { ...form, versionId: house.from, topic: 'digid-app' }, at)
          : kind < 0.3
            ? await keepHere(desk, { ...form, helpOn }, at)
            : await ask(desk, form, at)
      // No agreement any more: the library does it itself. A partner without people asks nothing.
      const made = asked.ok || kind < 0.2 ? asked : await keepHere(desk, { ...form, helpOn }, at)
      if (!made.ok) return made
      this.lived.opened += 1
      const { needId, code } = made.value
      if (mistake) {
        const undone = await undoNeed(kind < 0.2 ? house.partner : desk, { needId }, at)
        if (undone.ok) this.lived.undone += 1
        return undone
      }
      const letter = person.name.charAt(0)
      this.hers.set(needId, { needId, code, letter, townId: house.townId, isAway, double })
      return made
    }
  }

  /** Each answers on some days; the fifth never does. */
  partners(open: Row[], day: string): Task[] {
    const tasks: Task[] = []
    for (const house of this.houses) {
      const mine = open.filter((row) => row.owner_id === house.partner.organisationId)
      const isGone = house.index === 3 && day >= addDays(this.given.from, 42)
      const isClosed =
        house.index === 1 && day >= addDays(this.given.from, 20) && day <= addDays(this.given.from, 41)
      if (mine.length === 0 || isGone || isClosed || house.index === 4) continue
      if (this.random() < 0.7) tasks.push((at) => seeAsked(house.partner, {}, at).then(() => null))
      for (const row of mine) {
        const task = this.answer(this.random() < 0.7 ? house.partner : house.colleague, row)
        if (task) tasks.push(task)
      }
    }
    const ours = open.filter(
      (row) => row.referral_id && !this.houses.some((h) => h.partner.organisationId === row.owner_id),
    )
    for (const row of ours) {
      const task = this.answer(this.oneOf(this.desks), row)
      if (task) tasks.push(task)
    }
    return tasks
  }

  answer(who: Partner | Staff, row: Row): Task | null {
    const referralId = the(row.referral_id)
    const [dice, now] = [this.random(), this.random()]
    const isAway = this.hers.get(row.id)?.isAway ?? false
    if (!row.accepted) {
      if (now > 0.6) return null
      if (dice < 0.03) return (at) => this.declinedByMistake(who, referralId, at)
      if (dice < 0.15)
        return (at) => decline(who, { referralId, reason: this.oneOf(['no_room', 'not_ours', 'other']) }, at)
      return (at) => takeOn(who, { referralId }, at)
    }
    if (!row.contacted) {
      if (now > 0.5) return null
      if (isAway || dice < 0.05) return (at) => report(who, { referralId, how: 'no_contact' }, at)
      if (dice < 0.75) return (at) => spoke(who, { referralId }, at)
      return (at) => appoint(who, { referralId, on: addDays(at.toISOString().slice(0, 10), 4) }, at)
    }
    if (now > 0.25) return null
    const how = dice < 0.72 ? 'helped' : this.oneOf(unhelped)
    return (at) => report(who, { referralId, how }, at)
  }

  async declinedByMistake(who: Partner | Staff, referralId: string, at: Date) {
    const declined = await decline(who, { referralId, reason: 'other' }, at)
    if (!declined.ok) return declined
    return undoEvent(who, { eventId: declined.value.eventId }, new Date(at.getTime() + 60_000))
  }

  residents(open: Row[], day: string): Task[] {
    return open.flatMap((row) => {
      const her = this.hers.get(row.id)
      if (!her || her.isAway) return []
      const dice = this.random()
      const isWaiting = row.referral_id !== null && !row.contacted && (row.contact_by as string) < day
      if (isWaiting && row.says === null && dice < 0.3) return [this.says(her, 'nobody_called')]
      if (dice < 0.006) return [this.says(her, 'stop')]
      if (dice < 0.012) return [this.says(her, 'helped')]
      if (dice < 0.018 && row.referral_id)
        return [async (at: Date) => withdrawConsent(await page(her, at), { needId: her.needId }, at)]
      return []
    })
  }

  says(her: Her, says: 'nobody_called' | 'stop' | 'helped' | 'not_yet'): Task {
    const isCalled = this.random() < 0.5
    const desk = this.oneOf(this.desks)
    return async (at) =>
      isCalled
        ? sayFor(desk, { needId: her.needId, says }, at)
        : say(await page(her, at), { needId: her.needId, says }, at)
  }

  /** Who was told to have been helped is asked: most say yes, some say not yet; now and then a desk opens again. */
  async afterwards(day: string): Promise<Task[]> {
    const rows = await this.sql`select id, revision from need where ended = 'helped' and said_by = 'helper'
      and wiped_at is null and ended_at > ${atLocal(addDays(day, -12), '00:00')} order by id`
    return rows.flatMap((row) => {
      const her = this.hers.get(row.id as string)
      const dice = this.random()
      if (!her || her.isAway) return []
      if (dice < 0.12) return [this.says(her, 'helped')]
      if (dice < 0.135) return [this.says(her, 'not_yet')]
      const seen = { needId: her.needId, revision: row.revision as number }
      return dice < 0.14
        ? [(at: Date) => reopen(the(this.desks[1]), { ...seen, reason: 'came_back' }, at)]
        : []
    })
  }

  /** As many as can be done in a day, what is most over first. */
  desk(open: Row[], day: string): Task[] {
    const acting = open.filter(
      (row) => !row.waits && !(row.referral_id && row.accepted && row.because === null),
    )
    const capacity = Math.max(4, Math.ceil((this.given.needs / WORKDAYS) * 2.5))
    return acting.slice(0, capacity).flatMap((row) => this.deskActs(row, day) ?? [])
  }

  deskActs(row: Row, _day: string): Task | null {
    const her = this.hers.get(row.id)
    if (!her) return null
    const [desk, dice] = [this.oneOf(this.desks), this.random()]
    const seen = { needId: row.id, revision: row.revision }
    if (her.double) {
      const intoId = her.double
      her.double = null
      return (at) => merge(desk, { ...seen, intoId }, at)
    }
    if (her.isAway) return (at) => this.triesAndSigns(desk, seen, at)
    if (row.says === 'nobody_called' && dice < 0.5) return (at) => calledPartner(desk, { needId: row.id }, at)
    const others = this.houses.filter(
      (h) => h.townId === her.townId && h.partner.organisationId !== row.owner_id,
    )
    const other = this.oneOf(others)
    const helpOn = (at: Date) => addDays(at.toISOString().slice(0, 10), 4)
    if (row.next === 'help' && dice < 0.6) return (at) => helpedHere(desk, seen, at)
    if (dice < 0.45 && other)
      return async (at) => {
        const asked = await askOther(desk, { ...seen, ...agreed(other.to) }, at)
        return asked.ok ? asked : keepNeed(desk, { ...seen, helpOn: helpOn(at) }, at)
      }
    if (dice < 0.75) return (at) => keepNeed(desk, { ...seen, helpOn: helpOn(at) }, at)
    if (dice < 0.85) return (at) => tryToReach(desk, { needId: row.id, outcome: 'no_answer' }, at)
    if (dice < 0.97) return (at) => helpedHere(desk, seen, at)
    return (at) => sayFor(desk, { needId: row.id, says: 'stop' }, at)
  }

  /** Whoever never answers is called, and once that is long enough a coordinator signs. */
  async triesAndSigns(desk: Staff, seen: { needId: string; revision: number }, at: Date) {
    const signed = await signUnreachable(the(this.coordinator), seen, at)
    return signed.ok ? signed : tryToReach(desk, { needId: seen.needId, outcome: 'no_answer' }, at)
  }

  somebodyOpen(townId: number): string | null {
    const there = [...this.hers.values()]
      .filter((her) => her.townId === townId && her.double === null)
      .slice(-5)
    return there.length > 0 ? this.oneOf(there).needId : null
  }

  /** Some at a time, as in an office; what two do at once one of them sees. */
  async together(tasks: Task[], from: Date): Promise<void> {
    const rest = tasks.map((task, i) => ({ task, at: new Date(from.getTime() + i * 20_000) }))
    const hand = async () => {
      for (let next = rest.shift(); next; next = rest.shift()) {
        const answer = await next.task(next.at).catch(orBusy)
        this.lived[answer === null || answer.ok ? 'done' : 'refused'] += 1
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, hand))
  }

  oneOf<One>(all: readonly One[]): One {
    return all[Math.floor(this.random() * all.length)] as One
  }
}

async function page({ code, letter }: Her, at: Date): Promise<Actor> {
  const guest: Actor = { kind: 'guest', guestId: await startGuest(anyone, { token: randomUUID() }, at) }
  await openNeedByCode(guest, { code, letter, visitor: aVisitor() }, at)
  return guest
}

/** On a slow machine some wait longer than PostgreSQL lets them: they come again another day. */
function orBusy(error: unknown): Result<never, 'busy'> {
  if (error instanceof QueryFailed && ['55P03', '57014'].includes(error.code))
    return { ok: false, reason: 'busy' }
  throw error
}

/** The same year every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
