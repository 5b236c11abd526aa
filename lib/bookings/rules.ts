/** Minutes that a chosen time is kept while someone fills in the rest. */
export const HOLD_MINUTES = 15

/** Until when a hold made now lasts. */
export function holdUntil(now: Date): Date {
  return new Date(now.getTime() + HOLD_MINUTES * 60_000)
}

/**
 * The contact under which only one consultation may be open at a time. Someone's own telephone counts for
 * that person; the telephone of a helper counts once per person helped; a printed card cannot be counted.
 */
export function openContact(person: {
  contactOf: 'resident' | 'helper'
  contactKey: string | null
  nameKey: string
}): string | null {
  if (person.contactKey === null) return null
  return person.contactOf === 'resident' ? person.contactKey : `${person.contactKey} ${person.nameKey}`
}

/** Wrong codes per address and hour that cost nothing. */
export const FREE_TRIES = 10

/** When an address may try a code again after `count` wrong ones this hour: 30 s, doubling up to 15 minutes. */
export function nextTryAt(count: number, lastAt: Date): Date {
  if (count < FREE_TRIES) return lastAt
  const seconds = Math.min(30 * 2 ** (count - FREE_TRIES), 15 * 60)
  return new Date(lastAt.getTime() + seconds * 1000)
}
