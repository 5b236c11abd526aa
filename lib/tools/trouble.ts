import { inArray } from 'drizzle-orm'
import { attempt } from '@/db/tables/tools'
import { lookout, type Transaction } from './database'
import { keyed } from './keys'
import { countTry, nameOf } from './limits'
import { log } from './log'
import type { Trouble } from './refusal'

/** By what letters are carried: a mail server, or an sms provider. */
export type Carrier = 'email' | 'sms'

const names = {
  email: { refused: 'mail_refused', away: 'mail_away' },
  sms: { refused: 'sms_refused', away: 'sms_away' },
} as const satisfies Record<Carrier, Record<Trouble, string>>

/** Writes down that a carrier took nothing; once an hour it stands in the log. */
export async function inTrouble(
  tx: Transaction,
  carrier: Carrier,
  { trouble, code }: { trouble: Trouble; code: string },
  now: Date,
): Promise<void> {
  const what = names[carrier][trouble]
  const times = await countTry(what, 'total', keyed('carrier', carrier), now, tx)
  if (times === 1) log(what, { code })
}

/** Forgets the trouble with a carrier: it took a letter. */
export async function wellAgain(tx: Transaction, carrier: Carrier): Promise<void> {
  await tx.delete(attempt).where(
    inArray(
      attempt.what,
      Object.values(names[carrier]).map((what) => nameOf(what, 'total')),
    ),
  )
}

export type Troubles = Partial<Record<Carrier, Trouble>>

/**
 * What there is with each carrier since it took its last letter; of what was longer ago than two hours nothing is known.
 * Asked for health alone, and where that is asked.
 */
export async function troubles(): Promise<Troubles> {
  const rows = await lookout()
    .select({ what: attempt.what })
    .from(attempt)
    .where(
      inArray(
        attempt.what,
        Object.values(names).flatMap((one) => Object.values(one).map((what) => nameOf(what, 'total'))),
      ),
    )
    .orderBy(attempt.lastAt)
  const found: Troubles = {}
  for (const { what } of rows)
    for (const carrier of ['email', 'sms'] as const)
      for (const trouble of ['refused', 'away'] as const)
        if (nameOf(names[carrier][trouble], 'total') === what) found[carrier] = trouble
  return found
}
