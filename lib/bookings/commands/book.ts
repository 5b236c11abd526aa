import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { booking } from '@/db/tables/booking'
import { seat } from '@/db/views'
import {
  choose,
  chooseWaiting,
  chosenActivity,
  finishDraft,
  lockGuest,
  releaseHold,
} from '../../drafts/commands'
import { personOf } from '../../drafts/rules'
import { put } from '../../messages/commands'
import { closedBecause, placeFor, placeInLine } from '../../places/rules/places'
import {
  applyPromotions,
  expectAtMeetings,
  inActivity,
  type Locked,
  lockActivities,
  promote,
} from '../../places/steps'
import { codeFrom, type Person, recognise, type Who } from '../../residents/rules'
import { keepResident, lockContact } from '../../residents/steps'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { type Given, statement } from '../../tools/statement'
import { transaction } from '../../tools/transaction'
import type { ConfirmInput, CourseInput, HoldInput } from '../input/book'
import { type Closed, type Conflict, holdUntil, openContact, openPeriod, said } from '../rules'

export type Booked = {
  bookingId: string
  code: string
  status: 'booked' | 'waiting' | 'offered'
  /** 1 is next; null for who has a place. */
  placeInLine: number | null
}

export type BookInput = Person & {
  activityId: number
  topic: string | null
  ownLaptop: boolean | null
  formKey: string
  /** Join the line when it is full; otherwise being full is a refusal. */
  orWait: boolean
  /** The resident said that the partner may hear to how many lessons they came. */
  attendanceShared?: boolean
}

export type BookRefusal = Closed | Conflict | 'full' | 'waiting_needs_contact'
export type ConfirmRefusal = BookRefusal | 'guest_gone' | 'incomplete' | 'hold_expired' | 'changed'
export type HoldRefusal = Closed | 'full' | 'guest_gone'

/** Gives one resident a place in an activity, or a place in line when it is full and they want to wait. */
export async function book(actor: Actor, input: BookInput, now: Date): Promise<Result<Booked, BookRefusal>> {
  must(actor, 'booking.make')
  return transaction(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    return takePlace(tx, actor, locked, input, now)
  })
}

/**
 * Keeps a place for 15 minutes while a guest fills in the rest. An earlier hold of the same guest is let
 * go, so that nobody holds two; choosing the same time twice keeps the first hold.
 */
export async function hold(
  actor: Actor,
  input: HoldInput,
  now: Date,
): Promise<Result<{ bookingId: string; holdUntil: Date }, HoldRefusal>> {
  must(actor, 'booking.make')
  return transaction(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    const closed = closedBecause(locked, now)
    if (closed) return refuse(closed)
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')

    const { free, bookings } = await promote(tx, locked, now)
    const own = bookings.find((b) => b.bookingId === draft.bookingId && b.status === 'held')
    if (own?.holdUntil && own.holdUntil > now)
      return ok({ bookingId: own.bookingId, holdUntil: own.holdUntil })
    const placeNo = placeFor(free, null)
    if (placeNo === null) return refuse('full')

    const held = { bookingId: randomUUID(), holdUntil: holdUntil(now) }
    await Promise.all([
      releaseHold(tx, draft.bookingId),
      tx.insert(booking).values({
        id: held.bookingId,
        activityId: locked.id,
        status: 'held',
        placeNo,
        code: newCode(),
        holdUntil: held.holdUntil,
        formKey: randomUUID(),
        createdAt: now,
      }),
      choose(tx, draft.id, { activityId: locked.id, kind: locked.kind, bookingId: held.bookingId }),
    ])
    return ok(held)
  })
}

/** Keeps a place in a course, or chooses the line for it where the page said that it is full. */
export async function holdOrWait(
  actor: Actor,
  input: CourseInput,
  now: Date,
): Promise<Result<unknown, HoldRefusal>> {
  must(actor, 'booking.make')
  return input.wait ? chooseWaiting(actor, input, now) : hold(actor, input, now)
}

/**
 * Completes what a guest filled in: the held place becomes theirs. A hold that ran out still counts while
 * its place is free. For a full course, without a hold, the guest joins the line.
 */
