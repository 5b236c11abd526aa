import { dates } from '@/app/_shared/texts/dates'
import { lessons } from '@/app/_shared/texts/desk'
import type { Level } from '@/lib/availability/queries/courses'

/** Dates and times as they are said at the desk. */
export const { day, shortDay, dayOfMonth, time, bareTime, between, weekdayOf, iso } = dates('nl')

export const levelWords: Record<Level, string> = {
  start: 'Voor beginners',
  next: 'Voor wie al iets kan',
  anyone: 'Voor iedereen',
}

type Standing = {
  status: string
  activityCancelled: boolean
  startsAt: Date
  /** Until when someone can still come in. */
  enrolUntil: Date
  endsAt: Date
  offeredUntil: Date | null
  placeInLine: number | null
  cancelledBy: 'resident' | 'partner' | 'library' | null
}

const cancelled = {
  resident: 'Afgezegd door de inwoner',
  partner: 'Afgezegd door uw organisatie',
  library: 'Afgezegd door de bibliotheek',
}

/** What became of a booking, in a few words, and whether someone still has to do something. */
export function standing(
  booking: Standing,
  now: Date,
): { words: string; tone: 'good' | 'attention' | 'over' } {
  if (booking.status === 'cancelled')
    return { words: cancelled[booking.cancelledBy ?? 'library'], tone: 'over' }
  if (booking.activityCancelled)
    return { words: 'Gaat niet door: de bibliotheek heeft afgezegd', tone: 'attention' }
  if (booking.status === 'booked') return placeWords(booking, now)
  if (booking.enrolUntil <= now) return { words: 'Geen plek gekregen', tone: 'over' }
  const until = booking.offeredUntil
  if (booking.status === 'offered' && until && until > now)
    return { words: `Plek aangeboden tot ${shortDay(until)} ${time(until)}`, tone: 'attention' }
  return {
    words: booking.placeInLine ? `Op de wachtlijst, nummer ${booking.placeInLine}` : 'Op de wachtlijst',
    tone: 'attention',
  }
}

/** What the library changed in a booking; of who still comes, where to look: the days stand on its own page. */
export function changedWords(booking: Standing & { kind: 'consultation' | 'course' }, now: Date) {
  const goesOn = booking.status !== 'cancelled' && !booking.activityCancelled
  if (!goesOn) return standing(booking, now)
  const words = booking.kind === 'course' ? 'Een les is veranderd' : 'Een andere tijd'
  return { words, tone: 'attention' as const }
}

function placeWords({ startsAt, endsAt }: Standing, now: Date): { words: string; tone: 'good' | 'over' } {
  if (startsAt > now) return { words: 'Heeft een plek', tone: 'good' }
  return { words: endsAt > now ? 'Bezig' : 'Geweest', tone: 'over' }
}

/** To how many lessons someone came, where that may be told and something is known. */
export function attendance(booking: { came: number | null; lessonsSoFar: number | null }): string | null {
  const { came, lessonsSoFar } = booking
  return came !== null && lessonsSoFar ? `Kwam bij ${came} van ${lessons(lessonsSoFar)}` : null
}

/** What is chosen, in a few words: a course by its name, a consultation as help. */
export function whatOf(booking: { kind: 'consultation' | 'course'; title: string | null }): string {
  return booking.kind === 'course' ? (booking.title ?? 'Cursus') : 'Hulp bij digitale zaken'
}
