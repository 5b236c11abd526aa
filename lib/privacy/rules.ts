/** Days after the last meeting of an activity that its residents are still known by name (AVG P1–P3). */
export const KEEP_DAYS = { consultation: 7, course: 30 } as const

/** The last end of an activity of this kind whose residents are to be forgotten now. */
export function forgetEndedBefore(kind: keyof typeof KEEP_DAYS, now: Date): Date {
  return new Date(now.getTime() - KEEP_DAYS[kind] * 24 * 3_600_000)
}
