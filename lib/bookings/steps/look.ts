import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import { type Found, nothingFound } from '../rules'

/**
 * Who it is about: everybody of that name at that contact, or one resident alone; and under which contact open
 * consultations are counted, null where that does not matter.
 */
type Who = {
  contactKey: string | null
  nameKey: string
  openContact: string | null
  residentId?: string | null
}

/** Looks for what stands in this person's way in an activity; `except` is a booking of their own that does not count. */
export async function lookFor(
  tx: Transaction,
  activityId: number,
  who: Who,
  now: Date,
  except: string | null = null,
): Promise<Found> {
  const { contactKey: contact, nameKey: name, openContact: open, residentId = null } = who
  if (contact === null) return nothingFound
  const asked = { activityId, contact, name, open, at: now.toISOString(), except, residentId }
  const [row] = await conflicting(tx, asked)
  return row ?? nothingFound
}

type Asked = {
  activityId: number
  contact: string
  name: string
  open: string | null
  at: string
  except: string | null
  residentId: string | null
}

const conflicting = statement((q, given: Given<Asked>) =>
  q
    .select({
      already: sql<boolean>`already`,
      open: sql<number>`open`,
      overlap: sql<boolean>`overlap`,
      twin: sql<number>`twin`,
    })
    .from(sql`booking_conflicts(${given('activityId')}, ${given('contact')}, ${given('name')}, ${given('open')},
      ${given('at')}::timestamptz, ${given('except')}::uuid, ${given('residentId')}::uuid)`),
)
