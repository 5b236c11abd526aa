import { eq, sql } from 'drizzle-orm'
import { type event, referral } from '@/db/tables/needs'
import { workday } from '../../network/rules/workdays'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { localDate } from '../../tools/time'
import { type Due, dueOf } from '../rules/due'
import { daysOffOf, libraryOf, type Need, type Referral } from './look'
import { insertEvent, writeTurn } from './write'

type Kind = (typeof event.$inferSelect)['kind']

/** What happened to a need: its kind, the asking that it belongs to, and why or how in a word of the house. */
export type Happened = {
  kind: Kind
  referral?: Pick<Referral, 'id' | 'toId'> | null
  detail?: string | null
  undoes?: number
}

export type Turn = Pick<
  Need,
  'ownerId' | 'next' | 'dueOn' | 'coordinatorFrom' | 'referralId' | 'appointmentOn'
>
type Change = Partial<
  Turn & Pick<Need, 'ended' | 'endedAt' | 'endedBy' | 'saidBy' | 'mergedInto' | 'says' | 'saysAt'>
>

/** What a need that has ended has no more of. */
export const nobodysTurn = {
  ownerId: null,
  next: null,
  dueOn: null,
  coordinatorFrom: null,
  referralId: null,
  appointmentOn: null,
  says: null,
  saysAt: null,
} as const

/**
 * The one way in which anything happens to a need: its turn changes and the event is written, with how it stood before.
 * The need is locked by whoever calls. Returns the event, and the need as it is now.
 */
export async function turn(
  tx: Transaction,
  actor: Actor,
  before: Need,
  change: Change,
  happened: Happened,
  now: Date,
): Promise<{ eventId: number; need: Need }> {
  const revision = before.revision + 1
  const after = { ...before, ...change, revision }
  const { kind, referral: of = null, detail = null, undoes = null } = happened
  // In this order, without waiting in between.
  const [isTheirs, eventId] = await Promise.all([
    writeTurn(tx, actor, after),
    insertEvent(tx, {
      ...{ needId: before.id, at: now, kind, detail, undoes, revision },
      ...handOf(actor),
      ...{ referralId: of?.id ?? null, toId: of?.toId ?? null },
      ...{ wasOwnerId: before.ownerId, wasNext: before.next, wasDueOn: before.dueOn },
      ...{ wasCoordinatorFrom: before.coordinatorFrom, wasReferralId: before.referralId },
      ...{ wasAppointmentOn: before.appointmentOn, wasSays: before.says, wasSaysAt: before.saysAt },
    }),
  ])
  if (!isTheirs) throw new Error('a need that cannot be written')
  return { eventId, need: after }
}

function handOf(actor: Actor) {
  if (actor.kind === 'guest') return { by: 'resident' as const, organisationId: null, userId: null }
  if (actor.kind === 'system') return { by: 'job' as const, organisationId: null, userId: null }
  const { organisationId, userId } = actor
  return { by: actor.kind, organisationId, userId }
}

/** The turn of the library: to act on it today, or on the first day on which it works. */
export async function libraryTurn(tx: Transaction, now: Date): Promise<Turn & { next: 'route' }> {
  const [ownerId, off] = await Promise.all([libraryOf(tx), daysOffOf(tx, null, now)])
  const due: Due = dueOf(workday(0, localDate(now), off), off)
  return { ownerId, next: 'route', ...due, referralId: null, appointmentOn: null }
}

/** Ends an asking: from then on the contact is gone for who was asked. */
export async function endReferral(
  tx: Transaction,
  referralId: string,
  because: NonNullable<Referral['endedBecause']>,
  now: Date,
): Promise<void> {
  await tx.update(referral).set({ endedAt: now, endedBecause: because }).where(eq(referral.id, referralId))
}

/** Takes back what she agreed to, for one organisation or for all. */
export async function withdraw(
  tx: Transaction,
  needId: string,
  {
    organisationId = null,
    through,
  }: { organisationId?: number | null; through: 'resident' | 'desk' | 'partner' },
): Promise<void> {
  await tx.execute(sql`select withdraw_consent(${needId}::uuid, ${organisationId}::bigint, ${through})`)
}
