import type { HolidayName } from '@/lib/network/rules/holidays'

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
