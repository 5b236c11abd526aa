import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import { type Found, nothingFound } from '../rules'

/**
 * Who it is about: everybody of that name at that contact, or one resident alone; and under which contact open
 * consultations are counted, null where that does not matter. `twin` is who they are already among those of one name.
 */
type Who = {
  contactKey: string | null
  nameKey: string
  openContact: string | null
  residentId?: string | null
  twin?: number
}

/** Looks for what stands in this person's way in an activity; `except` is a booking of their own that does not count. */
export async function lookFor(
  tx: Transaction,
  activityId: number,
  who: Who,
  now: Date,
  except: string | null = null,
): Promise<Found> {
  const { contactKey: contact, nameKey: name, openContact: open, residentId = null, twin = 0 } = who
  if (contact === null) return { ...nothingFound, twin }
  const asked = { activityId, contact, name, open, at: now.toISOString(), except, residentId, twin }
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
  twin: number
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
      ${given('at')}::timestamptz, ${given('except')}::uuid, ${given('residentId')}::uuid, ${given('twin')}::smallint)`),
)

/** Whether somebody of the same name at the same contact is expected elsewhere at a meeting of this booking. */
export async function isExpectedTwice(tx: Transaction, bookingId: string): Promise<boolean> {
  const [row] = await tx.execute<{ twice: boolean }>(sql`
    select exists (
      select from booking b join resident own on own.id = b.resident_id
        join resident r on r.contact_key = own.contact_key and r.name_key = own.name_key
        join attendance other on other.resident_id = r.id and other.booking_id <> b.id
        join attendance mine on mine.booking_id = b.id and mine.during && other.during
      where b.id = ${bookingId}::uuid) as twice`)
  return row?.twice ?? false
}
