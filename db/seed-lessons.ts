import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { book } from '@/lib/bookings/commands/book'
import { plan } from '@/lib/planning/steps/plan'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import { given } from './demo/lessons'
import { begunDays } from './seed-courses'
import { done, the } from './seed-fits'
import { course, meeting } from './tables/agenda'
import { runTrainer } from './tables/care'
import { branch } from './tables/network'
import { member, user } from './tables/team'

const job = { kind: 'system', job: 'seed' } as const
const DAY = 86_400_000

type Given = (typeof given)[number]
type Guest = Given['people'][number]

/** The courses that the invented trainer gives, with who comes, and how the lessons went that were marked. */
export async function seedLessons(now: Date): Promise<void> {
  const trainer = await trainerNamed('Demo Tineke')
  let person = 500
  for (const one of given) {
    const activityId = await seedRun(one, now)
    await database().insert(runTrainer).values({ activityId, userId: trainer.userId, boundAt: now })
    const booked: { bookingId: string; marks: Guest['marks'] }[] = []
    for (const guest of one.people) {
      person += 1
      const before = new Date(now.getTime() - (one.firstDaysAgo + 7) * DAY)
      booked.push({ bookingId: await seedGuest(activityId, guest, person, before), marks: guest.marks })
    }
    await seedMarks(trainer, activityId, booked)
  }
}

async function trainerNamed(name: string): Promise<Staff> {
  const [row] = await database()
    .select({ userId: user.id, organisationId: member.organisationId })
    .from(user)
    .innerJoin(member, eq(member.userId, user.id))
    .where(eq(user.name, name))
  return { kind: 'staff', role: 'trainer', ...the(row) }
}

async function seedRun(one: Given, now: Date): Promise<number> {
  const [kind] = await database().select().from(course).where(eq(course.slug, one.course))
  const [house] = await database().select().from(branch).where(eq(branch.slug, one.branch))
  const { id: courseId, title, minutes } = the(kind)
  const first = addDays(localDate(now), -one.firstDaysAgo)
  const meetings = (await begunDays(the(house).id, first, one.lessons, now)).map((day) => {
    const startsAt = atLocal(day, one.time)
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
  })
  const run = {
    kind: 'course',
    branchId: the(house).id,
    courseId,
    title,
    capacity: one.people.length,
    publishedAt: atLocal(addDays(first, -60), '09:00'),
  } as const
  const [activityId] = await database().transaction((tx) => plan(tx, [{ ...run, meetings }]))
  return the(activityId)
}

async function seedGuest(activityId: number, guest: Guest, person: number, before: Date): Promise<string> {
  const { name, language, ownLaptop } = guest
  // Called, not mailed: nothing of an invented person is ever sent anywhere.
  const way = { contactOf: 'resident', contactWay: 'call', contact: `0600000${person}` } as const
  const people = [{ name, language, ownLaptop, topic: null, ...way }]
  return the(done(await book(job, { activityId, people, formKey: randomUUID(), orWait: false }, before))[0])
    .bookingId
}

/** The trainer marked everybody at the end of each lesson. */
async function seedMarks(
  trainer: Staff,
  activityId: number,
  booked: { bookingId: string; marks: Guest['marks'] }[],
): Promise<void> {
  const lessons = await database()
    .select({ meetingId: meeting.id, endsAt: meeting.endsAt })
    .from(meeting)
    .where(eq(meeting.activityId, activityId))
    .orderBy(asc(meeting.startsAt))
  for (const [i, { meetingId, endsAt }] of lessons.entries()) {
    const marks = booked.flatMap(({ bookingId, marks: all }) => {
      const says = all[i]
      const tap = { markId: randomUUID(), bookingId, manner: null, seenRevision: 0, sure: false }
      return says ? [{ ...tap, says }] : []
    })
    if (marks.length === 0) return
    const done = await markAttendance(trainer, { meetingId, marks }, endsAt)
    if (!done.ok) throw new Error(`the demo library does not fit: ${done.reason}`)
  }
}
