import { and, eq, isNull } from 'drizzle-orm'
import { referral } from '@/db/tables/needs'
import { type Actor, answeredBy, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { asActor, transaction } from '../../tools/transaction'
import { undoUntil } from '../../tools/undo'
import { contactUntil, dueOf, reportUntil } from '../rules/due'
import { type Decline, type Report, throughOf } from '../rules/ends'
import { daysOf, daysOffOf, lockReferral, type Need, type Referral } from '../steps/look'
import { seen } from '../steps/open'
import { tell } from '../steps/tell'
import { libraryTurn, nobodysTurn, turn, withdraw } from '../steps/turn'

/** `stopped`: it was theirs and is not any more, without why; `changed`: it has been answered already. */
export type AnswerRefusal = 'unknown' | 'stopped' | 'changed'
/** Which event it made, to take it back by. */
export type Answered = { referralId: string; eventId: number }
type Answer = Promise<Result<Answered, AnswerRefusal>>

/** Writes that an organisation looks at all that it is asked: opening the list is seeing it. Returns how many were new. */
export async function seeAsked(actor: Actor, _input: object, now: Date): Promise<number> {
  must(actor, 'need.act')
  const open = await asActor(
    actor,
    (tx) =>
      tx
        .select({ id: referral.id })
        .from(referral)
        .where(and(isNull(referral.seenAt), isNull(referral.endedAt), answeredBy(actor))),
    now,
  )
  let count = 0
  for (const { id } of open) {
    const isNew = await asActor(
      actor,
      async (tx) => {
        const locked = await lockReferral(tx, actor, id)
        return typeof locked !== 'string' && isOpen(locked) && (await seen(tx, actor, locked, now))
      },
      now,
    )
    if (isNew) count += 1
  }
  return count
}

/**
 * An organisation takes on what it is asked: from then on it sees who it is and how she is reached. `unlessTaken`: nobody
 * had it on the page from which this comes, so that of two colleagues at once only one calls her.
 */
export async function takeOn(
  actor: Actor,
  input: { referralId: string; unlessTaken?: boolean },
  now: Date,
): Answer {
  must(actor, 'need.act')
  return answering(actor, input.referralId, 'take_on', now, async (tx, { need, referral: of }) => {
    const hand = userOf(actor)
    const isAgain = of.acceptedAt !== null && of.acceptedBy !== hand
    // Whoever had it may have left: a colleague takes it over, and what was done stays.
    if (of.acceptedAt !== null && (!isAgain || input.unlessTaken)) return null
    const change = isAgain
      ? { acceptedBy: hand }
      : { acceptedAt: now, acceptedBy: hand, seenAt: of.seenAt ?? now }
    await tx.update(referral).set(change).where(eq(referral.id, of.id))
    const until = contactUntil(of.contactBy, localDate(now), await daysOffOf(tx, of.toId, now))
    const due = isAgain ? {} : { next: 'contact' as const, ...(await dueOn(tx, until, now)) }
    return turn(tx, actor, need, due, { kind: 'accepted', referral: of }, now)
  })
}

/** An organisation says that it cannot, and why in a word: the need is back at the desk in the same breath. */
export async function decline(
  actor: Actor,
  input: { referralId: string; reason: Decline },
  now: Date,
): Answer {
  must(actor, 'need.act')
  return answering(actor, input.referralId, 'decline', now, async (tx, { need, referral: of }) => {
    if (of.contactedAt !== null) return null
    const change = { declined: input.reason, endedAt: now, endedBecause: 'declined' as const }
    await tx.update(referral).set(change).where(eq(referral.id, of.id))
    return comesBack(tx, actor, need, { kind: 'declined', referral: of, detail: input.reason }, now)
  })
}

/** Somebody of the organisation spoke with her; she is asked whether that is so. */
export async function spoke(actor: Actor, input: { referralId: string }, now: Date): Answer {
  must(actor, 'need.act')
  return answering(actor, input.referralId, 'spoke', now, async (tx, { need, referral: of }) => {
    if (of.acceptedAt === null || of.contactedAt !== null) return null
    await tx.update(referral).set({ contactedAt: now }).where(eq(referral.id, of.id))
    const until = await reportBy(tx, of, localDate(now), now)
    const change = { next: 'report' as const, ...(await dueOn(tx, until, now)), says: null, saysAt: null }
    const told = await turn(tx, actor, need, change, { kind: 'contacted', referral: of }, now)
    const ask = { kind: 'need_ask', eventId: told.eventId, earliest: undoUntil(now) } as const
    await tell(tx, need.id, ask, now)
    return told
  })
}

/** Somebody of the organisation sees her on a day; afterwards it tells how that went. */
export async function appoint(
  actor: Actor,
  input: { referralId: string; on: string },
  now: Date,
): Promise<Result<Answered, AnswerRefusal | 'day_past'>> {
  must(actor, 'need.act')
  if (input.on < localDate(now)) return refuse('day_past')
  return answering(actor, input.referralId, 'appoint', now, async (tx, { need, referral: of }) => {
    if (of.acceptedAt === null) return null
    const isFirst = of.contactedAt === null
    if (isFirst) await tx.update(referral).set({ contactedAt: now }).where(eq(referral.id, of.id))
    const until = await reportBy(tx, of, input.on, now)
    const due = { next: 'report' as const, ...(await dueOn(tx, until, now)), appointmentOn: input.on }
    const change = { ...due, says: null, saysAt: null }
    const told = await turn(tx, actor, need, change, { kind: 'appointment', referral: of }, now)
    // Whoever makes an appointment has spoken with her: she is asked once whether that is so.
    const ask = { kind: 'need_ask', eventId: told.eventId, earliest: undoUntil(now) } as const
    if (isFirst) await tell(tx, need.id, ask, now)
    return told
  })
}

/**
 * An organisation tells how it went. Helped ends the need by the helper's word, and she is asked; everything else comes
 * back to the desk in the same breath.
 */
export async function report(actor: Actor, input: { referralId: string; how: Report }, now: Date): Answer {
  must(actor, 'need.act')
  return answering(actor, input.referralId, 'report', now, async (tx, { need, referral: of }) => {
    if (of.acceptedAt === null) return null
    const { how } = input
    const change = { report: how, reportedAt: now, endedAt: now, endedBecause: 'reported' as const }
    await tx.update(referral).set(change).where(eq(referral.id, of.id))
    const happened = { kind: 'reported', referral: of, detail: how } as const
    if (how !== 'helped') return comesBack(tx, actor, need, happened, now)
    const ended = {
      ...nobodysTurn,
      ended: 'helped',
      saidBy: 'helper',
      endedAt: now,
      endedBy: userOf(actor),
    } as const
    const told = await turn(tx, actor, need, ended, happened, now)
    await tell(tx, need.id, { kind: 'need_ask', eventId: told.eventId, earliest: undoUntil(now) }, now)
    return told
  })
}

/** The need is the desk's again, and she hears that something changed once it cannot be taken back any more. */
async function comesBack(
  tx: Transaction,
  actor: Actor,
  before: Need,
  happened: { kind: 'declined' | 'reported'; referral: Referral; detail: Decline | Report },
  now: Date,
) {
  const change = { ...(await libraryTurn(tx, now)), says: null, saysAt: null }
  const told = await turn(tx, actor, before, change, happened, now)
  await tell(tx, before.id, { kind: 'need_turn', eventId: told.eventId, earliest: undoUntil(now) }, now)
  // She does not want them: they may know nothing of her any more. Last, for after it they write nothing.
  if (happened.detail === 'not_wanted')
    await withdraw(tx, before.id, { organisationId: happened.referral.toId, through: throughOf(actor) })
  return told
}

/** One answer of who was asked: locked, still theirs, written, and in the journal. Null of the work: answered already. */
function answering(
  actor: Actor,
  referralId: string,
  why: string,
  now: Date,
  work: (tx: Transaction, locked: { need: Need; referral: Referral }) => Promise<{ eventId: number } | null>,
): Answer {
  return transaction<Answered, AnswerRefusal>(
    actor,
    async (tx) => {
      const locked = await lockReferral(tx, actor, referralId)
      if (typeof locked === 'string') return refuse(locked)
      if (!isOpen(locked)) return refuse(isAnswered(locked.referral) ? 'changed' : 'stopped')
      const done = await work(tx, locked)
      if (!done) return refuse('changed')
      await note(tx, actor, { verb: 'change', kind: 'need', why, rowIds: [locked.need.id] }, now)
      return ok({ referralId, eventId: done.eventId })
    },
    now,
  )
}

function isOpen({ need, referral: of }: { need: Need; referral: Referral }): boolean {
  return of.endedAt === null && need.referralId === of.id
}

function isAnswered({ endedBecause }: Referral): boolean {
  return endedBecause === 'declined' || endedBecause === 'reported'
}

async function reportBy(tx: Transaction, of: Referral, from: string, now: Date): Promise<string> {
  return reportUntil(await daysOf(tx, of), from, await daysOffOf(tx, of.toId, now))
}

async function dueOn(tx: Transaction, day: string, now: Date) {
  return dueOf(day, await daysOffOf(tx, null, now))
}

function userOf(actor: Actor): string | null {
  return actor.kind === 'partner' || actor.kind === 'staff' ? actor.userId : null
}
