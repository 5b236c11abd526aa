import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { book } from '@/lib/bookings/commands/book'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { plan } from '@/lib/planning/steps/plan'
import type { Partner } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import { begun, keptPlaces, partnerAttendance, partnerBookings } from './demo/library'
import { begunDays } from './seed-courses'
import { done, the } from './seed-fits'
import { activity, course, reservation } from './tables/agenda'
import { attendance } from './tables/booking'
import { branch, organisation } from './tables/network'
import { member, user } from './tables/team'

const DAY = 86_400_000

/** What the invented people of partners booked in `runs`, how lessons went, and the places kept for them. */
export async function seedPartners(runs: number[], now: Date): Promise<void> {
  await seedKept(runs, now)
  const gone: [by: string, bookingId: string][] = []
  for (const [i, one] of partnerBookings.entries()) {
    const bookingId = await bookAs(one, the(runs[one.run]), 400 + i, now)
    if ('gone' in one) gone.push([one.by, bookingId])
  }
  for (const [by, bookingId] of gone) await cancelBooking(await partnerNamed(by), { bookingId }, now)
  const activityId = await seedBegun(now)
  for (const [i, one] of partnerAttendance.entries()) {
    const booked = new Date(now.getTime() - (begun.daysAgo + 7) * DAY)
    const answers = { ...one, way: 'call', language: 'nl' } as const
    await seedMarks(await bookAs(answers, activityId, 450 + i, booked), one.marks)
  }
}

async function seedKept(runs: number[], now: Date): Promise<void> {
  for (const { for: slug, run, places, daysBefore } of keptPlaces) {
    const activityId = the(runs[run])
    const [first] = await database()
      .select({ startsAt: activity.startsAt })
      .from(activity)
      .where(eq(activity.id, activityId))
    const [partner] = await database().select().from(organisation).where(eq(organisation.slug, slug))
    const untilAt = atLocal(addDays(localDate(the(first).startsAt), -daysBefore), '00:00')
    await database()
      .insert(reservation)
      .values({ activityId, partnerId: the(partner).id, places, untilAt, createdAt: now })
  }
}

type Answers = {
  by: string
  name: string
  language: 'nl' | 'en' | 'ar'
  way: 'sms' | 'call' | 'card'
  shared?: boolean
}

async function bookAs(one: Answers, activityId: number, person: number, now: Date): Promise<string> {
  const contact = one.way === 'card' ? null : `0600000${person}`
  const resident = {
    row: 'p0',
    name: one.name,
    language: one.language,
    contactOf: 'resident',
    contactWay: one.way,
    contact,
    ownLaptop: false,
    topic: null,
    agreed: true,
    attendanceShared: one.shared ?? false,
  } as const
  const form = { activityId, orWait: true, formKey: randomUUID(), people: [resident] }
  return the(done(await book(await partnerNamed(one.by), form, now))[0]).bookingId
}

async function partnerNamed(name: string): Promise<Partner> {
  const [row] = await database()
    .select({ userId: user.id, organisationId: member.organisationId, contactPerson: member.contactPerson })
    .from(user)
    .innerJoin(member, eq(member.userId, user.id))
    .where(and(eq(user.name, name), eq(member.role, 'partner')))
  return { kind: 'partner', ...the(row) }
}

async function seedBegun(now: Date): Promise<number> {
  const [kind] = await database().select().from(course).where(eq(course.slug, begun.course))
  const [house] = await database().select().from(branch).where(eq(branch.slug, begun.branch))
  const { id: courseId, title, capacity, minutes } = the(kind)
  const first = addDays(localDate(now), -begun.daysAgo)
  const meetings = (await begunDays(the(house).id, first, begun.lessons, now)).map((day) => {
    const startsAt = atLocal(day, begun.time)
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
  })
  const enrolUntil = the(meetings[begun.takesIn - 1]).startsAt
  const run = {
    ...({ kind: 'course', branchId: the(house).id, courseId, title, capacity } as const),
    ...{ meetings, enrolUntil, publishedAt: atLocal(addDays(first, -60), '09:00') },
  }
  const [activityId] = await database().transaction((tx) => plan(tx, [run]))
  return the(activityId)
}

async function seedMarks(bookingId: string, marks: readonly ('present' | 'absent' | 'excused')[]) {
  const expected = await database()
    .select({ meetingId: attendance.meetingId })
    .from(attendance)
    .where(eq(attendance.bookingId, bookingId))
    .orderBy(asc(attendance.during))
  for (const [i, mark] of marks.entries()) {
    const own = and(eq(attendance.bookingId, bookingId), eq(attendance.meetingId, the(expected[i]).meetingId))
    await database()
      .update(attendance)
      .set({ mark, markedAt: sql`upper(${attendance.during})` })
      .where(own)
  }
}
