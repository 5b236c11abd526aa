import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { resident } from '@/db/schema'
import type { Transaction } from '../database'
import { contactKey, nameKey } from './rules'

export type Person = {
  name: string
  /** Whose telephone or e-mail it is. */
  contactOf: 'resident' | 'helper'
  contactWay: 'call' | 'sms' | 'email' | 'card'
  contact: string | null
  language: 'nl' | 'en' | 'ar'
}

/** A person with the keys by which the same resident is recognised; without a contact nobody is. */
export type Who = Person & { nameKey: string; contactKey: string | null }

/** Adds the keys by which a resident is recognised. */
export function recognise(person: Person): Who {
  const { name, contact, contactWay } = person
  return {
    ...person,
    nameKey: nameKey(name),
    contactKey: contact === null ? null : contactKey(contactWay, contact),
  }
}

/** One at a time per contact, taken after the activities: two bookings for one person cannot slip past each other. */
export async function lockContact(tx: Transaction, contact: string | null): Promise<void> {
  if (contact !== null) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${contact}, 0))`)
}

/** Writes a resident down, or finds the one with the same name at the same contact; returns the id. */
export async function upsertResident(tx: Transaction, who: Who, now: Date): Promise<string> {
  const { name, nameKey, contactWay, contact, contactKey, contactOf, language } = who
  const [row] = await tx
    .insert(resident)
    .values({
      id: randomUUID(),
      name,
      nameKey,
      contactWay,
      contact,
      contactKey,
      contactOf,
      language,
      bookedAt: now,
    })
    .onConflictDoUpdate({
      target: [resident.contactKey, resident.nameKey, resident.contactWay],
      set: { language, contactOf, bookedAt: now },
    })
    .returning({ id: resident.id })
  if (!row) throw new Error('a resident was not written')
  return row.id
}
