import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { usualReach } from '@/lib/network/rules/hours'
import { settle } from '@/lib/places/commands/settle'
import { offerUntil } from '@/lib/places/rules/places'
import type { Partner, Staff } from '@/lib/tools/access'
import { freshDatabase } from '../../support/database'
import { aColleague, aPartner } from '../../support/partners'
import {
  type Activity,
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aGuest,
  aPerson,
  aSlot,
  bookOne,
  days,
  type Guest,
  hours,
  job,
  minutes,
  now,
} from '../../support/world'

/**
 * A hold that is let go for another choice leaves its place to nobody, until something else happens in that
 * activity. Set this to true once letting go asks the line.
 */
const LETTING_GO_ASKS_THE_LINE = false

const database = freshDatabase('file', 8)

type Where = 'early' | 'late' | 'course'
const everywhere: Where[] = ['early', 'late', 'course']
const places: Record<Where, number> = { early: 2, late: 1, course: 1 }
/** How many more the desk may let in, as long as a library has set nothing. */
const MOST_EXTRA = 2
const startsOn: Record<Where, number> = { early: 1, late: 20, course: 20 }

type Step =
  | { do: 'hold' | 'cancel' | 'accept' | 'move'; who: number; where: Where }
  | { do: 'book'; who: number; where: Where; twice: boolean }
  | { do: 'overbook'; who: number; where: Where }
  | { do: 'confirm'; who: number }
  | { do: 'chooseWaiting'; who: number }
  | { do: 'pass'; minutes: number }
  | { do: 'settle' }

const who = fc.nat({ max: 3 })
const where = fc.constantFrom<Where>('early', 'late', 'course', 'course')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('hold' as const), who, where }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), who, where, twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('overbook' as const), who, where }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, where }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept' as const), who, where }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, where }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('chooseWaiting' as const), who }) },
  { weight: 3, arbitrary: fc.constant({ do: 'settle' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(5, 15, 60, 50 * 60, 8 * 24 * 60),
    }),
  },
)

// ---------- the model: what should be in the books, written without the rules of the program ----------

/** `twin`: a person books twice from pages of their own, and the library takes them for two of one name. */
type Entry = {
  who: number
  twin: number
  where: Where
  status: string
  turn: number
  until: number
  lapsed: number | null
}
type Draft = { until: number; where: Where | null; entry: Entry | null; done: boolean }

class Model {
  clock = 0
  turn = 0
  entries: Entry[] = []
  /** How many were let in above the places, for whom no place has disappeared yet. */
  extra: Record<Where, number> = { early: 0, late: 0, course: 0 }
  drafts: (Draft | undefined)[] = []

  /** Does one step and says whether it should succeed; null when nobody could even try it. */
  do(step: Step): boolean | null {
    if (step.do === 'pass') this.clock += step.minutes
    if (step.do === 'settle') this.settle()
    if (step.do === 'pass' || step.do === 'settle') return true
    const before = {
      entries: this.entries.map((e) => ({ entry: e, copy: { ...e } })),
      turn: this.turn,
      extra: { ...this.extra },
    }
    const answer = this.command(step)
    if (answer === false) {
      // A refusal leaves nothing behind.
      this.entries = before.entries.map(({ entry, copy }) => Object.assign(entry, copy))
      this.extra = before.extra
    }
    return answer
  }

  command(step: Exclude<Step, { do: 'pass' | 'settle' }>): boolean | null {
    if (step.do === 'hold') return this.hold(step.who, step.where)
    if (step.do === 'confirm') return this.confirm(step.who)
    if (step.do === 'chooseWaiting') return this.chooseWaiting(step.who)
    if (step.do === 'book') return this.bookAtDesk(step.who, step.where)
    if (step.do === 'overbook') return this.overbook(step.who, step.where)
    const own = this.mine(step.who, step.where)
    if (!own) return null
    if (step.do === 'cancel') return this.cancel(own)
    return step.do === 'accept' ? this.accept(own) : this.move(own)
  }

