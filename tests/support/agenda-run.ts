// A course run as it should be, written without the rules of the program: its lessons, who is in it, and who waits in line.
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import { type Agenda, onTheWall } from './agenda-model'

export type Way = 'call' | 'email' | 'card' | 'sms'
type State = 'held' | 'waiting' | 'offered' | 'booked'
type Someone = {
  id: string
  way: Way
  state: State
  /** Whose is lower came first. */
  turn: number
  /** Until when a place is held or offered. */
  until: number
  /** When an offer went by unanswered. */
  lapsed: number | null
}
export type Lesson = { id: number; startsAt: number; endsAt: number; kept: boolean }
/** Until when the books say that an offer stands, by booking: how long that is has tests of its own. */
export type Offers = ReadonlyMap<string, number>

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
/** How many more the desk may let in, as long as a library has set nothing. */
const MOST_EXTRA = 2
/** Whoever let an offer go by is left alone for so long. */
const ALONE = 7 * DAY
/** As short before nobody can come in any more nobody is asked. */
const TOO_LATE = 2 * HOUR

export class Run {
  people: Someone[] = []
  lessons: Lesson[]
  /** How many were let in above the places. */
  extra = 0
  isOff = false
  turns = 0
  readonly id: number
  readonly branchId: number
  places: number
  /** Until when somebody can come in to a run that has begun; null: until it begins. */
  joinUntil: number | null

  constructor(id: number, branchId: number, places: number, lessons: Lesson[], joinUntil: number | null) {
    this.id = id
    this.branchId = branchId
    this.places = places
    this.lessons = lessons
    this.joinUntil = joinUntil
  }

  /** Does what is asked, or leaves everything as it was when that is refused. */
  try(work: () => boolean): boolean {
    const { people, extra, places, turns } = this
    const before = { people: structuredClone(people), extra, places, turns }
    const done = work()
    if (!done) Object.assign(this, before)
    return done
  }

  inOrder = () => [...this.people].sort((a, b) => a.turn - b.turn)
  of = (id: string) => this.people.find((one) => one.id === id)
  free = () => this.places + this.extra - this.people.filter(({ state }) => state !== 'waiting').length
  starts = () => Math.min(...this.lessons.map(({ startsAt }) => startsAt))
  lastStarts = () => Math.max(...this.lessons.map(({ startsAt }) => startsAt))
  ends = () => Math.max(...this.lessons.map(({ endsAt }) => endsAt))
  closes = () => this.joinUntil ?? this.starts()
  isOpen = (clock: number) => !this.isOff && this.closes() > clock
  isAsking = (clock: number) => !this.isOff && this.closes() - clock >= TOO_LATE

