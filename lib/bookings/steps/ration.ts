import type { Person } from '../../residents/rules/reach'
import type { Transaction } from '../../tools/database'
import { keyed } from '../../tools/keys'
import { countTry, stepOf } from '../../tools/limits'

const MINUTE = 60_000

type To = { bookingId: string; contactWay: Person['contactWay']; contactKey: string | null }

/**
 * When a letter about a booking may go. Who moves it twelve times hears three times, and once more how it stands when it
 * has been left alone for a quarter of an hour: what is not so any more is dropped on the way. Who gets many letters
 * of strangers gets the next ones an hour later. Nothing is lost. A partner's desk has as many as it makes.
 */
export async function letterAt(
  tx: Transaction,
  { bookingId, contactWay, contactKey }: To,
  now: Date,
): Promise<Date> {
  if (contactKey === null || (contactWay !== 'sms' && contactWay !== 'email')) return now
  const viaDesk = contactKey.startsWith('partner:')
  const about = await countTry('letters_of', 'recipient', keyed('letters of', bookingId), now, tx)
  const to = viaDesk ? 1 : await countTry('letters_to', 'recipient', keyed('letters to', contactKey), now, tx)
  const hours = Math.floor((to - 1) / stepOf('letters_to', 'recipient').free)
  const wait = Math.max(about > stepOf('letters_of', 'recipient').free ? 15 : 0, 60 * hours)
  return new Date(now.getTime() + wait * MINUTE)
}
