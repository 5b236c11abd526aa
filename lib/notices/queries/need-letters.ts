import { eq, sql } from 'drizzle-orm'
import { need, needContact, referral } from '@/db/tables/needs'
import { type NeedFacts, needEmail, needSms } from '@/emails/needs'
import type { Due } from '../../messages/commands'
import { libraryPhone } from '../../network/queries/library'
import { addressOf } from '../../residents/rules/reach'
import { type Actor, must } from '../../tools/access'
import { config } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { atLocal, type Language, type LocalDate, sayDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { isNeedStillTrue, type NeedTold, newsOf } from '../rules/need-truth'
import { needStandings } from '../steps/needs'
import type { Letter } from './letters'

/**
 * Writes the letter of a message about a need from how it stands now; null when it is no longer true, or when there is
 * nobody left to send it to. No topic, no organisation.
 */
export async function needLetterFor(actor: Actor, message: Due, now: Date): Promise<Letter | null> {
  must(actor, 'messages.deliver')
  const { needId, channel, key } = message
  if (needId === null || message.userId !== null || !isOfNeed(message.kind)) return null
  const told = { kind: message.kind, key }
  const found = await asActor(actor, (tx) => toTell(tx, needId, told), now)
  if (!found?.contact || found.contactWay !== channel) return null
  const facts = wordsOf(found, told, (await libraryPhone(actor)) ?? config().libraryPhone)
  const to = addressOf(channel, found.contact)
  if (channel === 'sms') return { channel, to, text: needSms(facts) }
  return { channel, to, ...(await needEmail(facts)), calendar: null }
}

function isOfNeed(kind: Due['kind']): kind is NeedTold['kind'] {
  return kind === 'need_sent' || kind === 'need_turn' || kind === 'need_ask'
}

type Found = NonNullable<Awaited<ReturnType<typeof toTell>>>

async function toTell(tx: Transaction, needId: string, told: NeedTold) {
  const standing = (await needStandings(tx, [needId])).get(needId)
  if (!standing || !isNeedStillTrue(told, standing)) return null
  const [row] = await tx
    .select({
      code: need.code,
      next: need.next,
      ended: need.ended,
      dueOn: need.dueOn,
      openedBy: need.openedBy,
      contactBy: referral.contactBy,
      name: needContact.name,
      contact: needContact.contact,
      contactWay: needContact.contactWay,
      contactOf: needContact.contactOf,
      language: needContact.language,
    })
    .from(need)
    .innerJoin(needContact, eq(needContact.needId, need.id))
    .leftJoin(referral, eq(referral.id, need.referralId))
    .where(eq(need.id, needId))
  const viaDesk = row?.contactOf === 'partner' && row.contactWay === 'email' && row.contact
  return row && viaDesk ? { ...row, contact: await deskOf(tx, row.openedBy, viaDesk) } : (row ?? null)
}

/**
 * Where a letter goes that a partner hands on, as with bookings: an address of one of its employees only as long as they
 * work there. Throws when nobody does: then a person has to call.
 */
async function deskOf(tx: Transaction, organisationId: number, address: string): Promise<string> {
  const [desk] = await tx.execute<{ contact: string | null }>(sql`
    select case when exists (select from user_account u where u.email = lower(${address}))
      then (select u.email from member m join user_account u on u.id = m.user_id
        where m.organisation_id = ${organisationId}::bigint and m.deactivated_at is null
        order by u.email = lower(${address}) desc, m.contact_person desc, m.created_at limit 1)
      else ${address} end as contact`)
  if (!desk?.contact) throw Object.assign(new Error('nobody of this partner works here'), { code: 'NO_DESK' })
  return desk.contact
}

function wordsOf(row: Found, told: NeedTold, phone: string): NeedFacts {
  const { language } = row
  const { publicUrl } = config()
  const news = newsOf(told, row)
  const until = news === 'calls' ? row.contactBy : news === 'helps' ? row.dueOn : null
  return {
    ...{ news, language, name: row.name, code: row.code ?? '', phone },
    contactOf: row.contactOf === 'resident' ? 'resident' : 'helper',
    until: until && dayIn(until, language),
    url: publicUrl && `${publicUrl.replace(/\/+$/, '')}/${language}/afspraak`,
  }
}

function dayIn(day: LocalDate, language: Language): string {
  return sayDate(atLocal(day, '12:00'), language)
}
