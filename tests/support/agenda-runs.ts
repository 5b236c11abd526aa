import assert from 'node:assert/strict'
import type postgres from 'postgres'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { hold } from '@/lib/bookings/commands/hold'
import { setPlaces } from '@/lib/places/commands/capacity'
import { settle } from '@/lib/places/commands/settle'
import { makeRun } from '@/lib/planning/commands/runs'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { peopleInRun } from '@/lib/rescheduling/queries/runs'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import type { Guest, Staff } from '@/lib/tools/access'
import { type Agenda, momentOf, nextDay, onTheWall, clock as typedTime } from './agenda-model'
import { type Lesson, type Offers, Run, type Way } from './agenda-run'
import { aCourse, runTyped } from './courses'
import { aBooking, aPerson, bookOne, job, minutes, sumOf } from './world'

/** The library in which these runs are held. */
export type Library = { sql: postgres.Sql; clock: Date; agenda: Agenda; carla: Staff }
export type Person = ReturnType<typeof aPerson>
/** How somebody wants a lesson: off, so many days later at another time, or when one of the run has something else. */
export type LessonWish = { which: number; way: 'off' | 'move' | 'onto'; days: number; at: number }
export type RunWish = { days: number; at: number; lessons: number; places: number; later: boolean }

const LENGTH = 120

/** The course runs of a library, beside what they should be. */
export class Runs {
  all: Run[] = []
  /** Who somebody is who came in to a run. */
  readonly persons = new Map<string, Person>()
  readonly library: Library
  readonly courseId: number
  done = { changed: 0, calledOff: 0, offered: 0, letIn: 0 }

  private constructor(library: Library, courseId: number) {
    this.library = library
    this.courseId = courseId
  }

  static async open(library: Library): Promise<Runs> {
    return new Runs(library, await aCourse(library.carla))
  }

  of = (bookingId: string) => this.all.find((run) => run.of(bookingId))
  /** Everybody who has a place or waits for one. */
  people = () => this.all.flatMap((run) => run.people.filter(({ state }) => state !== 'held'))

  private get now(): number {
    return this.library.clock.getTime()
  }

  /** What a model needs to know of the moment at which something is done. */
  private async at(): Promise<[number, Offers, Agenda]> {
    const rows = await this.library.sql`select id, offered_until from booking where status = 'offered'`
    const offers = new Map(rows.map((row) => [row.id as string, row.offered_until.getTime() as number]))
    return [this.now, offers, this.library.agenda]
  }

  // ---------- who comes in, waits and leaves ----------

  async join(run: Run, contactWay: Way, isLetIn: boolean): Promise<void> {
    const { carla, clock } = this.library
    const person = aPerson({ contactWay })
    const form = aBooking(run.id, { ...person, orWait: !isLetIn })
    const made = await (isLetIn
      ? bookOne(carla, { ...form, because: 'urgent' }, clock)
      : bookOne(job, form, clock))
    const id = made.ok ? made.value.bookingId : ''
    const above = run.extra
    const expected = isLetIn
      ? run.letIn(id, contactWay, ...(await this.at()))
      : run.join(id, contactWay, ...(await this.at()))
    assert.equal(made.ok, expected, `comes in to ${run.id}: ${JSON.stringify(made)}`)
    if (made.ok) this.persons.set(id, person)
    if (run.extra > above) this.done.letIn += 1
  }

  async hold(run: Run, guest: Guest): Promise<string | null> {
    const made = await hold(guest, { activityId: run.id }, this.library.clock)
    const id = made.ok && made.value ? made.value.bookingId : ''
    assert.equal(id !== '', run.hold(id, 'call', ...(await this.at())), 'holds a place')
    return id === '' ? null : id
  }

  /** A browser completes what it held, or takes what is free when that is gone. */
  async isConfirmed(run: Run, held: string, made: { bookingId: string } | null): Promise<void> {
    const isKept = run.of(held) !== undefined
    const id = made?.bookingId ?? ''
    const expected = isKept
      ? run.confirm(held, ...(await this.at()))
      : run.joinFree(id, 'call', ...(await this.at()))
    assert.equal(made !== null, expected, 'completes what was held')
  }

  async leave(bookingId: string): Promise<void> {
    const run = this.of(bookingId)
    if (!run) return
    const gone = await cancelBooking(this.library.carla, { bookingId, by: 'library' }, this.library.clock)
    assert.equal(gone.ok, run.leave(bookingId, ...(await this.at())), 'leaves')
  }

  async accept(bookingId: string): Promise<void> {
    const run = this.of(bookingId)
    if (!run) return
    const isBusy = await this.isBusy(bookingId, run.id)
    const taken = await acceptOffer(this.library.carla, { bookingId }, this.library.clock)
    if (!taken.ok && taken.reason === 'overlap') return assert(isBusy, 'nothing is in the way')
    assert.equal(
      taken.ok,
      run.accept(bookingId, ...(await this.at())),
      `takes a place: ${JSON.stringify(taken)}`,
    )
  }

