import { cache } from 'react'
import { anyone } from '@/app/_shared/guest'
import { ownPhone } from '@/app/_shared/own-phone'
import { isWalkedIn } from '@/app/_shared/ui/help'
import type { Place } from '@/app/_shared/ui/where'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { lessonsOff } from '@/lib/availability/queries/lessons-off'
import { type FreeMoment, firstFreeMoments, freeMoments } from '@/lib/availability/queries/times'
import { branches, libraryName } from '@/lib/network/queries/branches'
import { closedSoon } from '@/lib/network/queries/closed'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { bookable } from '@/lib/network/queries/setup'
import { type From, whereBranchesAre } from '@/lib/network/queries/where'
import { isFew } from '@/lib/network/rules/branches'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { fresh } from '@/lib/tools/fresh'
import { atLocal, localDate } from '@/lib/tools/time'

/** Seconds that names, telephones, walk-in hours and closed days may be old. */
const KEEP_SECONDS = 5
const known = fresh(KEEP_SECONDS, async () => {
  const [name, rows, addresses, logo, phone, open, closed] = await Promise.all([
    libraryName(anyone),
    branches(anyone),
    whereBranchesAre(anyone, clock()),
    libraryLogo(anyone),
    ownPhone(),
    bookable(anyone, clock()),
    closedSoon(anyone, clock()),
  ])
  const today = localDate(clock())
  const there = rows.filter(({ closedFrom }) => closedFrom === null || closedFrom > today)
  const all = there.map((one) => ({
    ...one,
    places: placesFrom(addresses.get(one.id) ?? []),
    closed: closed.at.get(one.id) ?? [],
  }))
  return { name: name ?? undefined, branches: all, closed: closed.everywhere, logo, phone, open }
})

/** The library and its branches, with what stands on every page; no telephone as long as nobody said which. */
export const library = cache(async () => {
  const { name, branches, closed, logo, phone, open } = await known()
  return {
    name,
    branches,
    closed,
    few: isFew(branches),
    walkIn: isWalkedIn(branches),
    phone,
    demo: config().demo,
    logo,
    open,
  }
})

/** The addresses of a branch as a page says them: a later one from the beginning of its first day. */
function placesFrom(addresses: From[]): Place[] {
  return addresses.map(({ from, address }) => ({
    address,
    from: from === null ? null : atLocal(from, '00:00'),
  }))
}

export type FreeTime = FreeMoment
/** Days with free times that are shown at once. */
const DAYS = 4

/** The free times of a branch, the first days or the later ones; null when there is no such branch. */
export async function freeTimes(slug: string, later: boolean) {
  const branch = (await library()).branches.find((one) => one.slug === slug)
  if (!branch) return null
  const all = await freeMoments(anyone, { branchId: branch.id }, clock())
  const days = [...new Set(all.map((one) => localDate(one.startsAt)))]
  const shown = new Set(later ? days.slice(DAYS) : days.slice(0, DAYS))
  const times = all.filter((one) => shown.has(localDate(one.startsAt)))
  return { branch, times, more: !later && days.length > DAYS }
}

/** The branches where someone can make an appointment, with the first free time of each. */
export async function helpBranches() {
  const [{ branches }, first] = await Promise.all([library(), firstFreeMoments(anyone, {}, clock())])
  return branches
    .filter((one) => first.has(one.id))
    .map((one) => ({ ...one, first: first.get(one.id) ?? null }))
}

/** Every course that can be chosen now, in every branch. */
export const courses = fresh(1, () => courseList(anyone, {}, clock()))

/** The next run of the same course in which there is a place, or null. */
export async function nextRunOf(activityId: number) {
  const [next] = await courseList(anyone, { sameCourseAs: activityId, free: true, limit: 1 }, clock())
  return next ?? null
}

/** One course with all its lessons, or null when there is no such course. */
export async function courseOf(activityId: number) {
  if (!Number.isSafeInteger(activityId) || activityId < 1) return null
  return courseRun(anyone, activityId, clock())
}

/** The lessons of a course that do not take place, as far as they would still have come. */
export async function lessonsOffOf(activityId: number) {
  return lessonsOff(anyone, activityId, clock())
}
