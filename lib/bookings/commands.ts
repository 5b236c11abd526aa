import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { attendance, booking, guest, meeting, resident, wrongTry } from '@/db/schema'
import { type Actor, must } from '../access'
import { database, type Transaction } from '../database'
import { choose, chosenActivity, finishDraft, lockGuest, releaseHold } from '../guests/commands'
import { personOf } from '../guests/rules'
import { put } from '../messages/commands'
import { lockContact, upsertResident } from '../people/commands'
import { codeFrom, firstLetterMatches, type Person, recognise, type Who } from '../people/rules'
import {
  applyPromotions,
  expectAtMeetings,
  inActivity,
  type Locked,
  lockActivities,
  promote,
} from '../places/commands'
import { closedBecause, placeInLine } from '../places/rules'
import { ok, type Result, refuse } from '../result'
import { transaction } from '../transaction'
import type { ConfirmInput, HoldInput } from './input'
import { holdUntil, nextTryAt, openContact } from './rules'

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
}

type Closed = 'unknown' | 'cancelled' | 'past'
type Conflict = 'already_booked' | 'open_consultation' | 'overlap'
export type BookRefusal = Closed | Conflict | 'full' | 'waiting_needs_contact'
export type ConfirmRefusal = BookRefusal | 'guest_gone' | 'incomplete' | 'hold_expired'
export type HoldRefusal = Closed | 'full' | 'guest_gone'
export type MoveRefusal = Closed | Conflict | 'full'
export type CancelRefusal = 'unknown' | 'past'
export type AcceptRefusal = Closed | Conflict | 'not_offered'

