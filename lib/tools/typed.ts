import { z } from 'zod'
import { ok, type Result, refuse } from './result'
import { latin } from './signs'
import { isDate, type LocalDate, type LocalTime, localDate, weekday } from './time'

/** Why a typed day is not one: nothing there, not understood, not on the calendar, or another day of the week. */
export type DayRefusal = 'day_missing' | 'day_unclear' | 'day_not_there' | 'day_of_week'
/** Why a typed time is not one: nothing there, not understood, or not on the clock. */
export type TimeRefusal = 'time_missing' | 'time_unclear' | 'time_not_there'

/** Where a day lies that is written without a year: the first from today on, the last until today, or the nearest. */
export type Lies = 'ahead' | 'behind' | 'near'

/**
 * A day as people write it: "3 maart", "di 2 maart", "3-3", "3-3-2027", or as a calendar of a browser gives it. What
 * can be read in two ways, or is not on the calendar, is refused.
 */
export function dateTyped(
  text: string,
  today: LocalDate,
  lies: Lies = 'ahead',
): Result<LocalDate, DayRefusal> {
  const plain = plainOf(text)
  if (plain === '') return refuse('day_missing')
  const parts = partsOf(plain)
  if (!parts) return refuse('day_unclear')
  const { day, month, year, dayOfWeek } = parts
  const found = year === null ? nearest(day, month, today, lies) : written(year, month, day)
  if (!isDate(found)) return refuse('day_not_there')
  return dayOfWeek === null || weekday(found) === dayOfWeek ? ok(found) : refuse('day_of_week')
}

/** A time as people write it: "9.30", "930", "9:30", "9u30", "9 uur", "14". The day has 24 hours: no "half tien". */
export function timeTyped(text: string): Result<LocalTime, TimeRefusal> {
  const plain = plainOf(text).replace(/^om\s+/, '')
  if (plain === '') return refuse('time_missing')
  const [, hour, minute = '0'] =
    /^(\d{1,2})\s*(?:u|uur|h)?\.?$/.exec(plain) ??
    /^(\d{1,2})\s*[.:,uh]\s*(\d{2})(?::00)?\s*(?:u|uur)?\.?$/.exec(plain) ??
    /^(\d{1,2})(\d{2})\s*(?:u|uur)?\.?$/.exec(plain) ??
    []
  if (hour === undefined) return refuse('time_unclear')
  if (Number(hour) > 23 || Number(minute) > 59) return refuse('time_not_there')
  return ok(`${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`)
}

/** A day that somebody types in a form; written without a year it is the next one, the last one or the nearest. */
export function dayText(lies: Lies = 'ahead') {
  return z
    .string({ error: 'day_missing' })
    .max(100, 'day_unclear')
    .transform((text, context): LocalDate => {
      // The one input that asks what day it is: who writes "3 maart" means the one they have in mind today.
      const typed = dateTyped(text, localDate(new Date()), lies)
      if (typed.ok) return typed.value
      context.addIssue({ code: 'custom', message: typed.reason })
      return z.NEVER
    })
}

/** A time that somebody types in a form. */
export function timeText() {
  return z
    .string({ error: 'time_missing' })
    .max(100, 'time_unclear')
    .transform((text, context): LocalTime => {
      const typed = timeTyped(text)
      if (typed.ok) return typed.value
      context.addIssue({ code: 'custom', message: typed.reason })
      return z.NEVER
    })
}

/**
 * A whole number that somebody types, with whatever digits: what is none is `wrong`, and what is smaller or larger than is said
 * is `beyond`.
 */
export function wholeText(least: number, most: number, wrong: string, beyond = wrong) {
  return z
    .string({ error: wrong })
    .max(100, { error: wrong, abort: true })
    .transform((text) => latin(text).trim())
    .refine((text) => /^\d{1,6}$/.test(text), { error: wrong, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, beyond)
}

type Parts = { day: number; month: number; year: number | null; dayOfWeek: number | null }

const months = [
  ['januari', 'jan'],
  ['februari', 'feb', 'febr'],
  ['maart', 'mrt'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augustus', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
]
const weekdays = [
  ['maandag', 'ma'],
  ['dinsdag', 'di'],
  ['woensdag', 'wo'],
  ['donderdag', 'do'],
  ['vrijdag', 'vr'],
  ['zaterdag', 'za'],
  ['zondag', 'zo'],
]
/** 1 for the first of a list of names, 0 for a word that is none of them. */
const numberIn = (names: string[][], word: string) => names.findIndex((one) => one.includes(word)) + 1

/** A year in four figures, or in the two that people write of this century. */
const YEAR = '(\\d{4}|\\d{2})'
const inWords = new RegExp(`^(\\d{1,2})e?\\s*([a-z]+)\\.?(?:\\s*${YEAR})?$`)
const inNumbers = new RegExp(`^(\\d{1,2})\\s*([-/. ])\\s*(\\d{1,2})(?:\\s*\\2\\s*${YEAR})?$`)

function partsOf(plain: string): Parts | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain) ?? []
  if (year) return { day: Number(day), month: Number(month), year: Number(year), dayOfWeek: null }
  const [, word, rest] = /^([a-z]{2,9})[.,]?\s+(\d.*)$/.exec(plain) ?? []
  const dayOfWeek = word === undefined ? null : numberIn(weekdays, word)
  if (dayOfWeek === 0) return null
  const found = dayAndMonth(rest ?? plain)
  return found && { ...found, dayOfWeek }
}

function dayAndMonth(text: string): Omit<Parts, 'dayOfWeek'> | null {
  const [, day, name, year] = inWords.exec(text) ?? []
  if (day && name) {
    const month = numberIn(months, name)
    return month === 0 ? null : { day: Number(day), month, year: yearOf(year) }
  }
  const [, first, , second, last] = inNumbers.exec(text) ?? []
  return first ? { day: Number(first), month: Number(second), year: yearOf(last) } : null
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** The one nearest to today, on the side where it lies; today itself is on both. */
function nearest(day: number, month: number, today: LocalDate, lies: Lies): LocalDate {
  const thisYear = Number(today.slice(0, 4))
  const here = written(thisYear, month, day)
  if (lies === 'near') {
    const years = [thisYear, thisYear - 1, thisYear + 1].map((year) => written(year, month, day))
    const away = (one: LocalDate) => Math.abs(Date.parse(one) - Date.parse(today))
    return years.filter(isDate).sort((one, other) => away(one) - away(other))[0] ?? here
  }
  if (lies === 'ahead') return here >= today ? here : written(thisYear + 1, month, day)
  return here <= today ? here : written(thisYear - 1, month, day)
}

function written(year: number, month: number, day: number): LocalDate {
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function plainOf(text: string): string {
  return latin(text).trim().toLowerCase().replace(/\s+/g, ' ')
}
