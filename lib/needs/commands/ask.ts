import { type Actor, Forbidden, must, type Partner, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { CONSENT_VERSION } from '../rules/consent'
import { dueOf } from '../rules/due'
import { agreementFor, daysOffOf, lockNeed, type Need } from '../steps/look'
import { type Asker, contactOf, madeWith, type Opened, openNeed, send } from '../steps/open'
import { tell } from '../steps/tell'
import { endReferral, libraryTurn, turn } from '../steps/turn'

type Person = {
  name: string
  contactOf: Asker['contactOf']
  way: Asker['contactWay']
  contact: string | null
  language: Asker['language']
  callWhen: string | null
  comesBackOn: string | null
}
type Consented = { versionId: number; consentVersion: string; consentLanguage: Asker['language'] }
type About = { formKey: string; topic: string; municipalityId: number }

/** `contactBy`: the last good day on which she is called, as it stands on her card. */
export type Asked = Opened & { referralId: string | null; contactBy: LocalDate | null }
export type AskRefusal = 'no_agreement' | 'consent_old' | 'day_past'

/**
 * Asks an organisation to call a resident, who agreed to it in these words: the desk a partner, a partner the library.
 * From then on that organisation has to act, and she has a code. The same form sent twice is one need.
 */
export async function ask(
  actor: Actor,
  input: About & Person & Consented,
  now: Date,
): Promise<Result<Asked, AskRefusal>> {
  must(actor, 'need.make')
  const who = worker(actor)
  return transaction<Asked, AskRefusal>(
    actor,
    async (tx) => {
      const [before, under] = await Promise.all([
        madeWith(tx, input.formKey),
        underWhich(tx, who, input, now),
      ])
      if (before) return ok({ ...before, referralId: null, contactBy: null })
      if (typeof under === 'string') return refuse(under)
      const person = askerOf(input, who)
      if (isPast(person.comesBackOn, now)) return refuse('day_past')
      const opened = await openNeed(tx, who, { ...input, person }, now)
      if (!opened)
        return ok({ ...((await madeWith(tx, input.formKey)) as Opened), referralId: null, contactBy: null })
      const agreed = { version: input.consentVersion, language: input.consentLanguage }
      const { need, referralId, contactBy } = await send(tx, who, opened.need, { under, agreed, person }, now)
      await noted(tx, actor, 'ask', need.id, now)
      return ok({ needId: need.id, code: opened.code, referralId, contactBy })
    },
    now,
  )
}

export type KeepRefusal = 'day_past'

/** The library helps a resident itself, and does something on a day: when nobody else can, or she says no. */
export async function keepHere(
  actor: Actor,
  input: About & Person & { helpOn: string },
  now: Date,
): Promise<Result<Opened, KeepRefusal>> {
  must(actor, 'need.guard')
  const who = worker(actor)
  return transaction<Opened, KeepRefusal>(
    actor,
    async (tx) => {
      const before = await madeWith(tx, input.formKey)
      if (before) return ok(before)
      const person = askerOf(input, who)
      if (isPast(input.helpOn, now) || isPast(person.comesBackOn, now)) return refuse('day_past')
      const opened = await openNeed(tx, who, { ...input, person }, now)
      if (!opened) return ok((await madeWith(tx, input.formKey)) as Opened)
      await keep(tx, actor, opened.need, input.helpOn, now)
      await noted(tx, actor, 'keep', opened.need.id, now)
      return ok({ needId: opened.need.id, code: opened.code })
    },
    now,
  )
}

export type ChangeRefusal = 'unknown' | 'changed' | 'closed'

/**
 * Asks another organisation about a need that there is, with what she agrees to now; who was asked before is told to
 * stop. Of two desks the first does it, and the second sees that (`changed`).
 */
export async function askOther(
  actor: Actor,
  input: Consented & { needId: string; revision: number },
  now: Date,
): Promise<Result<Asked, ChangeRefusal | AskRefusal>> {
  must(actor, 'need.guard')
  const who = worker(actor)
  return transaction<Asked, ChangeRefusal | AskRefusal>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      const refused = refusalOf(before, input.revision)
      if (refused || !before) return refuse(refused ?? 'unknown')
      const under = await underWhich(tx, who, { ...input, ...before }, now)
      if (typeof under === 'string') return refuse(under)
      const free = await takenBack(tx, actor, before, now)
      const person = await contactOf(tx, before.id)
      const agreed = { version: input.consentVersion, language: input.consentLanguage }
      const { referralId, contactBy } = await send(tx, who, free, { under, agreed, person }, now)
      await noted(tx, actor, 'ask_other', before.id, now)
      return ok({ needId: before.id, code: '', referralId, contactBy })
    },
    now,
  )
}

