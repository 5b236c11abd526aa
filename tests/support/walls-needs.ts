import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { message } from '@/db/tables/messages'
import { event, needContact } from '@/db/tables/needs'
import { municipality } from '@/db/tables/network'
import { takeOn } from '@/lib/needs/commands/answer'
import { ask } from '@/lib/needs/commands/ask'
import type { Partner, Staff } from '@/lib/tools/access'
import { books } from './database'
import { anAgreement, anAsk, did, theLibrary, theNeed, theReferral } from './needs'
import { aColleague } from './partners'
import { now, the } from './world'

/** What was asked of a partner, or what it asked: how somebody may point at it, and what of it nobody else hears. */
export type Asking = {
  needId: string
  /** Another need, to make one of the two. */
  intoId: string
  referralId: string
  /** On the sheet. */
  number: number
  /** What was done to it last. */
  eventId: number
  revision: number
  versionId: number
  townId: number
  code: string
  name: string
  contact: string
  /** What somebody still has to call her about. */
  call: { messageId: string; key: string }
}

/**
 * What this partner was asked and took on, and what it asked the library; each of a resident with a name, a telephone and
 * a code that stand nowhere else.
 */
export async function askingsOf(owner: Partner): Promise<Asking[]> {
  const libraryId = await theLibrary()
  const [adviser, townId] = [await aColleague('adviser', libraryId), await aPlace()]
  const to = await anAgreement({ fromId: libraryId, toId: owner.organisationId, townId })
  const from = await anAgreement({ fromId: owner.organisationId, toId: libraryId, townId })
  const askings = [await madeBy(adviser, to, townId), await madeBy(owner, from, townId)]
  did(await takeOn(owner, { referralId: the(askings[0]).referralId }, now))
  return Promise.all(
    askings.map(async (one, i) => standing({ ...one, intoId: the(askings.at(i - 1)).needId })),
  )
}

async function aPlace(): Promise<number> {
  const slug = `plaats-${randomUUID()}`
  const [made] = await books()
    .insert(municipality)
    .values({ slug, name: slug })
    .returning({ id: municipality.id })
  return the(made).id
}

let count = 0

async function madeBy(actor: Partner | Staff, versionId: number, townId: number) {
  count += 1
  const name = `Zeldzaam ${[...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')} Vrager`
  const contact = `06${String(77_000_000 + count)}`
  const form = anAsk({ townId, toKwadraad: versionId }, { name, contact, way: 'call' })
  const { needId, code, referralId } = did(await ask(actor, form, now))
  return { needId, code, referralId: the(referralId), versionId, townId, name, contact }
}

async function standing(
  one: Omit<Asking, 'number' | 'eventId' | 'revision' | 'contact' | 'call'>,
): Promise<Asking> {
  const [last] = await books()
    .select({ id: event.id })
    .from(event)
    .where(eq(event.needId, one.needId))
    .orderBy(desc(event.id))
    .limit(1)
  const [reached] = await books()
    .select({ contact: needContact.contact })
    .from(needContact)
    .where(and(eq(needContact.needId, one.needId)))
  const { number } = await theReferral(one.referralId)
  const { revision } = await theNeed(one.needId)
  const eventId = the(last).id
  const call = await toCall(one.needId, eventId)
  return { ...one, number, revision, eventId, call, contact: the(the(reached).contact) }
}

async function toCall(needId: string, eventId: number): Promise<Asking['call']> {
  const [messageId, key] = [randomUUID(), `need:${needId}:need_ask:${eventId}`]
  const about = { kind: 'need_ask', channel: 'call', needId, dueAt: now, createdAt: now } as const
  await books()
    .insert(message)
    .values({ id: messageId, key, ...about })
  return { messageId, key }
}

/** Everything that the books hold of these askings, row by row, as psql would show it. */
export async function needRowsOf(sql: postgres.Sql, askings: Asking[]): Promise<unknown[]> {
  const ids = askings.map(({ needId }) => needId)
  const of = (table: string) =>
    sql`select to_jsonb(t) as row from ${sql(table)} t where need_id = any (${ids}) order by to_jsonb(t)::text`
  const rows = await Promise.all([
    sql`select to_jsonb(n) as row from need n where id = any (${ids}) order by id`,
    ...['need_contact', 'consent', 'referral', 'event', 'message'].map(of),
  ])
  return rows.flat()
}
