import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import type { HolidayName } from '@/lib/network/rules/holidays'
import type { SchoolHoliday } from '@/lib/planning/queries/closed'
import type { Closing } from '@/lib/planning/rules/change'

const { hours } = dates('nl')

/** "woensdag 23 december", "woensdag 23 tot en met donderdag 31 december, 13.00 – 15.00 uur". */
export function closingWords(
  { fromDate, untilDate, fromTime, untilTime }: Omit<Closing, 'branchId'>,
  now: Date,
) {
  const [from, until] = [fromDate, untilDate].map((date) => dayWords(noonOf(date), now))
  const days = fromDate === untilDate ? from : `${from} tot en met ${until}`
  return fromTime && untilTime ? `${days}, ${hours(fromTime, untilTime)}` : `${days}`
}

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

export const schoolWords: Record<SchoolHoliday['name'], string> = {
  autumn: 'Herfstvakantie',
  christmas: 'Kerstvakantie',
  spring: 'Voorjaarsvakantie',
  may: 'Meivakantie',
  summer: 'Zomervakantie',
}

export const regionWords: Record<SchoolHoliday['region'], string> = {
  noord: 'Noord',
  midden: 'Midden',
  zuid: 'Zuid',
}
