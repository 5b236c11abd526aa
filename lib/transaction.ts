import { inScope, type Scope } from '@/db/client'
import type { Actor } from './access'
import { database, type Transaction } from './database'
import type { Result } from './result'

/**
 * Runs one command as one transaction (READ COMMITTED), in which PostgreSQL shows only what the actor may see.
 * A refusal rolls everything back, so that half a booking cannot exist; a surprise is thrown on.
 */
export async function transaction<Value, Reason extends string>(
  actor: Actor,
  work: (tx: Transaction) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  try {
    return await asActor(actor, async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as Result<Value, Reason>
    throw error
  }
}

/** Reads or writes as an actor: one transaction in which PostgreSQL shows only what they may see. */
export function asActor<Value>(actor: Actor, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return inScope(database(), scopeOf(actor), work)
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
  constructor(readonly refusal: unknown) {
    super('refused')
  }
}
