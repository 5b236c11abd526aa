import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { message } from '@/db/tables/messages'
import { need, needContact, referral } from '@/db/tables/needs'
import { type Answer, answersTo } from '../../needs/rules/ends'
import type { CallingHours } from '../../network/rules/hours'
import { reachOf } from '../../network/steps/reach'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import type { LocalDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { needCallUntil, needMoments, saysTo } from '../rules/need-calls'
import { type NeedNews, type NeedTold, newsOf } from '../rules/need-truth'
import { takenAndTried } from '../steps/calls'
import { isNeedCall, mayBeTrue, stillTrue } from '../steps/need-calls'

/** One call about a need, as it stands in the list beside those about bookings. */
export type NeedCall = {
  about: 'need'
  messageId: string
  needId: string
  kind: NeedTold['kind']
  news: NeedNews
  name: string
  /** What to call; null for who has only a card, or whose e-mail could not be delivered. */
  telephone: string | null
  email: string | null
  /** The day on which she comes back, of who cannot be reached. */
  comesBackOn: LocalDate | null
  /** When and where to call, in her own words. */
  callWhen: string | null
  contactOf: 'resident' | 'helper' | 'partner'
  language: 'nl' | 'en' | 'ar'
  code: string | null
  /** The last day on which somebody calls or helps, of what there is to tell. */
  lastDay: LocalDate | null
  since: Date
  dueAt: Date
  until: Date
  takenBy: string | null
  mine: boolean
  tries: Date[]
  /** Whether the number was wrong when somebody called last. */
  wrongNumber: boolean
  /** What she can say on the telephone. */
  says: Answer[]
  again: Date[]
}

/** Whom the library has to call about what it guards for them; what is no longer true, or stopped, is left out. */
export async function needCallsFor(actor: Actor, now: Date): Promise<NeedCall[]> {
  must(actor, 'calls.make')
  return asActor(
    actor,
    async (tx) => {
      const [rows, hours] = [await toCall(tx, actor, now), await reachOf(tx, now)]
      const calls = (await stillTrue(tx, rows)).map((row) => callOf(row, hours, now))
      const rowIds = calls.map(({ needId }) => needId)
      await note(tx, actor, { verb: 'see', kind: 'need', why: 'calls', rowIds }, now)
      return calls.sort((one, other) => one.until.getTime() - other.until.getTime())
    },
    now,
  )
}

type Row = Awaited<ReturnType<typeof toCall>>[number]

function callOf(row: Row, hours: CallingHours, now: Date): NeedCall {
  const { key, ended, mergedInto, saidBy, referralId, standing, next, contactBy, dueOn, ...call } = row
  const kind = row.kind as NeedTold['kind']
  const news = newsOf({ kind, key }, { next, ended })
  const answers = answersTo({ ended, mergedInto, saidBy, isAsked: referralId !== null })
  return {
    ...call,
    ...{ about: 'need', kind, news },
    lastDay: news === 'calls' ? contactBy : news === 'helps' ? dueOn : null,
    until: needCallUntil(row.since, hours),
    says: saysTo(
      kind,
      answers.filter((answer) => answer !== standing),
    ),
    again: needMoments(now, row.tries, hours),
  }
}

function toCall(tx: Transaction, actor: Actor, now: Date) {
  return tx
    .select(columns(tx, actor, sql`${now.toISOString()}::timestamptz`))
    .from(message)
    .innerJoin(need, eq(need.id, message.needId))
    .innerJoin(needContact, eq(needContact.needId, need.id))
    .leftJoin(referral, eq(referral.id, need.referralId))
    .where(and(isNeedCall, mayBeTrue))
    .orderBy(asc(message.createdAt))
    .limit(500)
}

function columns(tx: Transaction, actor: Actor, moment: SQL) {
  const { contactWay, contact } = needContact
  return {
    messageId: message.id,
    key: message.key,
    kind: message.kind,
    needId: need.id,
    code: need.code,
    ended: need.ended,
    mergedInto: need.mergedInto,
    saidBy: need.saidBy,
    standing: need.says,
    referralId: need.referralId,
    next: need.next,
    dueOn: need.dueOn,
    contactBy: referral.contactBy,
    name: needContact.name,
    telephone: sql<string | null>`case when ${contactWay} in ('call', 'sms') then ${contact} end`,
    email: sql<string | null>`case when ${contactWay} = 'email' then ${contact} end`,
    comesBackOn: needContact.comesBackOn,
    callWhen: needContact.callWhen,
    contactOf: needContact.contactOf,
    language: needContact.language,
    since: message.createdAt,
    dueAt: message.dueAt,
    wrongNumber: sql<boolean>`coalesce((select c.outcome = 'wrong_number' from call c
      where c.message_id = ${message.id} and c.undone_at is null order by c.at desc limit 1), false)`,
    ...takenAndTried(tx, actor, moment),
  }
}
