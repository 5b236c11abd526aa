import { guardSentences } from '@/app/_shared/forms/resident-sentences'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import type { setSchoolHolidays } from '@/lib/planning/commands/school'
import type { SchoolHoliday } from '@/lib/planning/queries/closed'
import type { Closing } from '@/lib/planning/rules/change'
import type { ReasonOf } from '@/lib/tools/result'
import { hoursSentences } from '../spreekuren/_words'

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

export const schoolWords: Record<SchoolHoliday['name'], string> = {
  autumn: 'Herfstvakantie',
  christmas: 'Kerstvakantie',
  spring: 'Voorjaarsvakantie',
  may: 'Meivakantie',
  summer: 'Zomervakantie',
}

/** What can be wrong with what was typed about closed days. */
export const closedSentences: Record<string, string> = {
  ...hoursSentences,
  'branchId.choose_one': 'Kies een vestiging, of de hele bibliotheek.',
  'name.choose_one': 'Kies welke vakantie.',
  reason_missing: 'Vul in waarom. Bijvoorbeeld: verbouwing.',
  too_long: 'Dit is te lang. Gebruik ten hoogste 80 tekens.',
  too_many: 'Dit zijn er te veel. Vul alleen de vakanties van de komende drie jaar in.',
  overlaps: 'Deze vakantie loopt door een andere heen. Kijk de dagen na.',
  ...guardSentences,
}

/** Why school holidays cannot be kept so; a reason that is forgotten does not compile. */
export const schoolRefusals: Record<ReasonOf<typeof setSchoolHolidays>, string> = {
  day_past: 'Een van deze vakanties is al voorbij. Haal die weg.',
  exists: 'Een van deze vakanties begint op dezelfde dag als een die al voorbij is. Kijk de dagen na.',
}