export async function confirm(
  actor: Actor,
  input: ConfirmInput,
  now: Date,
): Promise<Result<Booked, ConfirmRefusal>> {
  must(actor, 'booking.make')
  const chosen = await chosenActivity(actor, now)
  if (!chosen) return refuse('guest_gone')
  return transaction<Booked, ConfirmRefusal>(actor, async (tx) => {
    const [locked] = await lockActivities(tx, [chosen])
    if (!locked) return refuse('unknown')
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')
    const done = await alreadyConfirmed(tx, draft.bookingId)
    const shown = input.activityId ?? locked.id
    if (shown !== (done?.activityId ?? draft.activityId)) return refuse('changed')
    if (done) return ok(done.booked)
    if (draft.activityId !== locked.id) return refuse('incomplete')
    const person = personOf(draft, input.language)
    if (!person) return refuse('incomplete')

    const wanted = {
      ...person,
      activityId: locked.id,
      topic: draft.topic,
      ownLaptop: draft.ownLaptop,
      formKey: input.formKey,
      orWait: locked.kind === 'course' && draft.bookingId === null,
    }
    const booked = await takePlace(tx, actor, locked, wanted, now, draft.bookingId ?? undefined)
    if (!booked.ok) return booked.reason === 'full' && draft.bookingId ? refuse('hold_expired') : booked
    // The draft has served: what was typed is in one place only.
    await finishDraft(tx, draft.id, booked.value.bookingId)
    return booked
  })
}

// ---------- one booking, under the lock ----------

/**
 * Gives one resident a place in a locked activity, or a place in line; `heldId` is the hold that becomes theirs. Call it
 * under the lock.
 */
export async function takePlace(
  tx: Transaction,
  actor: Actor,
  locked: Locked,
  input: BookInput,
  now: Date,
  heldId?: string,
): Promise<Result<Booked, BookRefusal>> {
  const closed = closedBecause(locked, now)
  if (closed) return refuse(closed)
  const partnerId = actor.kind === 'partner' ? actor.organisationId : null
  const who = recognise(input, partnerId)
  const [state, earlier] = await Promise.all([
    inActivity(tx, locked.id),
    bookedWith(tx, input.formKey),
    lockContact(tx, who.contactKey),
  ])
  // A key that served another booking, or one that was taken back, serves no more.
  if (earlier)
    return earlier.activityId === locked.id && earlier.active ? ok(earlier.booked) : refuse('unknown')
  const [residentId, conflict] = await Promise.all([
    keepResident(tx, who, now),
    conflicts(tx, locked, who, now),
  ])
  const { free, waiting } = await applyPromotions(tx, locked, state, now, heldId)
  const held = state.bookings.find((b) => b.bookingId === heldId && b.status === 'held')
  const placeNo = held?.placeNo ?? placeFor(free, partnerId)
  // Whether there is a place comes first: who tries telephone numbers where nothing is left, learns nothing.
  if (placeNo === null && !(input.orWait && locked.kind === 'course')) return refuse('full')
  if (conflict) return refuse(conflict)
  if (placeNo === null && input.contact === null) return refuse('waiting_needs_contact')

  const row = {
    residentId,
    status: placeNo === null ? 'waiting' : 'booked',
    placeNo,
    holdUntil: null,
    topic: locked.kind === 'consultation' ? input.topic : null,
    ownLaptop: locked.kind === 'course' ? input.ownLaptop : null,
    ...said(input),
    formKey: input.formKey,
    ...opening(locked, who, now),
    ...bookedBy(actor, input, now),
  } as const
  const booked = await write(tx, locked, row, now, held?.bookingId)
  await tell(tx, actor, { ...booked, status: row.status }, input, now)
  return ok({ ...booked, status: row.status, placeInLine: placeNo === null ? waiting + 1 : null })
}

type Row = ReturnType<typeof said> & {
  residentId: string
  status: 'booked' | 'waiting'
  placeNo: number | null
  holdUntil: null
  topic: string | null
  ownLaptop: boolean | null
  formKey: string
  openContact: string | null
  openDuring: string | null
  partnerId: number | null
  partnerUserId: string | null
  agreedAt: Date | null
  attendanceShared: boolean
}

/** Completes the held booking, or makes a new one; what was not visible before is never read back. */
async function write(tx: Transaction, locked: Locked, row: Row, now: Date, heldId?: string) {
  if (heldId) {
    const [done] = await tx.update(booking).set(row).where(eq(booking.id, heldId)).returning(receipt)
    if (!done) throw new Error('a held booking vanished under the lock')
    return done
  }
  const made = { bookingId: randomUUID(), code: newCode() }
  const { bookingId: id, code } = made
  await inserting(tx, { ...row, id, code, activityId: locked.id, createdAt: now })
  return made
}

type New = Row & { id: string; code: string; activityId: number; createdAt: Date }

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
    formKey: given('formKey'),
    openContact: given('openContact'),
    openDuring: given('openDuring'),
    createdAt: given('createdAt'),
  }),
)

