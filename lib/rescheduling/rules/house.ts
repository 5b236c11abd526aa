import { plainHash } from '../../tools/keys'

/** What somebody last read of where their meetings are, per moment, and by what they are still to hear of another. */
export type Read = { until: string; at: Record<string, string> }

/** Somebody who is expected at a meeting, with where that is; null where nobody wrote that down. */
export type Expected = {
  bookingId: string
  residentId: string
  activityId: number
  way: 'call' | 'sms' | 'email' | 'card'
  startsAt: Date
  address: string | null
  /** What they read while they have yet to hear of what was changed since; null when there is nothing they have yet to hear. */
  read: Read | null
}

/** A booking of which a meeting is elsewhere than its resident read, from its first such meeting on. */
export type Elsewhere = { bookingId: string; activityId: number; startsAt: Date; read: Read['at'] }

/** Somebody who has to hear it: of every booking that it changes something for, the soonest first. */
export type Hearing = {
  residentId: string
  way: Expected['way']
  elsewhere: [Elsewhere, ...Elsewhere[]]
  /** By what they are to hear already of an earlier change. */
  waits: string | null
}

/** Who hears it; and by what somebody would have heard of a change that is none for them any more, with their bookings. */
export type Hearers = { hearing: Hearing[]; spared: { until: string; bookingIds: string[] }[] }

/**
 * Whom a new address changes something for, each once: who read another address for a meeting than the one it has now.
 * Who never read one hears nothing: where it is has become known, nothing has moved. Who was still to hear of an earlier
 * change is compared with what they read before that.
 */
export function hearMove(before: readonly Expected[], after: readonly Expected[]): Hearers {
  const now = new Map(after.map((one) => [meetingOf(one), one.address]))
  const found: Hearers = { hearing: [], spared: [] }
  for (const [residentId, own] of Map.groupBy(before, (one) => one.residentId)) {
    const waits = own.find(({ read }) => read !== null)?.read?.until ?? null
    const [first, ...others] = elsewhereOf(own, now)
    const way = own[0]?.way
    if (first && way) found.hearing.push({ residentId, way, elsewhere: [first, ...others], waits })
    else if (waits) found.spared.push({ until: waits, bookingIds: bookingsOf(own) })
  }
  return found
}

function elsewhereOf(own: readonly Expected[], now: ReadonlyMap<string, string | null>): Elsewhere[] {
  const perBooking = [...Map.groupBy(own, ({ bookingId }) => bookingId).values()]
  const moved = perBooking.flatMap((meetings): Elsewhere[] => {
    const read = Object.fromEntries(meetings.flatMap((one) => lineRead(one)))
    const first = meetings.find((one) => {
      const line = read[one.startsAt.getTime()]
      return line !== undefined && line !== now.get(meetingOf(one))
    })
    return first
      ? [{ bookingId: first.bookingId, activityId: first.activityId, startsAt: first.startsAt, read }]
      : []
  })
  return moved.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** The address that was read for a meeting, by its moment; none where nobody ever read one. */
function lineRead({ startsAt, address, read }: Expected): [string, string][] {
  const at = String(startsAt.getTime())
  const line = read?.at[at] ?? address
  return line === null ? [] : [[at, line]]
}

function bookingsOf(own: readonly Expected[]): string[] {
  return [...new Set(own.map(({ bookingId }) => bookingId))]
}

function meetingOf({ bookingId, startsAt }: Expected): string {
  return `${bookingId} ${startsAt.getTime()}`
}

/** Who hears it, in a few signs: the same as long as they are the same people with the same bookings. */
export function hearersShown({ hearing }: Hearers): string {
  const who = hearing.flatMap((one) =>
    one.elsewhere.map(({ bookingId, startsAt }) => `${bookingId} ${+startsAt}`),
  )
  return plainHash(who.sort().join()).toString('base64url').slice(0, 22)
}
