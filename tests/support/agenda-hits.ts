import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { type Preview, previewOf } from '@/lib/rescheduling/queries/preview'
import type { Choice } from '@/lib/rescheduling/rules/choices'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import { decide, isNowhere, isOver, pick, stopsAnyhow } from './agenda-change'
import type { History } from './agenda-history'
import { Agenda, momentOf, nextDay, onTheWall } from './agenda-model'
import type { Run } from './agenda-run'
import { isShutAt } from './agenda-runs'
import { minutes, sumOf } from './world'

type Row = { id: string; activity_id: number; status: string; place_no: number | null; way: string }
type Hit = { bookingId: string; activityId: number }

/** What a change does to whom: shown before it is saved, and so it happens. */
export class Hits {
  readonly story: History
  /** The times at which somebody stands though the plan has no desk for them, as somebody of the library chose. */
  readonly stands = new Set<number>()
  constructor(story: History) {
    this.story = story
  }

  async change(change: Change, chosen: number[], race: number | null): Promise<void> {
    const { story } = this
    if (isOver(change, onTheWall(story.clock.getTime()).day)) return this.isRefused(change)
    if (isNowhere(change, story.agenda) || stopsAnyhow(change, story.agenda)) return this.isRefused(change)
    const after = Object.assign(new Agenda(), structuredClone({ ...story.agenda }))
    const known =
      change.kind === 'closure'
        ? (change.closureId ?? 0)
        : change.kind === 'hours'
          ? (change.hoursId ?? 0)
          : 0
    decide(after, change, known)
    const preview = await previewOf(story.carla, change, story.clock)
    assert(preview, 'there is nothing to change')
    await this.isShown(preview, after)
    if (race !== null) await this.between(race, preview)
    const before = await this.rows()
    const hits = await this.hitBy(after)
    const stood = await this.stoodBy(after)
    const input = {
      change,
      choices: choicesFor(preview, chosen),
      lessons: this.lessonsFor(preview, after, chosen),
    }
    const result = await changeAgenda(story.carla, input, story.clock)
    if (!result.ok) {
      // Somebody came or went in between: nothing is done, and it is shown again.
      assert(
        race !== null && ['changed', 'full'].includes(result.reason),
        `refused: ${JSON.stringify([result, input])}`,
      )
      if (hits.length !== preview.hits.length) assert.equal(result.reason, 'changed')
      assert.deepEqual(await this.rows(), before, 'changed by what was refused')
      story.done.raced += 1
      return this.change(change, chosen, null)
    }
    assert.deepEqual(ids(preview.hits), ids(hits), 'somebody came in between and nobody saw it')
    const { added, withdrawn } = preview
    const { hears, back, ...done } = result.value
    assert.deepEqual([done.added, done.withdrawn], [added, withdrawn])
    // Beside them who hears of lessons.
    assert(sumOf(hears) >= hits.length)
    decide(story.agenda, change, known === 0 ? await this.lastMade(change) : known)
    assert.equal(await this.isDone(input.choices, before), back, 'how many have their own time back')
    await this.standsAsChosen(stood, input.choices, hits)
    await this.lessonsAreDone(input.lessons)
    story.done.changes += 1
    story.done.hits += hits.length
    story.done.lessons += input.lessons.length
  }

  /** What is over stays as it was, nothing is planned where a branch is closed for good, and what stopped does not stop. */
  private async isRefused(change: Change): Promise<void> {
    const { carla, clock } = this.story
    assert.equal(await previewOf(carla, change, clock), null, 'what cannot be is shown')
    const input = { change, choices: [], lessons: [] }
    assert.equal((await changeAgenda(carla, input, clock)).ok, false, 'what cannot be is changed')
  }

  /** Somebody books, is let in, or leaves after it was shown who is hit. */
  private async between(race: number, { hits }: Preview): Promise<void> {
    const { story } = this
    const gone = pick(hits, race)
    if (race % 4 === 3 && gone) {
      const off = { bookingId: gone.bookingId, by: 'library' as const }
      assert((await cancelBooking(story.carla, off, story.clock)).ok)
      story.off.add(gone.bookingId)
    } else if (race % 4 === 2) await story.letIn(race)
    else await story.book(race, 'call')
  }

