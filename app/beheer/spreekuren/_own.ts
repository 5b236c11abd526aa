import type { Hours } from '@/lib/planning/queries/hours'
import type { Version } from '@/lib/planning/rules/change'
import { addDays, type LocalDate, localDate } from '@/lib/tools/time'

/** How hours stand to today: what was, what is, and what comes. */
export function standingOf({ versions, exceptions }: Hours, today: LocalDate) {
  const earlier = versions.filter(({ validUntil }) => validUntil !== null && validUntil < today)
  const later = versions.filter(({ validFrom }) => validFrom > today)
  return {
    earlier,
    now: versions.find((one) => !earlier.includes(one) && !later.includes(one)) ?? null,
    later,
    exceptions: exceptions.filter(({ date }) => date >= today),
    past: exceptions.filter(({ date }) => date < today),
  }
}

/** What a form for hours that are new begins with. */
export function newHours(branch: string | undefined, now: Date): Record<string, string> {
  return {
    ...(branch ? { branchId: branch } : {}),
    ...{ weekday: '2', rhythm: 'weekly', minutes: '30', pause: '0', desks: '1', walkInDesks: '0' },
    ...{ 'lang.nl': 'yes', validFrom: addDays(localDate(now), 1) },
  }
}

/** What a form for a new version begins with: as it is now, from tomorrow on, until the last day that the hours have. */
export function versionFields(
  version: Version,
  lastDay: LocalDate | null,
  now: Date,
): Record<string, string> {
  const { weekday, rhythm, nth, anchor, fromTime, untilTime, languages, topics } = version
  const { minutes, pause, desks, walkInDesks } = version
  return {
    ...{ weekday: `${weekday}`, rhythm: nth === null ? rhythm : `${rhythm}.${nth}`, anchor: anchor ?? '' },
    ...{ fromTime, untilTime, minutes: `${minutes}`, pause: `${pause}` },
    ...{ desks: `${desks}`, walkInDesks: `${walkInDesks}` },
    ...Object.fromEntries(languages.map((code) => [`lang.${code}`, 'yes'])),
    ...Object.fromEntries((topics ?? []).map((code) => [`topic.${code}`, 'yes'])),
    validFrom: version.validFrom > localDate(now) ? version.validFrom : addDays(localDate(now), 1),
    validUntil: lastDay !== null && lastDay > localDate(now) ? lastDay : '',
  }
}
