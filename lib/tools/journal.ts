import { journal } from '@/db/tables/tools'
import type { Actor } from './access'
import type { Transaction } from './database'
import { type Given, statement } from './statement'

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
type Settled =
  | 'topic'
  | 'month'
  | 'agreement'
  | 'organisation'
  | 'municipality'
  | 'agenda'
  | 'branch'
  | 'settings'
  | 'course'

type Line = Pick<Entry, 'verb' | 'kind' | 'why' | 'rowIds'> & {
  job: string | null
  userId: string | null
  organisationId: number | null
  at: Date
}

const writing = statement((q, given: Given<Line>) =>
  q.insert(journal).values({
    verb: given('verb') as unknown as 'see',
    kind: given('kind'),
    why: given('why'),
    rowIds: given('rowIds') as unknown as string[],
    job: given('job'),
    userId: given('userId'),
    organisationId: given('organisationId'),
    at: given('at'),
  }),
)

/**
 * Writes in the journal who saw or did what, in the transaction in which it happened; never what was in it.
 * Residents are not followed: what a guest does, the booking itself tells.
 */
export async function note(tx: Transaction, actor: Actor, noted: Entry, now: Date): Promise<void> {
  const { evenNone = false, verb, kind, why, rowIds } = noted
  if (actor.kind === 'guest' || (rowIds.length === 0 && !evenNone)) return
  const who =
    actor.kind === 'system'
      ? { job: actor.job, userId: null, organisationId: null }
      : { job: null, userId: actor.userId, organisationId: actor.organisationId }
  await writing(tx, { verb, kind, why, rowIds, ...who, at: now })
}
