import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { event, referral } from '@/db/tables/needs'
import { member, user } from '@/db/tables/team'
import { needNow, referralCard } from '@/db/views'
import { type Actor, answeredBy, Forbidden, must, type Partner } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor } from '../../tools/transaction'
import { undoSince, undoUntil } from '../../tools/undo'
import { partnerNumbers } from '../steps/numbers'

/** As many questions as one partner is shown at once. */
const MOST = 300

/** What somebody of a partner wrote down last and can take back; what took her consent away cannot be. */
const undoable = [
  ...(['accepted', 'declined', 'contacted', 'appointment', 'reported'] as const),
] satisfies (typeof event.$inferSelect)['kind'][]

/**
 * All that is asked of a partner, and of what it answered how that stands, thirty days long. Name and contact are there
 * from when it is taken on until it ends.
 */
export async function askedOfUs(actor: Actor, now: Date) {
  must(actor, 'need.act')
  return seenBy(actor, 'asked_list', undefined, now)
}

export type AskedOfUs = Awaited<ReturnType<typeof askedOfUs>>[number]

/** One question that is asked of a partner; null when it is not theirs, or not any more. */
export async function askedCardOf(actor: Actor, referralId: string, now: Date): Promise<AskedOfUs | null> {
  must(actor, 'need.act')
  const [card] = await seenBy(actor, 'asked_detail', eq(referralCard.id, referralId), now)
  return card ?? null
}

/** The same to be printed: that it was on paper stands in the journal. */
export async function sheetOf(actor: Actor, referralId: string, now: Date): Promise<AskedOfUs | null> {
  must(actor, 'need.act')
  const [card] = await seenBy(actor, 'asked_sheet', eq(referralCard.id, referralId), now)
  return card ?? null
}

/** What waits for a partner, in numbers. */
export type { PartnerNumbers } from '../steps/numbers'

/** How many questions wait for a partner, of nobody by name; null for who is of none. */
export async function askedNumbers(actor: Actor, now: Date) {
  must(actor, 'need.act')
  if (actor.kind !== 'partner') return null
  return asActor(actor, (tx) => partnerNumbers(tx, actor.organisationId), now)
}

/**
 * Whether what stands on a sheet with this number is still asked of this organisation; without why not. A number that is
 * not theirs is answered as one that stands no more.
 */
export async function sheetStands(
  actor: Actor,
  input: { number: number },
  now: Date,
): Promise<Result<{ number: number; stands: boolean }, 'slow_down'>> {
  must(actor, 'need.act')
  const { organisationId } = partnerIn(actor)
  const source = keyed('sheet', String(organisationId))
  if (!(await takeTry('sheet', 'organisation', source, now))) return refuse('slow_down')
  const stands = await asActor(
    actor,
    async (tx) => {
      const [row] = await tx.execute<{ stands: boolean | null }>(
        sql`select sheet_standing(${input.number}::bigint) as stands`,
      )
      return row?.stands ?? false
    },
    now,
  )
  return ok({ number: input.number, stands })
}

function partnerIn(actor: Actor): Partner {
  if (actor.kind !== 'partner') throw new Forbidden('need.act')
  return actor
}

function seenBy(actor: Actor, why: string, which: SQL | undefined, now: Date) {
  return asActor(
    actor,
    async (tx) => {
      const cards = (await cardsFor(tx, actor, which, now)).map((card) => withUndo(card, now))
      const rowIds = cards.map(({ needId }) => needId)
      await note(tx, actor, { verb: 'see', kind: 'need', why, rowIds }, now)
      return cards
    },
    now,
  )
}

/** Until when it can be taken back stands with it, as long as that is so. */
function withUndo<Card extends { eventAt: Date | null }>(card: Card, now: Date) {
  const { eventAt, ...rest } = card
  const until = eventAt && undoUntil(eventAt)
  return { ...rest, undoUntil: until !== null && until > now ? until : null }
}

function cardsFor(tx: Transaction, actor: Actor, which: SQL | undefined, now: Date) {
  return (
    tx
      .select({
        referralId: referralCard.id,
        needId: referral.needId,
        ...shown,
        atLibrary: sql<boolean>`coalesce(${needNow.atLibrary}, false)`,
        backBecause: needNow.backBecause,
        takenBy: user.name,
        takerIsHere: sql<boolean>`exists (select from ${member} here where here.user_id = ${referralCard.acceptedBy}
          and here.organisation_id = ${referralCard.toId} and here.deactivated_at is null)`,
        eventId: event.id,
        eventAt: event.at,
        did: event.kind,
        didSelf: sql<boolean>`coalesce(${event.userId} = ${partnerIn(actor).userId}, false)`,
      })
      .from(referralCard)
      .innerJoin(referral, eq(referral.id, referralCard.id))
      // Of a need that went on elsewhere nobody hears here who has to act.
      .leftJoin(needNow, and(eq(needNow.id, referral.needId), isNull(referralCard.endedAt)))
      .leftJoin(user, eq(user.id, referralCard.acceptedBy))
      .leftJoin(event, lastOf(now))
      .where(and(answeredBy(actor), which))
      .orderBy(asc(referralCard.dueOn), asc(referralCard.number))
      .limit(MOST)
  )
}

/** What the own organisation did to a need last, when nothing has happened since and it can be taken back. */
function lastOf(now: Date) {
  return and(
    // Events are found by their need; of one need several organisations may have been asked.
    eq(event.needId, referral.needId),
    eq(event.referralId, referral.id),
    eq(event.organisationId, referral.toId),
    eq(event.revision, referralCard.revision),
    inArray(event.kind, undoable),
    gt(event.at, undoSince(now)),
  )
}

const shown = {
  number: referralCard.number,
  topic: referralCard.topic,
  municipality: referralCard.municipality,
  sentAt: referralCard.sentAt,
  contactBy: referralCard.contactBy,
  acceptedAt: referralCard.acceptedAt,
  acceptedBy: referralCard.acceptedBy,
  contactedAt: referralCard.contactedAt,
  report: referralCard.report,
  declined: referralCard.declined,
  endedAt: referralCard.endedAt,
  endedBecause: referralCard.endedBecause,
  dueOn: referralCard.dueOn,
  appointmentOn: referralCard.appointmentOn,
  needEnded: referralCard.ended,
  says: referralCard.says,
  triedBefore: referralCard.triedBefore,
  name: referralCard.name,
  contactWay: referralCard.contactWay,
  contact: referralCard.contact,
  contactOf: referralCard.contactOf,
  language: referralCard.language,
  callWhen: referralCard.callWhen,
}
