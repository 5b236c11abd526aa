import { journal } from '@/db/tables/tools'
import type { Actor } from './access'
import type { Transaction } from './database'

export type Entry = {
  verb: 'see' | 'make' | 'change' | 'export'
  /** Of what the rows are. */
  kind:
    | (
        | 'activity'
        | 'booking'
        | 'resident'
        | 'member'
        | 'invitation'
        | 'reservation'
        | 'account'
        | 'ticket'
        | 'need'
      )
    | Settled
  /** For what they were read or changed: the page or the command, in one word. */
  why: string
  rowIds: string[]
  /** Who looks for somebody and finds nobody has looked as well. */
  evenNone?: true
}

/** What a library settles, of nobody: topics by their code, months of a branch by their name, agreements by number. */
type Settled = 'topic' | 'month' | 'agreement' | 'organisation'

/**
 * Writes in the journal who saw or did what, in the transaction in which it happened; never what was in it.
 * Residents are not followed: what a guest does, the booking itself tells.
 */
export async function note(tx: Transaction, actor: Actor, noted: Entry, now: Date): Promise<void> {
  const { evenNone = false, ...entry } = noted
  if (actor.kind === 'guest' || (entry.rowIds.length === 0 && !evenNone)) return
  const who =
    actor.kind === 'system'
      ? { job: actor.job }
      : { userId: actor.userId, organisationId: actor.organisationId }
  await tx.insert(journal).values({ ...entry, ...who, at: now })
}
