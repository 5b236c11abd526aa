import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import type { Conflict } from '../rules'

/** Who it is about, and under which contact no second consultation may be open; null where that does not matter. */
type Who = { contactKey: string | null; nameKey: string; openContact: string | null }

/** Why this person cannot be in an activity, or null; `except` is a booking of their own that does not count. */
export async function conflictFor(
  tx: Transaction,
  activityId: number,
  who: Who,
  now: Date,
  except: string | null = null,
): Promise<Conflict | null> {
  if (who.contactKey === null) return null
  const { contactKey: contact, nameKey: name, openContact: open } = who
  const [row] = await conflicting(tx, { activityId, contact, name, open, at: now.toISOString(), except })
  if (row?.already) return 'already_booked'
  if (row?.open) return 'open_consultation'
  return row?.overlap ? 'overlap' : null
}

type Asked = {
  activityId: number
  contact: string
  name: string
  open: string | null
  at: string
  except: string | null
}

const conflicting = statement((q, given: Given<Asked>) =>
  q
    .select({
      already: sql<boolean>`already`,
      open: sql<boolean>`open`,
      overlap: sql<boolean>`overlap`,
    })
    .from(sql`booking_conflicts(${given('activityId')}, ${given('contact')}, ${given('name')}, ${given('open')},
      ${given('at')}::timestamptz, ${given('except')}::uuid)`),
)
