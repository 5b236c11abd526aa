/**
 * Who is asking. `guest` is a browser without a login: it sees only what it filled in itself and the one
 * booking it has opened. `system` is a job. Doors that know more about people come with their own kinds.
 */
export type Actor = { kind: 'guest'; guestId: string | null } | { kind: 'system'; job: string }

/** What can be asked for; every command and query names one of these on its first line. */
export type Right =
  | 'agenda.see'
  | 'booking.make'
  | 'booking.change'
  | 'agenda.fill'
  | 'messages.deliver'
  | 'messages.see'
  | 'guests.sweep'
  | 'residents.forget'

const rights: Record<Actor['kind'], ReadonlySet<Right>> = {
  guest: new Set(['agenda.see', 'booking.make', 'booking.change']),
  system: new Set([
    'agenda.see',
    'agenda.fill',
    'messages.deliver',
    'messages.see',
    'guests.sweep',
    'residents.forget',
    'booking.make',
  ]),
}

/** Thrown when someone asks for what is not theirs; caught at the door only. */
export class Forbidden extends Error {
  constructor(right: Right) {
    super(`not allowed: ${right}`)
  }
}

/** Stops a command or query at once when the actor lacks the right. */
export function must(actor: Actor, right: Right): void {
  if (!rights[actor.kind].has(right)) throw new Forbidden(right)
}
