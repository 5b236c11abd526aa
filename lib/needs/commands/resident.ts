import { sql } from 'drizzle-orm'
import { FREE_TRIES } from '../../drafts/rules'
import { closeDraft, lockGuest, openNeedInDraft } from '../../drafts/steps'
import { firstLetterMatches } from '../../residents/rules/names'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { giveBackTry, takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor, transaction } from '../../tools/transaction'
import type { Answer } from '../rules/ends'
import { isWiped, lockNeed } from '../steps/look'
import { said, takenFromAsked } from '../steps/said'

/**
 * Opens the one need that belongs to a code and the first letter of a name. Wrong tries are counted per address, together
 * with those for bookings: whoever tries has ten for both. The browser is known by `token` from then on.
 */
export async function openNeedByCode(
  actor: Actor,
  input: { code: string; letter: string; source: Buffer; token?: string },
  now: Date,
): Promise<Result<{ needId: string }, 'no_match' | 'slow_down' | 'guest_gone'>> {
  must(actor, 'need.own')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  if (!(await takeTry('wrong_code', input.source, FREE_TRIES, now))) return refuse('slow_down')
  const opened = await asActor(
    actor,
    async (tx) => {
      const [found] = await tx.execute<{ id: string; begins: string }>(
        sql`select need_id as id, begins from need_with_code(${input.code})`,
      )
      if (!found || !firstLetterMatches(found.begins, input.letter)) return null
      const draft = await lockGuest(tx, actor, now)
      if (!draft) return null
      await closeDraft(tx, draft)
      await openNeedInDraft(tx, { needId: found.id, code: input.code, token: input.token })
      return found.id
    },
    now,
  )
  if (!opened) return refuse('no_match')
  await giveBackTry('wrong_code', input.source, now)
  return ok({ needId: opened })
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
