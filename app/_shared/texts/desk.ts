import { addDays, localDate } from '@/lib/tools/time'
import { dates } from './dates'

const { day, shortDay, time } = dates('nl')

/** Languages in which somebody can be helped, as people who work here say them. */
export const languageWords: Record<string, string> = {
  nl: 'Nederlands',
  en: 'Engels',
  ar: 'Arabisch',
  tr: 'Turks',
  pl: 'Pools',
  uk: 'Oekraïens',
  ti: 'Tigrinya',
  fa: 'Farsi',
}

/** What is spoken somewhere: "Nederlands en Arabisch". */
export function spoken(languages: string[]): string {
  const list = new Intl.ListFormat('nl', { type: 'conjunction' })
  return list.format(languages.map((code) => languageWords[code] ?? code))
}

/** "1 plek", "3 plekken". */
export function places(count: number): string {
  return `${count} ${count === 1 ? 'plek' : 'plekken'}`
}

/** "1 persoon", "3 mensen". */
export function persons(count: number): string {
  return count === 1 ? '1 persoon' : `${count} mensen`
}

/** "1 les", "8 lessen". */
export function lessons(count: number): string {
  return `${count} ${count === 1 ? 'les' : 'lessen'}`
}

/** "vandaag vóór 12.00 uur", "vóór morgen 10.00 uur", "vóór dinsdag 1 december". */
export function beforeWords(until: Date, now: Date): string {
  const near = nearDay(until, now)
  if (near === 'vandaag') return `vandaag vóór ${time(until)}`
  return near ? `vóór ${near} ${time(until)}` : `vóór ${dayWords(until, now)}`
}

/** "vandaag 13.00 uur", "morgen 9.00 uur", "dinsdag 1 december, 9.00 uur". */
export function atWords(at: Date, now: Date): string {
  const near = nearDay(at, now)
  return near ? `${near} ${time(at)}` : `${dayWords(at, now)}, ${time(at)}`
}

/** Whether a moment is today or tomorrow; null when it is neither. */
export function nearDay(at: Date, now: Date): 'vandaag' | 'morgen' | null {
  if (localDate(at) === localDate(now)) return 'vandaag'
  return localDate(at) === addDays(localDate(now), 1) ? 'morgen' : null
}

/** The middle of a day of the calendar, `2027-03-02`, to be said in words. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`)
}

/** A day, with its year only when that is another one. */
export function dayWords(at: Date, now: Date): string {
  return localDate(at).slice(0, 4) === localDate(now).slice(0, 4) ? shortDay(at) : day(at)
}

/** What stands at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
