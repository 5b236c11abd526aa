import { dates } from '@/app/_shared/texts/dates'
import type { Screen } from '@/lib/bookings/input/find'

/** Dates and times as they are said at the desk. */
export const { day, shortDay, dayOfMonth, time, bareTime, between, moment, weekdayOf, iso } = dates('nl')

/** What a booking is for, in a few words. */
export function whatOf({ kind, title }: { kind: 'consultation' | 'course'; title: string | null }): string {
  return kind === 'course' ? (title ?? 'Cursus') : 'Afspraak'
}

/** How a screen is called in an address: the journal tells from where somebody looked. */
const screenNames: Record<string, Screen> = {
  zoek: 'search',
  telefoon: 'phone',
  vandaag: 'day',
  bellen: 'calls',
  vraag: 'question',
}

/** From which screen somebody comes, as it stands in the address. */
export function screenOf(name: string | undefined): Screen {
  return screenNames[name ?? ''] ?? 'booking'
}

/** How a booking stands that is not simply booked. */
export const stateWords = {
  booked: 'heeft een plek',
  waiting: 'op de wachtlijst',
  offered: 'plek aangeboden',
  cancelled: 'afgezegd',
}

/** How it went, as somebody marked it. */
export const marks = { present: 'was er', absent: 'was er niet', excused: 'had zich afgemeld' }
