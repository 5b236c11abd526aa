import { type CallingHours, lastCallingDay, reachMoment, type Way } from '../../network/rules/hours'
import { addDays, atLocal, localDate } from '../../tools/time'

/**
 * When a reminder goes out: the day before at 10.00 on the clock of the library, also when the clock changes
 * in between.
 */
export function reminderDue(startsAt: Date): Date {
  return atLocal(addDays(localDate(startsAt), -1), '10:00')
}

/** The same by way of telling: who is called is called on the last day before it on which somebody calls. */
export function reminderDueBy(way: Way, startsAt: Date, hours: CallingHours): Date {
  if (way !== 'call') return reminderDue(startsAt)
  const day = lastCallingDay(localDate(startsAt), hours)
  const at = reachMoment('call', atLocal(day, '10:00'), hours)
  // Where they call in the early morning only, it is then.
  return localDate(at) === day ? at : reachMoment('call', atLocal(day, '00:00'), hours)
}

/** Whether a reminder is still to come for who books at this moment; who books later has only just read it. */
export function reminderComes(startsAt: Date, bookedAt: Date): boolean {
  return bookedAt < reminderDue(startsAt)
}

/** Whether someone who booked at this moment and hears it this way must be reminded now. */
export function mustRemind(
  { way, startsAt, bookedAt }: { way: Way; startsAt: Date; bookedAt: Date },
  now: Date,
  hours: CallingHours,
): boolean {
  const due = reminderDueBy(way, startsAt, hours)
  return due <= now && now < startsAt && bookedAt < due
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
