import type { Person } from '../../residents/rules/reach'
import type { Transaction } from '../../tools/database'
import { keyed } from '../../tools/keys'
import { countTry, stepOf } from '../../tools/limits'

const MINUTE = 60_000

/** Hours at most that a letter follows later: somebody else's bookings may not keep it from who waits for it. */
const MOST_HOURS = 2

type To = { bookingId: string; contactWay: Person['contactWay']; contactKey: string | null }

/**
 * When a letter about a booking may go. Who moves it twelve times hears three times, and once more how it stands when it
 * has been left alone for a quarter of an hour: what is not so any more is dropped on the way, so it counts for nobody else's
 * letters. Who gets many letters of strangers gets the next ones an hour or two later. Nothing is lost. A partner's desk has
 * as many as it makes. What the library itself does to somebody is not asked here: that goes at once.
 */
export async function letterAt(
  tx: Transaction,
  { bookingId, contactWay, contactKey }: To,
  now: Date,
): Promise<Date> {
  if (contactKey === null || (contactWay !== 'sms' && contactWay !== 'email')) return now
  const about = await countTry('letters_of', 'recipient', keyed('letters of', bookingId), now, tx)
  if (about > stepOf('letters_of', 'recipient').free) return new Date(now.getTime() + 15 * MINUTE)
  if (contactKey.startsWith('partner:')) return now
  const to = await countTry('letters_to', 'recipient', keyed('letters to', contactKey), now, tx)
  const hours = Math.min(MOST_HOURS, Math.floor((to - 1) / stepOf('letters_to', 'recipient').free))
  return new Date(now.getTime() + 60 * hours * MINUTE)
}
