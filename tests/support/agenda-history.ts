import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { finishTask } from '@/lib/tasks/commands'
import type { Guest, Staff } from '@/lib/tools/access'
import { changeOf, pick } from './agenda-change'
import { Hits } from './agenda-hits'
import { Agenda, nextDay, onTheWall } from './agenda-model'
import { Runs } from './agenda-runs'
import type { Step } from './agenda-steps'
import { agendaViolations } from './agenda-violations'
import { aColleague } from './partners'
import { aBooking, aBranch, aGuest, aPerson, bookOne, job, minutes, now } from './world'

export const ways = ['call', 'email', 'card', 'sms'] as const
export type Way = (typeof ways)[number]
/** Days ahead that can be booked. */
const AHEAD = 56
/** How many more than there are desks can be let in, as long as a library has set nothing. */
const MOST_EXTRA = 2
/** After this the calendar of the model is empty. */
const LAST = Date.parse('2028-10-15')
const HOUR = minutes(60)

type Browser = { guest: Guest; bookingId: string; activityId: number; until: number }
type Time = {
  id: number
  hours: number
  at: number
  kept: boolean
  inside: number
  places: number
  extra: number
}

/** One library in which things happen, beside a model of what it decided; whatever is not so breaks the story. */
export class History {
  clock: Date
  agenda = new Agenda()
  browsers: Browser[] = []
  /** Everybody who was ever booked for a consultation, and whom somebody took off. */
  booked = new Set<string>()
  off = new Set<string>()
  done = { changes: 0, hits: 0, raced: 0, lessons: 0, booked: 0, letIn: 0 }

  readonly sql: postgres.Sql
  readonly branchIds: number[]
  readonly carla: Staff
  readonly hits = new Hits(this)
  declare runs: Runs

  private constructor(sql: postgres.Sql, branchIds: number[], carla: Staff, begins: Date) {
    this.sql = sql
    this.branchIds = branchIds
    this.carla = carla
    this.clock = begins
  }

  static async open(sql: postgres.Sql, begins: Date = now): Promise<History> {
    await sql`truncate activity, consultation_hours, booking, guest, closure, holiday, message, journal cascade`
    const branchIds = [(await aBranch()).id, (await aBranch()).id]
    const story = new History(sql, branchIds, await aColleague(), begins)
    story.runs = await Runs.open(story)
    const usual = {
      rhythm: 'weekly',
      anchor: null,
      nth: null,
      pause: 0,
      walkInDesks: 0,
      languages: ['nl'],
    } as const
    const { day } = onTheWall(begins.getTime())
    const hours = { ...usual, topics: null, validFrom: day, validUntil: null }
    const tuesday = { ...hours, weekday: 2, fromTime: '10:00', untilTime: '11:00', minutes: 30, desks: 2 }
    // Of the hour that the clocks skip nothing may end up in the one after it.
    const night = { ...hours, weekday: 7, fromTime: '01:00', untilTime: '03:30', minutes: 30, desks: 1 }
    for (const [i, version] of [tuesday, night, tuesday].entries()) {
      const branchId = branchIds[i % 2] as number
      await story.hits.change({ kind: 'hours', hoursId: null, branchId, version }, [0], null)
    }
    const [early, late] = branchIds as [number, number]
    await story.runs.make(early, { days: 8, at: 13 * 60, lessons: 3, places: 3, later: false })
    await story.runs.make(late, { days: 20, at: 10 * 60, lessons: 4, places: 1, later: true })
    for (const [i, run] of story.runs.all.entries())
      for (const way of ways.slice(i * 2)) await story.runs.join(run, way, false)
    for (const [i, way] of ways.entries()) await story.book(Math.trunc(i / 2), way)
    await story.letIn(0)
    await story.beside(0)
    await story.look('opened')
    return story
  }

  async do(step: Step): Promise<void> {
    if (step.do === 'pass' && this.clock.getTime() + minutes(step.minutes) < LAST)
      this.clock = new Date(this.clock.getTime() + minutes(step.minutes))
    else if (step.do === 'fill') await this.fill()
    else if (step.do === 'book')
      // By twos, so that there is something full.
      for (const [i, way] of step.ways.entries())
        await this.book(step.where + Math.trunc(i / 2), ways[way] as Way)
    else if (step.do === 'beside') await this.beside(step.where)
    else if (step.do === 'full') await this.isFull(step.where)
    else if (step.do === 'let_in') await this.letIn(step.where)
    else if (step.do === 'hold') await this.hold(step.where)
    else if (step.do === 'confirm') await this.confirm()
    else if (step.do === 'cancel') await this.cancel(step.where)
    else if (step.do === 'tell') await this.tell()
    else if (step.do === 'move') await this.move(step.who, step.where)
    else if (step.do === 'change') await this.change(step)
    else await this.inRun(step)
    await this.look(JSON.stringify(step))
  }

