import { eq, sql } from 'drizzle-orm'
import { need } from '@/db/tables/needs'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import { throughOf } from '../rules/ends'
import { isWiped, lockNeed, type Need } from '../steps/look'
import { again, ended } from '../steps/said'
import { tell } from '../steps/tell'
import { withdraw } from '../steps/turn'

export type Changed = { needId: string; eventId: number }
export type EndRefusal = 'unknown' | 'closed' | 'changed'
type Asked = { needId: string; revision: number }

/** The desk helped her itself: the need ends by the helper's word, and she is asked. */
export async function helpedHere(
  actor: Actor,
  input: Asked,
  now: Date,
): Promise<Result<Changed, EndRefusal>> {
  must(actor, 'need.guard')
  return changing<EndRefusal>(actor, input, 'helped_here', now, async (tx, before) => {
    if (before.endedAt) return 'closed'
    const happened = { kind: 'ended', detail: 'helped_here' } as const
    const done = await ended(tx, actor, before, { ended: 'helped', saidBy: 'helper' }, happened, now)
    await tell(tx, before.id, { kind: 'need_ask', eventId: done.eventId, earliest: undoUntil(now) }, now)
    return done
  })
}

/** A coordinator signs that she cannot be reached: called in vain on three half days at least, over two weeks. */
export async function signUnreachable(
  actor: Actor,
  input: Asked,
  now: Date,
): Promise<Result<Changed, EndRefusal | 'not_yet'>> {
  must(actor, 'need.sign')
  return changing<EndRefusal | 'not_yet'>(actor, input, 'unreachable', now, async (tx, before) => {
    if (before.endedAt) return 'closed'
    if (!(await isUnreachable(tx, before.id))) return 'not_yet'
    const happened = { kind: 'ended', detail: 'unreachable' } as const
    return ended(tx, actor, before, { ended: 'unreachable', saidBy: null }, happened, now)
  })
}

export type Reopening = 'mistake' | 'came_back' | 'not_helped' | 'other'

/** Opens a need again that was closed, with a reason: it is on top of the desk's list. */
export async function reopen(
  actor: Actor,
  input: Asked & { reason: Reopening },
  now: Date,
): Promise<Result<Changed, EndRefusal | 'open' | 'wiped'>> {
  must(actor, 'need.guard')
  return changing<EndRefusal | 'open' | 'wiped'>(actor, input, 'reopen', now, async (tx, before) => {
    if (!before.endedAt || before.mergedInto) return 'open'
    if (await isWiped(tx, before.id)) return 'wiped'
    return again(tx, actor, before, { kind: 'reopened', detail: input.reason }, now)
  })
}

/** Two needs are one: this one counts with the other from now on, which is open. */
export async function merge(
  actor: Actor,
  input: Asked & { intoId: string },
  now: Date,
): Promise<Result<Changed, EndRefusal | 'other_closed'>> {
  must(actor, 'need.guard')
  if (input.intoId === input.needId) return refuse('unknown')
  return transaction<Changed, EndRefusal | 'other_closed'>(
    actor,
    async (tx) => {
      // Lowest first: two desks that merge them into each other do not wait in a circle.
      const locked = new Map<string, Need | null>()
      for (const id of [input.needId, input.intoId].sort()) locked.set(id, await lockNeed(tx, actor, id))
      const [before, into] = [locked.get(input.needId), locked.get(input.intoId)]
      if (!before || !into) return refuse('unknown')
      if (before.endedAt) return refuse('closed')
      if (into.endedAt) return refuse('other_closed')
      if (before.revision !== input.revision) return refuse('changed')
      const end = { ended: null, saidBy: null, mergedInto: into.id } as const
      const done = await ended(tx, actor, before, end, { kind: 'merged' }, now)
      // What counted with this one counts with the other as well.
      await tx.update(need).set({ mergedInto: into.id }).where(eq(need.mergedInto, before.id))
      // What was agreed to here goes no further: the other has its own.
      await withdraw(tx, before.id, { through: throughOf(actor) })
      await noted(tx, actor, 'merge', [before.id, into.id], now)
      return ok({ needId: into.id, eventId: done.eventId })
    },
    now,
  )
}

export type UndoNeedRefusal = 'unknown' | 'too_late' | 'taken_on'

/** Takes away a need that was typed by mistake: by whoever made it, on the same day. The journal keeps that it was there. */
export async function undoNeed(
  actor: Actor,
  input: { needId: string },
  now: Date,
): Promise<Result<{ needId: string }, UndoNeedRefusal>> {
  must(actor, 'need.make')
  return transaction<{ needId: string }, UndoNeedRefusal>(
    actor,
    async (tx) => {
      const [row] = await tx.execute<{ said: UndoNeedRefusal | 'done' }>(
        sql`select undo_need(${input.needId}::uuid) as said`,
      )
      const said = row?.said ?? 'unknown'
      if (said !== 'done') return refuse(said)
      await noted(tx, actor, 'undone', [input.needId], now)
      return ok({ needId: input.needId })
    },
    now,
  )
}

/** Whether she was called in vain often enough since somebody last heard of her; the wall asks the same. */
async function isUnreachable(tx: Transaction, needId: string): Promise<boolean> {
  const [row] = await tx.execute<{ so: boolean }>(sql`select is_unreachable(${needId}::uuid) as so`)
  return row?.so ?? false
}

/** One change of a need by the desk: locked, still as it was shown, written, and in the journal. */
function changing<Reason extends string>(
  actor: Actor,
  { needId, revision }: Asked,
  why: string,
  now: Date,
  work: (tx: Transaction, before: Need) => Promise<{ eventId: number } | Reason>,
): Promise<Result<Changed, Reason | 'unknown' | 'changed'>> {
  return transaction<Changed, Reason | 'unknown' | 'changed'>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, needId)
      if (!before) return refuse('unknown')
      if (before.revision !== revision) return refuse('changed')
      const done = await work(tx, before)
      if (typeof done === 'string') return refuse(done)
      await noted(tx, actor, why, [needId], now)
      return ok({ needId, eventId: done.eventId })
    },
    now,
  )
}

function noted(tx: Transaction, actor: Actor, why: string, rowIds: string[], now: Date): Promise<void> {
  return note(tx, actor, { verb: 'change', kind: 'need', why, rowIds }, now)
}
