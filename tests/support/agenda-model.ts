// What the agenda should be, written without the rules of the program: one day after the other, by what was decided last.

type Day = string
type Minutes = number

/** How consultation hours look, as somebody typed it. */
export type Typed = {
  weekday: number
  rhythm: 'weekly' | 'fortnightly' | 'monthly'
  anchor: Day | null
  nth: number | null
  from: Minutes
  until: Minutes
  minutes: Minutes
  pause: Minutes
  desks: number
  walkInDesks: number
}
/** Null: there are none from then on. */
type Decision = { from: Day; until: Day | null; typed: Typed | null }
type Differs = { off: boolean; from: Minutes | null; until: Minutes | null; desks: number | null }
export type Shut = {
  branchId: number | null
  from: Day
  until: Day
  fromTime: Minutes | null
  untilTime: Minutes | null
}

/** Days on which the country stays at home, of the years in which these stories play. */
const calendar = new Set([
  ...['2027-01-01', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-16'],
  ...['2027-05-17', '2027-12-25', '2027-12-26', '2028-01-01', '2028-04-16', '2028-04-17', '2028-04-27'],
  ...['2028-05-05', '2028-05-25', '2028-06-04', '2028-06-05', '2028-12-25', '2028-12-26'],
])

export type Hours = { branchId: number; decisions: Decision[]; differs: Map<Day, Differs> }

export class Agenda {
  readonly hours = new Map<number, Hours>()
  readonly closures = new Map<number, Shut>()
  readonly holidays = new Map<Day, boolean>()
  readonly closedFrom = new Map<number, Day>()

  /** Whether anything of a branch goes on between two times on a day. */
  isShut(branchId: number, day: Day, from: Minutes, until: Minutes): boolean {
    if (this.holidays.get(day) ?? calendar.has(day)) return true
    const goneFrom = this.closedFrom.get(branchId)
    if (goneFrom !== undefined && day >= goneFrom) return true
    return [...this.closures.values()].some((one) => {
      const here = one.branchId === null || one.branchId === branchId
      const then = one.from <= day && day <= one.until
      return here && then && (one.fromTime === null || (one.fromTime < until && from < (one.untilTime ?? 0)))
    })
  }

  /** Whether somebody of the library calls people then: in office hours, unless all of it is closed that day. */
  isCalling({ day, at }: { day: Day; at: Minutes }): boolean {
    const isWeekend = (dayNumber(day) + 3) % 7 > 4
    const isAway = [...this.closures.values()].some(
      (one) => one.branchId === null && one.fromTime === null && one.from <= day && day <= one.until,
    )
    return at >= 9 * 60 && at < 17 * 60 && !isWeekend && !calendar.has(day) && !isAway
  }

  /** How many can come at each moment of a day that these hours give. */
  timesOn(hoursId: number, day: Day): Map<number, number> {
    const times = new Map<number, number>()
    const hours = this.hours.get(hoursId)
    const holds = hours?.decisions.findLast(
      ({ from, until }) => from <= day && (until === null || day <= until),
    )
    const typed = holds?.typed
    const other = hours?.differs.get(day)
    if (!hours || !typed || other?.off || !(isTurn(typed, day) || other?.from != null)) return times
    const desks = (other?.desks ?? typed.desks) - typed.walkInDesks
    const last = (other?.until ?? typed.until) - typed.minutes
    for (let at = other?.from ?? typed.from; at <= last; at += typed.minutes + typed.pause) {
      const moment = momentOf(day, at)
      if (desks > 0 && moment !== null && !this.isShut(hours.branchId, day, at, at + typed.minutes))
        times.set(moment, desks)
    }
    return times
  }

  /** How many can come to these hours at this moment; 0 when there is no such time. */
  desksAt(hoursId: number, moment: number): number {
    return this.timesOn(hoursId, onTheWall(moment).day).get(moment) ?? 0
  }
}

function isTurn({ weekday, rhythm, anchor, nth }: Typed, day: Day): boolean {
  const number = dayNumber(day)
  if (((number + 3) % 7) + 1 !== weekday) return false
  if (rhythm === 'fortnightly') return (monday(number) - monday(dayNumber(anchor ?? day))) % 14 === 0
  if (rhythm === 'weekly') return true
  const month = day.slice(0, 7)
  const before = [1, 2, 3, 4].filter((weeks) => nextDay(day, -7 * weeks).startsWith(month)).length
  return nth === 5 ? !nextDay(day, 7).startsWith(month) : before + 1 === nth
}

const DAY = 24 * 60
const dayNumber = (day: Day) => Date.parse(day) / 60_000 / DAY
const monday = (number: number) => number - ((number + 3) % 7)

/** The day that is so many after another. */
export function nextDay(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * DAY * 60_000).toISOString().slice(0, 10)
}

const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** What calendar and clock in the library show. */
export function onTheWall(moment: number): { day: Day; at: Minutes } {
  const [day = '', time = ''] = shown.format(moment).split(' ')
  return { day, at: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) }
}

/** The first moment at which they show this; null in the hour that is skipped. */
export function momentOf(day: Day, at: Minutes): number | null {
  for (const ahead of [120, 60]) {
    const moment = (dayNumber(day) * DAY + at - ahead) * 60_000
    const wall = onTheWall(moment)
    if (wall.day === day && wall.at === at) return moment
  }
  return null
}

export const clock = (at: Minutes) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
