import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { freeMoments } from '@/lib/availability/queries/times'
import { ownTopics } from '@/lib/network/rules/topics'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { DEMO_DOMAIN } from '@/lib/team/rules/demo'
import type { Staff } from '@/lib/tools/access'
import { useDatabase as answerFrom, database } from '@/lib/tools/database'
import { localDate } from '@/lib/tools/time'
import { openDatabase } from './client'
import { branches, library, people } from './demo/library'
import { partners } from './demo/partners'
import { seedAgreements } from './seed-agreements'
import { bookOne } from './seed-book'
import { seedCourses } from './seed-courses'
import { the } from './seed-fits'
import { seedLessons } from './seed-lessons'
import { type Ids, seedLibrary } from './seed-library'
import { seedNeeds } from './seed-needs'
import { seedPartners } from './seed-partners'
import { seedQuestions } from './seed-questions'
import { seedToday } from './seed-today'
import { organisationHours } from './tables/agreements'
import { municipality, organisation, organisationArea } from './tables/network'
import { member, user } from './tables/team'

const job = { kind: 'system', job: 'seed' } as const

/**
 * Fills an empty database with the invented demo library, whole or not at all; does nothing when an organisation is there
 * already. The demo is put in by the owner of the database.
 */
export async function seed(ownerUrl: string, now: Date): Promise<boolean> {
  const owner = openDatabase(ownerUrl, { max: 1, applicationName: 'wegwijs seed' })
  try {
    return await owner.transaction((tx) => {
      // What is opened and asked in one transaction is known by that transaction (db/walls/needs.sql): a savepoint in it
      // is another one. A refusal throws here, so that nothing half done stays.
      const whole = Object.assign(tx, { $client: owner.$client, close: async () => {} })
      answerFrom(
        Object.assign(whole, {
          transaction: (work: (one: typeof tx) => Promise<unknown>) => work(tx),
        }) as typeof whole,
      )
      return fill(now)
    })
  } finally {
    answerFrom(undefined)
    await owner.close()
  }
}

async function fill(now: Date): Promise<boolean> {
  const [there] = await database().select({ id: organisation.id }).from(organisation).limit(1)
  if (there) return false
  await seedOrganisations()
  await seedPeople(now)
  const carla = await coordinator()
  const branchIds = await seedLibrary(carla, now)
  await seedAreas()
  await fillAgenda(job, {}, now)
  const made = await seedCourses(carla, branchIds, now)
  await seedConsultations(branchIds, now)
  await seedPartners(made, now)
  await seedAgreements(now)
  await seedToday(now)
  await seedQuestions(branchIds, now)
  await seedLessons(now)
  await seedNeeds(now)
  return true
}

/** The library and its partners, of which somebody has to be there before anything can be typed. */
async function seedOrganisations(): Promise<void> {
  await database()
    .insert(organisation)
    .values({ ...library, kind: 'library' })
  for (const { in: _, hours = [], ...partner } of partners) {
    const [made] = await database().insert(organisation).values(partner).returning()
    const week = hours.flatMap(({ days, from, until }) =>
      days.map((weekday) => ({
        ...{ organisationId: the(made).id, weekday },
        ...{ fromTime: from, untilTime: until },
      })),
    )
    if (week.length > 0) await database().insert(organisationHours).values(week)
  }
}

/** In which municipalities partners work. */
async function seedAreas(): Promise<void> {
  const [towns, all] = await Promise.all([
    database().select().from(municipality),
    database().select().from(organisation),
  ])
  const idOf = (rows: { id: number; slug: string }[], slug: string) =>
    the(rows.find((row) => row.slug === slug)).id
  const areas = partners.flatMap(({ slug, in: towned }) =>
    towned.map((town) => ({ organisationId: idOf(all, slug), municipalityId: idOf(towns, town) })),
  )
  await database().insert(organisationArea).values(areas)
}

async function seedPeople(now: Date): Promise<void> {
  const organisations = await database().select().from(organisation)
  for (const [i, { name, of, role, ...more }] of people.entries()) {
    const work = the(organisations.find(({ slug }) => slug === of))
    const id = randomUUID()
    const email = `${name.toLowerCase().replace(' ', '.')}${DEMO_DOMAIN}`
    // In this order they stand in the list of who one can be.
    const createdAt = new Date(now.getTime() - (people.length - i) * 1000)
    await database().insert(user).values({ id, name, email, createdAt })
    await database()
      .insert(member)
      .values({
        id: randomUUID(),
        userId: id,
        organisationId: work.id,
        organisationKind: work.kind,
        role,
        createdAt,
        ...more,
        secrecyPromisedOn: 'volunteer' in more ? localDate(now) : null,
      })
  }
}

async function coordinator(): Promise<Staff> {
  const [row] = await database()
    .select({ userId: member.userId, organisationId: member.organisationId })
    .from(member)
    .where(eq(member.role, 'coordinator'))
  return { kind: 'staff', role: 'coordinator', ...the(row) }
}

/** Where somebody sits every week, some of the first times are taken: the agenda looks like one that is in use. */
async function seedConsultations(branchIds: Ids, now: Date): Promise<void> {
  let person = 100
  for (const { slug, consultation = [] } of branches) {
    if (consultation.every(({ rhythm = 'weekly' }) => rhythm !== 'weekly')) continue
    const branchId = the(branchIds.get(slug))
    const moments = await freeMoments(job, { branchId }, now)
    for (const moment of moments.slice(0, 12).filter((_, i) => i % 3 === 0)) {
      person += 1
      const topic = the(ownTopics[person % ownTopics.length]).code
      await bookOne(moment.activityId, person, { ownLaptop: null, topic }, now)
    }
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  await seed(process.env.DATABASE_URL ?? '', new Date())
}
