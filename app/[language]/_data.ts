import { cache } from 'react'
import { anyone, currentGuest } from '@/app/_shared/guest'
import { ownPhone } from '@/app/_shared/own-phone'
import { isWalkedIn } from '@/app/_shared/ui/help'
import type { Place } from '@/app/_shared/ui/where'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import { lessonsOff } from '@/lib/availability/queries/lessons-off'
import { type FreeMoment, firstFreeMoments, freeMoments } from '@/lib/availability/queries/times'
import { timesFor } from '@/lib/availability/rules/times'
import { draftOf } from '@/lib/drafts/queries'
import { branches, libraryName } from '@/lib/network/queries/branches'
import { closedSoon } from '@/lib/network/queries/closed'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { bookable } from '@/lib/network/queries/setup'
import { type From, whereBranchesAre } from '@/lib/network/queries/where'
import { isFew } from '@/lib/network/rules/branches'
import { canBeAsked } from '@/lib/network/rules/topics'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { fresh } from '@/lib/tools/fresh'
import { atLocal, earliest, localDate } from '@/lib/tools/time'

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

/** Seconds that free times may be old: so long a page with them hangs there for everybody. */
const HANG_SECONDS = 1
const firstFree = fresh(HANG_SECONDS, () => firstFreeMoments(anyone, {}, clock()))
const freeHere = new Map<number, () => Promise<FreeMoment[]>>()

/** The free times of a branch, asked once a second for all who choose one. */
export function hanging(branchId: number): Promise<FreeMoment[]> {
  const load = freeHere.get(branchId) ?? fresh(HANG_SECONDS, () => freeNow(branchId))
  freeHere.set(branchId, load)
  return load()
}

function freeNow(branchId: number): Promise<FreeMoment[]> {
  return freeMoments(anyone, { branchId }, clock())
}

/** What this browser needs help with, as far as it said so. */
export async function askedTopic(): Promise<string | null> {
  return (await draftOf(await currentGuest(), clock()))?.topic ?? null
}

/**
 * The free times of a branch, the first days or the later ones; null when there is no such branch. At some times only
 * certain topics can be asked: only then it is looked up what is asked, and the page is not the same for everybody.
 */
export async function freeTimes(
  slug: string,
  later: boolean,
  asked: () => Promise<string | null>,
  load = freeNow,
) {
  const branch = (await library()).branches.find((one) => one.slug === slug)
  if (!branch) return null
  const there = await load(branch.id)
  const same = there.every(({ topics }) => topics === null)
  const all = timesFor(there, same ? null : await asked())
  const days = [...new Set(all.map((one) => localDate(one.startsAt)))]
  const shown = new Set(later ? days.slice(DAYS) : days.slice(0, DAYS))
  const times = all.filter((one) => shown.has(localDate(one.startsAt)))
  return { branch, times, more: !later && days.length > DAYS, same }
}

/** The branches where someone can make an appointment about this, with the first free time of each; `same` as above. */
export async function helpBranches() {
  const [{ branches }, all] = await Promise.all([library(), firstFree()])
  const same = all.every(({ topics }) => topics === null)
  const topic = same ? null : await askedTopic()
  const fitting = all.filter(({ topics }) => canBeAsked(topic, topics))
  const perBranch = Map.groupBy(fitting, ({ branchId }) => branchId)
  const here = branches.flatMap((one) => {
    const firsts = perBranch.get(one.id)
    return firsts ? [{ ...one, first: soonest(firsts) }] : []
  })
  return { branches: here, same }
}

function soonest(all: { first: Date | null }[]): Date | null {
  const times = all.flatMap(({ first }) => first ?? [])
  return times.length > 0 ? earliest(times) : null
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
