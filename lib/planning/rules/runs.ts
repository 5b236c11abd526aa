import { addDays, atLocal, earliest, type LocalDate, localDate } from '../../tools/time'
import type { Lesson } from './lessons'

/** How a course run stands. */
export const standings = ['draft', 'published', 'full', 'closed', 'ended', 'called_off'] as const
export type Standing = (typeof standings)[number]

/** What is known of a run, as far as it says how it stands. */
export type RunFacts = {
  publishedAt: Date | null
  cancelledAt: Date | null
  endsAt: Date
  /** Until when someone can still come in. */
  enrolUntil: Date
  /** Places that can be had, kept for partners or not. */
  free: number
}

/** How a run stands at a moment: nothing of this is kept, it follows from what is known. */
export function standingOf(run: RunFacts, now: Date): Standing {
  if (run.cancelledAt) return 'called_off'
  if (run.endsAt <= now) return 'ended'
  if (run.publishedAt === null || run.publishedAt > now) return 'draft'
  if (run.enrolUntil <= now) return 'closed'
  return run.free > 0 ? 'published' : 'full'
}

/** Until when somebody can come in: until the first lesson, a day before it, or a day when it runs already. */
export type Enrol = { enrol: 'start' } | { enrol: 'before' | 'later'; enrolDay: LocalDate }

/** Why a day is not one until which somebody can come in. */
export type EnrolRefusal = 'enrol_late' | 'enrol_early' | 'enrol_over'

/** Until when somebody can come in to a run with these lessons; null: until the first of them begins. */
export function enrolMoment(wish: Enrol, lessons: readonly Lesson[]): Date | null | EnrolRefusal {
  if (wish.enrol === 'start') return null
  const starts = lessons.map(({ startsAt }) => startsAt).sort((a, b) => a.getTime() - b.getTime())
  const [first, last] = [starts[0] as Date, starts.at(-1) as Date]
  if (wish.enrol === 'before' && wish.enrolDay >= localDate(first)) return 'enrol_late'
  if (wish.enrol === 'later' && wish.enrolDay < localDate(first)) return 'enrol_early'
  if (wish.enrolDay > localDate(last)) return 'enrol_over'
  return earliest([atLocal(addDays(wish.enrolDay, 1), '00:00'), last])
}

/**
 * The same the other way round: what somebody would choose for a run that begins then. Where that day has come to be the one
 * of the first lesson, as that was moved or is the only one, it is until it begins.
 */
export function enrolWish(enrolUntil: Date | null, startsAt: Date): Enrol {
  if (enrolUntil === null) return { enrol: 'start' }
  // Until midnight is until the end of the day before.
  const date = localDate(enrolUntil)
  const isWhole = atLocal(date, '00:00').getTime() === enrolUntil.getTime()
  const enrolDay = isWhole ? addDays(date, -1) : date
  if (enrolUntil > startsAt) return { enrol: 'later', enrolDay }
  return enrolDay < localDate(startsAt) ? { enrol: 'before', enrolDay } : { enrol: 'start' }
}

/** Days before its start on which somebody looks whether enough people come. */
export const LOOK_AHEAD_DAYS = 7
