import { and, eq } from 'drizzle-orm'
import { addBranch, saveOpeningHours } from '@/lib/network/commands/branches'
import { saveLibrary } from '@/lib/network/commands/library'
import { addMunicipality } from '@/lib/network/commands/municipalities'
import { setSchoolHolidays } from '@/lib/planning/commands/school'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, localDate, weekday } from '@/lib/tools/time'
import { branches, library, municipalities } from './demo/library'
import { done, the } from './seed-fits'
import { schoolHolidaysAhead } from './seed-school'
import { consultationHours, hoursVersion } from './tables/agenda'
import { branch } from './tables/network'

export type Ids = Map<string, number>

const MINUTES = 30

/** What the invented coordinator typed on the first day: places, addresses, hours, and when it is otherwise. */
export async function seedLibrary(carla: Staff, now: Date): Promise<Ids> {
  const { name: called, phone } = library
  done(await saveLibrary(carla, { called, phone, senderName: called, replyTo: null }, now))
  const towns: Ids = new Map()
  for (const { slug, name } of municipalities)
    towns.set(slug, done(await addMunicipality(carla, { called: name }, now)).municipalityId)
  const branchIds: Ids = new Map()
  for (const one of branches) branchIds.set(one.slug, await seedBranch(carla, one, towns, now))
  await seedOtherwise(carla, branchIds, now)
  for (const region of new Set(branches.map(({ schoolRegion }) => schoolRegion)))
    done(
      await setSchoolHolidays(carla, { region, holidays: schoolHolidaysAhead(region, localDate(now)) }, now),
    )
  return branchIds
}

type Branch = (typeof branches)[number]

async function seedBranch(carla: Staff, one: Branch, towns: Ids, now: Date): Promise<number> {
  const { name: called, phone, schoolRegion, kind: branchKind = 'library' as const, address } = one
  const municipalityId = the(towns.get(one.municipality))
  const typed = { called, phone, schoolRegion, branchKind, municipalityId, ...address, mapUrl: null }
  const { branchId } = done(await addBranch(carla, typed, now))
  // The demo has had these addresses for long: people have them on paper.
  await database().update(branch).set({ slug: one.slug }).where(eq(branch.id, branchId))
  const kinds = { staffed: one.staffed, self_service: one.selfService, walk_in: one.walkIn }
  const hours = (['staffed', 'self_service', 'walk_in'] as const).flatMap((kind) =>
    (kinds[kind] ?? []).flatMap(([days, fromTime, untilTime]) =>
      days.map((day) => ({ kind, weekday: day, fromTime, untilTime })),
    ),
  )
  if (hours.length > 0) done(await saveOpeningHours(carla, { branchId, hours }, now))
  for (const consultation of one.consultation ?? [])
    await change(carla, hoursOf(branchId, consultation, now), now)
  return branchId
}

function hoursOf(branchId: number, one: NonNullable<Branch['consultation']>[number], now: Date): Change {
  const { weekday: day, from: fromTime, until: untilTime, desks, rhythm = 'weekly' } = one
  const today = localDate(now)
  const version = {
    ...{ validFrom: today, validUntil: null, weekday: day, fromTime, untilTime, minutes: MINUTES, pause: 0 },
    ...{ desks, walkInDesks: 0, languages: ['nl'], topics: null, rhythm },
    anchor: rhythm === 'fortnightly' ? next(day, today) : null,
    nth: 'nth' in one ? one.nth : null,
  }
  return { kind: 'hours', hoursId: null, branchId, version }
}

/** The next week after Christmas is closed, an hour in Maarssenbroek, and one Friday in Abcoude nobody is there. */
async function seedOtherwise(carla: Staff, branchIds: Ids, now: Date): Promise<void> {
  const today = localDate(now)
  const year = Number(today.slice(0, 4)) + (today.slice(5) < '12-28' ? 0 : 1)
  const closed = { branchId: null, fromTime: null, untilTime: null }
  const christmas = { fromDate: `${year}-12-28`, untilDate: `${year}-12-31`, reason: 'Kerstvakantie' }
  await change(carla, { kind: 'closure', closureId: null, closure: { ...closed, ...christmas } }, now)
  const day = next(3, addDays(today, 24))
  const hour = { branchId: the(branchIds.get('maarssenbroek')), fromTime: '13:00', untilTime: '14:00' }
  const closure = { ...hour, fromDate: day, untilDate: day, reason: 'Overleg van alle collega’s' }
  await change(carla, { kind: 'closure', closureId: null, closure }, now)
  const hoursId = await hoursIn(the(branchIds.get('abcoude')), 5)
  const off = { off: true, fromTime: null, untilTime: null, desks: null, because: 'training' as const }
  await change(carla, { kind: 'exception', hoursId, date: next(5, addDays(today, 30)), exception: off }, now)
}

async function hoursIn(branchId: number, day: number): Promise<number> {
  const [row] = await database()
    .select({ id: hoursVersion.hoursId })
    .from(hoursVersion)
    .innerJoin(consultationHours, eq(consultationHours.id, hoursVersion.hoursId))
    .where(and(eq(consultationHours.branchId, branchId), eq(hoursVersion.weekday, day)))
  return the(row).id
}

/** Nobody is booked yet, so nobody is hit. */
async function change(carla: Staff, wanted: Change, now: Date): Promise<void> {
  done(await changeAgenda(carla, { change: wanted, choices: [], lessons: [] }, now))
}

/** The first such weekday on or after a day. */
function next(day: number, from: string): string {
  return addDays(from, (day - weekday(from) + 7) % 7)
}