  /** Comes in where there is a place that nobody was asked for first; else stands in line. */
  join(id: string, way: Way, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      if (!this.isOpen(clock)) return false
      this.tidy(clock, offers, agenda)
      const state = this.free() > 0 ? 'booked' : 'waiting'
      // To who has only a card nobody could tell that it is their turn.
      if (state === 'waiting' && way === 'card') return false
      this.add(id, way, state)
      return true
    })
  }

  /** Comes in where there is a place, and does not wait for one. */
  joinFree(id: string, way: Way, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => this.join(id, way, clock, offers, agenda) && this.of(id)?.state === 'booked')
  }

  /** Is let in by the desk, full or not. */
  letIn(id: string, way: Way, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      if (!this.isOpen(clock)) return false
      this.tidy(clock, offers, agenda)
      if (this.free() === 0 && this.extra === MOST_EXTRA) return false
      if (this.free() === 0) this.extra += 1
      this.add(id, way, 'booked')
      return true
    })
  }

  hold(id: string, way: Way, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      if (!this.isOpen(clock)) return false
      this.tidy(clock, offers, agenda)
      if (this.free() === 0) return false
      this.add(id, way, 'held', clock + 15 * MINUTE)
      return true
    })
  }

  /** What was held becomes theirs, also when that is late, as long as it is still there. */
  confirm(id: string, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      const held = this.of(id)
      if (!held || !this.isOpen(clock)) return false
      this.tidy(clock, offers, agenda, held)
      held.state = 'booked'
      return true
    })
  }

  leave(id: string, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      if (this.lastStarts() <= clock) return false
      this.people = this.people.filter((one) => one.id !== id)
      this.tidy(clock, offers, agenda)
      return true
    })
  }

  /** Takes what is offered; or, in line, a place for which nobody before them is asked. */
  accept(id: string, clock: number, offers: Offers, agenda: Agenda): boolean {
    return this.try(() => {
      const own = this.of(id)
      if (own?.state === 'booked') return true
      if (!own || !this.isOpen(clock)) return false
      this.tidy(clock, offers, agenda)
      const nobodyAsks = !this.isAsking(clock) || !hearsBefore(own.way, clock, this.closes(), agenda)
      const left = own.state === 'waiting' && (own.lapsed !== null || nobodyAsks) && this.free() > 0
      if (own.state !== 'offered' && !left) return false
      own.state = 'booked'
      return true
    })
  }

  /** How many there are of from now on; answers how many in line are asked by that, null when somebody is in the way. */
  setPlaces(places: number, clock: number, offers: Offers, agenda: Agenda): number | null {
    let asked = 0
    const done = this.try(() => {
      if (this.isOff || this.ends() <= clock) return false
      this.tidy(clock, offers, agenda)
      if (this.places - places > this.free()) return false
      const before = this.people.filter(({ state }) => state === 'offered').length
      this.places = places
      this.tidy(clock, offers, agenda)
      asked = this.people.filter(({ state }) => state === 'offered').length - before
      return true
    })
    return done ? asked : null
  }

  /** Whether the clock changed something, or somebody waits beside a place that is really free. */
  isDue(clock: number): boolean {
    const ranOut = this.people.some(({ state, until }) => isWaitedFor(state) && until <= clock)
    const waits = this.people.some((one) => one.state === 'waiting' && mayAsk(one, clock))
    return ranOut || (this.isOpen(clock) && waits && this.free() > this.extra)
  }

  /** What the clock brings: holds and offers run out, what is above the places goes, and the first in line are asked. */
  tidy(clock: number, offers: Offers, agenda: Agenda, kept: Someone | null = null): void {
    this.people = this.people.filter((one) => one === kept || one.state !== 'held' || one.until > clock)
    const gone = this.inOrder().filter(({ state, until }) => state === 'offered' && until <= clock)
    // Of whom nobody could tell is asked once more: no letter leaves this library, and who is called has nearly always heard.
    const again = gone.filter(
      ({ id, way }) =>
        (way !== 'call' || (offers.get(id) ?? 0) > clock) &&
        this.isAsking(clock) &&
        hearsBefore(way, clock, this.closes(), agenda),
    )
    const free = this.free() + gone.length - again.length
    // What is above the places goes first, and of who is asked once more the last.
    if (this.extra > free) again.splice(Math.max(0, again.length - (this.extra - Math.max(0, free))))
    for (const one of gone)
      if (again.includes(one)) one.until = offers.get(one.id) ?? clock
      else Object.assign(one, { state: 'waiting', turn: this.next(), lapsed: clock })
    this.extra -= Math.min(this.extra, Math.max(0, this.free()))
    if (!this.isAsking(clock)) return
    for (const one of this.inOrder())
      if (one.state === 'waiting' && mayAsk(one, clock) && this.free() > 0)
        if (hearsBefore(one.way, clock, this.closes(), agenda))
          Object.assign(one, { state: 'offered', until: offers.get(one.id) ?? clock })
  }

  add(id: string, way: Way, state: State, until = 0): void {
    this.people.push({ id, way, state, until, lapsed: null, turn: this.next() })
  }

  next(): number {
    this.turns += 1
    return this.turns
  }

  /** Lessons are off, at another moment, or let stand. */
  change(changes: readonly LessonChange[], clock: number): void {
    const began = this.starts()
    for (const change of changes) {
      const own = this.lessons.find(({ id }) => id === change.meetingId) as Lesson
      if (change.way === 'off') this.lessons = this.lessons.filter((one) => one !== own)
      if (change.way === 'stand') own.kept = true
      if (change.way === 'move') Object.assign(own, { ...span(change.startsAt, change.endsAt), kept: false })
    }
    // Nobody comes in once the last lesson has begun; nor once the first has, where that was not so before.
    if (this.joinUntil !== null)
      this.joinUntil = Math.min(this.joinUntil, this.joinUntil <= began ? this.starts() : this.lastStarts())
    for (const one of this.people) if (one.state === 'offered') one.until = Math.min(one.until, this.closes())
    // After the last lesson nobody has anything to wait for.
    if (changes.some(({ way }) => way === 'off') && this.lastStarts() <= clock)
      this.people = this.people.filter(({ state }) => state === 'booked' || state === 'held')
  }

  /** A lesson that was let stand on a closed day is one like all others once that day is open. */
  opens(isOpen: (one: Lesson) => boolean, clock: number): void {
    if (this.isOff) return
    for (const one of this.lessons) if (one.startsAt > clock && isOpen(one)) one.kept = false
  }

  /** Nobody is in it any more but who is still to be called. */
  callOff(called: string[]): void {
    this.isOff = true
    this.people = this.people.filter(({ id }) => called.includes(id))
  }

  inTime = () => [...this.lessons].sort((a, b) => a.startsAt - b.startsAt)

  /** Who has a place or waits for one, first come first, as the books would say it. */
  books(): string[] {
    return this.inOrder().map(({ id, state }) => `${id} ${state}`)
  }
}

const span = (startsAt: Date, endsAt: Date) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() })
const isWaitedFor = (state: State) => state === 'held' || state === 'offered'
const mayAsk = ({ lapsed }: Someone, clock: number) => lapsed === null || lapsed + ALONE <= clock

/** Whether somebody can be told and has an hour to answer before a moment: called in office hours, or written to by day. */
function hearsBefore(way: Way, clock: number, before: number, agenda: Agenda): boolean {
  let left = 60
  for (let at = clock; at < before; at += 5 * MINUTE) {
    if (left === 0) return true
    const wall = onTheWall(at)
    if (way === 'call' ? agenda.isCalling(wall) : wall.at >= 8 * 60 && wall.at < 21 * 60) left -= 5
  }
  return false
}
