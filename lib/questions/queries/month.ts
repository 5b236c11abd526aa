import { and, asc, eq, sql } from 'drizzle-orm'
import { copiedLine, question, topicMapping, visit } from '@/db/tables/care'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import type { LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type CopiedLine, linesOf, withCopied } from '../rules/month'

/** What a branch was asked in a month, line by line as the national form wants it. */
export type BranchMonth = {
  branchId: number
  slug: string
  name: string
  /** Inside the library, or at an outside point. */
  kind: 'library' | 'outside'
  questions: number
  lines: CopiedLine[]
}

/** What every branch was asked in the month that begins on this day, branches in the order of the alphabet. */
export async function monthOf(actor: Actor, { month }: { month: LocalDate }): Promise<BranchMonth[]> {
  must(actor, 'desk.work')
  return asActor(actor, async (tx) => {
    const [branches, questions, visits, own, copied] = await Promise.all([
      branchesOf(tx),
      alikeQuestions(tx, month),
      alikeVisits(tx, month),
      tx.select().from(topicMapping),
      tx.select().from(copiedLine).where(eq(copiedLine.month, month)),
    ])
    return branches.map(({ id, ...one }) => {
      const asked = questions.filter(({ branchId }) => branchId === id)
      const lines = linesOf(
        asked,
        visits.filter(({ branchId }) => branchId === id),
        own,
      )
      return {
        ...one,
        branchId: id,
        questions: asked.reduce((sum, { count }) => sum + count, 0),
        lines: withCopied(
          lines,
          copied.filter(({ branchId }) => branchId === id),
        ),
      }
    })
  })
}

function branchesOf(tx: Transaction) {
  return tx
    .select({ id: branch.id, slug: branch.slug, name: branch.name, kind: branch.kind })
    .from(branch)
    .orderBy(asc(branch.name))
}

const inMonth = (month: LocalDate) =>
  and(sql`${visit.day} >= ${month}::date`, sql`${visit.day} < (${month}::date + interval '1 month')::date`)

const many = sql<number>`count(*)::int`

function alikeQuestions(tx: Transaction, month: LocalDate) {
  const { topic, provider, help, outcome, minutes } = question
  return tx
    .select({ branchId: visit.branchId, topic, provider, help, outcome, minutes, count: many })
    .from(question)
    .innerJoin(visit, eq(visit.id, question.visitId))
    .where(inMonth(month))
    .groupBy(visit.branchId, topic, provider, help, outcome, minutes)
}

function alikeVisits(tx: Transaction, month: LocalDate) {
  const { branchId, channel, helpedBy } = visit
  return tx
    .select({ branchId, channel, helpedBy, count: many })
    .from(visit)
    .where(inMonth(month))
    .groupBy(branchId, channel, helpedBy)
}
