import type { Change } from '@/lib/planning/rules/change'
import { type Agenda, clock, type Hours, nextDay, type Shut } from './agenda-model'
import type { Wanted } from './agenda-steps'

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
  // Hours that are new may have begun before anybody wrote them down.
  if (change.kind === 'hours') return change.hoursId !== null && change.version.validFrom < today
  // Hours that are to have ended yesterday have none from today on.
  if (change.kind === 'hours_end') return nextDay(change.lastDay, 1) < today
  if (change.kind === 'closure') return change.closure !== null && change.closure.untilDate < today
  const day = { exception: 'date', holiday: 'day', branch_closes: 'from' } as const
  const on = (change as Record<string, unknown>)[day[change.kind]] as string | null
  return on !== null && on < today
}

/** Whether hours are to stop by a day after which they are not held anyhow. */
export function stopsAnyhow(change: Change, { hours }: Agenda): boolean {
  if (change.kind !== 'hours_end') return false
  const decisions = hours.get(change.hoursId)?.decisions ?? []
  const after = nextDay(change.lastDay, 1)
  const begins = [
    after,
    ...decisions.flatMap(({ from, until }) => [from, ...(until ? [nextDay(until, 1)] : [])]),
  ]
  const holds = (day: string) =>
    decisions.findLast(({ from, until }) => from <= day && (until === null || day <= until))?.typed
  return !begins.some((day) => day >= after && holds(day))
}

/** Whether a change plans something at a branch that is closed for good by then: nothing comes there any more. */
export function isNowhere(change: Change, { closedFrom }: Agenda): boolean {
  const planned =
    change.kind === 'hours'
      ? { branchId: change.branchId, day: change.version.validFrom }
      : change.kind === 'closure' && change.closure?.branchId
        ? { branchId: change.closure.branchId, day: change.closure.fromDate }
        : null
  const shut = planned && closedFrom.get(planned.branchId)
  return planned !== null && shut !== undefined && shut !== null && shut <= planned.day
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