  private async change({ wanted, ways, race }: Extract<Step, { do: 'change' }>): Promise<void> {
    const today = onTheWall(this.clock.getTime()).day
    const { agenda, branchIds } = this
    const busy = await this.hits.busy(wanted.endless ? 'course' : 'consultation')
    const change = changeOf(wanted, { agenda, branchIds, today, busy })
    if (change) await this.hits.change(change, ways, race)
  }

  private async inRun(step: Step): Promise<void> {
    const { runs } = this
    if (step.do === 'settle') return runs.settle()
    if (step.do === 'run') return runs.make(pick(this.branchIds, step.where) as number, step.wish)
    if (step.do === 'accept') {
      const one = pick(runs.people(), step.where)
      return one && runs.accept(one.id)
    }
    const run = 'run' in step && pick(runs.all, step.run)
    if (!run) return
    if (step.do === 'join') return runs.join(run, ways[step.way] as Way, step.letIn)
    if (step.do === 'places') return void (await runs.setPlaces(run, step.places))
    if (step.do === 'lessons') return runs.changeLessons(run, step.wishes)
    if (step.do === 'call_off') return runs.callOff(run, step.ways)
    if (step.do !== 'hold_in_run') return
    const guest = await aGuest(aPerson(), this.clock)
    const bookingId = await runs.hold(run, guest)
    if (bookingId !== null) this.open(guest, bookingId, run.id)
  }

  async fill(): Promise<void> {
    await fillAgenda(job, {}, this.clock)
    assert.equal(await fillAgenda(job, {}, this.clock), 0, 'filled twice')
    const there = new Set((await this.times()).map(({ hours, at }) => `${hours} ${at}`))
    const today = onTheWall(this.clock.getTime()).day
    for (const hoursId of this.agenda.hours.keys())
      for (let i = 0; i <= AHEAD; i += 1)
        for (const moment of this.agenda.timesOn(hoursId, nextDay(today, i)).keys())
          if (moment > this.clock.getTime())
            assert(
              there.has(`${hoursId} ${moment}`),
              `not filled: ${hoursId} ${new Date(moment).toISOString()}`,
            )
  }

  // ---------- who books a consultation, and leaves it ----------

  /** What stands in the agenda from now on, with how many have a place there. */
  async times(): Promise<Time[]> {
    const rows = await this
      .sql`select a.id::int, a.consultation_hours_id::int as hours, a.starts_at, a.kept_at,
        (select count(*)::int from place p where p.activity_id = a.id) as places,
        (select count(*)::int from overbooking o where o.activity_id = a.id and o.ended_at is null) as extra,
        (select count(*)::int from booking b where b.activity_id = a.id and (b.status = 'booked'
          or b.status = 'held' and b.hold_until > ${this.clock})) as inside
      from activity a where a.consultation_hours_id is not null and a.cancelled_at is null
        and a.starts_at > ${this.clock} order by a.starts_at, a.id`
    return rows.map(({ id, hours, starts_at: startsAt, kept_at: keptAt, places, extra, inside }) => ({
      ...{ id, hours, at: startsAt.getTime(), kept: keptAt !== null, places, extra, inside },
    }))
  }

  private left({ id, hours, at, inside }: Time): number {
    return this.hits.stands.has(id) ? 0 : this.agenda.desksAt(hours, at) - inside
  }

  /** A time that can be booked. */
  async free(where: number): Promise<number | undefined> {
    const last = nextDay(onTheWall(this.clock.getTime()).day, AHEAD)
    const isNear = ({ at }: Time) => at > this.clock.getTime() + HOUR && onTheWall(at).day <= last
    const free = (await this.times()).filter((one) => isNear(one) && this.left(one) > 0)
    return pick(free.slice(0, 12), where)?.id
  }

  async book(where: number, contactWay: Way): Promise<void> {
    const activityId = await this.free(where)
    if (activityId === undefined) return
    const made = await bookOne(job, aBooking(activityId, aPerson({ contactWay })), this.clock)
    assert(made.ok, `a free time cannot be booked: ${JSON.stringify(made)}`)
    this.booked.add(made.value.bookingId)
    this.done.booked += 1
  }

  /** Somebody who is in a course run, or waits for it, comes for a consultation as well. */
  async beside(where: number): Promise<void> {
    const [activityId, one] = [await this.free(where), pick(this.runs.people(), where)]
    const person = one && this.runs.persons.get(one.id)
    if (activityId === undefined || !person) return
    const made = await bookOne(job, aBooking(activityId, person), this.clock)
    if (made.ok) this.booked.add(made.value.bookingId)
    else assert(['overlap', 'open_consultation', 'already_booked'].includes(made.reason), made.reason)
  }

