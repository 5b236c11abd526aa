import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { event, referral } from '@/db/tables/needs'
import type { Partner, Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { isForGood, isTap } from '../rules/undo'
import { isWiped, lockNeed, type Need, type Referral } from './look'
import { turn } from './turn'

type Event = typeof event.$inferSelect
type Kind = Event['kind']

export type UndoRefusal = 'unknown' | 'too_late' | 'changed'

/** Takes back what was done to a need last, by the organisation that did it: the need stands as it stood. */
export async function undone(
  tx: Transaction,
  actor: Partner | Staff,
  eventId: number,
  now: Date,
): Promise<{ needId: string } | UndoRefusal> {
  const own = and(eq(event.id, eventId), eq(event.organisationId, actor.organisationId))
  const [what] = await tx.select().from(event).where(own)
  if (!what || !isTap(what)) return 'unknown'
  if (isForGood(what, now)) return 'too_late'
  const before = await lockNeed(tx, actor, what.needId)
  if (before && (await isWiped(tx, before.id))) return 'too_late'
  if (!before || before.revision !== what.revision) return 'changed'
  await openReferralAgain(tx, what, before)
  const happened = { kind: 'undone', referral: referralOf(what), detail: what.kind, undoes: what.id } as const
  await turn(tx, actor, before, asItWas(what), happened, now)
  return { needId: before.id }
}

function asItWas(what: Event): Partial<Need> {
  const was = {
    ownerId: what.wasOwnerId,
    next: what.wasNext as Need['next'],
    dueOn: what.wasDueOn,
    coordinatorFrom: what.wasCoordinatorFrom,
    referralId: what.wasReferralId,
    appointmentOn: what.wasAppointmentOn,
    says: what.wasSays as Need['says'],
    saysAt: what.wasSaysAt,
  }
  if (what.wasOwnerId !== null) return { ...was, ended: null, endedAt: null, endedBy: null, saidBy: null }
  // She said herself what the helper had said before: that helper's word stands again.
  return { saidBy: 'helper' }
}

/** What of the asking was written with it is gone; one that ended by it is under way again. */
async function openReferralAgain(tx: Transaction, what: Event, before: Need): Promise<void> {
  const id = what.referralId ?? what.wasReferralId
  if (id === null) return
  const open = { endedAt: null, endedBecause: null }
  const undone: Partial<Record<Kind, Partial<Referral>>> = {
    accepted: await notTakenOn(tx, what),
    declined: { declined: null, ...open },
    contacted: { contactedAt: null },
    // An appointment that was the first contact as well: without it nobody has spoken with her.
    appointment: what.wasNext === 'contact' ? { contactedAt: null } : {},
    reported: { report: null, reportedAt: null, ...open },
  }
  const endedByIt = what.wasReferralId === id && before.referralId === null ? open : {}
  const change = { ...endedByIt, ...undone[what.kind] }
  if (Object.keys(change).length > 0) await tx.update(referral).set(change).where(eq(referral.id, id))
}

/** Taken over from a colleague it is that colleague's again; taken on for the first time it is nobody's, and not seen. */
async function notTakenOn(tx: Transaction, what: Event): Promise<Partial<Referral>> {
  if (what.kind !== 'accepted' || what.referralId === null) return {}
  const earlier = and(
    eq(event.referralId, what.referralId),
    eq(event.kind, 'accepted'),
    lt(event.id, what.id),
  )
  const [before] = await tx
    .select({ by: event.userId })
    .from(event)
    .where(and(earlier, sql`not exists (select from event u where u.undoes = ${event.id})`))
    .orderBy(desc(event.id))
    .limit(1)
  if (before) return { acceptedBy: before.by }
  const unseen = what.wasNext === 'see' ? { seenAt: null } : {}
  return { acceptedAt: null, acceptedBy: null, ...unseen }
}

function referralOf({ referralId, toId }: Event): { id: string; toId: number } | null {
  return referralId !== null && toId !== null ? { id: referralId, toId } : null
}