/** Gives one resident a place in an activity, or a place in line when it is full and they want to wait. */
export async function book(actor: Actor, input: BookInput, now: Date): Promise<Result<Booked, BookRefusal>> {
  must(actor, 'booking.make')
  return transaction(async (tx) => {
    const [locked] = await lockActivities(tx, [input.activityId])
    if (!locked) return refuse('unknown')
    return takePlace(tx, locked, input, now)
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
  return transaction(async (tx) => {
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
    const placeNo = free[0]
    if (placeNo === undefined) return refuse('full')

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
  return transaction<Booked, ConfirmRefusal>(async (tx) => {
    const [locked] = await lockActivities(tx, [chosen])
    if (!locked) return refuse('unknown')
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return refuse('guest_gone')
    const done = await alreadyConfirmed(tx, draft.bookingId)
    if (done) return ok(done)
    if (draft.activityId !== locked.id) return refuse('incomplete')
    const person = personOf(draft, input.language)
    if (!person) return refuse('incomplete')

    const booked = await takePlace(
      tx,
      locked,
      {
        ...person,
        activityId: locked.id,
        topic: draft.topic,
        ownLaptop: draft.ownLaptop,
        formKey: input.formKey,
        orWait: locked.kind === 'course' && draft.bookingId === null,
      },
      now,
      draft.bookingId ?? undefined,
    )
    if (!booked.ok) return booked.reason === 'full' && draft.bookingId ? refuse('hold_expired') : booked
    // The draft has served: what was typed is in one place only.
    await finishDraft(tx, draft.id, booked.value.bookingId)
    return booked
  })
}

/** Takes a booking back; its place is free at once and goes to the first in line. */
export async function cancelBooking(
  actor: Actor,
  input: { bookingId: string },
  now: Date,
): Promise<Result<{ bookingId: string }, CancelRefusal>> {
  must(actor, 'booking.change')
  return change(actor, { bookingId: input.bookingId, activities: [] }, now, async (tx, own, activities) => {
    if (own.status === 'cancelled') return ok({ bookingId: own.id })
    const locked = activities.get(own.activityId) as Locked
    if (locked.startsAt <= now) return refuse('past')
    await Promise.all([
      tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
      tx
        .update(booking)
        .set({
          status: 'cancelled',
          placeNo: null,
          offeredUntil: null,
          cancelledAt: now,
          cancelledBy: cancelledBy(actor),
          revision: sql`${booking.revision} + 1`,
        })
        .where(eq(booking.id, own.id)),
      put(tx, { ...letterOf(own), key: `booking:${own.id}:cancelled`, kind: 'cancelled', seen: true, now }),
    ])
    await promote(tx, locked, now)
    return ok({ bookingId: own.id })
  })
}

/** Moves a consultation to another time in one go: the old place is let go only when the new one is ours. */
export async function moveBooking(
  actor: Actor,
  input: { bookingId: string; activityId: number },
  now: Date,
): Promise<Result<{ bookingId: string }, MoveRefusal>> {
  must(actor, 'booking.change')
  return change(
    actor,
    { bookingId: input.bookingId, activities: [input.activityId] },
    now,
    async (tx, own, activities) => {
      if (own.activityId === input.activityId && own.status === 'booked') return ok({ bookingId: own.id })
      const from = activities.get(own.activityId) as Locked
      const to = activities.get(input.activityId)
      if (!to || own.status !== 'booked' || from.kind !== 'consultation' || to.kind !== 'consultation')
        return refuse('unknown')
      const closed = closedBecause(from, now) ?? closedBecause(to, now)
      if (closed) return refuse(closed)
      const { free } = await promote(tx, to, now)
      const placeNo = free[0]
      if (placeNo === undefined) return refuse('full')
      await lockContact(tx, own.contactKey)
      if (await overlaps(tx, own.residentId as string, to.id, own.id)) return refuse('overlap')

      const revision = own.revision + 1
      await Promise.all([
        tx.delete(attendance).where(eq(attendance.bookingId, own.id)),
        tx
          .update(booking)
          .set({
            activityId: to.id,
            placeNo,
            revision,
            openDuring: openPeriod(own.openContact, now, to.endsAt),
          })
          .where(eq(booking.id, own.id)),
      ])
      await Promise.all([
        expectAtMeetings(tx, own.id),
        put(tx, {
          ...letterOf(own),
          key: `booking:${own.id}:moved:${revision}`,
          kind: 'moved',
          seen: true,
          now,
        }),
      ])
      await promote(tx, from, now)
      return ok({ bookingId: own.id })
    },
  )
}

/** Takes the place that was offered to someone on the waiting list, while the offer stands. */
export async function acceptOffer(
  actor: Actor,
  input: { bookingId: string },
  now: Date,
): Promise<Result<{ bookingId: string }, AcceptRefusal>> {
  must(actor, 'booking.change')
  return change(actor, { bookingId: input.bookingId, activities: [] }, now, async (tx, own, activities) => {
    if (own.status === 'booked') return ok({ bookingId: own.id })
    const locked = activities.get(own.activityId) as Locked
    const closed = closedBecause(locked, now)
    if (closed) return refuse(closed)
    await promote(tx, locked, now)
    if (own.status !== 'offered' || !own.offeredUntil || own.offeredUntil <= now) return refuse('not_offered')
    await lockContact(tx, own.contactKey)
    if (await overlaps(tx, own.residentId as string, own.activityId, own.id)) return refuse('overlap')
    await tx.update(booking).set({ status: 'booked', offeredUntil: null }).where(eq(booking.id, own.id))
    await Promise.all([
      expectAtMeetings(tx, own.id),
      put(tx, {
        ...letterOf(own),
        key: `booking:${own.id}:confirmation`,
        kind: 'confirmation',
        seen: true,
        now,
      }),
    ])
    return ok({ bookingId: own.id })
  })
}

/**
 * Opens the one booking that belongs to a code and the first letter of a name. Wrong tries are counted per
 * address; after ten in an hour each next one has to wait longer.
 */
export async function openByCode(
  actor: Actor,
  input: { code: string; letter: string; source: Buffer },
  now: Date,
): Promise<Result<{ bookingId: string }, 'no_match' | 'slow_down' | 'guest_gone'>> {
  must(actor, 'booking.change')
  if (actor.kind !== 'guest' || actor.guestId === null) return refuse('guest_gone')
  if (await mustWait(input.source, now)) return refuse('slow_down')
  const [found] = await database()
    .select({ bookingId: booking.id, name: resident.name })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .where(eq(booking.code, input.code))
  if (!found || !firstLetterMatches(found.name, input.letter)) {
    await countWrongTry(input.source, now)
    return refuse('no_match')
  }
  await openBooking(actor, found.bookingId, now)
  return ok({ bookingId: found.bookingId })
}

async function openBooking(actor: Actor, bookingId: string, now: Date): Promise<void> {
  await database().transaction(async (tx) => {
    const draft = await lockGuest(tx, actor, now)
    if (!draft) return
    await releaseHold(tx, draft.bookingId)
    await finishDraft(tx, draft.id, bookingId)
  })
}

async function mustWait(source: Buffer, now: Date): Promise<boolean> {
  const [tries] = await database()
    .select({ count: wrongTry.count, lastAt: wrongTry.lastAt })
    .from(wrongTry)
    .where(and(eq(wrongTry.source, source), eq(wrongTry.hour, hourOf(now))))
  return tries !== undefined && now < nextTryAt(tries.count, tries.lastAt)
}

async function countWrongTry(source: Buffer, now: Date): Promise<void> {
  await database()
    .insert(wrongTry)
    .values({ source, hour: hourOf(now), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: [wrongTry.source, wrongTry.hour],
      set: { count: sql`${wrongTry.count} + 1`, lastAt: now },
    })
}

function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
}

// ---------- one booking, under the lock ----------

async function takePlace(
  tx: Transaction,
  locked: Locked,
  input: BookInput,
  now: Date,
  heldId?: string,
): Promise<Result<Booked, BookRefusal>> {
  const closed = closedBecause(locked, now)
  if (closed) return refuse(closed)
  const who = recognise(input)
  const [state, earlier] = await Promise.all([
    inActivity(tx, locked.id),
    bookedWith(tx, input.formKey),
    lockContact(tx, who.contactKey),
  ])
  if (earlier) return ok(earlier)
  const [residentId, conflict] = await Promise.all([
    upsertResident(tx, who, now),
    conflicts(tx, locked, who, now),
  ])
  if (conflict) return refuse(conflict)

  const { free, waiting } = await applyPromotions(tx, locked, state, now, heldId)
  const held = state.bookings.find((b) => b.bookingId === heldId && b.status === 'held')
  const placeNo = held?.placeNo ?? free[0] ?? null
  if (placeNo === null && !input.orWait) return refuse('full')
  if (placeNo === null && input.contact === null) return refuse('waiting_needs_contact')

  const status = placeNo === null ? 'waiting' : 'booked'
  const row = {
    residentId,
    status,
    placeNo,
    holdUntil: null,
    topic: locked.kind === 'consultation' ? input.topic : null,
    ownLaptop: locked.kind === 'course' ? input.ownLaptop : null,
    formKey: input.formKey,
    ...opening(locked, who, now),
  } as const
  const [booked] = held
    ? await tx.update(booking).set(row).where(eq(booking.id, held.bookingId)).returning(receipt)
    : await tx
        .insert(booking)
        .values({ ...row, id: randomUUID(), activityId: locked.id, code: newCode(), createdAt: now })
        .returning(receipt)
  if (!booked) throw new Error('a held booking vanished under the lock')

  const kind = status === 'booked' ? 'confirmation' : 'waiting'
  await Promise.all([
    status === 'booked' ? expectAtMeetings(tx, booked.bookingId) : null,
    put(tx, {
      key: `booking:${booked.bookingId}:${kind}`,
      kind,
      bookingId: booked.bookingId,
      contactWay: input.contactWay,
      seen: true,
      now,
    }),
  ])
  return ok({ ...booked, status, placeInLine: status === 'waiting' ? waiting + 1 : null })
}

const receipt = { bookingId: booking.id, code: booking.code }

async function conflicts(tx: Transaction, locked: Locked, who: Who, now: Date): Promise<Conflict | null> {
  if (who.contactKey === null) return null
  const open = locked.kind === 'consultation' ? openContact(who) : null
  const [row] = await tx.execute<{ already: boolean; open: boolean; overlap: boolean }>(sql`
    with same as (select id from resident where contact_key = ${who.contactKey} and name_key = ${who.nameKey})
    select
      exists (select 1 from booking b where b.activity_id = ${locked.id} and b.status <> 'cancelled'
        and b.resident_id in (select id from same)) as already,
      exists (select 1 from booking b where b.open_contact = ${open}::text and b.status <> 'cancelled'
        and b.open_during && tstzrange(${now.toISOString()}::timestamptz, null)) as open,
      exists (select 1 from attendance a join meeting m on m.during && a.during
        where m.activity_id = ${locked.id} and a.resident_id in (select id from same)) as overlap`)
  if (row?.already) return 'already_booked'
  if (row?.open) return 'open_consultation'
  return row?.overlap ? 'overlap' : null
}

async function overlaps(tx: Transaction, residentId: string, activityId: number, exceptBookingId: string) {
  const found = await tx
    .select({ meetingId: attendance.meetingId })
    .from(attendance)
    .innerJoin(meeting, sql`${meeting.during} && ${attendance.during}`)
    .where(
      and(
        eq(meeting.activityId, activityId),
        eq(attendance.residentId, residentId),
        ne(attendance.bookingId, exceptBookingId),
      ),
    )
    .limit(1)
  return found.length > 0
}

function opening(locked: Locked, who: Who, now: Date) {
  const contact = locked.kind === 'consultation' ? openContact(who) : null
  return { openContact: contact, openDuring: openPeriod(contact, now, locked.endsAt) }
}

function openPeriod(contact: string | null, now: Date, endsAt: Date): string | null {
  return contact === null ? null : `[${now.toISOString()},${endsAt.toISOString()})`
}

// ---------- the same form, the same answer ----------

async function alreadyConfirmed(tx: Transaction, bookingId: string | null): Promise<Booked | null> {
  if (!bookingId) return null
  const [row] = await tx
    .select({ ...receipt, activityId: booking.activityId, status: booking.status })
    .from(booking)
    .where(and(eq(booking.id, bookingId), inArray(booking.status, ['booked', 'waiting', 'offered'])))
  return row ? asBooked(tx, row) : null
}

async function bookedWith(tx: Transaction, formKey: string): Promise<Booked | null> {
  const [row] = await tx
    .select({ ...receipt, activityId: booking.activityId, status: booking.status })
    .from(booking)
    .where(eq(booking.formKey, formKey))
  return row ? asBooked(tx, row) : null
}

async function asBooked(
  tx: Transaction,
  row: { bookingId: string; code: string; activityId: number; status: string },
): Promise<Booked> {
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
    .select({ bookingId: booking.id, lineNo: booking.lineNo })
    .from(booking)
    .where(and(eq(booking.activityId, activityId), eq(booking.status, 'waiting')))
}

// ---------- changing a booking that exists ----------

type Own = {
  id: string
  activityId: number
  status: string
  revision: number
  offeredUntil: Date | null
  residentId: string | null
  openContact: string | null
  contactKey: string | null
  contactWay: Person['contactWay']
}

/** Locks the activities of a booking that the actor may change, looks again, and lets `work` change it. */
async function change<Value, Reason extends string>(
  actor: Actor,
  touched: { bookingId: string; activities: number[] },
  now: Date,
  work: (tx: Transaction, own: Own, activities: Map<number, Locked>) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | 'unknown'>> {
  return transaction<Value, Reason | 'unknown'>(async (tx) => {
    const before = await ownBooking(tx, actor, touched.bookingId, now)
    if (!before) return refuse('unknown')
    const locked = await lockActivities(tx, [before.activityId, ...touched.activities])
    const own = await ownBooking(tx, actor, touched.bookingId, now)
    if (!own || !locked.some((a) => a.id === own.activityId)) return refuse('unknown')
    return work(tx, own, new Map(locked.map((a) => [a.id, a])))
  })
}

async function ownBooking(tx: Transaction, actor: Actor, bookingId: string, now: Date): Promise<Own | null> {
  if (actor.kind !== 'guest' || actor.guestId === null) return null
  const [row] = await tx
    .select({
      id: booking.id,
      activityId: booking.activityId,
      status: booking.status,
      revision: booking.revision,
      offeredUntil: booking.offeredUntil,
      residentId: booking.residentId,
      openContact: booking.openContact,
      contactKey: resident.contactKey,
      contactWay: resident.contactWay,
    })
    .from(booking)
    .innerJoin(resident, eq(resident.id, booking.residentId))
    .innerJoin(guest, eq(guest.bookingId, booking.id))
    .where(and(eq(booking.id, bookingId), eq(guest.id, actor.guestId), gt(guest.expiresAt, now)))
  return row ?? null
}

function letterOf(own: Own) {
  return { bookingId: own.id, contactWay: own.contactWay }
}

function cancelledBy(actor: Actor): 'resident' | 'library' {
  return actor.kind === 'guest' ? 'resident' : 'library'
}

function newCode(): string {
  return codeFrom(randomBytes(32))
}
