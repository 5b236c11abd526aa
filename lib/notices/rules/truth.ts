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

export type Told = {
  kind: 'confirmation' | 'waiting' | 'offer' | 'offer_lapsed' | 'moved' | 'cancelled' | 'reminder'
  key: string
}

export type Standing = {
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  activityId: number
  activityCancelled: boolean
  startsAt: Date
  meetings: { endsAt: Date }[]
  offeredUntil: Date | null
  revision: number
}

type Meeting = { activityId: number; startsAt: Date }

/** Whether what a message wants to tell is still so, now that it is about to leave. */
export function isStillTrue(told: Told, booking: Standing, reminded: Meeting | null, now: Date): boolean {
  if (told.kind === 'cancelled') return booking.status === 'cancelled'
  if (booking.activityCancelled || booking.meetings.every((m) => m.endsAt <= now)) return false
  switch (told.kind) {
    case 'confirmation':
      return booking.status === 'booked'
    case 'moved':
      return booking.status === 'booked' && told.key.split(':')[3] === String(booking.revision)
    case 'waiting':
    case 'offer_lapsed':
      return booking.status === 'waiting' && booking.startsAt > now
    case 'offer':
      return booking.status === 'offered' && booking.offeredUntil !== null && booking.offeredUntil > now
    case 'reminder':
      return booking.status === 'booked' && isToCome(reminded, booking, now)
  }
}

function isToCome(meeting: Meeting | null, booking: Standing, now: Date): boolean {
  return meeting !== null && meeting.activityId === booking.activityId && meeting.startsAt > now
}
