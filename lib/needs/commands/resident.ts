import { sql } from 'drizzle-orm'
import { closeDraft, hasOpened, lockGuest, openNeedInDraft } from '../../drafts/steps'
import { firstLetterMatches } from '../../residents/rules/names'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type WrongCode, whenRight } from '../../tools/guesses'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import type { Visitor } from '../../tools/source'
import { asActor, transaction } from '../../tools/transaction'
import type { Answer } from '../rules/ends'
import { isWiped, lockNeed } from '../steps/look'
import { said, takenFromAsked } from '../steps/said'

/**
 * Opens the one need that belongs to a code and the first letter of a name. The right ones always open; wrong ones are
 * counted together with those for bookings: whoever tries has as many for both. The browser is known by `token`
 * from then on.
 */
export async function openNeedByCode(
  actor: Actor,
  input: { code: string; letter: string; visitor: Visitor; token?: string },
  now: Date,
): Promise<Result<{ needId: string }, WrongCode | 'guest_gone'>> {
  must(actor, 'need.own')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  const browser = { guestId: actor.guestId, isKnown: () => asActor(actor, (tx) => hasOpened(tx, actor, now)) }
  const look = async (tx: Transaction) => {
    const [found] = await tx.execute<{ id: string; begins: string }>(
      sql`select need_id as id, begins from need_with_code(${input.code})`,
    )
    if (!found || !firstLetterMatches(found.begins, input.letter)) return null
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return null
    await closeDraft(tx, draft)
    await openNeedInDraft(tx, { needId: found.id, code: input.code, token: input.token })
    return { needId: found.id }
  }
  return whenRight(input.visitor, browser, now, () => asActor(actor, look, now))
}

/** `other_need`: this browser has another one open by now; `changed`: there is nothing of the kind to say any more. */
export type SayRefusal = 'guest_gone' | 'other_need' | 'changed'

/** What she says on her own page, at any hour: it is so at once, and the desk sees it the same minute. */
export async function say(
  actor: Actor,
  input: { needId: string; says: Answer },
  now: Date,
): Promise<Result<{ says: Answer }, SayRefusal>> {
  must(actor, 'need.own')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  return transaction<{ says: Answer }, SayRefusal>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      if (!before) return refuse('other_need')
      const done = await said(tx, actor, before, input.says, now)
      return done ? ok({ says: input.says }) : refuse('changed')
    },
    now,
  )
}

/** What she says on the telephone or at the desk, written down by who hears it. */
export async function sayFor(
  actor: Actor,
  input: { needId: string; says: Answer },
  now: Date,
): Promise<Result<{ needId: string; eventId: number }, 'unknown' | 'changed'>> {
  must(actor, 'need.guard')
  return transaction<{ needId: string; eventId: number }, 'unknown' | 'changed'>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      if (!before) return refuse('unknown')
      if (await isWiped(tx, before.id)) return refuse('changed')
      const done = await said(tx, actor, before, input.says, now)
      if (!done) return refuse('changed')
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'said', rowIds: [before.id] }, now)
      return ok({ needId: before.id, eventId: done.eventId })
    },
    now,
  )
}

/**
 * She does not want any more that the one who was asked knows of her: access ends at once, and the desk goes on with her.
 * By her own page, by the desk, or by who was asked.
 */
export async function withdrawConsent(
  actor: Actor,
  input: { needId: string },
  now: Date,
): Promise<Result<{ needId: string }, 'unknown' | 'changed'>> {
  must(actor, 'need.withdraw')
  return transaction<{ needId: string }, 'unknown' | 'changed'>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      if (!before) return refuse('unknown')
      const done = await takenFromAsked(tx, actor, before, now)
      if (!done) return refuse('changed')
      await note(tx, actor, { verb: 'change', kind: 'need', why: 'withdraw', rowIds: [before.id] }, now)
      return ok({ needId: before.id })
    },
    now,
  )
}
