import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'

/** What waits for a partner, in numbers: new, to contact, to tell how it went, and what the library acts on by now. */
export type PartnerNumbers = { fresh: number; contact: number; report: number; late: number }

/** How many questions a partner has in hand, by what they have to do. */
export async function partnerNumbers(tx: Transaction, organisationId: number): Promise<PartnerNumbers> {
  const [row] = await tx.execute<PartnerNumbers>(sql`
    select count(*) filter (where not n.at_library and r.accepted_at is null)::int as fresh,
      count(*) filter (where not n.at_library and r.accepted_at is not null and r.contacted_at is null)::int as contact,
      count(*) filter (where not n.at_library and r.contacted_at is not null)::int as report,
      count(*) filter (where n.at_library)::int as late
    from need_now n join referral r on r.need_id = n.id and r.ended_at is null and r.to_id = n.owner_id
    where consent_stands(r.consent_id) and n.owner_id = ${organisationId}`)
  return row ?? { fresh: 0, contact: 0, report: 0, late: 0 }
}

/** How the needs of the library stand, in numbers: open, past their day, back for another reason, and ended lately. */
export type LibraryNumbers = { open: number; late: number; back: number; ended: number }

/** How many needs are open and how many ended since a moment; a need that was merged counts with the other. */
export async function libraryNumbers(tx: Transaction, since: Date): Promise<LibraryNumbers> {
  const [row] = await tx.execute<LibraryNumbers>(sql`
    select count(*)::int as open, count(*) filter (where back_because = 'late')::int as late,
      count(*) filter (where at_library and not waits and back_because is distinct from 'late')::int as back,
      (select count(*)::int from need where ended is not null and ended_at >= ${since.toISOString()}::timestamptz) as ended
    from need_now`)
  return row ?? { open: 0, late: 0, back: 0, ended: 0 }
}
