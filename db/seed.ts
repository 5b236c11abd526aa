import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { freeMoments } from '@/lib/availability/queries/times'
import { book } from '@/lib/bookings/commands/book'
import { isOpen } from '@/lib/network/rules/hours'
import { ownTopics } from '@/lib/network/rules/topics'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { plan } from '@/lib/planning/steps/plan'
import { useDatabase as answerFrom, database } from '@/lib/tools/database'
import { addDays, atLocal, localDate, weekday } from '@/lib/tools/time'
import { openDatabase } from './client'
import { branches, courses, library, municipalities, people, residents, runs } from './demo/library'
import { partners } from './demo/partners'
import { seedAgreements } from './seed-agreements'
import { seedLessons } from './seed-lessons'
import { seedNeeds } from './seed-needs'
import { seedPartners } from './seed-partners'
import { seedQuestions } from './seed-questions'
import { seedToday } from './seed-today'
import { activity, consultationHours, course, hoursVersion } from './tables/agenda'
import { organisationHours } from './tables/agreements'
import { branch, closure, municipality, openingHours, organisation, organisationArea } from './tables/network'
import { member, user } from './tables/team'

const job = { kind: 'system', job: 'seed' } as const
const MINUTES = 30

/**
 * Fills an empty database with the invented demo library, whole or not at all; does nothing when a branch is there
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
  const [there] = await database().select({ id: branch.id }).from(branch).limit(1)
  if (there) return false
  const branchIds = await seedNetwork(now)
  await seedPeople(now)
  await seedClosure(now)
  await seedHours(branchIds, now)
  await fillAgenda(job, {}, now)
  const made = await seedCourses(branchIds, now)
  await seedConsultations(branchIds, now)
  await seedPartners(made, now)
  await seedAgreements(now)
  await seedToday(now)
  await seedQuestions(branchIds, now)
  await seedLessons(now)
  await seedNeeds(now)
  return true
}

type Ids = Map<string, number>

async function seedNetwork(now: Date): Promise<Ids> {
  const towns = idsBySlug(await database().insert(municipality).values(municipalities).returning())
  const [own] = await database()
    .insert(organisation)
    .values({ ...library, kind: 'library' })
    .returning()
  for (const { in: towned, hours = [], ...partner } of partners) {
    const [made] = await database().insert(organisation).values(partner).returning()
    await database()
      .insert(organisationArea)
      .values(towned.map((slug) => ({ organisationId: the(made).id, municipalityId: the(towns.get(slug)) })))
    const week = hours.flatMap(({ days, from, until }) =>
      days.map((weekday) => ({
        ...{ organisationId: the(made).id, weekday },
        ...{ fromTime: from, untilTime: until },
      })),
    )
    if (week.length > 0) await database().insert(organisationHours).values(week)
  }
  const rows = branches.map(({ slug, name, phone, schoolRegion, kind, municipality: town, staffed }) => ({
    slug,
    name,
    phone,
    kind,
    schoolRegion,
    organisationId: the(own).id,
    municipalityId: the(towns.get(town)),
    // Read on a news site of about 2024; nobody has confirmed them.
    hoursSourceDate: staffed ? `${Math.min(2024, now.getUTCFullYear())}-01-01` : null,
  }))
  return idsBySlug(await database().insert(branch).values(rows).returning())
}

async function seedPeople(now: Date): Promise<void> {
  const organisations = await database().select().from(organisation)
  for (const [i, { name, of, role, ...more }] of people.entries()) {
    const work = the(organisations.find(({ slug }) => slug === of))
    const id = randomUUID()
    const email = `${name.toLowerCase().replace(' ', '.')}@demo.example`
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

/** The week after Christmas the library is closed: the agenda has to go around it. */
async function seedClosure(now: Date): Promise<void> {
  const year = Number(localDate(now).slice(0, 4))
  await database()
    .insert(closure)
    .values({ fromDate: `${year}-12-28`, untilDate: `${year}-12-31`, reason: 'Kerstvakantie' })
}

