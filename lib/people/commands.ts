import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../database'
import type { Who } from './rules'

/** One at a time per contact, taken after the activities: two bookings for one person cannot slip past each other. */
export async function lockContact(tx: Transaction, contact: string | null): Promise<void> {
  if (contact !== null) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${contact}, 0))`)
}

/**
 * Writes a resident down, or finds the one with the same name at the same contact; returns the id. A function of
 * the database does it, because whoever books may not look anybody up.
 */
export async function keepResident(tx: Transaction, who: Who, now: Date): Promise<string> {
  const { name, nameKey, contactWay, contact, contactKey, contactOf, language } = who
  const [row] = await tx.execute<{ id: string }>(sql`
    select keep_resident(${randomUUID()}::uuid, ${name}, ${nameKey}, ${contactWay}, ${contact}, ${contactKey},
      ${contactOf}, ${language}, ${now.toISOString()}::timestamptz) as id`)
  if (!row) throw new Error('a resident was not written')
  return row.id
}
