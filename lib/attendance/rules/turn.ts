import { undoUntil } from '../../tools/undo'

export type TicketState = 'waiting' | 'turn' | 'helped' | 'left'
/** A walk-in of today: a number, and a first name until tonight, or none. */
export type Ticket = {
  ticketId: string
  number: number
  firstName: string | null
  state: TicketState
  cameAt: Date
  turnAt: Date | null
  endedAt: Date | null
}
/** What is done with a ticket: called, helped, gone without help, or one step back. */
export type TicketStep = 'turn' | 'helped' | 'left' | 'back'

/** Somebody who has an appointment, as the line has to know it. */
type Expected = { bookingId: string; startsAt: Date; arrivedAt: Date | null; mark: string | null }

/** Whose turn it is: somebody with an appointment, or a walk-in. */
export type Turn = { kind: 'appointment'; bookingId: string } | { kind: 'walk_in'; ticketId: string }

/**
 * In which order those who are there are helped. Who has an appointment goes first at his time; in between come walk-ins,
 * in the order in which they came; who is early for an appointment is helped when nobody else is left.
 */
export function inTurn(expected: Expected[], tickets: Ticket[], now: Date): Turn[] {
  const there = expected
    .filter(({ arrivedAt, mark }) => arrivedAt !== null && mark === null)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || byArrival(one, other))
  const due = there.filter(({ startsAt }) => startsAt <= now)
  const early = there.filter(({ startsAt }) => startsAt > now)
  const line = tickets
    .filter(({ state }) => state === 'waiting')
    .sort((one, other) => one.number - other.number)
  return [
    ...due.map(appointment),
    ...line.map(({ ticketId }): Turn => ({ kind: 'walk_in', ticketId })),
    ...early.map(appointment),
  ]
}

function byArrival(one: Expected, other: Expected): number {
  return (one.arrivedAt?.getTime() ?? 0) - (other.arrivedAt?.getTime() ?? 0)
}

function appointment({ bookingId }: Expected): Turn {
  return { kind: 'appointment', bookingId }
}

type Standing = Pick<Ticket, 'state' | 'turnAt' | 'endedAt'>

/**
 * How a ticket stands after a step; `changed` when somebody took that step before, `too_late` when it ended longer than
 * ten minutes ago.
 */
export function afterStep(
  { state, turnAt, endedAt }: Standing,
  step: TicketStep,
  now: Date,
): Standing | 'changed' | 'too_late' {
  if (step === 'back') return stepBack({ state, turnAt, endedAt }, now)
  if (step === 'turn') return state === 'waiting' ? { state: 'turn', turnAt: now, endedAt: null } : 'changed'
  return endedAt === null ? { state: step, turnAt, endedAt: now } : 'changed'
}

function stepBack({ state, turnAt, endedAt }: Standing, now: Date): Standing | 'changed' | 'too_late' {
  if (state === 'waiting') return 'changed'
  if (endedAt === null) return { state: 'waiting', turnAt: null, endedAt: null }
  if (undoUntil(endedAt) <= now) return 'too_late'
  return { state: turnAt === null ? 'waiting' : 'turn', turnAt, endedAt: null }
}
