import { and, eq, lt, sql } from 'drizzle-orm'
import { ticket } from '@/db/tables/care'
import { branch } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import { afterStep, type TicketState, type TicketStep } from '../rules/turn'

export type Given = { ticketId: string; number: number }

/** Gives somebody who walks in the next number of today at this branch; the same tap sent twice gives the same number. */
export async function giveTicket(
  actor: Actor,
  input: { ticketId: string; branchId: number; firstName: string | null },
  now: Date,
): Promise<Result<Given, 'unknown'>> {
  must(actor, 'desk.work')
  return transaction<Given, 'unknown'>(actor, async (tx) => {
    const { ticketId, branchId, firstName } = input
    if (!(await lockLine(tx, branchId))) return refuse('unknown')
    const [known] = await tx.select().from(ticket).where(eq(ticket.id, ticketId))
    if (known) return known.branchId === branchId ? ok({ ticketId, number: known.number }) : refuse('unknown')
    const day = localDate(now)
    const number = (await lastNumber(tx, branchId, day)) + 1
    await tx
      .insert(ticket)
      .values({ id: ticketId, branchId, day, number, firstName, state: 'waiting', cameAt: now })
    await note(tx, actor, { verb: 'make', kind: 'ticket', why: 'walk_in', rowIds: [ticketId] }, now)
    return ok({ ticketId, number })
  })
}

/** Who gives out a number of a branch waits for who does so at the same moment: two desks, one line. */
async function lockLine(tx: Transaction, branchId: number): Promise<boolean> {
  const found = await tx
    .select({ id: branch.id })
    .from(branch)
    .where(eq(branch.id, branchId))
    .for('no key update')
  return found.length > 0
}

async function lastNumber(tx: Transaction, branchId: number, day: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${ticket.number}), 0)::int` })
    .from(ticket)
    .where(and(eq(ticket.branchId, branchId), eq(ticket.day, day)))
  return row?.last ?? 0
}

export type TicketRefusal = 'unknown' | 'changed' | 'too_late'

/** Takes one step with a ticket of today: calls it, ends it, or goes one step back. Of two desks the first one does it. */
export async function moveTicket(
  actor: Actor,
  input: { ticketId: string; step: TicketStep },
  now: Date,
): Promise<Result<{ ticketId: string; state: TicketState }, TicketRefusal>> {
  must(actor, 'desk.work')
  return transaction<{ ticketId: string; state: TicketState }, TicketRefusal>(actor, async (tx) => {
    const { ticketId, step } = input
    const own = and(eq(ticket.id, ticketId), eq(ticket.day, localDate(now)))
    const [found] = await tx.select().from(ticket).where(own).for('update')
    if (!found) return refuse('unknown')
    const after = afterStep(found, step, now)
    if (typeof after === 'string') return refuse(after)
    await tx.update(ticket).set(after).where(own)
    const why = `walk_in_${step}`
    await note(tx, actor, { verb: 'change', kind: 'ticket', why, rowIds: [ticketId] }, now)
    return ok({ ticketId, state: after.state })
  })
}

/** Forgets the walk-ins of days that have gone by, with their first names. Returns how many there were. */
export async function forgetTickets(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'residents.forget')
  const gone = await asActor(actor, (tx) =>
    tx
      .delete(ticket)
      .where(lt(ticket.day, localDate(now)))
      .returning({ id: ticket.id }),
  )
  return gone.length
}
