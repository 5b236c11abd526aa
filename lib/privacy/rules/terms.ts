import { addMonths } from '../../tools/time'

/** How long something is kept, counted from a moment that the register names. */
export type Term = { minutes: number } | { hours: number } | { days: number } | { months: number }

/** The last moment of which the term is over by now. */
export function overBefore(term: Term, now: Date): Date {
  return 'months' in term ? addMonths(now, -term.months) : new Date(now.getTime() - lengthOf(term))
}

/** When the term is over of something that counts from this moment. */
export function overAfter(term: Term, from: Date): Date {
  return 'months' in term ? addMonths(from, term.months) : new Date(from.getTime() + lengthOf(term))
}

/** A term in words: `7 days`, `1 hour`. */
export function said(term: Term): string {
  const [[unit, count] = ['days', 0]] = Object.entries(term)
  return `${count} ${count === 1 ? unit.replace(/s$/, '') : unit}`
}

const MINUTE = 60_000

function lengthOf(term: Exclude<Term, { months: number }>): number {
  if ('minutes' in term) return term.minutes * MINUTE
  return 'hours' in term ? term.hours * 60 * MINUTE : term.days * 24 * 60 * MINUTE
}
