/** Somebody who is expected at a meeting, with where that is; null where nobody wrote that down. */
export type Expected = {
  bookingId: string
  residentId: string
  activityId: number
  way: 'call' | 'sms' | 'email' | 'card'
  startsAt: Date
  address: string | null
}

/** Somebody who has to hear it, with the first meeting that is elsewhere. */
export type Hearing = Omit<Expected, 'address'>

/**
 * Whom a new address changes something for, each once: who read another address for a meeting than the one it has now.
 * Who never read one hears nothing: where it is has become known, nothing has moved.
 */
export function hearMove(before: readonly Expected[], after: readonly Expected[]): Hearing[] {
  const read = new Map(before.map((one) => [meetingOf(one), one.address]))
  const elsewhere = after.filter((one) => {
    const old = read.get(meetingOf(one))
    return old !== null && old !== undefined && old !== one.address
  })
  const first = new Map<string, Hearing>()
  for (const { address: _, ...one } of elsewhere) {
    const known = first.get(one.residentId)
    if (!known || one.startsAt < known.startsAt) first.set(one.residentId, one)
  }
  return [...first.values()]
}

function meetingOf({ bookingId, startsAt }: Expected): string {
  return `${bookingId} ${startsAt.getTime()}`
}
