import { eq } from 'drizzle-orm'
import type { overbooking } from '@/db/tables/booking'
import { user } from '@/db/tables/team'
import { canBeAsked } from '../../network/rules/topics'
import { closedBecause, type FreePlaces, placeFor, placesFor, without } from '../../places/rules/places'
import { applyPromotions, inActivity, type Locked } from '../../places/steps'
import { type Person, recognise, type Who } from '../../residents/rules/reach'
import { keepResident, lockContact } from '../../residents/steps'
import { giveTask } from '../../tasks/steps'
import { type Actor, partnerOf } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import type { Visitor } from '../../tools/source'
import {
  type Closed,
  type Conflict,
  formKeyOf,
  inTheWay,
  isConflict,
  isCrowded,
  isFromAfar,
  openContact,
  openContactOf,
} from '../rules'
import { lookFor } from './look'
import { type Booked, madeByForm } from './made'
import { overbook } from './overbook'
import { hasRoomFromAfar } from './share'
import { tell, write } from './write'

/** One of those a form is about, with what this kind of activity asks. */
export type BookPerson = Person & {
  topic: string | null
  ownLaptop: boolean | null
  /** The resident said that the partner may hear to how many lessons they came. */
  attendanceShared?: boolean
  /** The desk says that this is somebody else than who is known by this name at this contact. */
  another?: boolean
  /** Under which name this person stands in a form for several, so that a refusal can point there. */
  row?: string
}

/** Why somebody of the library lets one in above the places there are. */
export type Because = (typeof overbooking.$inferSelect)['because']

export type Form = {
  people: BookPerson[]
  /** Whoever finds no place left stands in line, in a course; otherwise being full is a refusal. */
  orWait: boolean
  /** The library's desk lets somebody in though it is full, and says why. */
  because?: Because
  /** The rendered form: sent twice it is one booking for each of them. */
  formKey: string
  /** Where a browser books from, without anybody having signed in; its door says so. */
  visitor?: Visitor
}

export type TakeRefusal =
  | (Closed | Conflict)
  | ('topic' | 'full' | 'too_few' | 'waiting_needs_contact' | 'place_needs_contact' | 'overbooked')

type Someone = BookPerson & Who & { key: string; visitor?: Visitor }

/**
 * Gives those who come together places in a locked activity, or places in line: all of them or none. `held` is the hold
 * that becomes the place of the first. The refusal is the one of the first who cannot get in, with their row.
 */
export async function takePlaces(
  tx: Transaction,
  actor: Actor,
  locked: Locked,
  form: Form,
  now: Date,
  held: string | null = null,
): Promise<Result<Booked[], TakeRefusal>> {
  const closed = closedBecause(locked, now)
  if (closed) return refuse(closed)
  const people = await recognised(tx, actor, locked, form)
  const [state, earlier] = await Promise.all([
    inActivity(tx, locked.id, now),
    Promise.all(people.map(({ key }) => madeByForm(tx, key))),
    lockContacts(tx, people),
  ])
  // A key that served another booking, or one that was taken back, serves no more.
  if (earlier.some((one) => one && !(one.active && one.activityId === locked.id))) return refuse('unknown')
  const again = earlier.flatMap((one) => (one ? [one.booked] : []))
  if (again.length === people.length) return ok(again)
  if (people.some(({ topic }) => !canBeAsked(topic, locked.topics))) return refuse('topic')

  const { free, waiting, bookings } = await applyPromotions(tx, locked, state, now, held)
  const seat = bookings.find((b) => b.bookingId === held && b.status === 'held')
  const room = {
    free,
    waiting,
    held: seat?.placeNo ? { bookingId: seat.bookingId, placeNo: seat.placeNo } : null,
  }
  // Whether there is a place comes first: who tries telephone numbers where nothing is left, learns nothing.
  const short = shortage(actor, locked, form, room)
  if (short === 'full' && form.because && actor.kind === 'staff') {
    const placeNo = await overbook(tx, actor, locked, form.because, now)
    if (placeNo === null) return refuse('overbooked')
    room.free = { numbers: [placeNo], kept: new Map() }
  } else if (short) return refuse(short)
  return seatThem(tx, actor, locked, people, room, now)
}

