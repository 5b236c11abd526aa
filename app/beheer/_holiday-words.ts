import { dates } from '@/app/_shared/texts/dates'
import { noonOf } from '@/app/_shared/texts/desk'
import type { HolidayName } from '@/lib/network/rules/holidays'
import type { SchoolHoliday } from '@/lib/planning/queries/closed'
import type { schoolUnknown } from '@/lib/planning/rules/lessons'

const { dayOfMonth } = dates('nl')
const list = new Intl.ListFormat('nl', { type: 'conjunction' })

/** What each public holiday is called. */
export const holidayWords: Record<HolidayName, string> = {
  new_year: 'Nieuwjaarsdag',
  good_friday: 'Goede Vrijdag',
  easter: 'Eerste Paasdag',
  easter_monday: 'Tweede Paasdag',
  kings_day: 'Koningsdag',
  liberation_day: 'Bevrijdingsdag',
  ascension: 'Hemelvaartsdag',
  whit_sunday: 'Eerste Pinksterdag',
  whit_monday: 'Tweede Pinksterdag',
  christmas: 'Eerste Kerstdag',
  second_christmas: 'Tweede Kerstdag',
}

/** What each region of the school holidays is called. */
export const regionWords: Record<SchoolHoliday['region'], string> = {
  noord: 'Noord',
  midden: 'Midden',
  zuid: 'Zuid',
}

/** That the school holidays are not known for as long as some lessons go on. */
export function unknownWords({ region, until, years }: NonNullable<ReturnType<typeof schoolUnknown>>) {
  const of = `choolvakanties van regio ${regionWords[region]}`
  return until === null
    ? `De s${of} staan er nog niet in voor ${list.format(years.map(String))}.`
    : `De s${of} staan erin tot en met ${dayOfMonth(noonOf(until))} ${until.slice(0, 4)}, niet daarna.`
}
