import { addDays, atLocal, localDate } from '../../tools/time'

/**
 * When a reminder goes out: the day before at 10.00 on the clock of the library, also when the clock changes
 * in between.
 */
export function reminderDue(startsAt: Date): Date {
  return atLocal(addDays(localDate(startsAt), -1), '10:00')
}

/** Whether a reminder is still to come for who books at this moment; who books later has only just read it. */
export function reminderComes(startsAt: Date, bookedAt: Date): boolean {
  return bookedAt < reminderDue(startsAt)
}

/** Whether someone who booked at this moment must be reminded now. */
export function mustRemind(startsAt: Date, bookedAt: Date, now: Date): boolean {
  return reminderDue(startsAt) <= now && now < startsAt && reminderComes(startsAt, bookedAt)
}

/** The key under which there is one reminder per booking and meeting. */
export function reminderKey(bookingId: string, meetingId: number): string {
  return `booking:${bookingId}:reminder:${meetingId}`
}

/** Of which meeting a message reminds; null for every other message. */
export function meetingOf(key: string): number | null {
  const found = /:reminder:(\d+)(?::call)?$/.exec(key)
  return found ? Number(found[1]) : null
}