/** The letter about it, who is expected where, and who did it. */
async function tell(
  tx: Transaction,
  actor: Actor,
  { bookingId, status }: { bookingId: string; status: 'booked' | 'waiting' },
  input: BookInput,
  now: Date,
): Promise<void> {
  const kind = status === 'booked' ? 'confirmation' : 'waiting'
  const { contactWay } = input
  await Promise.all([
    status === 'booked' ? expectAtMeetings(tx, bookingId) : null,
    put(tx, { key: `booking:${bookingId}:${kind}`, kind, bookingId, contactWay, seen: true, now }),
    note(tx, actor, { verb: 'make', kind: 'booking', why: 'book', rowIds: [bookingId] }, now),
  ])
}

/** Which partner books, with the resident's word on it (the form has a tick for that). */
function bookedBy(actor: Actor, input: BookInput, now: Date) {
  if (actor.kind !== 'partner') return byNobody
  const { organisationId: partnerId, userId: partnerUserId } = actor
  return { partnerId, partnerUserId, agreedAt: now, attendanceShared: input.attendanceShared ?? false }
}

const byNobody = { partnerId: null, partnerUserId: null, agreedAt: null, attendanceShared: false }

const receipt = { bookingId: booking.id, code: booking.code }

/** Why this person cannot be in an activity, or null; `except` is a booking of their own that does not count. */
export async function conflicts(
  tx: Transaction,
  locked: Locked,
  who: Who,
  now: Date,
  except: string | null = null,
): Promise<Conflict | null> {
  if (who.contactKey === null) return null
  const open = locked.kind === 'consultation' ? openContact(who) : null
  const at = now.toISOString()
  const [contact, name] = [who.contactKey, who.nameKey]
  const [row] = await conflicting(tx, { id: locked.id, contact, name, open, at, except })
  if (row?.already) return 'already_booked'
  if (row?.open) return 'open_consultation'
  return row?.overlap ? 'overlap' : null
}

type Asked = {
  id: number
  contact: string
  name: string
  open: string | null
  at: string
  except: string | null
}

const conflicting = statement((q, given: Given<Asked>) =>
  q
    .select({
      already: sql<boolean>`already`,
      open: sql<boolean>`open`,
      overlap: sql<boolean>`overlap`,
    })
    .from(sql`booking_conflicts(${given('id')}, ${given('contact')}, ${given('name')}, ${given('open')},
      ${given('at')}::timestamptz, ${given('except')}::uuid)`),
)

function opening(locked: Locked, who: Who, now: Date) {
  const contact = locked.kind === 'consultation' ? openContact(who) : null
  return { openContact: contact, openDuring: openPeriod(contact, now, locked.endsAt) }
}

// ---------- the same form, the same answer ----------

type Made = { bookingId: string; code: string; activityId: number; status: string }

async function alreadyConfirmed(tx: Transaction, bookingId: string | null) {
  if (!bookingId) return null
  const [row] = await tx
    .select({ ...receipt, activityId: booking.activityId, status: booking.status })
    .from(booking)
    .where(and(eq(booking.id, bookingId), inArray(booking.status, ['booked', 'waiting', 'offered'])))
  return row ? { activityId: row.activityId, booked: await asBooked(tx, row) } : null
}

/** What the form with this key made before: the same form sent again is the same booking. */
export async function bookedWith(tx: Transaction, formKey: string) {
  const [row] = await madeWith(tx, { formKey })
  if (!row) return null
  const active = row.status !== 'held' && row.status !== 'cancelled'
  return { activityId: row.activityId, active, booked: await asBooked(tx, row) }
}

const madeWith = statement((q, given: Given<{ formKey: string }>) =>
  q
    .select({
      bookingId: sql<string>`booking_id`,
      code: sql<string>`code`,
      activityId: sql<number>`activity_id::int`,
      status: sql<string>`status`,
    })
    .from(sql`booked_with(${given('formKey')}::uuid)`),
)

async function asBooked(tx: Transaction, row: Made): Promise<Booked> {
  const waiting = row.status === 'waiting' ? await waitingIn(tx, row.activityId) : []
  return {
    bookingId: row.bookingId,
    code: row.code,
    status: row.status as Booked['status'],
    placeInLine: placeInLine(waiting, row.bookingId),
  }
}

function waitingIn(tx: Transaction, activityId: number) {
  return tx
    .select({ bookingId: seat.id, lineNo: seat.lineNo })
    .from(seat)
    .where(and(eq(seat.activityId, activityId), eq(seat.status, 'waiting')))
}

function newCode(): string {
  return codeFrom(randomBytes(32))
}
