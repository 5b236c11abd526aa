import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../tools/database'
import { type Given, statement } from '../tools/statement'
import type { Who } from './rules/reach'

/** One at a time per contact, taken after the activities: two bookings for one person cannot slip past each other. */
export async function lockContact(tx: Transaction, contact: string | null): Promise<void> {
  if (contact !== null) await locking(tx, { contact })
}

const locking = statement((q, given: Given<{ contact: string }>) =>
  q
    .select({ done: sql`pg_advisory_xact_lock(hashtextextended(${given('contact')}, 0))` })
    .from(sql`(values (1)) as once`),
)

/**
 * Writes a resident down, or finds the one with the same name at the same contact; returns the id. `twin` is which one,
 * where several of that name were said to be different people. A function of the database does it, because whoever books
 * may not look anybody up.
 */
export async function keepResident(tx: Transaction, who: Who, twin: number, now: Date): Promise<string> {
  const [row] = await keeping(tx, { ...who, twin, id: randomUUID(), at: now.toISOString() })
  if (!row) throw new Error('a resident was not written')
  return row.id
}

const keeping = statement((q, given: Given<Who & { twin: number; id: string; at: string }>) =>
  q
    .select({
      id: sql<string>`keep_resident(${given('id')}::uuid, ${given('name')}, ${given('nameKey')}, ${given('contactWay')},
        ${given('contact')}, ${given('contactKey')}, ${given('contactOf')}, ${given('language')},
        ${given('twin')}::smallint, ${given('at')}::timestamptz)`,
    })
    .from(sql`(values (1)) as once`),
)