async function recognised(tx: Transaction, actor: Actor, locked: Locked, form: Form): Promise<Someone[]> {
  const partnerId = partnerOf(actor)
  const people = await withOwnContact(tx, actor, form.people)
  return people.map((person, index) => ({
    ...recognise(person, partnerId),
    key: formKeyOf(form.formKey, locked.id, person.row ?? String(index), person.name),
    visitor: form.visitor,
  }))
}

/** Who is reached by e-mail through the partner, with no address given, is reached through who is signed in. */
export async function withOwnContact<One extends Person>(
  tx: Transaction,
  actor: Actor,
  people: One[],
): Promise<One[]> {
  const isOpen = (one: Person) => one.contact === null && one.contactWay === 'email'
  if (actor.kind !== 'partner' || !people.some(isOpen)) return people
  const [own] = await tx.select({ email: user.email }).from(user).where(eq(user.id, actor.userId))
  return people.map((one) => (isOpen(one) ? { ...one, contact: own?.email ?? null } : one))
}

/** In one order for everybody, so that two families never wait for each other in a circle. */
async function lockContacts(tx: Transaction, people: Who[]): Promise<void> {
  const keys = people.flatMap(({ contactKey }) => contactKey ?? [])
  for (const key of [...new Set(keys)].sort()) await lockContact(tx, key)
}

type Room = { free: FreePlaces; waiting: number; held: { bookingId: string; placeNo: number } | null }

function shortage(actor: Actor, locked: Locked, form: Form, room: Room): 'full' | 'too_few' | null {
  if (form.orWait && locked.kind === 'course') return null
  const left = placesFor(room.free, partnerOf(actor)) + (room.held ? 1 : 0)
  if (left >= form.people.length) return null
  return left === 0 ? 'full' : 'too_few'
}

/** At which name of the form it stands that somebody of that name is known already: there it is asked who it is. */
function atName({ row }: Someone, reason: string): Record<string, string[]> | undefined {
  if (row) return { [`people.${row}.name`]: [reason] }
  return isConflict(reason) ? { name: [reason] } : undefined
}

async function seatThem(
  tx: Transaction,
  actor: Actor,
  locked: Locked,
  people: Someone[],
  room: Room,
  now: Date,
): Promise<Result<Booked[], TakeRefusal>> {
  const booked: Booked[] = []
  let { free, waiting, held } = room
  for (const person of people) {
    const placeNo = held?.placeNo ?? placeFor(free, partnerOf(actor))
    const one = await seatOne(tx, actor, locked, person, { placeNo, heldId: held?.bookingId }, now)
    if (!one.ok) return refuse(one.reason, atName(person, one.reason))
    if (placeNo === null) waiting += 1
    else if (!held) free = without(free, partnerOf(actor))
    held = null
    booked.push({ ...one.value, placeInLine: placeNo === null ? waiting : null })
  }
  return ok(booked)
}

async function seatOne(
  tx: Transaction,
  actor: Actor,
  locked: Locked,
  person: Someone,
  seat: { placeNo: number | null; heldId?: string },
  now: Date,
): Promise<Result<Omit<Booked, 'placeInLine'>, Conflict | 'waiting_needs_contact' | 'place_needs_contact'>> {
  const opening = locked.kind === 'consultation' ? openContact(person) : null
  const found = await lookFor(tx, locked.id, { ...person, openContact: opening }, now)
  const desk = actor.kind !== 'guest'
  const conflict = inTheWay(found, { desk, another: person.another })
  if (conflict) return refuse(conflict)
  // An offer to a printed card reaches nobody.
  if (seat.placeNo === null && person.contact === null) return refuse('waiting_needs_contact')
  if (!desk && isFromAfar(person.visitor, person.contact) && !(await hasRoomFromAfar(tx, locked.id)))
    return refuse('place_needs_contact')
  const residentId = await keepResident(tx, person, found.twin, now)
  // Only a desk says that they are two people; what comes from anywhere is counted together.
  const open = { openContact: desk ? openContactOf(opening, found.twin) : opening }
  const made = await write(tx, actor, locked, { ...person, ...seat, ...open, residentId }, now)
  const { contactWay, contactKey } = person
  const crowded = !desk && isCrowded(found)
  await tell(tx, actor, made, { contactKey, contactWay: crowded ? 'card' : contactWay }, now)
  // Not written to a contact that nobody has proved, so somebody of the library looks.
  if (crowded)
    await giveTask(tx, { kind: 'perhaps_double', bookingId: made.bookingId, owner: 'adviser' }, now)
  return ok(made)
}