  private async isBusy(bookingId: string, runId: number): Promise<boolean> {
    const rows = await this.library.sql`select from attendance t
      join booking b on b.resident_id = t.resident_id and b.id = ${bookingId}
      join meeting m on m.activity_id = ${runId} and m.during && t.during where t.booking_id <> b.id limit 1`
    return rows.length > 0
  }

  async setPlaces(run: Run, places: number): Promise<void> {
    const set = await setPlaces(this.library.carla, { activityId: run.id, places }, this.library.clock)
    const offered = run.setPlaces(places, ...(await this.at()))
    assert.equal(set.ok ? set.value.offered : null, offered, `places of ${run.id}: ${JSON.stringify(set)}`)
    this.done.offered += offered ?? 0
  }

  async settle(): Promise<void> {
    await settle(job, {}, this.library.clock)
    const moment = await this.at()
    for (const run of this.all) if (run.isDue(this.now)) run.tidy(...moment)
  }

  // ---------- lessons ----------

  /** A new run, once a week, unless one of its lessons cannot be. */
  async make(branchId: number, { days, at, lessons: count, places, later }: RunWish): Promise<void> {
    const { agenda, carla, sql } = this.library
    const first = nextDay(onTheWall(this.now).day, days)
    const wanted = Array.from({ length: count }, (_, i) => nextDay(first, 7 * i))
    const lessons = wanted.map((day, i) => ({ row: `p${i}`, day, time: typedTime(at) }))
    const enrol = later ? { enrol: 'later' as const, enrolDay: wanted.at(-1) as string } : {}
    const typed = runTyped(this.courseId, branchId, { lessons, minutes: LENGTH, places, ...enrol })
    const made = await makeRun(carla, typed, this.library.clock)
    const moments = wanted.map((day) => momentOf(day, at))
    const canBe = moments.every(
      (one) => one !== null && one > this.now && !isShutAt(agenda, branchId, lesson(one)),
    )
    assert.equal(made.ok, canBe, `a new run: ${JSON.stringify([typed, made])}`)
    if (!made.ok) return
    const { activityId } = made.value
    const rows =
      await sql`select id::int, starts_at from meeting where activity_id = ${activityId} order by number`
    const held = rows.map((row) => ({ id: row.id, ...lesson(row.starts_at.getTime()) }))
    assert.deepEqual(
      held.map(({ startsAt }) => startsAt),
      moments,
    )
    const last = held.at(-1)?.startsAt ?? 0
    this.all.push(new Run(activityId, branchId, places, held, later ? last : null))
  }

  async changeLessons(run: Run, wishes: LessonWish[]): Promise<void> {
    const lessons = await this.wanted(run, wishes)
    if (lessons.length === 0) return
    const refused = this.whyNot(run, lessons)
    const changed = await changeRun(this.library.carla, { activityId: run.id, lessons }, this.library.clock)
    assert.equal(changed.ok ? null : changed.reason, refused, JSON.stringify(lessons))
    if (!changed.ok) return
    const waits = run.people.filter(({ state }) => state === 'waiting').length
    const told = run.people.filter(({ state }) => state === 'booked' || state === 'offered').length
    run.change(lessons, this.now)
    // Who waits for a place in a course that has no lesson to come hears that there is none.
    assert.equal(sumOf(changed.value), told + (run.lastStarts() <= this.now ? waits : 0))
    this.done.changed += 1
    await this.haveHeard(run)
  }

  private async wanted(run: Run, wishes: LessonWish[]): Promise<LessonChange[]> {
    const changes = new Map<number, LessonChange>()
    for (const { which, way, days, at } of wishes) {
      const one = run.lessons[which % run.lessons.length]
      if (!one) continue
      if (way === 'off') changes.set(one.id, { meetingId: one.id, way })
      const day = nextDay(onTheWall(one.startsAt).day, days)
      const moment = way === 'onto' ? await this.somethingElse(run, which) : momentOf(day, at)
      if (way === 'off' || moment === null) continue
      const { startsAt, endsAt } = lesson(moment)
      const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
      changes.set(one.id, { meetingId: one.id, way: 'move', ...span })
    }
    return [...changes.values()]
  }

  /** A moment at which somebody who is booked in this run is expected elsewhere. */
  private async somethingElse(run: Run, which: number): Promise<number | null> {
    const rows = await this.library.sql`select m.starts_at from booking b
      join attendance t on t.resident_id = b.resident_id and t.booking_id <> b.id join meeting m on m.id = t.meeting_id
      where b.activity_id = ${run.id} and b.status = 'booked' and m.starts_at > ${this.library.clock} order by 1`
    return rows.length === 0 ? null : rows[which % rows.length]?.starts_at.getTime()
  }

