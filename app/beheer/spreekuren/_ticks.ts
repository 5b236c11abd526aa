import { dates } from '@/app/_shared/texts/dates'
import { languageWords } from '@/app/_shared/texts/desk'
import { topicOptions } from '@/app/_shared/texts/topics'
import { spokenLanguages } from '@/lib/planning/input/change'

const { weekday } = dates('nl')

/** The languages in which somebody can be helped, to tick. */
export function languageTicks() {
  return spokenLanguages.map((code) => ({ name: `lang.${code}`, label: languageWords[code] ?? code }))
}

/** The topics in their groups, to tick; a group in which something is ticked stands open. */
export function topicTicks(chosen: readonly string[]) {
  return topicOptions().map(({ group, options }) => ({
    title: group,
    open: options.some(({ value }) => chosen.includes(value)),
    ticks: options.map(({ value, label }) => ({ name: `topic.${value}`, label })),
  }))
}

export const weekdayOptions = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: `${day}`, label: weekday(day) }))

export const rhythmOptions = [
  { value: 'weekly', label: 'Elke week' },
  { value: 'fortnightly', label: 'Om de week' },
  { value: 'monthly.1', label: 'De eerste van de maand' },
  { value: 'monthly.2', label: 'De tweede van de maand' },
  { value: 'monthly.3', label: 'De derde van de maand' },
  { value: 'monthly.4', label: 'De vierde van de maand' },
  { value: 'monthly.5', label: 'De laatste van de maand' },
]
