import { randomInt, randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { question, visit, visitSeen } from '@/db/tables/care'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import type { Visit } from '../rules/answers'
import { refusalOfDay } from '../rules/days'
import { shuffled } from '../rules/order'

export type StoreRefusal = 'in_future' | 'too_old' | 'unknown_branch'

/**
 * Stores what the desk was asked: all of the visits or none, each under a new id and in an order that nobody knows. A
 * visit that the device sent before is left out. Nobody is written down with it, and nothing in the journal: who came
 * first, when, and to whom would be the way back to a person.
 */
export async function storeVisits(
  actor: Actor,
  input: { visits: Visit[] },
  now: Date,
): Promise<Result<{ stored: number }, StoreRefusal>> {
  must(actor, 'desk.work')
  const today = localDate(now)
  const [refused] = input.visits.flatMap(({ day }) => refusalOfDay(day, today) ?? [])
  if (refused) return refuse(refused)
  return transaction<{ stored: number }, StoreRefusal>(actor, async (tx) => {
    if (!(await areThere(tx, [...new Set(input.visits.map(({ branchId }) => branchId))])))
      return refuse('unknown_branch')
    const once = new Map(input.visits.map((one) => [one.seenId, one]))
    const fresh = await seeFirst(tx, [...once.keys()], today)
    await write(
      tx,
      [...once.values()].filter(({ seenId }) => fresh.has(seenId)),
    )
    return ok({ stored: fresh.size })
  })
}

async function areThere(tx: Transaction, branchIds: number[]): Promise<boolean> {
  const rows = await tx.select({ id: branch.id }).from(branch).where(inArray(branch.id, branchIds))
  return rows.length === branchIds.length
}

/** Which of these ids of devices nobody has sent yet; in one order for everybody, so that two senders wait for each other. */
async function seeFirst(tx: Transaction, seenIds: string[], day: LocalDate): Promise<Set<string>> {
  const rows = await tx
    .insert(visitSeen)
    .values(seenIds.sort().map((id) => ({ id, day })))
    .onConflictDoNothing()
    .returning({ id: visitSeen.id })
  return new Set(rows.map(({ id }) => id))
}

async function write(tx: Transaction, visits: Visit[]): Promise<void> {
  if (visits.length === 0) return
  const made = shuffled(visits, randomInt).map(({ seenId: _, questions, ...one }) => ({
    row: { ...one, id: randomUUID() },
    questions,
  }))
  await tx.insert(visit).values(made.map(({ row }) => row))
  const questions = made.flatMap(({ row, questions }) =>
    questions.map((one) => ({ ...one, id: randomUUID(), visitId: row.id })),
  )
  await tx.insert(question).values(shuffled(questions, randomInt))
}
