import { createHash } from 'node:crypto'
import type { Person } from '../residents/rules/reach'
import { addDays, atLocal, localDate, weekday } from '../tools/time'

/** Why nobody can get into an activity. */
export type Closed = 'unknown' | 'cancelled' | 'past'
/** Why this resident cannot. */
export type Conflict = 'already_booked' | 'open_consultation' | 'overlap'

/**
 * What was found of everybody of one name at one contact: whether one of them is inside already, how many consultations
 * are open, whether one is expected elsewhere; and the first of them, by number, for whom none of that is so.
 */
export type Found = { already: boolean; open: number; overlap: boolean; twin: number }
export const nothingFound: Found = { already: false, open: 0, overlap: false, twin: 0 }

/**
 * Why somebody cannot get in, given what was found. A desk is asked whether it is someone else, and then it is let be. On
 * a resident's own page a contact is not proven to be theirs: it keeps nobody out, and tells nothing of who is known here.
 */
export function inTheWay(found: Found, who: { desk: boolean; another?: boolean }): Conflict | null {
  if (!who.desk || who.another) return null
  if (found.already) return 'already_booked'
  if (found.open > 0) return 'open_consultation'
  return found.overlap ? 'overlap' : null
}

/**
 * Whether a contact has so many consultations open that one more is not written to it: the second is, and asks whether
 * both are meant. From the third on somebody of the library has a task.
 */
export function isCrowded({ open }: Pick<Found, 'open'>): boolean {
  return open >= 2
}

const conflicts: ReadonlySet<string> = new Set<Conflict>(['already_booked', 'open_consultation', 'overlap'])

/** Whether a refusal tells something about what else this resident has here. */
export function isConflict(reason: string): reason is Conflict {
  return conflicts.has(reason)
}

/** Whether there is still something to leave, to correct or to come to: a course that has begun is not over. */
export function hasToCome(meetings: { startsAt: Date }[], now: Date): boolean {
  return meetings.some(({ startsAt }) => startsAt > now)
}

/** Minutes that a chosen time is kept while someone fills in the rest. */
export const HOLD_MINUTES = 15

/** Until when a hold made now lasts. */
export function holdUntil(now: Date): Date {
  return new Date(now.getTime() + HOLD_MINUTES * 60_000)
}

/**
 * The contact under which open consultations are counted. Someone's own telephone counts for
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

/** The same for someone who was said to be another of that name at that contact. */
export function openContactOf(contact: string | null, twin: number): string | null {
  return contact === null || twin === 0 ? contact : `${contact} ${twin}`
}

/** While a consultation counts as open: from now until it ends. */
export function openPeriod(contact: string | null, now: Date, endsAt: Date): string | null {
  return contact === null ? null : `[${now.toISOString()},${endsAt.toISOString()})`
}

/** To whom a letter about a booking goes; whoever changes it has seen it on screen, or tells the resident at the desk. */
export function letterOf(own: { id: string; contactWay: Person['contactWay'] }) {
  return { bookingId: own.id, contactWay: own.contactWay, seen: true }
}

/** Whether letters go elsewhere from now on, or in another way. */
export function isReachedOtherwise(own: Reach, who: Reach): boolean {
  return own.contactKey !== who.contactKey || own.contactWay !== who.contactWay
}

type Reach = { contactKey: string | null; contactWay: Person['contactWay'] }

/** What is kept with the booking itself of who it is for, word for word. */
export function said({ name, contact, language, contactOf }: Person) {
  return { name, contact, language, contactOf }
}

/**
 * Whether somebody whom nobody can reach, a card alone, books from elsewhere than the library: of those there are only so
 * many in a day.
 */
export function isFromAfar(visitor: { isOwn: boolean } | undefined, contact: string | null): boolean {
  return visitor !== undefined && !visitor.isOwn && contact === null
}

/** The key of one resident in a rendered form: the same form sent twice gives the same keys, another name not. */
export function formKeyOf(formKey: string, activityId: number, row: string, name: string): string {
  const hex = createHash('sha256').update(`${formKey} ${activityId} ${row} ${name}`).digest('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
}

/** The week in which a moment lies, from Monday to the next one on the clock of the library. */
export function weekOf(moment: Date): { from: Date; until: Date } {
  const day = localDate(moment)
  const monday = addDays(day, 1 - weekday(day))
  return { from: atLocal(monday, '00:00'), until: atLocal(addDays(monday, 7), '00:00') }
}
