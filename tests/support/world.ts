import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, asc, eq, ne } from 'drizzle-orm'
import { activity, consultationHours, course, hoursVersion } from '@/db/tables/agenda'
import { booking, guest } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { branch, municipality, organisation } from '@/db/tables/network'
import { type BookInput, type BookRefusal, book } from '@/lib/bookings/commands/book'
import type { Booked } from '@/lib/bookings/steps/made'
import type { BookPerson } from '@/lib/bookings/steps/take'
import { startGuest } from '@/lib/drafts/commands'
import { plan } from '@/lib/planning/steps/plan'
import type { Person } from '@/lib/residents/rules/reach'
import type { Actor } from '@/lib/tools/access'
import { passFor } from '@/lib/tools/crowd'
import { newSum } from '@/lib/tools/proof'
import { ok, type Result } from '@/lib/tools/result'
import { hashesOf, type Visitor } from '@/lib/tools/source'
import { books } from './database'

/** Monday 1 March 2027, ten in the morning in Amsterdam: when every story begins unless it says otherwise. */
export const now = new Date('2027-03-01T09:00:00Z')

export const job: Actor = { kind: 'system', job: 'test' }
export const anyone: Actor = { kind: 'guest', guestId: null }

export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => minutes(60 * count)
export const days = (count: number) => hours(24 * count)

/** The moment so many milliseconds after another; `after(hours(2))`, `after(days(1), slot.startsAt)`. */
export function after(milliseconds: number, moment: Date = now): Date {
  return new Date(moment.getTime() + milliseconds)
}

/** Somebody who comes from an address of their own, unless told which; not the library's, and with nothing to show. */
export function aVisitor(given: Partial<Visitor> & { from?: string } = {}): Visitor {
  const { from, ...rest } = given
  const address = from ?? `2001:db8:${next().toString(16)}::1`
  return { ...hashesOf(address), isOwn: false, isHidden: false, pass: null, ...rest }
}

/** What a visitor gets for a sum, done as the browser does it. */
export function aPass(visitor: Visitor, at: Date = now, size = 1): string {
  const sum = newSum(size, at)
  const isIt = (n: number) => createHash('sha256').update(`${sum.salt}${n}`).digest('hex') === sum.hash
  const answer = Array.from({ length: sum.most }, (_, n) => n).find(isIt)
  return the(passFor(sum, the(answer), visitor, at))
}

let count = 0
const next = () => {
  count += 1
  return count
}

export type Branch = { id: number; slug: string; name: string; phone: string }

/** A branch of the library, with its municipality and organisation. */
export async function aBranch(given: { name?: string; slug?: string; phone?: string } = {}): Promise<Branch> {
  const slug = given.slug ?? `vestiging-${next()}-${randomUUID().slice(0, 8)}`
  const name = given.name ?? `Vestiging ${slug}`
  const db = books()
  const [town] = await db.insert(municipality).values({ slug, name }).returning({ id: municipality.id })
  const [library] = await db
    .insert(organisation)
    .values({ slug, name: `Bibliotheek ${name}`, kind: 'library' })
    .returning({ id: organisation.id })
  const row = {
    slug,
    name,
    phone: given.phone ?? '06 0000 0010',
    schoolRegion: 'midden' as const,
    organisationId: the(library).id,
    municipalityId: the(town).id,
  }
  const [made] = await db.insert(branch).values(row).returning({ id: branch.id })
  return { id: the(made).id, slug, name, phone: row.phone }
}

export type Activity = { id: number; branchId: number; startsAt: Date; endsAt: Date }

/** `inHours`: of consultation hours that have no such time any more once somebody looks at the plan. */
export type SlotGiven = {
  desks?: number
  startsAt?: Date
  minutes?: number
  branchId?: number
  inHours?: boolean
}

/** One moment of a consultation, tomorrow at ten unless told otherwise. */
export async function aSlot(given: SlotGiven = {}): Promise<Activity> {
  const branchId = given.branchId ?? (await aBranch()).id
  const startsAt = given.startsAt ?? after(days(1))
  const endsAt = after(minutes(given.minutes ?? 30), startsAt)
  const meetings = [{ startsAt, endsAt }]
  const capacity = given.desks ?? 1
  if (!given.inHours) return planned({ kind: 'consultation', branchId, capacity, meetings })
  const [hours] = await books().insert(consultationHours).values({ branchId }).returning()
  return planned({
    ...{ kind: 'consultation', branchId, capacity, meetings },
    consultationHoursId: the(hours).id,
  })
}

/** Consultation hours that come back every week: Tuesdays from ten to twelve unless told otherwise. Answers their number. */
export async function weeklyHours(
  branchId: number,
  given: Partial<typeof hoursVersion.$inferInsert> = {},
): Promise<number> {
  const [hours] = await books().insert(consultationHours).values({ branchId }).returning()
  const usual = {
    weekday: 2,
    fromTime: '10:00',
    untilTime: '12:00',
    minutes: 30,
    desks: 1,
    validFrom: '2027-01-01',
  }
  await books()
    .insert(hoursVersion)
    .values({ ...usual, ...given, hoursId: the(hours).id })
  return the(hours).id
}

