import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { type LocalDate, localDate } from '../../tools/time'
import type { Address } from '../rules/where'

/** An address of a branch, and from which day on when that is still to come. */
export type From = { from: LocalDate | null; address: Address }

type Row = { branch_id: string; street: string; postcode: string; town: string } & {
  valid_from: LocalDate
  entrance: string | null
  map_url: string | null
}

/** Where every branch is today, and where it moves to; a branch whose address nobody wrote down is left out. */
export async function whereBranchesAre(actor: Actor, now: Date): Promise<Map<number, From[]>> {
  must(actor, 'agenda.see')
  const rows = await database().execute<Row>(sql`
    select a.branch_id, a.valid_from::text, a.street, a.postcode, a.town, a.entrance, a.map_url
    from branch_address a
    where a.valid_from >= (address_of(a.branch_id, ${localDate(now)}::date)).valid_from
    order by a.branch_id, a.valid_from`)
  const perBranch = Map.groupBy(rows, (row) => Number(row.branch_id))
  return new Map(
    [...perBranch].map(([id, all]) => [
      id,
      all.map((row, i) => ({ from: i === 0 ? null : row.valid_from, address: addressOf(row) })),
    ]),
  )
}

function addressOf({ street, postcode, town, entrance, map_url: mapUrl }: Row): Address {
  return { street, postcode, town, entrance, mapUrl }
}
