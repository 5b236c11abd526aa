export type Told = {
  kind:
    | 'confirmation'
    | 'calendar'
    | 'waiting'
    | 'offer'
    | 'offer_lapsed'
    | 'moved'
    | 'cancelled'
    | 'reminder'
    | 'contact_changed'
    | 'called_off'
    | 'rescheduled'
    | 'lessons_changed'
    | 'new_address'
  key: string
}

export type Standing = {
  status: 'waiting' | 'offered' | 'booked' | 'cancelled'
  activityId: number
  activityCancelled: boolean
  /** Until when someone can still come in. */
  enrolUntil: Date
  /** When the last meeting ends. */
  endsAt: Date
  offeredUntil: Date | null
  revision: number
  /** Something newer tells of it than that it was made; only who calls asks. */
  overtaken?: boolean
}

type Meeting = { activityId: number; startsAt: Date }

/**
 * Whether what a message wants to tell is still so, now that it is about to leave, or somebody is about to call.
 * `reminded` is the meeting of which a reminder reminds.
 */
export function isStillTrue(told: Told, booking: Standing, reminded: Meeting | null, now: Date): boolean {
  if (booking.endsAt <= now) return false
  if (told.kind === 'cancelled') return booking.status === 'cancelled'
  if (told.kind === 'called_off') return booking.status === 'booked' && booking.activityCancelled
  if (booking.activityCancelled) return false
  switch (told.kind) {
    case 'confirmation':
    case 'calendar':
      return booking.status === 'booked' && !booking.overtaken
    case 'lessons_changed':
      return booking.status === 'booked' || booking.status === 'offered'
    case 'new_address':
      // Who chose another time since has read the new address with it.
      return (booking.status === 'booked' || booking.status === 'offered') && isOf(told.key, booking)
    case 'rescheduled':
    case 'moved':
      return booking.status === 'booked' && told.key.split(':')[3] === String(booking.revision)
    case 'waiting':
    case 'offer_lapsed':
      return booking.status === 'waiting' && booking.enrolUntil > now
    case 'offer':
      return booking.status === 'offered' && booking.offeredUntil !== null && booking.offeredUntil > now
    case 'contact_changed':
      // Only a letter says it: whoever calls would call the new number.
      return formerOf(told.key) !== null
    case 'reminder':
      return booking.status === 'booked' && isToCome(reminded, booking, now)
  }
}

/** Which resident was reached before, of a letter that says so: the old address stands with them, nowhere else. */
export function formerOf(key: string): string | null {
  return /:reached:\d+:([0-9a-f-]{36})$/.exec(key)?.[1] ?? null
}

/** Whether it tells of the activity that the booking is still in. */
function isOf(key: string, { activityId }: Standing): boolean {
  return key.split(':')[3] === String(activityId)
}

function isToCome(meeting: Meeting | null, booking: Standing, now: Date): boolean {
  return meeting !== null && meeting.activityId === booking.activityId && meeting.startsAt > now
}