async function seedHours(branchIds: Ids, now: Date): Promise<void> {
  const opening = branches.flatMap((one) =>
    (['staffed', 'self_service', 'walk_in'] as const).flatMap((kind) => {
      const hours = { staffed: one.staffed, self_service: one.selfService, walk_in: one.walkIn }[kind] ?? []
      return hours.flatMap(([days, fromTime, untilTime]) =>
        days.map((day) => ({
          branchId: the(branchIds.get(one.slug)),
          kind,
          weekday: day,
          fromTime,
          untilTime,
        })),
      )
    }),
  )
  await database().insert(openingHours).values(opening)
  for (const one of branches)
    for (const { from, until, ...rule } of one.consultation ?? []) {
      const branchId = the(branchIds.get(one.slug))
      const [hours] = await database().insert(consultationHours).values({ branchId }).returning()
      const times = { fromTime: from, untilTime: until, minutes: MINUTES, validFrom: localDate(now) }
      await database()
        .insert(hoursVersion)
        .values({ ...rule, ...times, hoursId: the(hours).id })
    }
}

/** Puts the course runs in the agenda; answers their ids, in the order of the list. */
async function seedCourses(branchIds: Ids, now: Date): Promise<number[]> {
  const ids: number[] = []
  const made = new Map(
    (
      await database()
        .insert(course)
        .values(courses.map((one) => ({ ...one })))
        .returning()
    ).map((row) => [row.slug, row]),
  )
  const closures = await database().select().from(closure)
  let person = 0
  for (const run of runs) {
    const kind = the(made.get(run.course))
    const meetings = lessonDays(run, kind.lessons, now, closures).map((day) => {
      const startsAt = atLocal(day, run.time)
      return { startsAt, endsAt: new Date(startsAt.getTime() + kind.minutes * 60_000) }
    })
    const [activityId] = await database().transaction((tx) =>
      plan(tx, [
        {
          kind: 'course',
          branchId: the(branchIds.get(run.branch)),
          courseId: kind.id,
          title: kind.title,
          capacity: kind.capacity,
          publishedAt: atLocal(addDays(localDate(now), -60), '09:00'),
          meetings,
        },
      ]),
    )
    ids.push(the(activityId))
    if ('languages' in run) await speaks(the(activityId), [...(run.languages ?? ['nl'])])
    for (let i = 0; i < run.taken + ('waiting' in run ? (run.waiting ?? 0) : 0); i += 1) {
      person += 1
      await bookOne(the(activityId), person, { ownLaptop: i % 2 === 0, topic: null }, now)
    }
  }
  return ids
}

/** What is spoken in a course. */
async function speaks(activityId: number, languages: (typeof activity.$inferInsert)['languages']) {
  await database().update(activity).set({ languages }).where(eq(activity.id, activityId))
}

/** Weekly lessons from the first such weekday on; a lesson that falls on a closed day comes a week later. */
function lessonDays(
  run: { inDays: number; weekday: number },
  lessons: number,
  now: Date,
  closures: { fromDate: string; untilDate: string }[],
): string[] {
  let day = addDays(localDate(now), run.inDays)
  while (weekday(day) !== run.weekday) day = addDays(day, 1)
  const days: string[] = []
  for (; days.length < lessons; day = addDays(day, 7)) if (isOpen(day, closures)) days.push(day)
  return days
}

/** Some of the first times are taken, so that the agenda looks like one that is in use. */
async function seedConsultations(branchIds: Ids, now: Date): Promise<void> {
  let person = 100
  for (const branchId of branchIds.values()) {
    const moments = await freeMoments(job, { branchId }, now)
    for (const moment of moments.slice(0, 12).filter((_, i) => i % 3 === 0)) {
      person += 1
      const topic = the(ownTopics[person % ownTopics.length]).code
      await bookOne(moment.activityId, person, { ownLaptop: null, topic }, now)
    }
  }
}

async function bookOne(
  activityId: number,
  person: number,
  answers: { ownLaptop: boolean | null; topic: string | null },
  now: Date,
): Promise<void> {
  const booked = await book(
    job,
    {
      activityId,
      people: [
        {
          ...answers,
          name: the(residents[person % residents.length]),
          contactOf: 'resident',
          // Called, not mailed: nothing of an invented person is ever sent anywhere.
          contactWay: 'call',
          contact: `0600000${String(100 + person).padStart(3, '0')}`,
          language: 'nl',
        },
      ],
      formKey: randomUUID(),
      orWait: true,
    },
    now,
  )
  if (!booked.ok) throw new Error(`the demo library does not fit: ${booked.reason}`)
}

function idsBySlug(rows: { id: number; slug: string }[]): Ids {
  return new Map(rows.map((row) => [row.slug, row.id]))
}

function the<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the demo library is not complete')
  return value
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  await seed(process.env.DATABASE_URL ?? '', new Date())
}
