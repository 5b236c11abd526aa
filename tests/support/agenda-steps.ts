import fc from 'fast-check'
import type { Change } from '@/lib/planning/rules/change'
import { type Agenda, clock, type Hours, nextDay, type Shut, type Typed } from './agenda-model'

const kinds = [
  ...(['hours', 'hours', 'new_hours', 'hours_end', 'exception', 'exception', 'no_exception'] as const),
  ...(['closure', 'closure', 'closure', 'edit_closure', 'edit_closure', 'no_closure', 'holiday'] as const),
  ...(['branch_closes', 'branch_opens'] as const),
] as const

/** What somebody wants to change, in numbers that mean something only in the story in which it happens. */
export type Wanted = {
  kind: (typeof kinds)[number]
  which: number
  /** Around the day of one of those who are booked, or so many days from today. */
  aim: number | null
  day: number
  long: number
  endless: boolean
  span: { from: number; until: number } | null
  typed: Omit<Typed, 'anchor' | 'nth'> & { anchor: number; nth: number }
  desks: number | null
  yes: boolean
}

/** One thing that happens in a library; `ways` is what is chosen for each who is hit, and `race` who comes in between. */
export type Step =
  | { do: 'change'; wanted: Wanted; ways: number[]; race: number | null }
  | { do: 'book'; where: number; ways: number[] }
  | { do: 'hold' | 'cancel' | 'tell'; where: number }
  | { do: 'move'; who: number; where: number }
  | { do: 'confirm' | 'fill' }
  | { do: 'pass'; minutes: number }

const many = fc.nat({ max: 40 })
const from = fc.constantFrom(60, 120, 600, 630, 660, 780)
const span = fc.record({ from, long: fc.constantFrom(30, 60, 90, 180) }).map((one) => ({
  from: one.from,
  until: one.from + one.long,
}))
const wanted: fc.Arbitrary<Wanted> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat({ max: 5 }),
  aim: fc.option(many, { freq: 4 }),
  day: fc.integer({ min: -3, max: 45 }),
  long: fc.nat({ max: 12 }),
  endless: fc.boolean(),
  span: fc.option(span, { freq: 2 }),
  typed: fc
    .record({ span, minutes: fc.constantFrom(30, 45, 60), pause: fc.constantFrom(0, 0, 15) })
    .chain((one) =>
      fc.record({
        ...{ from: fc.constant(one.span.from), until: fc.constant(one.span.until) },
        ...{ minutes: fc.constant(one.minutes), pause: fc.constant(one.pause) },
        weekday: fc.constantFrom(2, 2, 4, 7),
        rhythm: fc.constantFrom(
          'weekly' as const,
          'weekly' as const,
          'fortnightly' as const,
          'monthly' as const,
        ),
        anchor: fc.nat({ max: 20 }),
        nth: fc.integer({ min: 1, max: 5 }),
        desks: fc.integer({ min: 1, max: 3 }),
        walkInDesks: fc.constantFrom(0, 0, 1),
      }),
    ),
  desks: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
  yes: fc.boolean(),
})

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      wanted,
      ways: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 }),
      race: fc.option(many, { freq: 5 }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      where: many,
      ways: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), where: many }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'tell' as const), where: many }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who: many, where: many }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('confirm' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(5, 60, 26 * 60, 9 * 24 * 60, 50 * 24 * 60),
    }),
  },
)

/** `busy` are the days on which somebody is booked. */
export type World = { agenda: Agenda; branchIds: number[]; today: string; busy: string[] }

/** The change that is meant, in this library on this day; null when there is no such thing to change. */
export function changeOf(wanted: Wanted, { agenda, branchIds, today, busy }: World): Change | null {
  const { which, kind } = wanted
  const aimed = wanted.aim === null ? undefined : pick(busy, wanted.aim)
  const day = aimed ? nextDay(aimed, Math.trunc((wanted.day % 9) / 8)) : nextDay(today, wanted.day)
  const branchId = branchIds[which % branchIds.length] as number
  const hoursId = pick([...agenda.hours.keys()], which)
  const closureId = pick([...agenda.closures.keys()], which)
  switch (kind) {
    case 'hours':
    case 'new_hours': {
      if (kind === 'hours' && hoursId === undefined) return null
      const id = kind === 'hours' ? (hoursId as number) : null
      const of = id === null ? branchId : (agenda.hours.get(id)?.branchId as number)
      return { kind: 'hours', hoursId: id, branchId: of, version: versionOf(wanted, day) }
    }
    case 'hours_end':
      return hoursId === undefined ? null : { kind, hoursId, lastDay: day }
    case 'no_exception':
      return hoursId === undefined
        ? null
        : { kind: 'exception', hoursId, date: anyOf(agenda, hoursId, which) ?? day, exception: null }
    case 'exception': {
      if (hoursId === undefined) return null
      const off = wanted.yes || (wanted.span === null && wanted.desks === null)
      const times = off ? null : wanted.span
      const given = { off, fromTime: times && clock(times.from), untilTime: times && clock(times.until) }
      return {
        kind,
        hoursId,
        date: day,
        exception: { ...given, desks: off ? null : wanted.desks, because: 'other' },
      }
    }
    case 'closure':
    case 'edit_closure':
      if (kind === 'edit_closure' && closureId === undefined) return null
      return {
        kind: 'closure',
        closureId: kind === 'closure' ? null : (closureId as number),
        closure: {
          ...{ branchId: wanted.yes ? branchId : null, fromDate: day, untilDate: nextDay(day, wanted.long) },
          ...{
            fromTime: wanted.span && clock(wanted.span.from),
            untilTime: wanted.span && clock(wanted.span.until),
          },
          reason: 'Verbouwing',
        },
      }
    case 'no_closure':
      return closureId === undefined ? null : { kind: 'closure', closureId, closure: null }
    case 'holiday':
      return { kind, day: wanted.endless ? '2027-03-28' : day, closed: wanted.yes }
    case 'branch_closes':
      return { kind, branchId, from: day }
    case 'branch_opens':
      return { kind: 'branch_closes', branchId, from: null }
  }
}