  /** What is full, or only stands for who was promised it, has no place for anybody new. */
  async isFull(where: number): Promise<void> {
    const full = pick(
      (await this.times()).filter((one) => this.left(one) <= 0),
      where,
    )
    if (!full) return
    const made = await bookOne(job, aBooking(full.id), this.clock)
    assert.equal(made.ok || made.reason, 'full', `somebody new comes in at ${JSON.stringify(full)}`)
  }

  /** The desk lets somebody in above the desks, as many as it may. */
  async letIn(where: number): Promise<void> {
    const full = pick(
      (await this.times()).filter((one) => !this.hits.stands.has(one.id) && this.left(one) <= 0),
      where,
    )
    if (!full) return
    const made = await bookOne(this.carla, { ...aBooking(full.id), because: 'urgent' }, this.clock)
    const above = -this.left(full)
    assert.equal(made.ok || made.reason, above < MOST_EXTRA || 'overbooked', JSON.stringify(full))
    if (!made.ok) return
    this.booked.add(made.value.bookingId)
    this.done.letIn += 1
  }

  async hold(where: number): Promise<void> {
    const activityId = await this.free(where)
    if (activityId === undefined) return
    const guest = await aGuest(aPerson(), this.clock)
    const held = await hold(guest, { activityId }, this.clock)
    assert(held.ok, 'a free time cannot be chosen')
    // Of a day a third is held at most by who has not booked yet.
    if (held.value) this.open(guest, held.value.bookingId, activityId)
  }

  private open(guest: Guest, bookingId: string, activityId: number): void {
    this.browsers.push({ guest, bookingId, activityId, until: this.clock.getTime() + HOUR })
  }

  async confirm(): Promise<void> {
    const browser = this.browsers.pop()
    if (!browser) return
    const { guest, bookingId, activityId, until } = browser
    const made = await confirm(guest, { formKey: randomUUID(), language: 'nl' }, this.clock)
    if (until <= this.clock.getTime()) return assert.equal(made.ok || made.reason, 'guest_gone')
    const run = this.runs.all.find(({ id }) => id === activityId)
    if (run) return this.runs.isConfirmed(run, bookingId, made.ok ? made.value : null)
    if (made.ok) this.booked.add(made.value.bookingId)
  }

  async cancel(who: number): Promise<void> {
    const bookingId = pick([...this.booked, ...this.runs.people().map(({ id }) => id)], who)
    if (bookingId === undefined) return
    if (this.runs.of(bookingId)) return this.runs.leave(bookingId)
    const gone = await cancelBooking(this.carla, { bookingId, by: 'library' }, this.clock)
    if (gone.ok) this.off.add(bookingId)
  }

  async move(who: number, where: number): Promise<void> {
    const [bookingId, activityId] = [pick([...this.booked], who), await this.free(where)]
    if (bookingId !== undefined && activityId !== undefined)
      await moveBooking(this.carla, { bookingId, activityId }, this.clock)
  }

  /** Somebody does what there is to do; that something does not go on is not done while somebody is still booked there. */
  async tell(): Promise<void> {
    const tasks = await this
      .sql`select t.id, t.kind = 'called_off' and a.ends_at > ${this.clock} as stays from task t
      join booking b on b.id = t.booking_id join activity a on a.id = b.activity_id where t.done_at is null`
    for (const { id: taskId, stays } of tasks) {
      const done = await finishTask(this.carla, { taskId, receipt: 'told' }, this.clock)
      assert.equal(done.ok || done.reason, stays ? 'still_booked' : true)
    }
  }

  // ---------- what must be so after everything that happens ----------

  async look(after: string): Promise<void> {
    assert.deepEqual(await agendaViolations(this.sql, this.clock), [], after)
    for (const { id, kept, hours, at, places, extra, inside } of await this.times()) {
      const moment = `${new Date(at).toISOString()} after ${after}`
      assert.equal(kept, this.hits.stands.has(id), `let stand at ${moment}`)
      if (kept) continue
      const desks = this.agenda.desksAt(hours, at)
      assert.equal(places - extra, desks, `desks at ${moment}`)
      assert(inside <= places, `more people than places at ${moment}`)
    }
    await this.runs.look(after)
    const books = await this.hits.rows()
    for (const id of this.booked) {
      const status = this.off.has(id) ? 'cancelled' : 'booked'
      assert.equal(books.get(id)?.status, status, `${id} after ${after}`)
    }
  }
}