  private whyNot(run: Run, changes: LessonChange[]): string | null {
    if (run.isOff) return 'cancelled'
    const of = (id: number) => run.lessons.find((one) => one.id === id) as Lesson
    if (changes.some(({ meetingId }) => of(meetingId).startsAt <= this.now)) return 'past'
    const moves = changes.flatMap((one) => (one.way === 'move' ? [lesson(one.startsAt.getTime())] : []))
    for (const move of moves) {
      if (move.startsAt <= this.now) return 'past'
      if (isShutAt(this.library.agenda, run.branchId, move)) return 'shut'
    }
    const ids = new Set(changes.map(({ meetingId }) => meetingId))
    const held = [...run.lessons.filter(({ id }) => !ids.has(id)), ...moves]
    const isTwice = (one: Span) =>
      held.some((other) => other !== one && one.startsAt < other.endsAt && other.startsAt < one.endsAt)
    if (moves.length > 0 && held.some(isTwice)) return 'lesson_overlap'
    return held.length === 0 ? 'all_off' : null
  }

  async callOff(run: Run, ways: number[]): Promise<void> {
    const people = run.people.filter(({ state }) => state !== 'held')
    const choices = people.map(({ id, way, state }, i) => {
      const called = state === 'booked' && (way === 'card' || ways[i % ways.length] === 0)
      return { bookingId: id, way: called ? ('call' as const) : ('cancel' as const) }
    })
    const refused = run.isOff
      ? 'cancelled'
      : run.ends() <= this.now
        ? 'past'
        : run.lastStarts() <= this.now && choices.some(({ way }) => way === 'cancel')
          ? 'past'
          : null
    const { carla, clock } = this.library
    const shown = await peopleInRun(carla, run.id, clock)
    assert.deepEqual(shown.map(({ bookingId }) => bookingId).sort(), people.map(({ id }) => id).sort())
    if (refused === null && choices.length > 0) {
      // Whoever was not shown is not forgotten: it is shown again.
      const one = await callOffRun(carla, { activityId: run.id, choices: choices.slice(1) }, clock)
      assert.equal(one.ok || one.reason, 'changed')
    }
    const off = await callOffRun(carla, { activityId: run.id, choices }, clock)
    assert.equal(off.ok ? null : off.reason, refused, `called off: ${JSON.stringify(choices)}`)
    if (!off.ok) return
    assert.equal(sumOf(off.value), people.length)
    run.callOff(choices.flatMap(({ bookingId, way }) => (way === 'call' ? [bookingId] : [])))
    this.done.calledOff += 1
  }

  // ---------- what must be so ----------

  /** Who has a place or is asked for one hears that lessons changed, or somebody of the library has to say so. */
  async haveHeard(run: Run): Promise<void> {
    const { sql } = this.library
    const rows = await sql`select booking_id from message where kind = 'lessons_changed'
      union select booking_id from task where kind = 'tell_change' and done_at is null`
    const heard = new Set(rows.map((row) => row.booking_id))
    for (const { id, state } of run.people)
      if (state === 'booked' || state === 'offered')
        assert(heard.has(id), `not told that lessons changed: ${id}`)
  }

  async look(after: string): Promise<void> {
    const { sql } = this.library
    for (const run of this.all) {
      const [people, lessons, [row]] = await Promise.all([
        sql`select id, status from booking where activity_id = ${run.id} and status <> 'cancelled' order by line_no`,
        sql`select id::int, starts_at, ends_at, kept_because from meeting where activity_id = ${run.id} order by starts_at`,
        sql`select cancelled_at, coalesce(enrol_until, starts_at) as closes, (select count(*)::int from place p
          where p.activity_id = a.id) as places from activity a where id = ${run.id}`,
      ])
      const held = lessons.map((one) => ({
        ...{ id: one.id, startsAt: one.starts_at.getTime(), endsAt: one.ends_at.getTime() },
        kept: one.kept_because !== null,
      }))
      const found = {
        ...{ people: people.map(({ id, status }) => `${id} ${status}`), lessons: held },
        ...{ isOff: row?.cancelled_at !== null, closes: row?.closes.getTime() },
        // Of what is called off nobody counts the places.
        places: run.isOff ? 0 : row?.places,
      }
      const { isOff, places, extra } = run
      const there = isOff ? 0 : places + extra
      const expected = {
        people: run.books(),
        lessons: run.inTime(),
        isOff,
        closes: run.closes(),
        places: there,
      }
      assert.deepEqual(found, expected, `run ${run.id} after ${after}`)
    }
  }
}

type Span = { startsAt: number; endsAt: number }

const lesson = (startsAt: number) => ({ startsAt, endsAt: startsAt + minutes(LENGTH), kept: false })

/** Whether a branch is closed during a lesson. */
export function isShutAt(agenda: Agenda, branchId: number, { startsAt, endsAt }: Span): boolean {
  const { day, at } = onTheWall(startsAt)
  return agenda.isShut(branchId, day, at, onTheWall(endsAt).at)
}
