import { and, eq, inArray, isNull } from 'drizzle-orm'
import { reservation } from '@/db/tables/agenda'
import { organisation } from '@/db/tables/network'
import { type Actor, must, type Staff } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { ReserveInput, WithdrawInput } from '../input'
import { closedBecause } from '../rules/places'
import { stillToKeep, untilMoment, untilRefusal } from '../rules/reservations'
import { type Locked, lockActivities, promote } from '../steps'

export type ReserveRefusal =
  | 'unknown'
  | 'not_a_course'
  | 'not_a_partner'
  | 'cancelled'
  | 'past'
  | 'until_past'
  | 'until_late'
  | 'not_enough_places'

/**
 * Keeps places in a course run for one partner until a day; done again for the same partner it changes how many and
 * until when. More than what is free now, after what is kept for others, is refused: nobody loses a place by it.
 */
export async function reservePlaces(
  actor: Actor,
  input: ReserveInput,
  now: Date,
): Promise<Result<{ reservationId: number }, ReserveRefusal>> {
  must(actor, 'place.reserve')
  return transaction<{ reservationId: number }, ReserveRefusal>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    const untilAt = untilMoment(input.untilDay)
    const no = closedFor(locked, untilAt, now)
    if (no) return refuse(no)
    if (!(await isPartner(tx, input.partnerId))) return refuse('not_a_partner')
    if (input.places > (await mostFor(tx, locked, input.partnerId, now))) return refuse('not_enough_places')

    const reservationId = await write(tx, actor as Staff, { ...input, untilAt }, now)
    // Fewer places, or a day that comes earlier, may leave one for whoever stands in line.
    await promote(tx, locked, now)
    return ok({ reservationId })
  })
}

function closedFor(locked: Locked, untilAt: Date, now: Date): ReserveRefusal | null {
  if (locked.kind !== 'course') return 'not_a_course'
  return closedBecause(locked, now) ?? untilRefusal(untilAt, locked.startsAt, now)
}

async function isPartner(tx: Transaction, id: number): Promise<boolean> {
  const partner = inArray(organisation.kind, ['partner', 'municipality'])
  const [row] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, id), partner))
  return row !== undefined
}

/** Those of this partner who are inside already, and what is free and not kept for others. */
async function mostFor(tx: Transaction, locked: Locked, partnerId: number, now: Date): Promise<number> {
  const { free, bookings } = await promote(tx, locked, now)
  const others = [...free.kept].filter(([id]) => id !== partnerId).reduce((sum, [, kept]) => sum + kept, 0)
  const used = bookings.filter((b) => b.partnerId === partnerId && b.placeNo !== null).length
  return used + stillToKeep(free.numbers.length, others)
}

type Wanted = { activityId: number; partnerId: number; places: number; untilAt: Date }

async function write(tx: Transaction, actor: Staff, wanted: Wanted, now: Date): Promise<number> {
  const { activityId, partnerId, places, untilAt } = wanted
  const standing = and(
    eq(reservation.activityId, activityId),
    eq(reservation.partnerId, partnerId),
    isNull(reservation.withdrawnAt),
  )
  const [changed] = await tx.update(reservation).set({ places, untilAt }).where(standing).returning(idOf)
  const row = { activityId, partnerId, places, untilAt, madeBy: actor.userId, createdAt: now }
  const [made] = changed ? [changed] : await tx.insert(reservation).values(row).returning(idOf)
  if (!made) throw new Error('a reservation was not written')
  const verb = changed ? 'change' : 'make'
  await note(tx, actor, { verb, kind: 'reservation', why: 'reserve', rowIds: [String(made.id)] }, now)
  return made.id
}

const idOf = { id: reservation.id }

/** Lets go of what is kept for a partner; whoever stands in line is asked at once. Done twice it changes nothing. */
export async function withdrawReservation(
  actor: Actor,
  { reservationId }: WithdrawInput,
  now: Date,
): Promise<Result<{ reservationId: number }, 'unknown'>> {
  must(actor, 'place.reserve')
  return transaction<{ reservationId: number }, 'unknown'>(actor, async (tx) => {
    const [found] = await tx
      .select({ activityId: reservation.activityId })
      .from(reservation)
      .where(eq(reservation.id, reservationId))
    if (!found) return refuse('unknown')
    const [locked] = await lockActivities(tx, [found.activityId])
    if (!locked) return refuse('unknown')
    const [gone] = await tx
      .update(reservation)
      .set({ withdrawnAt: now })
      .where(and(eq(reservation.id, reservationId), isNull(reservation.withdrawnAt)))
      .returning(idOf)
    if (!gone) return ok({ reservationId })
    const rowIds = [String(reservationId)]
    await note(tx, actor, { verb: 'change', kind: 'reservation', why: 'withdraw', rowIds }, now)
    await promote(tx, locked, now)
    return ok({ reservationId })
  })
}
