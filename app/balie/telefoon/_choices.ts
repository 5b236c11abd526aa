import type { Choice, Times } from '@/app/_shared/forms/choices'
import { type Language, languages } from '@/app/_shared/language'
import { branchAloud } from '@/app/_shared/texts/branch'
import { lessons, places, spoken } from '@/app/_shared/texts/desk'
import { type CourseRun, courseList } from '@/lib/availability/queries/courses'
import { type DeskTime, deskTimes } from '@/lib/availability/queries/desk'
import type { Branch } from '@/lib/network/queries/branches'
import type { Called } from '@/lib/network/rules/where'
import type { Actor } from '@/lib/tools/access'
import { localDate } from '@/lib/tools/time'
import { templatesOf, unbroken, whenAloud } from '../_aloud'
import { bareTime, iso, shortDay, time, weekdayOf } from '../_booking-words'
import type { Spoken } from './_form'
import type { Days } from './_wish'

/** Times, or courses, that are shown at once. */
const MOST = 24

export type Offered = {
  days: Times
  runs: Choice[]
  /** Some of it is full. */
  full: boolean
  /** Null when there is nothing to choose. */
  spoken: Spoken | null
}

type Wish = Days & { topic: string | null }

/** The free times of a branch at which this can be asked, per day, with what to say of each. */
export async function timeChoices(actor: Actor, branch: Branch, wish: Wish, now: Date): Promise<Offered> {
  const times = await deskTimes(actor, { ...wish, branchId: branch.id, times: MOST }, now)
  const spoken = spokenOf(
    times.map((one) => ({ value: String(one.activityId), startsAt: one.startsAt, branch, title: '' })),
  )
  const perDay = [...Map.groupBy(times, ({ startsAt }) => iso(startsAt)).values()]
  return {
    days: perDay.map((onDay) => ({
      day: onDay[0] ? shortDay(onDay[0].startsAt) : '',
      times: onDay.map(timeChoice),
    })),
    runs: [],
    full: times.some(({ left }) => left === 0),
    spoken,
  }
}

function timeChoice({ activityId, startsAt, left, languages }: DeskTime): Times[number]['times'][number] {
  return {
    ...{ value: String(activityId), label: `${bareTime(startsAt)}${left > 0 ? '' : ' vol'}` },
    spoken: languages.join() === 'nl' ? undefined : spoken(languages),
  }
}

/** The courses in which somebody can still come, those of the branch first; of a full one its line. */
export async function courseChoices(actor: Actor, branch: Branch, days: Days, now: Date): Promise<Offered> {
  const all = (await courseList(actor, {}, now)).filter((run) => isIn(run, days))
  const near = all.filter(({ branchSlug }) => branchSlug === branch.slug)
  const runs = [...near, ...all.filter((run) => !near.includes(run))].slice(0, MOST)
  return {
    days: [],
    runs: runs.map(runChoice),
    full: runs.some(({ left }) => left === 0),
    spoken: spokenOf(
      runs.map((run) => ({
        value: choiceOf(run),
        startsAt: run.startsAt,
        branch: { name: run.branchName, kind: run.branchKind, phone: run.branchPhone },
        title: run.title,
      })),
    ),
  }
}

function isIn({ startsAt }: CourseRun, { firstDay, lastDay }: Days): boolean {
  const first = localDate(startsAt)
  return (!firstDay || first >= firstDay) && (!lastDay || first <= lastDay)
}

function choiceOf({ activityId, left }: CourseRun): string {
  return left > 0 ? String(activityId) : `${activityId}:wait`
}

function runChoice(run: CourseRun): Choice {
  const speaks = run.languages.join() === 'nl' ? '' : ` De docent spreekt ${spoken(run.languages)}.`
  const room =
    run.left > 0 ? `${places(run.left)} vrij.` : `Vol. Zet op de wachtlijst, als nummer ${run.waiting + 1}.`
  return {
    value: choiceOf(run),
    label: `${run.title} in ${run.branchName}, ${run.begun ? 'al begonnen, weer' : 'vanaf'} ${shortDay(run.startsAt)}`,
    hint: `${lessons(run.lessons)}, ${weekdayOf(run.startsAt)} ${bareTime(run.startsAt)} – ${time(run.endsAt)}. ${room}${speaks}`,
  }
}

type Sayable = { value: string; startsAt: Date; branch: Called & { phone: string }; title: string }

function spokenOf(choices: Sayable[]): Spoken | null {
  if (choices.length === 0) return null
  const inLanguage = (language: Language) => ({
    templates: templatesOf(language),
    choices: Object.fromEntries(
      choices.map(({ value, startsAt, branch, title }) => [
        value,
        {
          ...{ when: whenAloud(startsAt, language), branch: branchAloud(branch, language) },
          ...{ phone: unbroken(branch.phone), title },
        },
      ]),
    ),
  })
  return Object.fromEntries(languages.map((one) => [one, inLanguage(one)])) as Spoken
}
