import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { call } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { consent, event, need, needContact, referral } from '@/db/tables/needs'
import { municipality, organisation } from '@/db/tables/network'
import type { Transaction } from '../../tools/database'

/** Who a need is of; null when it has been wiped, or is not to be seen. */
export async function personOfNeed(tx: Transaction, needId: string) {
  const [row] = await tx
    .select({
      name: needContact.name,
      contactWay: needContact.contactWay,
      contact: needContact.contact,
      contactOf: needContact.contactOf,
      language: needContact.language,
    })
    .from(needContact)
    .where(eq(needContact.needId, needId))
  return row ?? null
}

/** All that is kept with needs: what was asked of whom, what she agreed to, what happened, and what she heard. */
export async function knownNeeds(tx: Transaction, needIds: string[]) {
  if (needIds.length === 0) return []
  const needs = await rowsOf(tx, needIds)
  const [consents, askings, events, messages, calls] = [
    await consentsOf(tx, needIds),
    await askingsOf(tx, needIds),
    await eventsOf(tx, needIds),
    await messagesOf(tx, needIds),
    await callsOf(tx, needIds),
  ]
  return needs.map((one) => ({
    ...one,
    consents: of(consents, one.needId),
    askings: of(askings, one.needId),
    events: of(events, one.needId),
    messages: of(messages, one.needId),
    calls: of(calls, one.needId),
  }))
}

function of<Row extends { needId: string | null }>(rows: Row[], id: string): Omit<Row, 'needId'>[] {
  return rows.filter(({ needId }) => needId === id).map(({ needId: _, ...rest }) => rest)
}

function rowsOf(tx: Transaction, needIds: string[]) {
  return tx
    .select({
      needId: need.id,
      code: need.code,
      topic: need.topic,
      municipality: municipality.name,
      openedAt: need.openedAt,
      openedBy: organisation.name,
      ended: need.ended,
      endedAt: need.endedAt,
      isMerged: sql<boolean>`${need.mergedInto} is not null`,
      name: needContact.name,
      contactWay: needContact.contactWay,
      contact: needContact.contact,
      language: needContact.language,
      callWhen: needContact.callWhen,
      comesBackOn: needContact.comesBackOn,
    })
    .from(need)
    .innerJoin(needContact, eq(needContact.needId, need.id))
    .innerJoin(municipality, eq(municipality.id, need.municipalityId))
    .innerJoin(organisation, eq(organisation.id, need.openedBy))
    .where(inArray(need.id, needIds))
    .orderBy(asc(need.openedAt), asc(need.id))
}

function consentsOf(tx: Transaction, needIds: string[]) {
  const { needId, fields, textVersion, language, givenAt, runsUntil, withdrawnAt } = consent
  return tx
    .select({
      ...{ needId, fields, textVersion, language, givenAt, runsUntil, withdrawnAt },
      organisation: organisation.name,
    })
    .from(consent)
    .innerJoin(organisation, eq(organisation.id, consent.organisationId))
    .where(inArray(needId, needIds))
    .orderBy(asc(givenAt))
}

function askingsOf(tx: Transaction, needIds: string[]) {
  const { needId, sentAt, acceptedAt, contactedAt, reportedAt, report, declined, endedAt } = referral
  return tx
    .select({
      ...{ needId, sentAt, acceptedAt, contactedAt, reportedAt, report, declined, endedAt },
      organisation: organisation.name,
    })
    .from(referral)
    .innerJoin(organisation, eq(organisation.id, referral.toId))
    .where(inArray(needId, needIds))
    .orderBy(asc(referral.number))
}

function eventsOf(tx: Transaction, needIds: string[]) {
  const { needId, at, kind, by, detail } = event
  return tx
    .select({ needId, at, kind, by, detail })
    .from(event)
    .where(inArray(needId, needIds))
    .orderBy(asc(event.id))
}

/** What she heard; what who was asked heard of it is not hers. */
function messagesOf(tx: Transaction, needIds: string[]) {
  const { needId, kind, channel, status } = message
  const at = sql`coalesce(${message.finishedAt}, ${message.dueAt})`.mapWith(message.dueAt)
  return tx
    .select({ needId, kind, channel, status, at })
    .from(message)
    .where(and(inArray(needId, needIds), isNull(message.userId)))
    .orderBy(asc(message.createdAt))
}

function callsOf(tx: Transaction, needIds: string[]) {
  const { at, outcome } = call
  return tx
    .select({ needId: message.needId, at, outcome })
    .from(call)
    .innerJoin(message, eq(message.id, call.messageId))
    .where(inArray(message.needId, needIds))
    .orderBy(asc(at))
}