  hold(who: number, where: Where): boolean {
    const draft = this.draftOf(who)
    if (this.begun(where)) return false
    const own = draft.entry
    this.tidy(where)
    if (own?.status === 'held' && own.where === where && this.entries.includes(own)) return true
    if (this.free(where) === 0) return false
    this.letGo(draft)
    // What is held without being booked is a third of the places at most, and one at least.
    const share = Math.max(1, Math.floor((places[where] + this.extra[where]) / 3))
    const seat = { who, where, status: 'held', until: this.clock + 15 }
    const mayHold = this.at(where).filter((e) => e.status === 'held').length < share
    // Beyond it the place is chosen and held for nobody: as if the hold had run out.
    const entry = mayHold ? this.add(seat) : { ...seat, twin: 0, turn: 0, lapsed: null }
    Object.assign(draft, { where, entry })
    return true
  }

  confirm(who: number): boolean | null {
    const draft = this.drafts[who]
    if (!draft) return null
    if (draft.until <= this.clock) return false
    if (draft.done) return draft.entry !== null && this.entries.includes(draft.entry)
    if (!draft.where) return false
    const made = this.take(who, draft.where, draft.where === 'course' && !draft.entry, draft.entry)
    if (!made) return false
    Object.assign(draft, { entry: made, done: true })
    return true
  }

  chooseWaiting(who: number): boolean {
    const draft = this.draftOf(who)
    this.letGo(draft)
    Object.assign(draft, { where: 'course', entry: null })
    return true
  }

  /** At a desk it is asked whether somebody who has something else there is the same person. */
  bookAtDesk(who: number, where: Where): boolean {
    if (this.mine(who, where) || this.collides({ who, where })) return false
    if (where !== 'course' && this.openConsultation(who)) return false
    return this.take(who, where, where === 'course', null) !== null
  }

  /** Where there is room it is a booking as any other; where there is none, a place comes with it. */
  overbook(who: number, where: Where): boolean {
    if (this.mine(who, where) || this.collides({ who, where })) return false
    if (where !== 'course' && this.openConsultation(who)) return false
    if (this.begun(where)) return false
    this.tidy(where)
    if (this.free(where) === 0) {
      if (this.extra[where] === MOST_EXTRA) return false
      this.extra[where] += 1
    }
    this.add({ who, where, status: 'booked' })
    return true
  }

  take(who: number, where: Where, orWait: boolean, held: Entry | null): Entry | null {
    if (this.begun(where)) return null
    const twin = [0, 1, 2, 3, 4, 5, 6, 7].find((n) => !this.inTheWay(who, where, n)) as number
    const kept = held && this.entries.includes(held) ? held : null
    this.tidy(where, kept)
    if (kept) return Object.assign(kept, { status: 'booked', twin })
    if (this.free(where) > 0) return this.add({ who, twin, where, status: 'booked' })
    return orWait ? this.add({ who, twin, where, status: 'waiting' }) : null
  }

  cancel(own: Entry): boolean {
    if (this.over(own.where)) return false
    this.remove(own)
    this.tidy(own.where)
    return true
  }

  accept(own: Entry): boolean {
    if (own.status === 'booked') return true
    if (this.begun(own.where)) return false
    // Who is next in line beside a place that came free is asked at this very moment.
    this.tidy(own.where)
    const offered = own.status === 'offered' && own.until > this.clock
    const nobodyElse = own.lapsed !== null || this.offerFrom(own.where) === null
    const left = own.status === 'waiting' && nobodyElse && this.free(own.where) > 0
    if (!(offered || left)) return false
    Object.assign(own, { status: 'booked', twin: this.besides(own, own.where) })
    return true
  }

  move(own: Entry): boolean {
    if (own.where === 'course') return false
    const to = own.where === 'early' ? 'late' : 'early'
    if (this.begun(own.where) || this.begun(to)) return false
    this.tidy(to)
    if (this.free(to) === 0) return false
    const from = own.where
    Object.assign(own, { where: to, twin: this.besides(own, to) })
    this.tidy(from)
    return true
  }

  /** Whoever has a code is kept from nothing by what else stands at that contact: it may be somebody of the same name. */
  besides(own: Entry, where: Where): number {
    const { who, twin } = own
    const isFree = (n: number) =>
      !this.collides({ who, where, twin: n }) &&
      !this.at(where).some((e) => e !== own && e.who === who && e.twin === n && e.status !== 'held')
    // Others who are in it already change nothing, as long as this one is not expected elsewhere then.
    if (!this.collides({ who, where })) return twin
    return [twin, 0, 1, 2, 3, 4, 5, 6, 7].find(isFree) as number
  }

