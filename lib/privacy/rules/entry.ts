import type { Term } from './terms'

/** Columns of tables: `{ resident: 'name contact' }`. */
export type Columns = Readonly<Record<string, string>>

/** The jobs that take away what is over; each of them is a job of the worker, and there is no other. */
export const wipers = [
  ...(['forget_residents', 'forget_topics', 'forget_needs', 'forget_tickets', 'sweep_guests'] as const),
  ...(['forget_accounts', 'forget_invitations', 'sweep_sign_ins', 'forget_contacts'] as const),
  ...(['forget_seen', 'forget_traces', 'forget_letters'] as const),
] as const
export type Wiper = (typeof wipers)[number]

/** One thing that is kept of people: what for, on which ground, how long, and who takes it away. */
export type Kept = {
  what: string
  purpose: string
  basis:
    | 'public task'
    | 'public task; what another organisation hears of it, consent'
    | 'accountability'
    | 'legitimate interest'
    | 'contract'
  /** How long, and from when on; of one thing it may differ. */
  kept: Readonly<Record<string, { term: Term; from: string }>>
  by: Wiper | 'the browser' | 'whoever keeps the machine'
  /** What is emptied or removed then. */
  wiped: Columns
  /** What stays, because it counts; nothing in it leads to a person then. */
  counts?: Columns
}
