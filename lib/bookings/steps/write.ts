import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { put } from '../../messages/steps'
import { expectAtMeetings, type Locked } from '../../places/steps'
import { codeFrom } from '../../residents/rules/code'
import type { Person } from '../../residents/rules/reach'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { sourceOf, type Visitor } from '../../tools/source'
import { type Given, statement } from '../../tools/statement'
import { isFromAfar, openPeriod, said } from '../rules'
import { letterAt } from './ration'

/** One resident who gets a place, or a place in line when `placeNo` is null; `heldId` is the hold that becomes theirs. */
type Seated = Person & {
  residentId: string
  placeNo: number | null
  heldId?: string
  topic: string | null
  ownLaptop: boolean | null
  attendanceShared?: boolean
  openContact: string | null
  key: string
  /** Where a browser books from; nobody's who signed in. */
  visitor?: Visitor
}

type Written = { bookingId: string; code: string; status: 'booked' | 'waiting' }

/** Completes the held booking, or makes a new one; what was not visible before is never read back. */
export async function write(
  tx: Transaction,
  actor: Actor,
  locked: Locked,
  who: Seated,
  now: Date,
): Promise<Written> {
  const row = rowOf(actor, locked, who, now)
  if (who.heldId) {
    const [done] = await tx
      .update(booking)
      .set({ ...row, holdUntil: null, heldBy: null })
      .where(eq(booking.id, who.heldId))
      .returning({ bookingId: booking.id, code: booking.code })
    if (!done) throw new Error('a held booking vanished under the lock')
    return { ...done, status: row.status }
  }
  const made = { bookingId: randomUUID(), code: newCode() }
  const { bookingId: id, code } = made
  await inserting(tx, { ...row, id, code, activityId: locked.id, createdAt: now })
  return { ...made, status: row.status }
}

function rowOf(actor: Actor, locked: Locked, who: Seated, now: Date) {
  const { residentId, placeNo, topic, ownLaptop, openContact, key: formKey } = who
  return {
    residentId,
    status: placeNo === null ? ('waiting' as const) : ('booked' as const),
    placeNo,
    topic: locked.kind === 'consultation' ? topic : null,
    ownLaptop: locked.kind === 'course' ? ownLaptop : null,
    ...said(who),
    formKey,
    openContact,
    openDuring: openPeriod(openContact, now, locked.endsAt),
    ...bookedBy(actor, who, now),
    ...cameFrom(actor, who),
  }
}

/** Of who has not signed in it is kept for a while from which network they came; and that they can be reached nowhere. */
function cameFrom(actor: Actor, { visitor, contact }: Pick<Seated, 'visitor' | 'contact'>) {
  if (actor.kind !== 'guest') return { source: null, fromAfar: false }
  return { source: sourceOf(visitor), fromAfar: isFromAfar(visitor, contact) }
}

/** Which partner books, with the resident's word on it (the form has a tick for that), or whether the own desk does. */
function bookedBy(actor: Actor, { attendanceShared = false }: Seated, now: Date) {
  if (actor.kind !== 'partner') return { ...byNobody, atDesk: actor.kind === 'staff' }
  const { organisationId: partnerId, userId: partnerUserId } = actor
  return { partnerId, partnerUserId, agreedAt: now, attendanceShared, atDesk: false }
}

const byNobody = { partnerId: null, partnerUserId: null, agreedAt: null, attendanceShared: false }

type New = ReturnType<typeof rowOf> & { id: string; code: string; activityId: number; createdAt: Date }

const inserting = statement((q, given: Given<New>) =>
  q.insert(booking).values({
    id: given('id'),
    activityId: given('activityId'),
    residentId: given('residentId'),
    status: given('status') as unknown as 'booked',
    placeNo: given('placeNo'),
    code: given('code'),
    topic: given('topic'),
    ownLaptop: given('ownLaptop'),
    name: given('name'),
    contact: given('contact'),
    language: given('language') as unknown as 'nl',
    contactOf: given('contactOf') as unknown as 'resident',
    partnerId: given('partnerId'),
    partnerUserId: given('partnerUserId'),
    agreedAt: given('agreedAt'),
    attendanceShared: given('attendanceShared'),
    atDesk: given('atDesk'),
    formKey: given('formKey'),
    openContact: given('openContact'),
    openDuring: given('openDuring'),
    source: given('source'),
    fromAfar: given('fromAfar'),
    createdAt: given('createdAt'),
    // A column that is forgotten here would silently be its default.
  } satisfies Record<keyof New, unknown>),
)

/** The letter about a new booking, who is expected where, and who did it. */
export async function tell(
  tx: Transaction,
  actor: Actor,
  { bookingId, status }: Written,
  to: { contactWay: Person['contactWay']; contactKey: string | null },
  now: Date,
): Promise<void> {
  const kind = status === 'booked' ? 'confirmation' : 'waiting'
  const { contactWay } = to
  const letter = { key: `booking:${bookingId}:${kind}`, kind, bookingId, contactWay, seen: true } as const
  const at = await letterAt(tx, { bookingId, ...to }, now)
  await Promise.all([
    status === 'booked' ? expectAtMeetings(tx, bookingId, now) : null,
    put(tx, { ...letter, now: at }),
    note(tx, actor, { verb: 'make', kind: 'booking', why: 'book', rowIds: [bookingId] }, now),
  ])
}

/** Keeps a place without a person yet, for a browser, until a moment. */
export async function writeHold(
  tx: Transaction,
  locked: Locked,
  seat: { placeNo: number; holdUntil: Date; heldBy: string; source: Buffer | null },
  now: Date,
): Promise<string> {
  const id = randomUUID()
  const hold = { id, activityId: locked.id, status: 'held' as const, ...seat, createdAt: now }
  await tx.insert(booking).values({ ...hold, code: newCode(), formKey: randomUUID() })
  return id
}

function newCode(): string {
  return codeFrom(randomBytes(32))
}