  settle(): void {
    for (const where of everywhere) if (this.isDue(where)) this.tidy(where)
  }

  /** A place that was let go and is about to disappear is nobody's: it waits until something else happens there. */
  isDue(where: Where): boolean {
    const ranOut = (e: Entry) => (e.status === 'held' || e.status === 'offered') && e.until <= this.clock
    const isAsked = (e: Entry) => e.lapsed === null || e.lapsed + 7 * 24 * 60 <= this.clock
    const waits = !this.begun(where) && this.line(where).some(isAsked) && this.free(where) > this.extra[where]
    return waits || this.at(where).some(ranOut)
  }

  tidy(where: Where, kept: Entry | null = null): void {
    const missed = this.at(where).filter((e) => e.status === 'offered' && e.until <= this.clock)
    const line = this.line(where).filter((e) => e.lapsed === null || e.lapsed + 7 * 24 * 60 <= this.clock)
    this.entries = this.entries.filter(
      (e) => e === kept || e.where !== where || e.status !== 'held' || e.until > this.clock,
    )
    for (const entry of missed) {
      this.turn += 1
      Object.assign(entry, { status: 'waiting', turn: this.turn, lapsed: this.clock })
    }
    // What came free is nobody's, as often as somebody was let in above the places.
    this.extra[where] -= Math.min(this.extra[where], Math.max(0, this.free(where)))
    if (this.begun(where)) return
    const made = this.offerFrom(where)
    if (made === null) return
    const until = (made.getTime() - now.getTime()) / minutes(1)
    for (const entry of line.slice(0, this.free(where))) Object.assign(entry, { status: 'offered', until })
  }

  /** Until when an offer made now stands, which has tests of its own; null when nobody is asked any more. */
  offerFrom(where: Where): Date | null {
    return offerUntil(after(days(startsOn[where])), 'call', after(minutes(this.clock)), usualReach)
  }

  letGo({ entry }: Draft): void {
    if (entry?.status !== 'held' || !this.entries.includes(entry)) return
    this.remove(entry)
    if (LETTING_GO_ASKS_THE_LINE) this.tidy(entry.where)
  }

  draftOf(who: number): Draft {
    const old = this.drafts[who]
    if (old && old.until > this.clock && !old.done) return old
    const fresh = { until: this.clock + 60, where: null, entry: null, done: false }
    this.drafts[who] = fresh
    return fresh
  }

  add(entry: Pick<Entry, 'who' | 'where' | 'status'> & { until?: number; twin?: number }): Entry {
    this.turn += 1
    const made = { until: 0, lapsed: null, turn: this.turn, twin: 0, ...entry }
    this.entries.push(made)
    return made
  }

  remove(entry: Entry): void {
    this.entries = this.entries.filter((e) => e !== entry)
  }

  at = (where: Where) => this.entries.filter((e) => e.where === where)
  line = (where: Where) =>
    this.at(where)
      .filter((e) => e.status === 'waiting')
      .sort((a, b) => a.turn - b.turn)
  free = (where: Where) =>
    places[where] + this.extra[where] - this.at(where).filter((e) => e.status !== 'waiting').length
  begun = (where: Where) => startsOn[where] * 24 * 60 <= this.clock
  /** A course can be left until its second and last lesson, a week later. */
  over = (where: Where) => startsOn[where] * 24 * 60 + (where === 'course' ? 7 * 24 * 60 : 0) <= this.clock
  /** The first that this person has there. */
  mine = (who: number, where: Where) =>
    this.at(where)
      .filter((e) => e.who === who && e.status !== 'held')
      .sort((a, b) => a.turn - b.turn)[0]
  inTheWay = (who: number, where: Where, twin: number) =>
    this.at(where).some((e) => e.who === who && e.twin === twin && e.status !== 'held') ||
    this.collides({ who, where, twin }) ||
    (where !== 'course' && this.openConsultation(who, twin))
  openConsultation = (who: number, twin?: number) =>
    everywhere.some(
      (w) =>
        w !== 'course' &&
        startsOn[w] * 24 * 60 + 30 > this.clock &&
        this.at(w).some(
          (e) => e.who === who && e.status !== 'held' && (twin === undefined || e.twin === twin),
        ),
    )
  /** The late slot is during the first lesson of the course. */
  collides = ({ who, where, twin }: { who: number; where: Where; twin?: number }) =>
    where !== 'early' &&
    this.at(where === 'late' ? 'course' : 'late').some(
      (e) => e.who === who && e.status === 'booked' && (twin === undefined || e.twin === twin),
    )