/** The library does it itself from here, on a day; who was asked before is told to stop. */
export async function keepNeed(
  actor: Actor,
  input: { needId: string; revision: number; helpOn: string },
  now: Date,
): Promise<Result<{ needId: string }, ChangeRefusal | KeepRefusal>> {
  must(actor, 'need.guard')
  return transaction<{ needId: string }, ChangeRefusal | KeepRefusal>(
    actor,
    async (tx) => {
      const before = await lockNeed(tx, actor, input.needId)
      const refused = refusalOf(before, input.revision)
      if (refused || !before) return refuse(refused ?? 'unknown')
      if (isPast(input.helpOn, now)) return refuse('day_past')
      await keep(tx, actor, before, input.helpOn, now)
      await noted(tx, actor, 'keep', before.id, now)
      return ok({ needId: before.id })
    },
    now,
  )
}

/** Writes that the library itself acts on a day. */
async function keep(tx: Transaction, actor: Actor, before: Need, helpOn: string, now: Date): Promise<void> {
  if (before.referralId) await endReferral(tx, before.referralId, 'rerouted', now)
  const ours = await libraryTurn(tx, now)
  const due = dueOf(helpOn, await daysOffOf(tx, null, now))
  const change = { ...ours, next: 'help' as const, ...due, says: null, saysAt: null }
  const kept = await turn(tx, actor, before, change, { kind: 'kept' }, now)
  // At the very beginning she hears it at the desk; later something has changed for her.
  const isFirst = before.revision === 0
  await tell(
    tx,
    before.id,
    { kind: isFirst ? 'need_sent' : 'need_turn', eventId: kept.eventId, seen: isFirst },
    now,
  )
}

/** Ends what is under way because another is asked; the need is the library's for as long as that takes. */
async function takenBack(tx: Transaction, actor: Actor, before: Need, now: Date): Promise<Need> {
  if (!before.referralId || before.ownerId === null) return before
  await endReferral(tx, before.referralId, 'rerouted', now)
  const referral = { id: before.referralId, toId: before.ownerId }
  const { need } = await turn(
    tx,
    actor,
    before,
    await libraryTurn(tx, now),
    { kind: 'rerouted', referral },
    now,
  )
  return need
}

/** Under which agreement this organisation may ask that; it asks for itself, and only in the words of today. */
async function underWhich(
  tx: Transaction,
  who: Partner | Staff,
  asked: Consented & { topic: string; municipalityId: number },
  now: Date,
) {
  if (asked.consentVersion !== CONSENT_VERSION) return 'consent_old' as const
  const under = await agreementFor(tx, asked, localDate(now))
  return under && under.fromId === who.organisationId ? under : ('no_agreement' as const)
}

function refusalOf(before: Need | null, revision: number): ChangeRefusal | null {
  if (!before) return 'unknown'
  if (before.endedAt) return 'closed'
  return before.revision === revision ? null : 'changed'
}

/** Whose telephone or e-mail it is follows who fills in; only a partner can lend its own. */
function askerOf(input: Person, who: Partner | Staff): Asker {
  const { name, contact, way: contactWay, language, callWhen, comesBackOn } = input
  const contactOf = input.contactOf === 'partner' && who.kind === 'staff' ? 'helper' : input.contactOf
  return { name, contact, contactWay, contactOf, language, callWhen, comesBackOn }
}

function isPast(day: string | null, now: Date): boolean {
  return day !== null && day < localDate(now)
}

function worker(actor: Actor): Partner | Staff {
  if (actor.kind !== 'partner' && actor.kind !== 'staff') throw new Forbidden('need.make')
  return actor
}

function noted(tx: Transaction, actor: Actor, why: string, needId: string, now: Date): Promise<void> {
  return note(tx, actor, { verb: 'make', kind: 'need', why, rowIds: [needId] }, now)
}
