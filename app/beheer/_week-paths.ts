import { addDays, isDate, type LocalDate, localDate, weekday } from '@/lib/tools/time'

/** What of the week is looked at, as it stands in the address. */
export type WeekAsked = {
  /** A day of the week. */
  week?: string
  /** The one day that a small screen shows. */
  dag?: string
  gemeente?: string
  vestiging?: string
  /** Of how many branches the first are passed over. */
  vanaf?: string
}

/** The page of the week, with what is looked at. */
export function weekAt(asked: WeekAsked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `/beheer?${new URLSearchParams(given)}` : '/beheer'
}

/** The day that was asked for; today when it is none. */
export function dayAsked(text: string | undefined, now: Date): LocalDate {
  return text && isDate(text) ? text : localDate(now)
}

/** The day that a small screen shows: the one that was asked for, today, or the first of the week. */
export function dayShown(text: string | undefined, days: readonly LocalDate[], now: Date): LocalDate {
  const wanted = [text, localDate(now), days[0]].find((day) => day && days.includes(day))
  return wanted ?? localDate(now)
}

/** How many branches are passed over; a page of them at a time. */
export function firstAsked(text: string | undefined, page: number): number {
  const first = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0
  return first - (first % page)
}

/** The Monday so many weeks after the one of a day. */
export function mondayOf(day: LocalDate, weeks = 0): LocalDate {
  return addDays(day, 1 - weekday(day) + 7 * weeks)
}

/** Where consultation hours are changed; a time that belongs to none leads to all of them. */
export function hoursOf(hoursId: number | null): string {
  return hoursId === null ? '/beheer/spreekuren' : `/beheer/spreekuren/${hoursId}`
}

/** Where a course run, or its lessons, are changed. */
export const runOf = (activityId: number) => `/beheer/cursussen/${activityId}`
export const lessonsOf = (activityId: number) => `/beheer/cursussen/${activityId}/lessen`

/** Where the school holidays of a region are typed. */
export const schoolOf = (regio: string) =>
  `/beheer/gesloten/schoolvakanties?${new URLSearchParams({ regio })}`

/** The calls and tasks of one branch. */
export const callsOf = (vestiging: string) => `/bellen?${new URLSearchParams({ vestiging })}`
