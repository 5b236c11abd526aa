import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { need, needContact } from '@/db/tables/needs'
import { lockNeed } from '../../needs/steps/look'
import { said } from '../../needs/steps/said'
import type { Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'

/** By what somebody is known again: a name at a contact. */
export type Keys = { nameKey: string; contactKey: string | null }

/** Wipes whose closed needs were; open ones stay. Returns which were wiped. */
export async function wipeNeeds(tx: Transaction, needIds: string[], now: Date): Promise<string[]> {
  if (needIds.length === 0) return []
  const ids = `{${needIds.join()}}`
  const rows = await tx.execute<{ id: string }>(
    sql`select wipe_needs(${ids}::uuid[], ${now.toISOString()}::timestamptz) as id`,
  )
  return rows.map(({ id }) => id)
}

/** Ends needs as stopped by her, with all that she agreed to, as far as they are open; lowest first. */
export async function stopNeeds(tx: Transaction, actor: Staff, needIds: string[], now: Date): Promise<void> {
  for (const id of [...needIds].sort()) {
    const before = await lockNeed(tx, actor, id)
    if (before && before.endedAt === null) await said(tx, actor, before, 'stop', now)
  }
}

/** By what the resident of a need is known, while it has not been wiped. */
export async function keysOfNeed(tx: Transaction, needId: string): Promise<Keys | null> {
  const { nameKey, contactKey } = needContact
  const [row] = await tx
    .select({ nameKey, contactKey })
    .from(needContact)
    .where(eq(needContact.needId, needId))
  return row ?? null
}

/**
 * The needs of a name at a contact, with what was merged with them. Whether it is the same person, only that person
 * knows.
 */
export async function needsAlike(tx: Transaction, { nameKey, contactKey }: Keys): Promise<string[]> {
  if (contactKey === null) return []
  const same = and(eq(needContact.contactKey, contactKey), eq(needContact.nameKey, nameKey))
  return withDoubles(tx, await idsOf(tx, same))
}

/** All needs that count as one with any of these: they are of one person, as the desk said. */
export async function withDoubles(tx: Transaction, needIds: string[]): Promise<string[]> {
  if (needIds.length === 0) return []
  // A double points at the one that it counts with, which points at nothing itself.
  const first = await tx
    .selectDistinct({ id: sql<string>`coalesce(${need.mergedInto}, ${need.id})` })
    .from(need)
    .where(inArray(need.id, needIds))
  const counted = first.map(({ id }) => id)
  return idsOf(tx, or(inArray(need.id, counted), inArray(need.mergedInto, counted)))
}

async function idsOf(tx: Transaction, which: SQL | undefined): Promise<string[]> {
  const rows = await tx
    .select({ id: need.id })
    .from(need)
    .innerJoin(needContact, eq(needContact.needId, need.id))
    .where(which)
    .orderBy(asc(need.openedAt), asc(need.id))
  return rows.map(({ id }) => id)
}
