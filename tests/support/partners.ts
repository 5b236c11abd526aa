import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { attendance } from '@/db/tables/booking'
import { organisation } from '@/db/tables/network'
import { member, user } from '@/db/tables/team'
import { book } from '@/lib/bookings/commands/book'
import type { ResidentsInput } from '@/lib/bookings/input/residents'
import type { Booked } from '@/lib/bookings/steps/made'
import type { Partner, Staff, StaffRole } from '@/lib/tools/access'
import { books } from './database'
import { after, aPerson, now, the } from './world'

export type PartnerGiven = { name?: string; organisationId?: number; email?: string; contactPerson?: boolean }

/** Someone who works for a partner organisation; a new one unless told which. */
export async function aPartner(given: PartnerGiven = {}): Promise<Partner> {
  const organisationId = given.organisationId ?? (await anOrganisation('partner', given.name))
  const contactPerson = given.contactPerson ?? false
  const userId = await aMember('partner', organisationId, { email: given.email, contactPerson })
  return { kind: 'partner', userId, organisationId, contactPerson }
}

/** Someone of a library, in this role; of a new one unless told which. */
export async function aColleague(role: StaffRole = 'coordinator', ofLibrary?: number): Promise<Staff> {
  const organisationId = ofLibrary ?? (await anOrganisation(role === 'reader' ? 'municipality' : 'library'))
  const userId = await aMember(role, organisationId, {})
  return { kind: 'staff', userId, organisationId, role }
}

/** An organisation where nobody works yet. */
export async function anOrganisation(
  kind: 'partner' | 'library' | 'municipality',
  name?: string,
): Promise<number> {
  const slug = `organisatie-${randomUUID()}`
  const row = { slug, kind, name: name ?? `Organisatie ${slug}` }
  const [made] = await books().insert(organisation).values(row).returning({ id: organisation.id })
  return the(made).id
}

async function aMember(
  role: 'partner' | StaffRole,
  organisationId: number,
  given: { email?: string; contactPerson?: boolean },
): Promise<string> {
  const userId = randomUUID()
  const email = given.email ?? `${userId}@partner.example`
  await books().insert(user).values({ id: userId, email, name: 'Demo Joost', createdAt: now })
  const [works] = await books()
    .select({ kind: organisation.kind })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  await books()
    .insert(member)
    .values({
      id: randomUUID(),
      userId,
      organisationId,
      organisationKind: the(works).kind,
      role,
      contactPerson: given.contactPerson ?? false,
      createdAt: now,
    })
  return userId
}

type Resident = ResidentsInput['people'][number]

/** A form of a partner for one or several residents. */
export function aForm(
  activityId: number,
  people: Partial<Resident>[] = [{}],
  given: Partial<ResidentsInput> = {},
): ResidentsInput {
  return {
    activityId,
    orWait: false,
    formKey: randomUUID(),
    people: people.map((one, i) => ({
      ...aPerson(),
      ownLaptop: null,
      topic: null,
      agreed: true,
      attendanceShared: false,
      another: false,
      row: `p${i}`,
      ...one,
    })),
    ...given,
  }
}

/** What a partner gets for a form that is not refused; some milliseconds later than now where that matters. */
export async function bookedTogether(actor: Partner, form: ResidentsInput, later = 0): Promise<Booked[]> {
  const answer = await book(actor, form, after(later))
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value
}

/** A trainer writes down how the lessons went; the first, the second, … */
export async function marked(bookingId: string, marks: ('present' | 'absent' | 'excused')[]): Promise<void> {
  const rows = await books()
    .select({ meetingId: attendance.meetingId })
    .from(attendance)
    .where(eq(attendance.bookingId, bookingId))
    .orderBy(attendance.meetingId)
  for (const [i, mark] of marks.entries()) {
    const row = and(eq(attendance.bookingId, bookingId), eq(attendance.meetingId, the(rows[i]).meetingId))
    await books()
      .update(attendance)
      .set({ mark, markedAt: sql`upper(${attendance.during})` })
      .where(row)
  }
}