  placeRows(): Record<Where, number> {
    const rows = everywhere.map((w) => [w, places[w] + this.extra[w]])
    return Object.fromEntries(rows)
  }

  books(): string[] {
    const placed = this.entries
      .filter((e) => e.status !== 'waiting')
      .map((e) => sayEntry(e.where, e.status, e.who))
    const lines = everywhere.flatMap((w) =>
      this.line(w).map((e, i) => sayEntry(w, `waiting ${i + 1}`, e.who)),
    )
    return [...placed, ...lines].sort()
  }
}

const sayEntry = (where: string, status: string, who: number | undefined) =>
  `${where}: ${status}, person ${who}`

// ---------- the program, driven through its commands ----------

class Program {
  clock = now
  people = [0, 1, 2, 3].map(() => aPerson())
  guests: ({ guest: Guest; until: Date; done: boolean } | undefined)[] = []
  whose = new Map<string, number>()

  readonly activities: Record<Where, Activity>
  readonly desk: Partner
  readonly library: Staff

  private constructor(activities: Record<Where, Activity>, desk: Partner, library: Staff) {
    this.activities = activities
    this.desk = desk
    this.library = library
  }

  static async open(branchId: number): Promise<Program> {
    const at = (w: Where) => after(days(startsOn[w]))
    const [early, late, course] = await Promise.all([
      aSlot({ branchId, desks: places.early, startsAt: at('early') }),
      aSlot({ branchId, desks: places.late, startsAt: at('late') }),
      aCourseRun({ branchId, places: places.course, lessons: 2, startsAt: at('course') }),
    ])
    return new Program({ early, late, course }, await aPartner(), await aColleague('adviser'))
  }

  async do(step: Step): Promise<boolean | null> {
    if (step.do === 'pass') this.clock = after(minutes(step.minutes), this.clock)
    if (step.do === 'settle') await settle(job, {}, this.clock)
    if (step.do === 'pass' || step.do === 'settle') return true
    if (step.do === 'hold') return this.hold(step.who, this.activities[step.where].id)
    if (step.do === 'confirm') return this.confirm(step.who)
    if (step.do === 'chooseWaiting') {
      const guest = await this.browserOf(step.who)
      return (await chooseWaiting(guest, { activityId: this.activities.course.id }, this.clock)).ok
    }
    if (step.do === 'book') return this.bookOne(step)
    if (step.do === 'overbook') return this.overbook(step)
    const bookingId = await this.mine(step.who, this.activities[step.where].id)
    if (!bookingId) return null
    const guest = await this.opened(bookingId)
    if (step.do === 'cancel') return (await cancelBooking(guest, { bookingId }, this.clock)).ok
    if (step.do === 'accept') return (await acceptOffer(guest, { bookingId }, this.clock)).ok
    const to = this.activities[step.where === 'early' ? 'late' : 'early'].id
    return (await moveBooking(guest, { bookingId, activityId: to }, this.clock)).ok
  }

  async hold(who: number, activityId: number): Promise<boolean> {
    const held = await hold(await this.browserOf(who), { activityId }, this.clock)
    if (held.ok && held.value) this.whose.set(held.value.bookingId, who)
    return held.ok
  }

  async confirm(who: number): Promise<boolean | null> {
    const browser = this.guests[who]
    if (!browser) return null
    const made = await confirm(browser.guest, { formKey: randomUUID(), language: 'nl' }, this.clock)
    if (made.ok) this.whose.set(made.value.bookingId, who)
    browser.done ||= made.ok
    return made.ok
  }

  async bookOne({ who, where, twice }: { who: number; where: Where; twice: boolean }): Promise<boolean> {
    const form = aBooking(this.activities[where].id, { ...this.people[who], orWait: where === 'course' })
    const answers = await Promise.all((twice ? [1, 2] : [1]).map(() => bookOne(this.desk, form, this.clock)))
    for (const made of answers) if (made.ok) this.whose.set(made.value.bookingId, who)
    expect(new Set(answers.map((answer) => answer.ok)).size).toBe(1)
    return answers.every((answer) => answer.ok)
  }

