import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { type Preview, previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import type { Guest, Staff } from '@/lib/tools/access'
import { Agenda, momentOf, nextDay, onTheWall } from './agenda-model'
import { changeOf, decide, isOver, pick, type Step } from './agenda-steps'
import { agendaViolations } from './agenda-violations'
import { aColleague } from './partners'
import { aBooking, aBranch, aCourseRun, aGuest, aPerson, bookOne, job, minutes, now } from './world'

const ways = ['call', 'email', 'card', 'sms'] as const
type Way = (typeof ways)[number]
/** Days ahead that can be booked. */
const AHEAD = 56
/** After this the calendar of the model is empty. */
const LAST = Date.parse('2028-06-01')

type Row = { id: string; activity_id: number; status: string; place_no: number | null; way: string }
type Hit = { bookingId: string; activityId: number }

/** One library in which things happen, beside a model of what it decided; whatever is not so breaks the story. */
export class History {
  clock = now
  agenda = new Agenda()
  guests: Guest[] = []
  /** Everybody who was ever booked, and whom somebody took off. */
  booked = new Set<string>()
  off = new Set<string>()
  done = { changes: 0, hits: 0, raced: 0, lessons: 0, booked: 0 }

  readonly sql: postgres.Sql
  readonly branchIds: number[]
  readonly carla: Staff

  private constructor(sql: postgres.Sql, branchIds: number[], carla: Staff) {
    this.sql = sql
    this.branchIds = branchIds
    this.carla = carla
  }

  static async open(sql: postgres.Sql): Promise<History> {
    await sql`truncate activity, consultation_hours, booking, guest, closure, holiday, message cascade`
    const branchIds = [(await aBranch()).id, (await aBranch()).id]
    const story = new History(sql, branchIds, await aColleague())
    const usual = {
      rhythm: 'weekly',
      anchor: null,
      nth: null,
      pause: 0,
      walkInDesks: 0,
      languages: ['nl'],
    } as const
    const hours = { ...usual, topics: null, validFrom: '2027-03-01', validUntil: null }
    const tuesday = { ...hours, weekday: 2, fromTime: '10:00', untilTime: '11:00', minutes: 30, desks: 2 }
    const night = { ...hours, weekday: 7, fromTime: '01:00', untilTime: '04:00', minutes: 60, desks: 1 }
    for (const [i, version] of [tuesday, night, tuesday].entries()) {
      const branchId = branchIds[i % 2] as number
      await story.change({ kind: 'hours', hoursId: null, branchId, version }, [0], null)
    }
    const run = await aCourseRun({
      branchId: branchIds[0],
      lessons: 3,
      startsAt: new Date('2027-03-09T12:00:00Z'),
    })
    for (const way of ways.slice(0, 3)) await story.bookAt(run.id, way)
    await story.look('opened')
    return story
  }

  async do(step: Step): Promise<void> {
    if (step.do === 'pass' && this.clock.getTime() + minutes(step.minutes) < LAST)
      this.clock = new Date(this.clock.getTime() + minutes(step.minutes))
    if (step.do === 'fill') await this.fill()
    if (step.do === 'book')
      for (const [i, way] of step.ways.entries()) await this.book(step.where + i, ways[way] as Way)
    if (step.do === 'hold') await this.hold(step.where)
    if (step.do === 'confirm') await this.confirm()
    if (step.do === 'cancel') await this.cancel(step.where)
    if (step.do === 'tell')
      await this.sql`update task set done_at = ${this.clock}, receipt = 'told'
      where kind = 'called_off' and done_at is null`
    if (step.do === 'move') await this.move(step.who, step.where)
    if (step.do === 'change') {
      const today = onTheWall(this.clock.getTime()).day
      const { agenda, branchIds } = this
      const change = changeOf(step.wanted, { agenda, branchIds, today, busy: await this.busy() })
      if (change && isOver(change, today)) await this.isRefused(change)
      else if (change) await this.change(change, step.ways, step.race)
    }
    await this.look(JSON.stringify(step))
  }

  async fill(): Promise<void> {
    await fillAgenda(job, {}, this.clock)
    assert.equal(await fillAgenda(job, {}, this.clock), 0, 'filled twice')
    const rows = await this.sql`select consultation_hours_id as hours, starts_at from activity
      where consultation_hours_id is not null and cancelled_at is null and starts_at > ${this.clock}`
    const there = new Set(rows.map((row) => `${row.hours} ${row.starts_at.getTime()}`))
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

  /** The number of a time that can be booked. */
  async free(where: number): Promise<number | undefined> {
    const rows = await this
      .sql`select a.id::int from activity a where a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at > bookable_from(${this.clock}) and a.starts_at < bookable_until(${this.clock})
      and exists (select from free_places(a.id, ${this.clock})) order by a.starts_at, a.id limit 12`
    return pick(rows, where)?.id
  }

  async book(where: number, way: Way): Promise<void> {
    const activityId = await this.free(where)
    if (activityId !== undefined) await this.bookAt(activityId, way)
  }

  async bookAt(activityId: number, contactWay: Way): Promise<void> {
    const made = await bookOne(job, aBooking(activityId, aPerson({ contactWay })), this.clock)
    assert(made.ok, 'a free time cannot be booked')
    this.booked.add(made.value.bookingId)
    this.done.booked += 1
  }

  async hold(where: number): Promise<void> {
    const activityId = await this.free(where)
    if (activityId === undefined) return
    const guest = await aGuest(aPerson(), this.clock)
    const held = await hold(guest, { activityId }, this.clock)
    // Of a day a third is held at most by who has not booked yet.
    assert(held.ok || held.reason === 'busy', 'a free time cannot be held')
    if (held.ok) this.guests.push(guest)
  }

  async confirm(): Promise<void> {
    const guest = this.guests.pop()
    if (!guest) return
    const made = await confirm(guest, { formKey: randomUUID(), language: 'nl' }, this.clock)
    if (made.ok) this.booked.add(made.value.bookingId)
  }

  async cancel(who: number): Promise<void> {
    const bookingId = pick([...this.booked], who)
    if (bookingId === undefined) return
    const gone = await cancelBooking(this.carla, { bookingId, by: 'library' }, this.clock)
    if (gone.ok) this.off.add(bookingId)
  }

  async move(who: number, where: number): Promise<void> {
    const [bookingId, activityId] = [pick([...this.booked], who), await this.free(where)]
    if (bookingId !== undefined && activityId !== undefined)
      await moveBooking(this.carla, { bookingId, activityId }, this.clock)
  }

  // ---------- a change, and who is hit by it ----------

  /** What is over stays as it was. */
  async isRefused(change: Change): Promise<void> {
    assert.equal(await previewOf(this.carla, change, this.clock), null, 'what is over is shown')
    const input = { change, choices: [], lessons: [] }
    assert.equal((await changeAgenda(this.carla, input, this.clock)).ok, false, 'what is over is changed')
  }

  async change(change: Change, chosen: number[], race: number | null): Promise<void> {
    if (isOver(change, onTheWall(this.clock.getTime()).day)) {
      // What was, stays as it was.
      assert.equal(await previewOf(this.carla, change, this.clock), null)
      return
    }
    const decided = structuredClone({ ...this.agenda })
    const after = Object.assign(new Agenda(), decided)
    const known =
      change.kind === 'closure'
        ? (change.closureId ?? 0)
        : change.kind === 'hours'
          ? (change.hoursId ?? 0)
          : 0
    decide(after, change, known)
    const preview = await previewOf(this.carla, change, this.clock)
    assert(preview, 'there is nothing to change')
    await this.isShown(preview, after)
    const before = await this.rows()
    if (race !== null) await this.book(race, 'call')
    const hits = await this.hitBy(after)
    const input = {
      change,
      choices: choicesFor(preview, chosen),
      lessons: await this.lessonsFor(preview, after, chosen),
    }
    const result = await changeAgenda(this.carla, input, this.clock)
    if (!result.ok) {
      // Somebody came in between: nothing is done, and it is shown again.
      assert(
        race !== null && ['changed', 'full'].includes(result.reason),
        `refused: ${JSON.stringify([result, input])}`,
      )
      if (hits.length !== preview.hits.length) assert.equal(result.reason, 'changed')
      for (const [id, row] of before)
        assert.deepEqual((await this.rows()).get(id), row, 'changed by what was refused')
      this.done.raced += 1
      return this.change(change, chosen, null)
    }
    assert.deepEqual(ids(preview.hits), ids(hits), 'somebody came in between and nobody saw it')
    const { added, withdrawn } = preview
    assert.deepEqual(result.value, { added, withdrawn, hit: hits.length })
    decide(this.agenda, change, known === 0 ? await this.lastMade(change) : known)
    await this.isDone(input.choices, input.lessons, before)
    this.done.changes += 1
    this.done.hits += hits.length
    this.done.lessons += input.lessons.length
  }

  /** The days on which somebody is booked from now on. */
  async busy(): Promise<string[]> {
    const rows = await this
      .sql`select m.starts_at from booking b join meeting m on m.activity_id = b.activity_id
      where b.status = 'booked' and m.starts_at > ${this.clock} order by m.starts_at`
    return rows.map((row) => onTheWall(row.starts_at.getTime()).day)
  }

  async lastMade(change: Change): Promise<number> {
    if (change.kind !== 'hours' && change.kind !== 'closure') return 0
    const table = change.kind === 'hours' ? 'consultation_hours' : 'closure'
    const [row] = await this.sql`select max(id)::int as id from ${this.sql(table)}`
    return row?.id
  }

  /** Who is hit by what was decided, as it stands in the books now: whoever came last where there are fewer desks. */
  async hitBy(agenda: Agenda): Promise<Hit[]> {
    const rows = await this
      .sql`select b.id, a.id::int as activity_id, a.starts_at, a.consultation_hours_id::int as hours
      from booking b join activity a on a.id = b.activity_id
      where b.status = 'booked' and a.cancelled_at is null and a.kept_at is null and a.consultation_hours_id is not null
        and a.starts_at > ${this.clock} order by b.line_no`
    const left = new Map<number, number>()
    return rows.flatMap(({ id, activity_id: activityId, starts_at: at, hours }) => {
      const desks = left.get(activityId) ?? agenda.desksAt(hours, at.getTime())
      left.set(activityId, desks - 1)
      return desks > 0 ? [] : [{ bookingId: id, activityId }]
    })
  }

  async isShown(preview: Preview, after: Agenda): Promise<void> {
    assert.deepEqual(ids(preview.hits), ids(await this.hitBy(after)), 'others are shown than are hit')
    const lessons = (await this.lessons()).filter((one) => isShut(after, one))
    assert.deepEqual(
      preview.lessons.map(({ meetingId }) => meetingId).sort(),
      lessons.map(({ id }) => id).sort(),
      'other lessons are shown than are shut',
    )
  }

  async lessons() {
    const rows = await this.sql`select m.id::int, m.activity_id::int, a.branch_id::int, m.starts_at, m.ends_at
      from meeting m join activity a on a.id = m.activity_id
      where a.kind = 'course' and a.cancelled_at is null and m.kept_because is null and m.starts_at > ${this.clock}`
    return rows.map((row) => ({
      id: row.id,
      branchId: row.branch_id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    }))
  }

  /** Off, at another moment that is open, or let stand; never the last one off. */
  async lessonsFor({ lessons }: Preview, after: Agenda, chosen: number[]): Promise<LessonChange[]> {
    const [count] = await this
      .sql`select count(*)::int as all from meeting m join activity a on a.id = m.activity_id
      where a.kind = 'course'`
    let left = count?.all as number
    const taken = new Set((await this.lessons()).map(({ startsAt }) => startsAt.getTime()))
    return lessons.map(({ meetingId, branchId, startsAt }, i): LessonChange => {
      const way = pick(chosen, i) ?? 0
      if (way === 0 && left > 1) {
        left -= 1
        return { meetingId, way: 'off' }
      }
      const moment = way === 1 ? openEvening(after, branchId, startsAt, taken, this.clock) : null
      if (moment === null) return { meetingId, way: 'stand', because: 'elsewhere' }
      taken.add(moment)
      return { meetingId, way: 'move', startsAt: new Date(moment), endsAt: new Date(moment + minutes(120)) }
    })
  }

  async rows(): Promise<Map<string, Row>> {
    const rows = await this.sql<
      Row[]
    >`select b.id, b.activity_id::int, b.status, b.place_no, r.contact_way as way
      from booking b join resident r on r.id = b.resident_id`
    return new Map(rows.map((row) => [row.id, { ...row }]))
  }

  /** What was chosen is what has become of each, and of nobody else anything. */
  async isDone(choices: Choice[], lessons: LessonChange[], before: Map<string, Row>): Promise<void> {
    const [after, heard] = [await this.rows(), await this.heard()]
    for (const { bookingId, way, activityId } of choices) {
      const [was, is] = [before.get(bookingId) ?? after.get(bookingId), after.get(bookingId)]
      assert(was && is, `gone: ${bookingId}`)
      const said = (kind: string) => heard.has(`${bookingId} ${kind}`)
      if (way === 'move')
        assert.deepEqual([is.status, is.activity_id, said('rescheduled')], ['booked', activityId, true])
      if (way === 'cancel') assert.deepEqual([is.status, said('cancelled')], ['cancelled', true])
      if (way === 'stand') assert.deepEqual(is, was)
      if (way === 'call') assert.deepEqual([is.status, said('called_off')], ['booked', is.way !== 'card'])
      if (way === 'cancel') this.off.add(bookingId)
    }
    const hit = new Set(choices.map(({ bookingId }) => bookingId))
    for (const [id, row] of before)
      if (!hit.has(id)) assert.deepEqual(after.get(id), row, 'changed, and not shown')
    if (lessons.every(({ way }) => way === 'stand')) return
    const inCourse = [...after.values()].filter(({ status }) => status === 'booked')
    for (const { id, way } of await this.inCourse(inCourse))
      assert(heard.has(`${id} lessons_changed`) || way === 'card', `not told that lessons changed: ${id}`)
  }

  async inCourse(rows: Row[]): Promise<Row[]> {
    const runs = await this.sql`select id::int from activity where kind = 'course'`
    return rows.filter((row) => runs.some(({ id }) => id === row.activity_id))
  }

  async heard(): Promise<Set<string>> {
    const rows = await this
      .sql`select booking_id || ' ' || kind as what from message where booking_id is not null`
    return new Set(rows.map(({ what }) => what))
  }

  /** What must be so after everything that happens. */
  async look(after: string): Promise<void> {
    assert.deepEqual(await agendaViolations(this.sql, this.clock), [], after)
    const rows = await this.sql`select a.id::int, a.consultation_hours_id::int as hours, a.starts_at,
        (select count(*)::int from place p where p.activity_id = a.id) as places
      from activity a where a.consultation_hours_id is not null and a.cancelled_at is null and a.kept_at is null
        and a.starts_at > ${this.clock}`
    for (const { hours, starts_at: at, places } of rows)
      assert.equal(
        places,
        this.agenda.desksAt(hours, at.getTime()),
        `desks at ${at.toISOString()} after ${after}`,
      )
    const books = await this.rows()
    for (const id of this.booked) {
      const status = this.off.has(id) ? 'cancelled' : 'booked'
      assert.equal(books.get(id)?.status, status, `${id} after ${after}`)
    }
  }
}

const ids = (all: { bookingId: string }[]) => all.map(({ bookingId }) => bookingId).sort()

/** Who has only a card is told at the desk, or comes all the same. */
function choicesFor({ hits }: Preview, chosen: number[]): Choice[] {
  return hits.map(({ bookingId, proposed, contactWay }, i) => {
    const way = pick(chosen, i) ?? 0
    if (way === 3) return { bookingId, way: 'stand', because: 'promised' }
    if (contactWay === 'card' || way === 0) return { bookingId, way: 'call' }
    return way === 1 && proposed !== null
      ? { bookingId, way: 'move', activityId: proposed }
      : { bookingId, way: 'cancel' }
  })
}

type Lesson = { branchId: number; startsAt: Date; endsAt: Date }

function isShut(agenda: Agenda, { branchId, startsAt, endsAt }: Lesson): boolean {
  const { day, at } = onTheWall(startsAt.getTime())
  return agenda.isShut(branchId, day, at, onTheWall(endsAt.getTime()).at)
}

/** The first evening after a lesson on which its branch is open and nothing of the run is; null when there is none soon. */
function openEvening(
  agenda: Agenda,
  branchId: number,
  after: Date,
  taken: Set<number>,
  clock: Date,
): number | null {
  for (let i = 1; i < 20; i += 1) {
    const day = nextDay(onTheWall(after.getTime()).day, i)
    const moment = momentOf(day, 18 * 60)
    const isFree = moment !== null && moment > clock.getTime() && !taken.has(moment)
    if (isFree && !agenda.isShut(branchId, day, 18 * 60, 20 * 60)) return moment
  }
  return null
}
