import { and, eq, gt } from 'drizzle-orm'
import { guest } from '@/db/tables/booking'
import { need, needContact, referral } from '@/db/tables/needs'
import { organisation } from '@/db/tables/network'
import { needNow } from '@/db/views'
import { type Actor, must } from '../../tools/access'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { type Answer, answersTo } from '../rules/ends'
import { type Facts, type Standing, standingOf } from '../rules/standing'

export type OpenedNeed = {
  needId: string
  standing: Standing
  /** What there is for her to say now. */
  answers: Answer[]
  /** Another organisation that is asked now, which she may not want to call her; null when there is none. */
  asked: string | null
}

/** The need that this guest has opened with its code, as it stands for its resident: nothing of what it is about. */
export async function openedNeed(actor: Actor, now: Date): Promise<OpenedNeed | null> {
  must(actor, 'need.own')
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const { guestId } = actor
  const row = await asActor(
    actor,
    async (tx) => {
      const [found] = await tx
        .select(columns)
        .from(guest)
        .innerJoin(need, eq(need.id, guest.needId))
        .innerJoin(needContact, eq(needContact.needId, need.id))
        .leftJoin(needNow, eq(needNow.id, need.id))
        .leftJoin(referral, eq(referral.id, need.referralId))
        .leftJoin(organisation, and(eq(organisation.id, need.ownerId), eq(organisation.kind, 'partner')))
        .where(and(eq(guest.id, guestId), gt(guest.expiresAt, now)))
      return found
    },
    now,
  )
  if (!row) return null
  const { needId, mergedInto, referralId, ...facts } = row
  const answers = answersTo({ ...facts, mergedInto, isAsked: referralId !== null })
  return {
    needId,
    standing: standingOf(facts satisfies Facts, localDate(now)),
    // What she has said already stands.
    answers: answers.filter((answer) => answer !== facts.says),
    asked: referralId === null ? null : facts.by,
  }
}

const columns = {
  needId: need.id,
  mergedInto: need.mergedInto,
  referralId: need.referralId,
  ended: need.ended,
  saidBy: need.saidBy,
  says: need.says,
  next: need.next,
  dueOn: need.dueOn,
  appointmentOn: need.appointmentOn,
  backBecause: needNow.backBecause,
  by: organisation.name,
  contactBy: referral.contactBy,
  contactWay: needContact.contactWay,
  comesBackOn: needContact.comesBackOn,
}
