import { and, eq, sql } from 'drizzle-orm'
import { copiedLine } from '@/db/tables/care'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'

type Month = { branchId: number; month: string }

/** Writes down that lines of a month were copied into the national form, and what they counted for who copied them. */
export async function copyLines(
  actor: Actor,
  input: Month & { lines: { line: string; counted: number }[] },
  now: Date,
): Promise<Result<Month, 'unknown'>> {
  must(actor, 'desk.work')
  const { branchId, month, lines } = input
  return transaction<Month, 'unknown'>(actor, async (tx) => {
    if (!(await isThere(tx, branchId))) return refuse('unknown')
    const copiedBy = actor.kind === 'staff' ? actor.userId : null
    const once = new Map(lines.map((one) => [one.line, one]))
    await tx
      .insert(copiedLine)
      .values([...once.values()].map((one) => ({ ...one, branchId, month, copiedAt: now, copiedBy })))
      .onConflictDoUpdate({
        target: [copiedLine.branchId, copiedLine.month, copiedLine.line],
        set: { counted: sql`excluded.counted`, copiedAt: now, copiedBy },
      })
    await note(tx, actor, { verb: 'change', kind: 'month', why: 'copy', rowIds: [nameOf(input)] }, now)
    return ok({ branchId, month })
  })
}

/** Takes back that a line was copied: somebody pressed the wrong button. */
export async function takeBackLine(
  actor: Actor,
  input: Month & { line: string },
  now: Date,
): Promise<Result<Month, 'unknown'>> {
  must(actor, 'desk.work')
  const { branchId, month, line } = input
  return transaction<Month, 'unknown'>(actor, async (tx) => {
    const own = and(eq(copiedLine.branchId, branchId), eq(copiedLine.month, month), eq(copiedLine.line, line))
    const gone = await tx.delete(copiedLine).where(own).returning({ line: copiedLine.line })
    if (gone.length === 0) return refuse('unknown')
    await note(tx, actor, { verb: 'change', kind: 'month', why: 'copy_back', rowIds: [nameOf(input)] }, now)
    return ok({ branchId, month })
  })
}

async function isThere(tx: Transaction, branchId: number): Promise<boolean> {
  const [row] = await tx.select({ id: branch.id }).from(branch).where(eq(branch.id, branchId))
  return row !== undefined
}

function nameOf({ branchId, month }: Month): string {
  return `${branchId} ${month.slice(0, 7)}`
}
