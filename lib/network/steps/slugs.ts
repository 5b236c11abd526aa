import { branch, municipality } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'

/** What stands in an address where a place does and is none. */
const everywhere = 'alle'

/** The parts of addresses that are a place's already: a branch and a municipality stand in the same one. */
export async function slugsTaken(tx: Transaction): Promise<Set<string>> {
  const [branches, towns] = await Promise.all([
    tx.select({ slug: branch.slug }).from(branch),
    tx.select({ slug: municipality.slug }).from(municipality),
  ])
  return new Set([everywhere, ...[...branches, ...towns].map(({ slug }) => slug)])
}
