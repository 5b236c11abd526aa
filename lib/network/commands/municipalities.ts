import { and, eq, ne, sql } from 'drizzle-orm'
import { municipality } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { slugFor } from '../rules/slug'
import { slugsTaken } from '../steps/slugs'
import { inTurn } from '../steps/turn'

type Made = { municipalityId: number }

/** Puts a municipality in the books in which the library has branches or partners. */
export async function addMunicipality(
  actor: Actor,
  { called }: { called: string },
  now: Date,
): Promise<Result<Made, 'exists'>> {
  must(actor, 'library.set')
  return transaction<Made, 'exists'>(actor, async (tx) => {
    await inTurn(tx, actor)
    if (await isNamed(tx, called)) return refuse('exists', { called: ['exists'] })
    const row = { name: called, slug: slugFor(called, await slugsTaken(tx)) }
    const [made] = await tx.insert(municipality).values(row).returning({ municipalityId: municipality.id })
    if (!made) throw new Error('a municipality was not written')
    await tell(tx, actor, 'make', made.municipalityId, now)
    return ok(made)
  })
}

/** Says how a municipality is called from now on; addresses with it in them stay as they are. */
export async function renameMunicipality(
  actor: Actor,
  { municipalityId, called }: { municipalityId: number; called: string },
  now: Date,
): Promise<Result<Made, 'exists' | 'unknown'>> {
  must(actor, 'library.set')
  return transaction<Made, 'exists' | 'unknown'>(actor, async (tx) => {
    await inTurn(tx, actor)
    if (await isNamed(tx, called, municipalityId)) return refuse('exists', { called: ['exists'] })
    const [there] = await tx
      .update(municipality)
      .set({ name: called })
      .where(eq(municipality.id, municipalityId))
      .returning({ id: municipality.id })
    if (!there) return refuse('unknown')
    await tell(tx, actor, 'change', municipalityId, now)
    return ok({ municipalityId })
  })
}

async function isNamed(tx: Transaction, name: string, except = 0): Promise<boolean> {
  const same = and(sql`lower(${municipality.name}) = lower(${name})`, ne(municipality.id, except))
  return (await tx.$count(municipality, same)) > 0
}

function tell(tx: Transaction, actor: Actor, verb: 'make' | 'change', id: number, now: Date) {
  return note(tx, actor, { verb, kind: 'municipality', why: 'library', rowIds: [String(id)] }, now)
}
