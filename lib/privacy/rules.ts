/** Days after the last meeting of an activity that its residents are still known by name (AVG P1–P3). */
export const KEEP_DAYS = { consultation: 7, course: 30 } as const

/** Days after a need has ended that it is still known whose it was. */
export const KEEP_NEED_DAYS = 30

const DAY = 24 * 3_600_000

type Kind = keyof typeof KEEP_DAYS

/** The last end of an activity of this kind whose residents are to be forgotten now. */
export function forgetEndedBefore(kind: Kind, now: Date): Date {
  return new Date(now.getTime() - KEEP_DAYS[kind] * DAY)
}

/** Until when a resident is known by name who last booked at this moment; the day on which the last of it is wiped. */
export function knownUntil(bookings: { kind: Kind; endsAt: Date }[], bookedAt: Date): Date {
  const ends = bookings.map(({ kind, endsAt }) => endsAt.getTime() + KEEP_DAYS[kind] * DAY)
  return new Date(Math.max(bookedAt.getTime() + KEEP_DAYS.consultation * DAY, ...ends))
}

/** The moment before which needs ended that are to be forgotten now. */
export function forgetNeedsBefore(now: Date): Date {
  return new Date(now.getTime() - KEEP_NEED_DAYS * DAY)
}

/** When a need is forgotten that ended at this moment. */
export function needKnownUntil(endedAt: Date): Date {
  return new Date(endedAt.getTime() + KEEP_NEED_DAYS * DAY)
}