  async overbook({ who, where }: { who: number; where: Where }): Promise<boolean> {
    const form = aBooking(this.activities[where].id, { ...this.people[who] })
    const made = await bookOne(this.library, { ...form, because: 'urgent' }, this.clock)
    if (made.ok) this.whose.set(made.value.bookingId, who)
    return made.ok
  }

  /** The browser of a person; a new one when the old draft is over or has served. */
  async browserOf(who: number): Promise<Guest> {
    const old = this.guests[who]
    if (old && old.until > this.clock && !old.done) return old.guest
    const guest = await aGuest(this.people[who], this.clock)
    this.guests[who] = { guest, until: after(hours(1), this.clock), done: false }
    return guest
  }

  async opened(bookingId: string): Promise<Guest> {
    const guestId = randomUUID()
    const until = after(hours(1), this.clock)
    await database.sql`insert into guest (id, token_hash, expires_at, booking_id)
      values (${guestId}, ${randomBytes(32)}, ${until}, ${bookingId})`
    return { kind: 'guest', guestId }
  }

  async mine(who: number, activityId: number): Promise<string | null> {
    const rows = await database.sql`select id from booking
      where activity_id = ${activityId} and status not in ('cancelled', 'held') order by line_no`
    return (rows.find((row) => this.whose.get(row.id) === who)?.id as string | undefined) ?? null
  }

  /** How many places there are, also those that came with somebody. */
  async places(): Promise<Record<string, number>> {
    const ids = everywhere.map((w) => this.activities[w].id)
    const rows = await database.sql`select activity_id, count(*)::int as places from place
      where activity_id in ${database.sql(ids)} group by activity_id`
    return Object.fromEntries(
      rows.map((row) => [everywhere[ids.indexOf(Number(row.activity_id))] as string, row.places]),
    )
  }

  async books(): Promise<string[]> {
    const ids = everywhere.map((w) => this.activities[w].id)
    const rows = await database.sql`select id, activity_id, status, place_no, line_no from booking
      where activity_id in ${database.sql(ids)} and status <> 'cancelled' order by line_no`
    const turns = new Map<string, number>()
    return rows
      .map((row) => {
        const where = everywhere[ids.indexOf(Number(row.activity_id))] as string
        expect(row.place_no === null).toBe(row.status === 'waiting')
        if (row.status !== 'waiting') return sayEntry(where, row.status, this.whose.get(row.id))
        turns.set(where, (turns.get(where) ?? 0) + 1)
        return sayEntry(where, `waiting ${turns.get(where)}`, this.whose.get(row.id))
      })
      .sort()
  }
}

/** Who has a code moves beside what stands at that contact already: somebody of the same name. */
const movedBeside: Step[] = [
  { do: 'book', who: 2, where: 'early', twice: false },
  { do: 'book', who: 2, where: 'course', twice: false },
  { do: 'move', who: 2, where: 'early' },
]

/** A hold is let go where somebody was let in above the places: nothing there calls the clock. */
const letGoBesideOverbooked: Step[] = [
  { do: 'hold', who: 0, where: 'course' },
  { do: 'overbook', who: 0, where: 'course' },
  { do: 'hold', who: 0, where: 'early' },
  { do: 'settle' },
]

test('after every step of any history the books are those of the model', async () => {
  const history = async (steps: Step[]) => {
    const [model, program] = [new Model(), await Program.open((await aBranch()).id)]
    try {
      for (const step of steps) {
        const expected = model.do(step)
        expect({ step, ok: await program.do(step) }).toEqual({ step, ok: expected })
        expect({ step, books: await program.books() }).toEqual({ step, books: model.books() })
        expect({ step, places: await program.places() }).toEqual({ step, places: model.placeRows() })
      }
    } finally {
      await forgetEveryone()
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), history), {
    numRuns: 300,
    examples: [[letGoBesideOverbooked], [movedBeside]],
  })
}, 300_000)

async function forgetEveryone(): Promise<void> {
  await database.sql`delete from message`
  await database.sql`delete from guest`
  await database.sql`delete from booking`
}
