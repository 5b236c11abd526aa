import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { referral } from '@/db/tables/needs'
import type { invitation, member } from '@/db/tables/team'

/** What someone of the library, or a reader of a municipality, is there for. */
export type StaffRole = 'coordinator' | 'adviser' | 'trainer' | 'dpo' | 'reader'

/**
 * Who is asking. `guest` is a browser without a login: it sees only what it filled in itself and the one
 * booking it has opened. `partner` and `staff` are people who signed in; what they are was read from the
 * database for this very request. `system` is a job.
 */
export type Actor =
  | { kind: 'guest'; guestId: string | null }
  | { kind: 'partner'; userId: string; organisationId: number; contactPerson: boolean }
  | { kind: 'staff'; userId: string; organisationId: number; role: StaffRole }
  | { kind: 'system'; job: string }

export type Guest = Extract<Actor, { kind: 'guest' }>
export type Partner = Extract<Actor, { kind: 'partner' }>
export type Staff = Extract<Actor, { kind: 'staff' }>

/** What can be asked for; every command and query names one of these on its first line. */
export type Right =
  | 'agenda.see'
  | 'agenda.set'
  | 'library.set'
  | 'booking.make'
  | 'booking.change'
  | 'booking.list'
  | 'place.reserve'
  | 'calls.make'
  | 'tasks.do'
  | 'desk.work'
  | 'register.mark'
  | 'topics.set'
  | 'trainers.bind'
  | 'people.see'
  | 'people.invite'
  | 'people.remove'
  | 'own.account'
  | 'journal.see'
  | 'sign_in'
  | 'agenda.fill'
  | 'messages.deliver'
  | 'messages.see'
  | 'guests.sweep'
  | 'residents.forget'
  | 'questions.mix'
  | 'agreements.see'
  | 'agreements.set'
  | 'partners.set'
  | 'need.make'
  | 'need.act'
  | 'need.guard'
  | 'need.sign'
  | 'need.withdraw'
  | 'need.own'
  | 'need.remind'

/** The columns of the table of rights. */
export const seats = [
  ...(['guest', 'partner', 'contact_person'] as const),
  ...(['coordinator', 'adviser', 'trainer', 'dpo', 'reader', 'system'] as const),
] as const
export type Seat = (typeof seats)[number]

const employee: Right[] = ['agenda.see', 'own.account']
/** Whoever calls may do what is said on the telephone. */
const caller: Right[] = [
  ...(['calls.make', 'booking.make', 'booking.change', 'tasks.do', 'desk.work', 'register.mark'] as const),
  // What an organisation asked it, and what it guards itself.
  ...(['agreements.see', 'need.make', 'need.act', 'need.guard', 'need.withdraw'] as const),
]
const partner: Right[] = [
  ...employee,
  ...(['booking.make', 'booking.change', 'booking.list'] as const),
  ...(['agreements.see', 'need.make', 'need.act', 'need.withdraw'] as const),
]

/** The one table of rights: who may ask for what. Which rows someone gets is decided by `visibleTo`. */
export const rights: Record<Seat, ReadonlySet<Right>> = {
  guest: new Set(['agenda.see', 'booking.make', 'booking.change', 'need.own', 'need.withdraw']),
  partner: new Set(partner),
  contact_person: new Set([...partner, 'people.see', 'people.invite', 'people.remove']),
  coordinator: new Set([
    ...employee,
    ...caller,
    'place.reserve',
    'agenda.set',
    'library.set',
    'topics.set',
    'agreements.set',
    'partners.set',
    'need.sign',
    'trainers.bind',
    'people.see',
    'people.invite',
    'people.remove',
    'journal.see',
  ]),
  adviser: new Set([...employee, ...caller]),
  trainer: new Set([...employee, 'register.mark']),
  dpo: new Set([...employee, 'journal.see']),
  reader: new Set(employee),
  system: new Set([
    'agenda.see',
    'agenda.fill',
    'sign_in',
    'messages.deliver',
    'messages.see',
    'guests.sweep',
    'residents.forget',
    'questions.mix',
    'booking.make',
    'need.remind',
  ]),
}

/** Which column of the table of rights is someone's. */
export function seatOf(actor: Actor): Seat {
  if (actor.kind === 'staff') return actor.role
  if (actor.kind === 'partner') return actor.contactPerson ? 'contact_person' : 'partner'
  return actor.kind
}

/** For which partner someone books, or null: places may be kept for that one. */
export function partnerOf(actor: Actor): number | null {
  return actor.kind === 'partner' ? actor.organisationId : null
}

/** Thrown when someone asks for what is not theirs; caught at the door only. */
export class Forbidden extends Error {
  override name = 'Forbidden'
  constructor(right: Right) {
    super(`not allowed: ${right}`)
  }
}

/** Whether the actor has a right, for a page that shows only what can be done. */
export function may(actor: Actor, right: Right): boolean {
  return rights[seatOf(actor)].has(right)
}

/** Stops a command or query at once when the actor lacks the right. */
export function must(actor: Actor, right: Right): void {
  if (!may(actor, right)) throw new Forbidden(right)
}

/**
 * The bookings an actor may see, as a condition. The first wall; PostgreSQL has the same rule once more (the
 * policy `booking_visible`), for when it is forgotten here.
 */
export function visibleTo(actor: Actor): SQL {
  switch (actor.kind) {
    case 'system':
      return sql`true`
    case 'partner':
      return eq(booking.partnerId, actor.organisationId)
    case 'staff':
      return actor.role === 'coordinator' || actor.role === 'adviser' ? sql`true` : sql`false`
    case 'guest':
      return sql`${booking.id} = (select g.booking_id from guest g where g.id = ${actor.guestId}::uuid)`
  }
}

/**
 * The meetings whose register an actor may see, as a condition: the desk all of them, a trainer the lessons of the runs
 * that they are bound to. PostgreSQL has the same rule once more (`gives_lesson`).
 */
export function givenBy(actor: Actor, meetingId: SQLWrapper | number): SQL {
  if (actor.kind !== 'staff') return sql`false`
  if (actor.role !== 'trainer') return visibleTo(actor)
  return sql`exists (select from meeting given join run_trainer t on t.activity_id = given.activity_id
    where given.id = ${meetingId} and t.user_id = ${actor.userId}::uuid)`
}

/** What is asked that an actor answers, as a condition: of their organisation; the desk answers for the library. */
export function answeredBy(actor: Actor): SQL {
  if (actor.kind === 'partner') return eq(referral.toId, actor.organisationId)
  if (!may(actor, 'need.act')) return sql`false`
  return sql`exists (select from organisation o where o.id = ${referral.toId} and o.kind = 'library')`
}

/** Of whose people someone may know: a contact person of the own organisation, whatever id comes in; others of all. */
export function ofOwn(
  actor: Actor,
  column: typeof member.organisationId | typeof invitation.organisationId,
): SQL | undefined {
  return actor.kind === 'partner' ? eq(column, actor.organisationId) : undefined
}
