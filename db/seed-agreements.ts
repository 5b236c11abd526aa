import { eq, inArray } from 'drizzle-orm'
import { makeAgreement, makeVersion } from '@/lib/needs/commands/agreements'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import { agreed } from './demo/partners'
import { done, the } from './seed-fits'
import { municipality, organisation } from './tables/network'
import { member, user } from './tables/team'

/** Days ago that the library and its partners sat together, and that one of them thought better of it. */
const [BEGAN, AGAIN] = [200, 45]

/** What the invented coordinator agreed with partners, both ways; one agreement has a version before this one. */
export async function seedAgreements(now: Date): Promise<void> {
  const carla = await coordinator()
  for (const one of agreed) {
    const [partner] = await database().select().from(organisation).where(eq(organisation.slug, one.with))
    const sides = [carla.organisationId, the(partner).id] as const
    const [fromId = 0, toId = 0] = one.way === 'out' ? sides : [...sides].reverse()
    const whom = await contactOf(the(partner).id)
    const terms = await termsOf(one, the(partner).name, whom, now)
    const began = { ...terms, fromId, toId, contactDays: one.before ?? terms.contactDays }
    const made = done(await makeAgreement(carla, began, noonAgo(BEGAN, now)))
    if (one.before === undefined) continue
    const again = addDays(localDate(now), -AGAIN)
    const next = { ...terms, ...made, validFrom: again, agreedOn: addDays(again, -7) }
    done(await makeVersion(carla, next, noonAgo(AGAIN, now)))
  }
}

/** The middle of the day so many days before today. */
function noonAgo(days: number, now: Date): Date {
  return atLocal(addDays(localDate(now), -days), '12:00')
}

async function termsOf(one: (typeof agreed)[number], name: string, whom: string | null, now: Date) {
  const today = localDate(now)
  const began = addDays(today, -BEGAN)
  const [seeDays, contactDays, reportDays] = one.days
  const towns = await database()
    .select({ id: municipality.id })
    .from(municipality)
    .where(inArray(municipality.slug, one.in))
  return {
    ...{ topics: one.topics, municipalityIds: towns.map(({ id }) => id), seeDays, contactDays, reportDays },
    ...{ validFrom: began, validUntil: one.ends === undefined ? null : addDays(today, one.ends) },
    reviewOn: addDays(today, one.review ?? 165),
    agreedBy: `Demo Carla en ${whom ?? name} (voorbeeldafspraak)`,
    agreedOn: addDays(began, -7),
    dataLine: 'Ieder is verantwoordelijk voor de eigen gegevens (voorbeeldafspraak)',
    dataOn: addDays(began, -7),
    contacts: [
      { side: one.way === 'out' ? ('from' as const) : ('to' as const), name: 'Demo Carla', ...nowhere },
      ...(whom
        ? [{ side: one.way === 'out' ? ('to' as const) : ('from' as const), name: whom, ...nowhere }]
        : []),
    ],
  }
}

const nowhere = { phone: null, email: null }

async function contactOf(organisationId: number): Promise<string | null> {
  const [row] = await database()
    .select({ name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organisationId, organisationId))
    .orderBy(user.createdAt)
    .limit(1)
  return row?.name ?? null
}

async function coordinator(): Promise<Staff> {
  const [row] = await database()
    .select({ userId: member.userId, organisationId: member.organisationId })
    .from(member)
    .where(eq(member.role, 'coordinator'))
  return { kind: 'staff', role: 'coordinator', ...the(row) }
}
