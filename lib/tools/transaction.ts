import { inScope, QueryFailed, type Scope } from '@/db/client'
import type { Actor } from './access'
import { database, type Transaction } from './database'
import type { Result } from './result'

/**
 * How often a command draws a code anew that stands on somebody's card already. There are 244 million codes: beside
 * 100,000 that are kept one in 2,400 exists, and four in a row never happens.
 */
const DRAWS = 4

/**
 * Runs one command as one transaction (READ COMMITTED), in which PostgreSQL shows only what the actor may see.
 * A refusal rolls everything back, so that half a booking cannot exist; a surprise is thrown on. When the code that was
 * drawn for a booking exists, or somebody else was there a moment before, the whole command is done again. `at` is what
 * moment it is, for what stands by the clock.
 */
export async function transaction<Value, Reason extends string>(
  actor: Actor,
  work: (tx: Transaction) => Promise<Result<Value, Reason>>,
  at?: Date,
): Promise<Result<Value, Reason>> {
  for (let done = 1; ; done++) {
    try {
      const whole = async (tx: Transaction) => {
        const result = await work(tx)
        if (!result.ok) throw new RolledBack(result)
        return result
      }
      return await asActor(actor, whole, at)
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal as Result<Value, Reason>
      if (done >= timesFor(error)) throw error
    }
  }
}

/**
 * What was in nobody's way when it was looked for, and was by the time it was written: looked for once more it is seen, and
 * said as the command says it.
 */
const overtaking = new Set(['attendance_no_overlap', 'task_of_called_off', 'task_of_source'])

/** How often a command that failed so is done at most. */
function timesFor(error: unknown): number {
  const constraint = error instanceof QueryFailed ? (error.constraint ?? '') : ''
  if (constraint === 'booking_code') return DRAWS
  return overtaking.has(constraint) ? 2 : 1
}

/**
 * Reads or writes as an actor: one transaction in which PostgreSQL shows only what they may see; what is to be seen as
 * long as a consent runs only when it is told what moment it is.
 */
export function asActor<Value>(
  actor: Actor,
  work: (tx: Transaction) => Promise<Value>,
  at?: Date,
): Promise<Value> {
  return inScope(database(), { ...scopeOf(actor), moment: at?.toISOString() }, work)
}

/**
 * Does much, a part at a time, each part in a transaction of its own: nothing is locked for long, and what was done
 * stays done when a later part fails. Returns the sum of what the parts say.
 */
export async function inParts<Row>(
  actor: Actor,
  rows: readonly Row[],
  size: number,
  work: (tx: Transaction, part: Row[]) => Promise<number>,
): Promise<number> {
  let sum = 0
  for (let from = 0; from < rows.length; from += size)
    sum += await asActor(actor, (tx) => work(tx, rows.slice(from, from + size)))
  return sum
}

function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case 'guest':
      return { kind: 'guest', guest: actor.guestId ?? '' }
    case 'system':
      return { kind: 'system' }
    case 'partner':
      return {
        kind: 'partner',
        user: actor.userId,
        organisation: String(actor.organisationId),
        role: actor.contactPerson ? 'contact_person' : '',
      }
    case 'staff':
      return {
        kind: 'staff',
        user: actor.userId,
        organisation: String(actor.organisationId),
        role: actor.role,
      }
  }
}

class RolledBack extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('refused')
    this.refusal = refusal
  }
}
