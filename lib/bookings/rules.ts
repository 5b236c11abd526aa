import type { Person } from '../residents/rules'

/** Why nobody can get into an activity. */
export type Closed = 'unknown' | 'cancelled' | 'past'
/** Why this resident cannot. */
export type Conflict = 'already_booked' | 'open_consultation' | 'overlap'

const conflicts: ReadonlySet<string> = new Set<Conflict>(['already_booked', 'open_consultation', 'overlap'])

/** Whether a refusal tells something about what else this resident has here. */
export function isConflict(reason: string): reason is Conflict {
  return conflicts.has(reason)
}

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
  contactOf: 'resident' | 'helper' | 'partner'
  contactKey: string | null
  nameKey: string
}): string | null {
  if (person.contactKey === null) return null
  return person.contactOf === 'resident' ? person.contactKey : `${person.contactKey} ${person.nameKey}`
}

/** While a contact keeps others from a second open consultation: from now until this one ends. */
export function openPeriod(contact: string | null, now: Date, endsAt: Date): string | null {
  return contact === null ? null : `[${now.toISOString()},${endsAt.toISOString()})`
}

/** What is kept with the booking itself of who it is for, word for word. */
export function said({ name, contact, language, contactOf }: Person) {
  return { name, contact, language, contactOf }
}
