import { ok, type Result, refuse } from '../../tools/result'
import type { LocalTime } from '../../tools/time'
import { timeTyped } from '../../tools/typed'

/** From when until when on one day. */
export type Span = { fromTime: LocalTime; untilTime: LocalTime }
/** The same with its day of the week, 1 for Monday. */
export type DayHours = Span & { weekday: number }

/** More than these nobody has on one day. */
const MOST_SPANS = 4

/**
 * The hours of one day as people write them: "9.00 - 12.30, 13.30 - 17.00", "9 tot 12 en 14 tot 16". Nothing is closed.
 * Hours that cross, or run backwards, are refused.
 */
export function hoursTyped(text: string): Result<Span[], 'hours_unclear' | 'hours_order'> {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (plain === '' || plain === 'dicht' || plain === 'gesloten') return ok([])
  const spans: Span[] = []
  for (const part of plain.split(/ ?(?:[,;+]|\ben\b) ?/)) {
    const [, from = '', until = ''] = /^(?:van )?(.+?) ?(?:-|\u2013|\u2014|\btot\b) ?(.+)$/.exec(part) ?? []
    const [begin, end] = [timeTyped(from), timeTyped(until)]
    if (!begin.ok || !end.ok || spans.length === MOST_SPANS) return refuse('hours_unclear')
    const before = spans.at(-1)?.untilTime ?? ''
    if (begin.value >= end.value || begin.value < before) return refuse('hours_order')
    spans.push({ fromTime: begin.value, untilTime: end.value })
  }
  return ok(spans)
}

/** Hours as they are typed, to be changed. */
export function hoursWritten(spans: readonly Span[]): string {
  const time = (text: LocalTime) => text.slice(0, 5).replace(':', '.').replace(/^0/, '')
  return spans.map(({ fromTime, untilTime }) => `${time(fromTime)} - ${time(untilTime)}`).join(', ')
}

/** Days one after the other that have the same hours, Monday first: "maandag tot en met vrijdag". */
export function stretches(hours: readonly DayHours[]): { from: number; until: number; spans: Span[] }[] {
  const found: { from: number; until: number; spans: Span[] }[] = []
  for (const { weekday, spans } of perDay(hours)) {
    const last = found.at(-1)
    if (last && last.until === weekday - 1 && hoursWritten(last.spans) === hoursWritten(spans))
      last.until = weekday
    else found.push({ from: weekday, until: weekday, spans })
  }
  return found
}

/** The days of a week with their hours, Monday first; a day without is left out. */
export function perDay(hours: readonly DayHours[]): { weekday: number; spans: Span[] }[] {
  const days = Map.groupBy(hours, ({ weekday }) => weekday)
  return [...days]
    .sort(([one], [other]) => one - other)
    .map(([weekday, each]) => ({ weekday, spans: each.map(({ weekday: _, ...span }) => span) }))
}

/** Whether every span lies within the others, which may follow on each other or overlap. */
export function isCovered(spans: readonly Span[], by: readonly Span[]): boolean {
  return spans.every((span) => uncovered(span, by).length === 0)
}

/** The parts of a span that none of the others covers, in their order. */
export function uncovered({ fromTime, untilTime }: Span, by: readonly Span[]): Span[] {
  const parts: Span[] = []
  let from = fromTime
  for (const one of [...by].sort((a, b) => a.fromTime.localeCompare(b.fromTime))) {
    if (one.fromTime >= untilTime) break
    if (one.fromTime > from) parts.push({ fromTime: from, untilTime: one.fromTime })
    if (one.untilTime > from) from = one.untilTime
  }
  return from < untilTime ? [...parts, { fromTime: from, untilTime }] : parts
}
