import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { giveTicket } from '@/lib/attendance/commands/tickets'
import { book } from '@/lib/bookings/commands/book'
import { plan } from '@/lib/planning/steps/plan'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { localDate } from '@/lib/tools/time'
import { the } from './seed-fits'
import { attendance } from './tables/booking'
import { branch } from './tables/network'
import { member } from './tables/team'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
/** Minutes back from which something is of the day before. */
const YESTERDAY = -1_000
const job = { kind: 'system', job: 'seed' } as const

/** Who comes around this moment, so many minutes from the last half hour, and how they stand. */
const comings = [
  { at: -1440, name: 'Demo Toos', topic: 'printen', marks: [] },
  { at: -1410, name: 'Demo Piet', topic: 'zorgtoeslag', marks: ['arrived'] },
  { at: -60, name: 'Demo Riet', topic: 'digid-app', marks: ['arrived', 'present'] },
  { at: -30, name: 'Demo Henk', topic: 'mijnoverheid', marks: ['arrived'] },
  { at: 0, name: 'Demo Fatma', topic: 'digid-nieuw', marks: [], language: 'ar' },
  { at: 30, name: 'Demo Leyla', topic: 'woning-zoeken', marks: [], helper: true },
] as const

/** A day at the desk in Mijdrecht that is under way: appointments around this moment, two of yesterday, and two walk-ins. */
export async function seedToday(now: Date): Promise<void> {
  const [house] = await database().select().from(branch).where(eq(branch.slug, 'mijdrecht'))
  const [branchId, anton] = [the(house).id, await adviser()]
  const half = Math.floor(now.getTime() / (30 * MINUTE)) * 30 * MINUTE
  for (const [i, one] of comings.entries()) {
    const startsAt = new Date(half + one.at * MINUTE)
    // Around midnight some of it would be of another day: then it is not there.
    if (one.at > YESTERDAY && localDate(startsAt) !== localDate(now)) continue
    const { bookingId, meetingId } = await expected({ branchId, startsAt, one, person: i, now })
    const at = new Date(Math.min(startsAt.getTime() + 2 * MINUTE, now.getTime()))
    for (const [seenRevision, says] of one.marks.entries()) {
      const tap = { markId: randomUUID(), bookingId, says, manner: null, seenRevision, sure: false }
      await markAttendance(anton, { meetingId, marks: [tap] }, at)
    }
  }
  for (const [i, firstName] of ['Wim', null].entries()) {
    const came = new Date(now.getTime() - (2 - i) * MINUTE)
    await giveTicket(anton, { ticketId: randomUUID(), branchId, firstName }, came)
  }
}

async function adviser(): Promise<Staff> {
  const [row] = await database()
    .select({ userId: member.userId, organisationId: member.organisationId })
    .from(member)
    .where(eq(member.role, 'adviser'))
  return { kind: 'staff', role: 'adviser', ...the(row) }
}

type Expected = { branchId: number; startsAt: Date; one: (typeof comings)[number]; person: number; now: Date }

async function expected({ branchId, startsAt, one, person, now }: Expected) {
  const meetings = [{ startsAt, endsAt: new Date(startsAt.getTime() + 30 * MINUTE) }]
  const slot = { kind: 'consultation', branchId, capacity: one.at === 30 ? 2 : 1, meetings } as const
  const [activityId] = await database().transaction((tx) => plan(tx, [slot]))
  const resident = {
    name: one.name,
    topic: one.topic,
    ownLaptop: null,
    contactWay: 'call' as const,
    contact: `0600000${480 + person}`,
    contactOf: 'helper' in one ? ('helper' as const) : ('resident' as const),
    language: 'language' in one ? one.language : ('nl' as const),
  }
  const form = { activityId: the(activityId), formKey: randomUUID(), orWait: false, people: [resident] }
  const booked = await book(job, form, new Date(now.getTime() - 3 * DAY))
  if (!booked.ok) throw new Error(`the demo library does not fit: ${booked.reason}`)
  const { bookingId } = the(booked.value[0])
  const [row] = await database()
    .select({ meetingId: attendance.meetingId })
    .from(attendance)
    .where(eq(attendance.bookingId, bookingId))
  return { bookingId, meetingId: the(row).meetingId }
}
