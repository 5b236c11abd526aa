/** The page of one booking. */
export function ownAt({ bookingId }: { bookingId: string }): string {
  return `/partner/boekingen/${bookingId}`
}

/** The page that tells what was made; the ids say nothing about anybody. */
export function doneAt(made: { bookingId: string }[]): string {
  return `/partner/gelukt?${query(made)}`
}

/** The ids of bookings as they stand in an address. */
export function query(made: { bookingId: string }[]): string {
  return new URLSearchParams(made.map(({ bookingId }) => ['boeking', bookingId])).toString()
}
