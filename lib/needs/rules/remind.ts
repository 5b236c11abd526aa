import type { DaysOff } from '../../network/rules/hours'
import { isWorkday } from '../../network/rules/workdays'
import { addDays, type LocalDate } from '../../tools/time'

/** Within which hours of a working day somebody is reminded of their work. */
export const REMINDED = { from: '08:00', until: '17:00' } as const

/** Further back than this nobody looks for a day that is worked. */
const DAYS_BACK = 60

/**
 * Whether who is asked is reminded today: on the last working day before the one that was promised, and on that day
 * itself. On a day on which nobody of theirs works nobody is.
 */
export function reminderOn(dueOn: LocalDate, today: LocalDate, off: DaysOff): 'before' | 'due' | null {
  if (today > dueOn || !isWorkday(today, off)) return null
  if (today === dueOn) return 'due'
  return workdayBefore(dueOn, off) === today ? 'before' : null
}

/** The last day before this one that is worked. */
function workdayBefore(date: LocalDate, off: DaysOff): LocalDate | null {
  for (let ago = 1; ago <= DAYS_BACK; ago++) {
    const day = addDays(date, -ago)
    if (isWorkday(day, off)) return day
  }
  return null
}

/** What a message about a referral stands for, from its key. */
export type Reminder = { referralId: string; about: 'asked' | 'before' | 'due'; dueOn: LocalDate | null }

/** The key of a reminder: one for each promise, each day of it and each who hears it. */
export function reminderKey(
  referralId: string,
  about: 'before' | 'due',
  dueOn: LocalDate,
  userId: string,
): string {
  return `referral:${referralId}:${about}:${dueOn}:${userId}`
}

/** What a key tells; null when it is none of these. */
export function reminderIn(key: string): Reminder | null {
  const [, referralId, about, dueOn] =
    /^referral:([0-9a-f-]{36}):(asked|before|due)(?::(\d{4}-\d\d-\d\d))?:[0-9a-f-]{36}$/.exec(key) ?? []
  if (!referralId || (about !== 'asked') !== (dueOn !== undefined)) return null
  return { referralId, about: about as Reminder['about'], dueOn: dueOn ?? null }
}