function versionOf({ typed, long, endless }: Wanted, day: string) {
  const { anchor, nth, from, until, desks, ...rest } = typed
  return {
    ...{ ...rest, validFrom: day, validUntil: endless ? null : nextDay(day, long) },
    ...{
      fromTime: clock(from),
      untilTime: clock(until),
      desks,
      walkInDesks: Math.min(typed.walkInDesks, desks),
    },
    ...{ languages: ['nl'], topics: null },
    anchor: typed.rhythm === 'fortnightly' ? nextDay(day, anchor) : null,
    nth: typed.rhythm === 'monthly' ? nth : null,
  }
}

const inMinutes = (time: string | null) =>
  time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a change is about a day that is over, which stays as it was. */
export function isOver(change: Change, today: string): boolean {
  if (change.kind === 'hours') return change.hoursId !== null && change.version.validFrom < today
  // Hours that are to have ended yesterday have none from today on.
  if (change.kind === 'hours_end') return nextDay(change.lastDay, 1) < today
  if (change.kind === 'closure') return change.closure !== null && change.closure.untilDate < today
  const day = { exception: 'date', holiday: 'day', branch_closes: 'from' } as const
  const on = (change as Record<string, unknown>)[day[change.kind]] as string | null
  return on !== null && on < today
}

/** Writes a change down in the model, under the number that it got. */
export function decide(agenda: Agenda, change: Change, id: number): void {
  switch (change.kind) {
    case 'hours': {
      const { validFrom, validUntil, fromTime, untilTime, ...version } = change.version
      const hours: Hours = agenda.hours.get(id) ?? {
        branchId: change.branchId,
        decisions: [],
        differs: new Map(),
      }
      const typed = { ...version, from: inMinutes(fromTime) ?? 0, until: inMinutes(untilTime) ?? 0 }
      hours.decisions.push({ from: validFrom, until: validUntil, typed })
      agenda.hours.set(id, hours)
      return
    }
    case 'hours_end':
      agenda.hours
        .get(change.hoursId)
        ?.decisions.push({ from: nextDay(change.lastDay, 1), until: null, typed: null })
      return
    case 'exception': {
      const differs = agenda.hours.get(change.hoursId)?.differs
      if (change.exception === null) differs?.delete(change.date)
      else {
        const { off, desks, fromTime, untilTime } = change.exception
        differs?.set(change.date, { off, desks, from: inMinutes(fromTime), until: inMinutes(untilTime) })
      }
      return
    }
    case 'closure':
      if (change.closure === null) agenda.closures.delete(change.closureId ?? 0)
      else agenda.closures.set(id, shutOf(change.closure))
      return
    case 'holiday':
      agenda.holidays.set(change.day, change.closed)
      return
    case 'branch_closes':
      if (change.from === null) agenda.closedFrom.delete(change.branchId)
      else agenda.closedFrom.set(change.branchId, change.from)
  }
}

type Closed = NonNullable<Extract<Change, { kind: 'closure' }>['closure']>

function shutOf({ branchId, fromDate, untilDate, fromTime, untilTime }: Closed): Shut {
  return {
    ...{ branchId, from: fromDate, until: untilDate },
    ...{ fromTime: inMinutes(fromTime), untilTime: inMinutes(untilTime) },
  }
}

function anyOf(agenda: Agenda, hoursId: number, which: number): string | undefined {
  return pick([...(agenda.hours.get(hoursId)?.differs.keys() ?? [])], which)
}

export function pick<One>(all: readonly One[], which: number): One | undefined {
  return all.length === 0 ? undefined : all[which % all.length]
}