  /** The days on which somebody comes from now on, for a consultation or a lesson. */
  async busy(kind: 'consultation' | 'course'): Promise<string[]> {
    const { sql, clock } = this.story
    const rows = await sql`select m.starts_at from booking b join meeting m on m.activity_id = b.activity_id
      join activity a on a.id = b.activity_id and a.kind = ${kind} and a.cancelled_at is null
      where b.status = 'booked' and m.starts_at > ${clock} order by m.starts_at`
    return rows.map((row) => onTheWall(row.starts_at.getTime()).day)
  }

  private async lastMade(change: Change): Promise<number> {
    if (change.kind !== 'hours' && change.kind !== 'closure') return 0
    const { sql } = this.story
    const table = change.kind === 'hours' ? 'consultation_hours' : 'closure'
    const [row] = await sql`select max(id)::int as id from ${sql(table)}`
    return row?.id
  }

  /**
   * Who is hit by what was decided, as it stands in the books now: whoever came last where there are fewer desks; as many
   * as were let in above the desks still are. Where somebody let it stand, that holds until another desk is taken away.
   */
  private async hitBy(agenda: Agenda): Promise<Hit[]> {
    const rows = await this.story
      .sql`select b.id, a.id::int as activity_id, a.starts_at, a.consultation_hours_id::int as hours,
        (select count(*)::int from overbooking o where o.activity_id = a.id and o.ended_at is null) as extra
      from booking b join activity a on a.id = b.activity_id
      where b.status = 'booked' and a.cancelled_at is null and a.consultation_hours_id is not null
        and a.starts_at > ${this.story.clock} order by b.line_no`
    const left = new Map<number, number>()
    return rows.flatMap(({ id, activity_id: activityId, starts_at: at, hours, extra }) => {
      const desks = agenda.desksAt(hours, at.getTime())
      const isLess = desks < this.story.agenda.desksAt(hours, at.getTime())
      if (this.stands.has(activityId) && !isLess) return []
      const room = left.get(activityId) ?? (desks === 0 ? 0 : desks + extra)
      left.set(activityId, room - 1)
      return room > 0 ? [] : [{ bookingId: id, activityId }]
    })
  }

  /** What was let stand: whether its desks become more or fewer, and whether everybody who is there fits by then. */
  private async stoodBy(after: Agenda): Promise<{ id: number; differs: boolean; fits: boolean }[]> {
    const there = (await this.story.times()).filter(({ id }) => this.stands.has(id))
    return there.map(({ id, hours, at, inside, extra }) => {
      const [was, desks] = [this.story.agenda, after].map((agenda) => agenda.desksAt(hours, at)) as [
        number,
        number,
      ]
      return { id, differs: desks !== was, fits: desks > 0 && inside <= desks + extra }
    })
  }

  /** What there is a desk for again does not only stand any more; what loses one, only where that was chosen anew. */
  private async standsAsChosen(
    stood: Awaited<ReturnType<Hits['stoodBy']>>,
    choices: Choice[],
    hits: Hit[],
  ): Promise<void> {
    const hitAt = new Map(hits.map(({ bookingId, activityId }) => [bookingId, activityId]))
    const kept = new Set((await this.story.times()).filter((one) => one.kept).map(({ id }) => id))
    for (const { id, differs, fits } of stood) {
      const isHit = hits.some(({ activityId }) => activityId === id)
      // Who left made room under a plan that did not change: it may stand until somebody looks again.
      const isOver = differs ? fits || isHit : fits && !kept.has(id)
      if (isOver) this.stands.delete(id)
    }
    for (const { bookingId, way } of choices) if (way === 'stand') this.stands.add(hitAt.get(bookingId) ?? 0)
  }

  private async isShown(preview: Preview, after: Agenda): Promise<void> {
    assert.deepEqual(ids(preview.hits), ids(await this.hitBy(after)), 'others are shown than are hit')
    const clock = this.story.clock.getTime()
    const shut = this.story.runs.all.flatMap(({ isOff, branchId, lessons }) =>
      lessons.filter((one) => !isOff && !one.kept && one.startsAt > clock && isShutAt(after, branchId, one)),
    )
    assert.deepEqual(
      preview.lessons.map(({ meetingId }) => meetingId).sort(),
      shut.map(({ id }) => id).sort(),
      'other lessons are shown than are shut',
    )
  }

