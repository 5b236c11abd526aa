import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { needContact, referral } from '@/db/tables/needs'
import { codeFrom } from '../../residents/rules/code'
import { type Person, recognise } from '../../residents/rules/reach'
import type { Actor, Partner, Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import { type LocalDate, localDate } from '../../tools/time'
import { NEED_CODE_LENGTH } from '../rules/code'
import { consentUntil, fieldsOf } from '../rules/consent'
import { type Days, dueOf, promisesOf } from '../rules/due'
import { daysOffOf, type Need, type Referral } from './look'
import { tell, tellAsked } from './tell'
import { libraryTurn, turn } from './turn'
import { insertConsent, insertContact, insertEvent, insertNeed, insertReferral } from './write'

/** Who a need is of, how she is reached, and when; or on which day she comes back. */
export type Asker = Person & { callWhen: string | null; comesBackOn: string | null }

/** The text that she agreed to. */
export type Agreed = { version: string; language: Person['language'] }

/** The agreement under which somebody is asked. */
export type Under = Days & { versionId: number; fromId: number; toId: number }

export type Opened = { needId: string; code: string }

const madeBy = statement((q, given: Given<{ formKey: string }>) =>
  q
    .select({ id: sql<string>`need_id`, code: sql<string | null>`code` })
    .from(sql`need_made_with(${given('formKey')}::uuid)`),
)

/** What this form has made already: sent twice it is one need. */
export async function madeWith(tx: Transaction, formKey: string): Promise<Opened | null> {
  const [row] = await madeBy(tx, { formKey })
  return row ? { needId: row.id, code: row.code ?? '' } : null
}

/**
 * Writes down a need and who it is of; it is the library's to act on until somebody is asked. Null when the same form did
 * so at this very moment.
 */
export async function openNeed(
  tx: Transaction,
  actor: Partner | Staff,
  asked: { formKey: string; topic: string; municipalityId: number; person: Asker },
  now: Date,
): Promise<{ need: Need; code: string } | null> {
  const id = randomUUID()
  const { formKey, topic, municipalityId, person } = asked
  const first = await libraryTurn(tx, now)
  const made = {
    ...{
      id,
      topic,
      municipalityId,
      openedBy: actor.organisationId,
      openedByUser: actor.userId,
      openedAt: now,
    },
    ...first,
  }
  const code = await writtenWithCode(tx, { ...made, formKey })
  if (code === null) return null
  const { callWhen, comesBackOn, ...who } = person
  const hand = { by: actor.kind, organisationId: actor.organisationId, userId: actor.userId }
  await Promise.all([
    insertContact(tx, { needId: id, ...recognise(who, actor.organisationId), callWhen, comesBackOn }),
    insertEvent(tx, { needId: id, at: now, kind: 'opened', ...hand, revision: 0 }),
  ])
  return { need: { ...nothingYet, ...made }, code }
}

/** How often a code is drawn that stands on somebody's card already: there are six milliard. */
const DRAWS = 4

/** Writes the need down with a code that nobody has; returns it, or null when the same form was first. */
async function writtenWithCode(
  tx: Transaction,
  made: Omit<Parameters<typeof insertNeed>[1], 'code'>,
): Promise<string | null> {
  for (let drawn = 0; drawn < DRAWS; drawn++) {
    const code = codeFrom(randomBytes(64), NEED_CODE_LENGTH)
    await insertNeed(tx, { ...made, code })
    const stands = await madeWith(tx, made.formKey)
    if (stands) return stands.needId === made.id ? code : null
  }
  throw new Error('no code is free')
}

const nothingYet = {
  ended: null,
  endedAt: null,
  endedBy: null,
  saidBy: null,
  mergedInto: null,
  revision: 0,
  says: null,
  saysAt: null,
} as const

/** Asks an organisation about a need, with the consent that allows it; who was asked before has been told already. */
export async function send(
  tx: Transaction,
  actor: Partner | Staff,
  before: Need,
  asked: { under: Under; agreed: Agreed; person: Pick<Asker, 'contact' | 'callWhen'> },
  now: Date,
): Promise<{ need: Need; referralId: string; contactBy: LocalDate }> {
  const { under, agreed, person } = asked
  const [theirs, ours] = await Promise.all([daysOffOf(tx, under.toId, now), daysOffOf(tx, null, now)])
  const promised = promisesOf(under, localDate(now), theirs)
  const [consentId, referralId] = [randomUUID(), randomUUID()]
  const consented = insertConsent(tx, {
    ...{ id: consentId, needId: before.id, organisationId: under.toId, fields: fieldsOf(person) },
    ...{ textVersion: agreed.version, language: agreed.language, explainedBy: actor.userId },
    ...{ givenAt: now, runsUntil: consentUntil(now) },
  })
  const one = { id: referralId, needId: before.id, fromId: under.fromId, toId: under.toId }
  const asking = insertReferral(tx, {
    ...{ ...one, consentId, agreementVersionId: under.versionId, sentAt: now, sentBy: actor.userId },
    ...promised,
  })
  // One after the other on this connection, and nobody waits in between.
  await Promise.all([consented, asking])
  const due = dueOf(promised.seeBy, ours)
  const change = {
    ...{ ownerId: under.toId, next: 'see' as const, ...due, referralId, appointmentOn: null },
    ...{ says: null, saysAt: null },
  }
  const sent = await turn(tx, actor, before, change, { kind: 'sent', referral: one }, now)
  await Promise.all([
    tell(tx, before.id, { kind: 'need_sent', eventId: sent.eventId, seen: true }, now),
    tellAsked(tx, one, now),
  ])
  return { need: sent.need, referralId, contactBy: promised.contactBy }
}

/** What of an asking is known of how she is reached, to write down what is told on. */
export async function contactOf(
  tx: Transaction,
  needId: string,
): Promise<Pick<Asker, 'contact' | 'callWhen'>> {
  const [row] = await tx
    .select({ contact: needContact.contact, callWhen: needContact.callWhen })
    .from(needContact)
    .where(eq(needContact.needId, needId))
  return row ?? { contact: null, callWhen: null }
}

/** Writes that an organisation looked at what it is asked, and until when it calls. */
export async function seen(
  tx: Transaction,
  actor: Actor,
  { need: before, referral: of }: { need: Need; referral: Referral },
  now: Date,
): Promise<boolean> {
  const written = await tx
    .update(referral)
    .set({ seenAt: now })
    .where(and(eq(referral.id, of.id), isNull(referral.seenAt)))
    .returning({ id: referral.id })
  if (written.length === 0) return false
  const due = dueOf(of.contactBy, await daysOffOf(tx, null, now, of.contactBy))
  await turn(tx, actor, before, { next: 'contact', ...due }, { kind: 'seen', referral: of }, now)
  return true
}
