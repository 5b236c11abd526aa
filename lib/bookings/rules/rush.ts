/** Minutes that are looked back over for what is booked and held unusually fast. */
export const RUSH_MINUTES = 60
/** So many bookings of one network in that time, not of the library's own, or so many places held by it at once. */
export const RUSH_OF_SOURCE = { booked: 10, held: 6 }
/** Days ahead of which an agenda counts as emptied. */
export const RUSH_DAYS = 14
/** Days that it is kept from which network a booking came: long enough for who works on Monday to see what was on Saturday. */
export const SOURCE_DAYS = 3

/** Stands for no network in particular: it comes from everywhere. */
export const everywhere = Buffer.alloc(0)

/** Whether one network books or holds more than anybody does by hand. */
export function isRushOf({ booked, held }: { booked: number; held: number }): boolean {
  return booked >= RUSH_OF_SOURCE.booked || held >= RUSH_OF_SOURCE.held
}

/**
 * Whether the agenda of a branch, or a course, empties unusually fast: a quarter of what could be had, and more than a busy
 * hour, or half of it where there is little. Three are never many.
 */
export function isEmptying({ taken, free }: { taken: number; free: number }): boolean {
  const all = taken + free
  return taken >= Math.max(4, Math.min(12, all / 2)) && taken * 4 >= all
}