  /** Off, at another moment that is open, or let stand; never the last one to come of a run off. */
  private lessonsFor({ lessons }: Preview, after: Agenda, chosen: number[]): LessonChange[] {
    const { runs, clock } = this.story
    const toCome = (run: Run) => run.lessons.filter((one) => one.startsAt > clock.getTime()).length
    const left = new Map(runs.all.map((run) => [run, toCome(run)]))
    const taken = new Set(runs.all.flatMap((run) => run.lessons.map(({ startsAt }) => startsAt)))
    return lessons.map(({ meetingId, branchId, startsAt }, i): LessonChange => {
      const way = pick(chosen, i) ?? 0
      const run = runs.all.find((one) => one.lessons.some(({ id }) => id === meetingId)) as Run
      const others = left.get(run) ?? 0
      if (way === 0 && others > 1) {
        left.set(run, others - 1)
        return { meetingId, way: 'off' }
      }
      const moment = way === 1 ? openEvening(after, branchId, startsAt, taken, clock) : null
      if (moment === null) return { meetingId, way: 'stand', because: 'elsewhere' }
      taken.add(moment)
      return { meetingId, way: 'move', startsAt: new Date(moment), endsAt: new Date(moment + minutes(120)) }
    })
  }

  async rows(): Promise<Map<string, Row>> {
    const rows = await this.story.sql<
      Row[]
    >`select b.id, b.activity_id::int, b.status, b.place_no, r.contact_way as way
      from booking b join resident r on r.id = b.resident_id`
    return new Map(rows.map((row) => [row.id, { ...row }]))
  }

  /** What was chosen is what has become of each, and of nobody else anything. */
  private async isDone(choices: Choice[], before: Map<string, Row>): Promise<number> {
    const [after, heard] = [await this.rows(), await this.heard()]
    const there = await this.standing()
    for (const { bookingId, way, to } of choices) {
      const [was, is] = [before.get(bookingId), after.get(bookingId)]
      assert(was && is, `gone: ${bookingId}`)
      const said = (kind: string) => heard.has(`${bookingId} ${kind}`)
      if (way === 'move')
        assert.deepEqual(
          [is.status, there.get(is.activity_id), said('rescheduled')],
          ['booked', `${to?.hoursId} ${to?.startsAt.getTime()}`, true],
        )
      if (way === 'cancel') assert.deepEqual([is.status, said('cancelled')], ['cancelled', true])
      if (way === 'stand') assert.deepEqual(is, was)
      if (way === 'call') assert.deepEqual([is.status, said('called_off')], ['booked', is.way !== 'card'])
      if (way === 'cancel') this.story.off.add(bookingId)
    }
    const hit = new Set(choices.map(({ bookingId }) => bookingId))
    const changed = [...before].filter(([id, row]) => !hit.has(id) && !isDeepStrictEqual(after.get(id), row))
    // Who had not heard that it was off has the very same time again, and that alone.
    for (const [id, row] of changed)
      assert(await this.isSameTime(row, after.get(id)), `changed, and not shown: ${id}`)
    return changed.length
  }

  /** Of which hours each time is that takes place, and when. */
  private async standing(): Promise<Map<number, string>> {
    const times = await this.story.times()
    return new Map(times.map(({ id, hours, at }) => [id, `${hours} ${at}`]))
  }

  /** Whether somebody was at what was called off, and is at the same moment of the same hours, which goes on. */
  private async isSameTime(was: Row, is: Row | undefined): Promise<boolean> {
    const rows = await this.story.sql`select a.id from activity a join activity n
        on n.consultation_hours_id = a.consultation_hours_id and n.starts_at = a.starts_at
      where a.id = ${was.activity_id} and n.id = ${is?.activity_id ?? 0}
        and a.cancelled_at is not null and n.cancelled_at is null`
    return rows.length === 1 && is?.status === 'booked'
  }

  private async lessonsAreDone(changes: LessonChange[]): Promise<void> {
    const { runs } = this.story
    for (const run of runs.all) {
      const own = changes.filter(({ meetingId }) => run.lessons.some(({ id }) => id === meetingId))
      const clock = this.story.clock.getTime()
      run.change(own, clock)
      run.opens((one) => !isShutAt(this.story.agenda, run.branchId, one), clock)
      if (own.some(({ way }) => way !== 'stand')) await runs.haveHeard(run)
    }
  }

  private async heard(): Promise<Set<string>> {
    const rows = await this.story
      .sql`select booking_id || ' ' || kind as what from message where booking_id is not null`
    return new Set(rows.map(({ what }) => what))
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
      ? { bookingId, way: 'move', to: proposed }
      : { bookingId, way: 'cancel' }
  })
}

/** The first evening after a lesson on which its branch is open and nothing of a run is; null when there is none soon. */
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