export type CourseGiven = {
  places?: number
  lessons?: number
  startsAt?: Date
  minutes?: number
  title?: string
  branchId?: number
}

/** A course with weekly lessons, from next week on unless told otherwise. */
export async function aCourseRun(given: CourseGiven = {}): Promise<Activity> {
  const branchId = given.branchId ?? (await aBranch()).id
  const title = given.title ?? 'Klik & Tik'
  const [lessons, places, length] = [given.lessons ?? 4, given.places ?? 3, given.minutes ?? 120]
  const row = { slug: `cursus-${next()}-${randomUUID().slice(0, 8)}`, title, level: 'start' as const }
  const [made] = await books()
    .insert(course)
    .values({ ...row, lessons, minutes: length, capacity: places })
    .returning({ id: course.id })
  const first = given.startsAt ?? after(days(7))
  const meetings = Array.from({ length: lessons }, (_, week) => {
    const startsAt = after(days(7 * week), first)
    return { startsAt, endsAt: after(minutes(length), startsAt) }
  })
  const run = { kind: 'course' as const, branchId, courseId: the(made).id, title, capacity: places }
  return planned({ ...run, publishedAt: new Date('2026-01-01'), meetings })
}

async function planned(wanted: Parameters<typeof plan>[1][number]): Promise<Activity> {
  const [id] = await books().transaction((tx) => plan(tx, [wanted]))
  const [row] = await books()
    .select({
      id: activity.id,
      branchId: activity.branchId,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
    })
    .from(activity)
    .where(eq(activity.id, the(id)))
  return the(row)
}

/** The library calls an activity off. */
export async function calledOff(activityId: number, at: Date = now): Promise<void> {
  await books().update(activity).set({ cancelledAt: at }).where(eq(activity.id, activityId))
}

type Typed = Person & { contactOf: 'resident' | 'helper' }

/** Someone nobody has seen before, with a telephone of their own. */
export function aPerson(given: Partial<Typed> = {}): Typed {
  const number = next()
  const contactWay = given.contactWay ?? 'call'
  const reach = {
    call: `06${String(10_000_000 + number)}`,
    sms: `06${String(20_000_000 + number)}`,
    email: `demo.${number}@bewoner.example`,
    card: null,
  }
  return {
    name: `Demo ${inLetters(number)}`,
    contactOf: 'resident',
    contactWay,
    contact: reach[contactWay],
    language: 'nl',
    ...given,
  }
}

function inLetters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

/** What a door hands over when someone books this activity. */
export function aBooking(activityId: number, given: Partial<BookPerson & BookInput> = {}): BookInput {
  const { topic, ownLaptop, formKey, orWait, another, ...person } = given
  return {
    activityId,
    people: [
      { ...aPerson(person as Partial<Typed>), topic: topic ?? null, ownLaptop: ownLaptop ?? null, another },
    ],
    formKey: formKey ?? randomUUID(),
    orWait: orWait ?? false,
  }
}

/** Books for the only one of a form, and answers for that one. */
export async function bookOne<Who extends Actor>(
  actor: Who,
  form: BookInput,
  at: Date,
): Promise<Result<Booked, BookRefusal<Who>>> {
  const booked = await book(actor, form, at)
  return booked.ok ? ok(the(booked.value[0])) : booked
}

export type Guest = Extract<Actor, { kind: 'guest' }>

/** A browser with a draft in which everything but the time has been answered; `{}` for one that is still empty. */
export async function aGuest(answers: Partial<Typed> = aPerson(), at: Date = now): Promise<Guest> {
  const guestId = await startGuest(anyone, { token: randomBytes(16).toString('hex') }, at)
  const { language: _, ...typed } = answers
  if (Object.keys(typed).length > 0) {
    await books()
      .update(guest)
      .set({ ...typed, topic: 'weet-niet' })
      .where(eq(guest.id, the(guestId)))
  }
  return { kind: 'guest', guestId }
}

/** Everyone who holds a place in an activity or stands in line for one, first come first. */
export function inside(activityId: number) {
  return books()
    .select({ id: booking.id, status: booking.status, placeNo: booking.placeNo, lineNo: booking.lineNo })
    .from(booking)
    .where(and(eq(booking.activityId, activityId), ne(booking.status, 'cancelled')))
    .orderBy(asc(booking.lineNo))
}

/** One booking as it stands in the books now; null when it is gone. */
export async function theBooking(id: string) {
  const [row] = await books().select().from(booking).where(eq(booking.id, id))
  return row ?? null
}

/** Which messages a booking has caused so far, in the order in which they were written. */
export async function lettersOf(bookingId: string): Promise<string[]> {
  const rows = await books()
    .select({ kind: message.kind })
    .from(message)
    .where(eq(message.bookingId, bookingId))
    .orderBy(asc(message.createdAt), asc(message.key))
  return rows.map((row) => row.kind)
}

/** A value that must be there; a test that finds nothing should say so at once. */
export function the<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('expected something, found nothing')
  return value
}

/** How many there are of all kinds together. */
export const sumOf = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
